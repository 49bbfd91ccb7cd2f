"""The programs that make texts and read them: whether they are here, and one way to run them."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

DEBIAN = {
    "groff": "groff",
    "pdflatex": "texlive-latex-base",
    "xelatex": "texlive-xetex",
    "pandoc": "pandoc",
    "lynx": "lynx",
    "w3m": "w3m",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "tesseract": "tesseract-ocr",
}
"""By program: the package of Debian that has it."""
SECONDS = 240


class CannotMakeError(Exception):
    """A case that cannot be made here, and why."""


def run(*command: str, given: bytes = b"", folder: Path | None = None) -> bytes:
    """What a program prints; CannotMakeError with its last words where it fails."""
    try:
        made = subprocess.run(
            command,
            input=given,
            cwd=folder,
            capture_output=True,
            check=True,
            timeout=SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except FileNotFoundError as error:
        raise CannotMakeError(f"{command[0]} is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise CannotMakeError(f"{command[0]} took more than {SECONDS} seconds") from error
    except subprocess.CalledProcessError as error:
        last = (error.stderr or error.stdout).decode("utf-8", "replace").strip().splitlines()[-1:]
        raise CannotMakeError(f"{command[0]} failed: {' '.join(last)}") from error
    return made.stdout


@cache
def lacks(*needs: str) -> str:
    """Why something cannot be had here, or nothing: `needs` are programs, modules and `groff -ms`."""
    for need in needs:
        if need in ("-ms", "-mom"):
            if not shutil.which("groff") or not _has_macros(need):
                return f"groff {need} prints nothing here (Debian: groff, not groff-base)"
        elif need in DEBIAN:
            if not shutil.which(need):
                return f"{need} is not installed (Debian: {DEBIAN[need]})"
        elif not find_spec(need):
            return f"the module {need} is not installed (requirements/bench.txt)"
    return ""


def _has_macros(name: str) -> bool:
    """Debian's groff-base has neither, and says so only by an empty page."""
    opening = ".LP\n" if name == "-ms" else ".PRINTSTYLE TYPESET\n.START\n.PP\n"
    try:
        return b"present" in run("groff", name, "-Tutf8", given=(opening + "present\n").encode())
    except CannotMakeError:
        return False
