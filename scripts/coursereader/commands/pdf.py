"""`reader pdf`: texts for print, each as one PDF; or a packet of passages and records."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ..analysis.packets import parts_of
from ..input.packet_file import packet_at, read_packet
from ..input.validation import nearest
from ..model import progress
from ..model.problems import Report
from ..pages.index import CourseIndex, index_of
from ..typeset.packet_sheet import packet_sheet
from ..typeset.sheet import PaperSheet
from ..typeset.text_sheet import text_sheet
from ..typeset.typesetter import NOT_THERE, is_there, pdf
from .arguments import course_of, parser, plain_output, shown
from .exporting import course_to_give, put, tell_of_faceless
from .refusing import refused
from .wrong_use import WrongUseError

FOLDER = "build/pdf"
NOT_DONE = "Nothing was printed."
AN_ADDRESS = "https://example.org/packet.html?with=alder:p2-p5,events/the-fire"


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and the files, or 1 and every problem of the course."""
    does = "Set texts of the course for print: each as one PDF, with its notes at the foot of the pages."
    options = parser("pdf", does, "", "alder birch", "--packet packet.yml", f"--packet '{AN_ADDRESS}'", here=here)
    options.add_argument("texts", nargs="*", metavar="TEXT", help="their ids (all)")
    options.add_argument(
        "--packet", metavar="FILE", help="a packet instead: its packet.yml, or its address on the site"
    )
    options.add_argument("--to", type=Path, metavar="DIR", help=f"where they go ({FOLDER})")
    given = options.parse_args(arguments)
    root = course_of(given)
    plain_output()
    if not is_there():
        print(NOT_THERE, file=sys.stderr)
        return 1
    course, folder = course_to_give(root, NOT_DONE), given.to or root / FOLDER
    if course is None:
        return 1
    index = index_of(course)
    if given.packet:
        return _packet(index, given.packet, folder, root)
    for id in given.texts or index.texts.ids:
        progress.doing(f"Setting {id} for print")
        _print(text_sheet(index, _known(index, id)), folder / f"{id}.pdf", root)
    return 0


def _packet(index: CourseIndex, named: str, folder: Path, root: Path) -> int:
    """A packet by its file or by its address; nothing is printed of one in which something is wrong."""
    report, at_an_address = Report(), packet_at(named)
    packet = at_an_address or read_packet(Path(named), named, report)
    parts = parts_of(index.course, packet, "--packet" if at_an_address else named, report) if packet else []
    if refused(report, NOT_DONE) or packet is None:
        return 1
    progress.doing("Setting the packet for print")
    name = "packet" if at_an_address else Path(named).stem
    _print(packet_sheet(index, packet, parts), folder / f"{name}.pdf", root)
    return 0


def _known(index: CourseIndex, id: str) -> str:
    if id not in index.texts.ids:
        hint = nearest(id, list(index.texts.ids)) or f"The texts are {', '.join(index.texts.ids)}."
        raise WrongUseError(f'there is no text "{id}". {hint}')
    return id


def _print(sheet: PaperSheet, place: Path, root: Path) -> None:
    made = pdf(sheet)
    put(place, made.content, root)
    tell_of_faceless(shown(place, root), made.faceless)
