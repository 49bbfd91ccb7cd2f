"""What the widths of lines tell: the face of a text, its measure, and an indent that was lost."""

from __future__ import annotations

import itertools

from coursereader.text.repair.evidence.lines import lines_of
from coursereader.text.repair.evidence.measure import Measure
from coursereader.text.repair.evidence.widths import TYPEFACES, Typeface

SENTENCES = (
    "the council of Alder met in the town hall and heard the masons who built the bridge",
    "it was said that the third pier had never stood on rock and would fall with the ice",
    "nobody answered them and the meeting was closed before any drawing had been shown there",
    "willow and oak were floated down to the mill while the river was still low in summer",
    "in the spring the water rose to the lamp at the inn and took away most of the timber",
)


def set_in(face: Typeface, measure: float, indent: float) -> str:
    """Paragraphs of one long sentence each, broken where the next word does not fit; the indents are lost."""
    rows = []
    for count in range(12):
        line, room = "", measure - indent
        for word in " ".join(SENTENCES[(count + n) % 5] for n in range(4)).capitalize().split():
            if face.width(f"{line} {word}") > room:
                rows.append(line)
                line, room = "", measure
            line = f"{line} {word}".strip()
        rows.append(line + ".")
    return "\n".join(rows) + "\n"


def test_the_face_of_a_text_is_the_one_in_which_its_full_lines_agree() -> None:
    for face in TYPEFACES[:-1]:
        assert Measure.of(set_in(face, 26.3, 0)).face == face


def test_the_measure_is_the_width_that_no_line_exceeds() -> None:
    text = set_in(TYPEFACES[0], 26.3, 0)
    assert abs(Measure.of(text).breadth(len(text) // 2) - 26.3) < 0.3


def test_an_indent_that_was_lost_shows_in_first_lines_that_had_room() -> None:
    text = set_in(TYPEFACES[0], 26.3, 1.5)
    measure, rows = Measure.of(text), [line for line in lines_of(text) if line.words]
    opened = [line.words[:11] for line, after in itertools.pairwise(rows) if measure.opens(line, after)]
    assert len(opened) >= 2
    assert all(words[0].isupper() for words in opened)


def test_no_line_opens_a_paragraph_where_none_is_set_in() -> None:
    text = set_in(TYPEFACES[0], 26.3, 0)
    measure, rows = Measure.of(text), [line for line in lines_of(text) if line.words]
    assert not any(measure.opens(line, after) for line, after in itertools.pairwise(rows))
