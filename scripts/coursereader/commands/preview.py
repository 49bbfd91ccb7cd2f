"""`reader preview`: the picture that a link to the course shows where it is shared; kept with the course."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from pathlib import Path

from ..editions import editions
from ..input.course_file import FILE, load_facts
from ..input.plain_files import LinkError, first_link
from ..model.problems import Report
from ..model.whole_files import write_whole
from ..typeset.sheet import PreviewWords
from ..typeset.typesetter import NOT_THERE, is_there, picture
from .arguments import course_of, parser, plain_output
from .refusing import refused

PLACE = "docs/assets/preview.png"
SHOWN = 5
"""So many texts are named."""
PLAIN = "#5b564e"
"""The colour of a text that the course gives none."""


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and the picture, or 1 and every problem of what it is drawn from."""
    does = "Draw the picture that a shared link shows, with the course's title, its texts and their colours."
    root = course_of(parser("preview", does, "", here=here).parse_args(arguments))
    plain_output()
    if not is_there():
        print(NOT_THERE, file=sys.stderr)
        return 1
    facts = load_facts(root, report := Report())
    labels = [edition.source.label for edition in editions(root, report)]
    if refused(report, "The picture was not drawn."):
        return 1
    if link := first_link((root / PLACE).parent, root):
        raise LinkError(errno.ELOOP, "a link to another place. Put the folder itself here", str(link))
    colours = [colour.light for colour in facts.colours] + [PLAIN] * len(labels)
    texts = tuple(zip(labels, colours, strict=False))[:SHOWN]
    (root / PLACE).parent.mkdir(parents=True, exist_ok=True)
    write_whole(root / PLACE, picture(PreviewWords(facts.title, facts.subtitle, texts, facts.language)))
    print(f"{PLACE} is drawn." + ("" if facts.preview else f" Name it in {FILE}, preview: {PLACE}"))
    return 0
