"""What README.md says one can run is what there is, and all of it."""

from __future__ import annotations

import re
from pathlib import Path

from coursereader.commands import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
TABLE = "\n".join(re.findall(r"^\| (.*?) \|", README.partition("| command | does |")[2], re.MULTILINE))


def targets() -> set[str]:
    """Those that `make help` lists."""
    return set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_the_table_of_commands_has_every_target_of_make_and_every_command() -> None:
    assert set(re.findall(r"`make ([a-z-]+)", TABLE)) == targets() - {"test"}
    assert set(re.findall(r"`reader ([a-z-]+)", TABLE)) == set(COMMANDS)
    assert "\nmake test " in README


def test_every_target_of_make_is_told_from_a_file_of_its_name() -> None:
    phony = " ".join(re.findall(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)).split()
    assert set(phony) == targets()
