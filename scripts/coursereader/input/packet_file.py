"""`packet.yml`: what is handed out for a session, in order, as one print; or the same, by the address of a packet."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from pydantic import Field

from ..model.problems import Report
from .frontmatter import text_of
from .plain_files import plain_bytes
from .quotation import UNWRITTEN, Strict, Words
from .validation import validated
from .yaml_lines import read_yaml

PACKET_FILE = "packet.yml"
MOST_PARTS = 200
LARGEST = 200_000
"""Bytes."""


class PacketFile(Strict):
    """Of `packet.yml`."""

    title: Words
    """On its first page."""
    term: str = ""
    """For which term or meeting: `Autumn 2026`."""
    by: str = ""
    """Who hands it out."""
    parts: tuple[Words, ...] = Field(alias="with", min_length=1, max_length=MOST_PARTS)
    """What is in it, in order: `alder:p12-p20`, `alder`, `events/ID`, `comparisons/ID`, `figures/ID`, `glossary/ID`."""
    lines: dict[str, int] = Field(default_factory=dict, exclude=True, validation_alias=UNWRITTEN)
    """The line of each key, by its way: `with.2`."""


def read_packet(path: Path, name: str, report: Report) -> PacketFile | None:
    """The packet of a file; None, with its problems, where there is none."""
    raw = plain_bytes(path, LARGEST, path.parent)
    text = text_of(raw, name, report)
    document = None if text is None else read_yaml(text, name, report)
    packet = document and validated(PacketFile, document.data, document, name, report)
    lines = {".".join(map(str, way)): line for way, line in document.lines.items()} if document else {}
    return packet.model_copy(update={"lines": lines}) if packet else None


def packet_at(address: str) -> PacketFile | None:
    """The packet of an address, `packet.html?with=alder:p2-p5,events/ID&title=WORDS`; None where it is none."""
    asked = parse_qs(urlsplit(address).query)
    if not urlsplit(address).path.endswith("packet.html") or "with" not in asked:
        return None
    parts = [part for part in asked["with"][0].split(",") if part]
    said = {"title": asked.get("title", ["Packet"])[0], "with": parts[:MOST_PARTS]}
    return PacketFile.model_validate(said) if parts else None
