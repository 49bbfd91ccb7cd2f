"""Markdown as somebody wrote it is law: it comes out as it went in, however its lines are broken."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from coursereader.exports.plain_text import printed
from coursereader.model.pieces import gaps
from coursereader.text.recognition import format_of
from coursereader.text.repair.rules import repair, repair_with_rules_used
from coursereader.text.structure import structure
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

WORDS = [
    "weir",
    "miller",
    "council",
    "stone",
    "bridge",
    "1911",
    "river",
    "12",
    "clerk's",
    "gate,",
    "water;",
    "(parish)",
    "“winter”",
    "year:",
    "spring",
    "Lunde,",
    "Мельник",
    "совет",
    "река;",
    "água",
    "comporta",
    "Rat-Haus",
    "hätte",
    "–",
    "été",
    "№",
    "§",
    "5",
    "a_b",
    "R&D",
    "<5",
    "[sic]",
    "3.5%",
    "G20",
    "don't",
    "e.g.",
    "北京",
    "1st",
]
MARKED = ("*{}*", "**{}**", "***{}***")
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""A document is made of many choices: to look for a smaller one that fails too takes minutes."""
WIDTHS = (0, 40, 72, 80)
PLAIN_BEGINNING = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Written:
    """A block of a document, as it comes out: each of its lines is one."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Manner:
    """How a document is written down."""

    width: int
    underlined: bool
    low_lines: bool
    notes_below: bool
    tight: bool
    lazy: bool


manners = st.builds(
    Manner, st.sampled_from(WIDTHS), st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans()
)


@st.composite
def sentences(draw: st.DrawFn, most: int = 30) -> str:
    """Words, some of them emphasised; the first is plain, so that no line begins with a sign."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=most))
    at = draw(st.integers(0, len(words)))
    if at < len(words) and PLAIN_BEGINNING.match(words[at]) and not re.search(r"[*_\W]", words[at]):
        words[at] = draw(st.sampled_from(MARKED)).format(words[at])
    return " ".join(["The", *words, "end."])


@st.composite
def documents(draw: st.DrawFn) -> list[Written]:
    """A title and blocks of every kind, with notes whose marks stand in paragraphs."""
    blocks = [Written("heading", ("# The keeping of weirs",))]
    made = {
        "paragraph": sentences().map(lambda words: (words,)),
        "quote": st.lists(sentences(), min_size=1, max_size=3).map(lambda rows: tuple(f"> {row}" for row in rows)),
        "bullets": st.lists(sentences(12), min_size=2, max_size=4).map(lambda rows: tuple(f"- {row}" for row in rows)),
        "numbers": st.lists(sentences(12), min_size=2, max_size=4).map(
            lambda rows: tuple(f"{number}. {row}" for number, row in enumerate(rows, 1))
        ),
        "table": st.lists(sentences(3), min_size=1, max_size=3).map(
            lambda rows: ("| Year | Sum |", "|------|----:|", *(f"| 1911 | {row} |" for row in rows))
        ),
        "heading": st.tuples(st.sampled_from(["##", "###"]), sentences(5)).map(
            lambda made: (f"{made[0]} {made[1].replace('*', '')}",)
        ),
        "rule": st.just(("***",)),
    }
    notes = 0
    for kind in draw(st.lists(st.sampled_from(sorted(made)), min_size=1, max_size=9)):
        lines = draw(made[kind])
        if kind in ("paragraph", "quote") and draw(st.booleans()):
            notes += 1
            lines = (f"{lines[0]}[^{notes}]", *lines[1:])
        if blocks[-1].kind != kind or kind in ("paragraph", "heading"):
            blocks.append(Written(kind, lines))
    marked = re.findall(r"\[\^\d+\]", "\n".join(line for block in blocks for line in block.lines))
    blocks = [_renumbered(block, marked) for block in blocks]
    return blocks + [Written("note", (f"[^{n}]: {draw(sentences(20))}",)) for n in range(1, len(marked) + 1)]


def _renumbered(block: Written, marked: list[str]) -> Written:
    """A mark of a block that was left out leaves no number free."""
    new = {mark: f"[^{number}]" for number, mark in enumerate(marked, 1)}
    return Written(block.kind, tuple(re.sub(r"\[\^\d+\]", lambda found: new[found[0]], line) for line in block.lines))


def expected(blocks: list[Written]) -> str:
    return "\n\n".join(line for block in blocks for line in block.lines) + "\n"


def written(blocks: list[Written], manner: Manner) -> str:
    """The document in one of the manners in which people write Markdown."""
    out: list[str] = []
    notes = {re.findall(r"\[\^(\d+)\]", block.lines[0])[0]: block for block in blocks if block.kind == "note"}
    for block in blocks:
        if block.kind == "note" and manner.notes_below:
            continue
        out += _block(block, manner)
        if manner.notes_below and block.kind != "note":
            marks = re.findall(r"\[\^(\d+)\]", "\n".join(block.lines))
            out += [part for mark in marks for part in _block(notes[mark], manner)]
    text = "\n\n".join(out) + "\n"
    return re.sub(r"(?<![*\w])\*(?=\w)(\w+)\*(?![*\w])", r"_\1_", text) if manner.low_lines else text


def _block(block: Written, manner: Manner) -> Iterator[str]:
    if block.kind == "heading" and manner.underlined and not block.lines[0].startswith("###"):
        signs, _, words = block.lines[0].partition(" ")
        yield f"{words}\n{'=-'[len(signs) - 1] * max(4, len(words))}"
    elif block.kind in ("heading", "rule", "table"):
        yield "\n".join(block.lines)
    elif block.kind == "quote":
        rest = "" if manner.lazy else "> "
        yield "\n>\n".join(_wrapped(line, manner.width, rest) for line in block.lines)
    else:
        indent = {"bullets": "  ", "numbers": "   ", "note": "" if manner.lazy else "    "}.get(block.kind, "")
        lines = [_wrapped(line, manner.width, indent) for line in block.lines]
        yield ("\n" if manner.tight else "\n\n").join(lines)


def _wrapped(line: str, width: int, rest: str) -> str:
    if not width:
        return line
    lines = textwrap.wrap(line, width, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False)
    begun = [re.match(r"(?:> )?\s*(?:[-–+*>#|:~=§№<\[(]|\d)", row) for row in lines[1:]]
    return line if any(begun) else "\n".join(lines)  # no line of prose that looks like a block's first


@settings(max_examples=150, deadline=None, phases=FOUND, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), manners)
def test_a_well_formed_document_comes_out_as_it_went_in(blocks: list[Written], manner: Manner) -> None:
    raw = written(blocks, manner)
    draft = repair(raw)
    assert draft.format == "explicit-markdown"
    assert printed(structure("case", draft)) == expected(blocks)
    assert gaps(draft.tiling, len(raw)) == []


@settings(max_examples=100, deadline=None, phases=FOUND)
@given(documents())
def test_what_came_out_comes_out_again(blocks: list[Written]) -> None:
    once = printed(structure("case", repair(expected(blocks), format="explicit-markdown")))
    assert printed(structure("case", repair(once, format="explicit-markdown"))) == once


SCRAPS = [
    *(
        "# ",
        "> ",
        "- ",
        "1. ",
        "[^1]",
        "[^1]: ",
        "```",
        ":::",
        "---",
        "===",
        "|",
        "|-|-|",
        "**",
        "*",
        "_",
        "`",
        "\\",
        "[",
    ),
    *(
        "](#a)",
        "](x)",
        "]{.b}",
        "^[",
        "]",
        "<!--",
        "-->",
        "<sup>1</sup>",
        "^2^",
        "![",
        "<br>",
        "    ",
        "\t",
        "\n",
        "\n\n",
    ),
    *("word", "Words of it.", "%", "title: x", "\r\n", "[a]: http://b", "    - ", "&amp;", '<span id="page-3"></span>'),
]


@settings(max_examples=300, deadline=None, phases=FOUND, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SCRAPS), max_size=50).map("".join))
def test_nothing_is_lost_of_the_strangest_markdown(raw: str) -> None:
    draft = repair(raw, format="explicit-markdown")
    assert gaps(draft.tiling, len(raw)) == []
    assert structure("case", draft).raw == raw
    stands = sum((letters(draft.words(number)) for number in range(len(draft.streams))), Counter())
    changed = [piece for piece in draft.pieces if piece.kind != "text"]
    named = sum((letters(raw[piece.start : piece.end]) for piece in changed), Counter())
    given_back = sum((letters(piece.text) for piece in changed), Counter())
    assert stands - given_back + named == letters(raw)


def letters(words: str) -> Counter[str]:
    return Counter(char for char in words if char.isalpha())


UNMISTAKABLE = (
    "# The weirs\n\nThe council met.\n",
    "The council met.\n\n## The sequel\n\nIt met again.\n",
    "The weirs\n=========\n\nThe council met.\n",
    "The council met.[^1]\n\n[^1]: In June.\n",
    "The council met.^[In June, as the clerk says.]\n",
    "---\ntitle: The weirs\n---\n\nThe council met.\n",
    "::: {.section}\nThe council met.\n:::\n",
    "The council met in [Lunde](https://example.org/lunde).\n",
    "| Year | Sum |\n|------|-----|\n| 1911 | 12  |\n",
    "The council **met**.\n\n> In June.\n\nAnd then.\n",
)


@pytest.mark.parametrize("raw", UNMISTAKABLE)
def test_one_unmistakable_sign_makes_a_file_markdown(raw: str) -> None:
    assert format_of(raw) == "explicit-markdown"
    assert repair(raw.replace("\n", "\r\n")).format == "explicit-markdown"


MISTAKABLE = (
    "The council met.\n\n# 12 of the minutes says so, and\nthe clerk too.\n\nIt met again.\n",
    "> The council met, he wrote on Monday.\n\nI do not think that it did.\n\n> In June.\n\nPerhaps.\n",
    "1. The council meets in June.\n2. The miller *may* speak.\n\n* He may not shout.\n",
    "#!/bin/sh\n# opens the weir\n\nexit 0\n",
    "# the weir\n# of Lunde\n\nopen = 1\n\n# closed in winter\n# and in spring\n\nclosed = 0\n",
    "The council met 12 [^ sic] and [1] said [2] so.\n\n[1] In June.\n\n[2] In May.\n",
    "# The weirs\n\nThe **council** met in June and asked the mil-\n\n12\n\nler.\n",
    "# The weirs\n\nThe council met.\f\nIt met again.\n",
    "The miller did *not* agree, and the mayor did _not_ ask him.\n",
    "The weirs\n=========\n\nThe council met.\n\nThe mill\n~~~~~~~~\n\nIt met again.\n",
    "% The weirs\n% of Lunde\n\n\\section{Council}\n\nThe council met.\n",
    "The *council* met and read [12].{#1}\n",
)


@pytest.mark.parametrize("raw", MISTAKABLE)
def test_what_may_be_plain_text_or_was_broken_by_pages_is_no_law(raw: str) -> None:
    assert format_of(raw) != "explicit-markdown"
    assert repair(raw).format != "explicit-markdown"


def test_a_recipe_that_was_drafted_reads_the_file_as_the_draft_did() -> None:
    raw = "---\ntitle: The weirs\n---\n\nThe council\nmet.[^1]\n\n[^1]: In *June*.\n"
    draft, used = repair_with_rules_used(raw)
    assert used == ("markdown-blocks", "markdown-notes", "line-ends")
    for format in ("markdown", "explicit-markdown"):
        assert repair(raw, used, format).pieces == draft.pieces


def test_one_who_knows_that_a_text_is_markdown_says_so() -> None:
    raw = "The council met in June and\nfound it *good*.\n\n“Good”, said the miller.\n"
    made = printed(structure("case", repair(raw, format="explicit-markdown")))
    assert made == "The council met in June and found it *good*.\n\n“Good”, said the miller.\n"


def test_the_pages_of_a_book_are_kept_where_a_reader_of_books_wrote_them() -> None:
    raw = '# Weirs\n\nThe council <span id="page-12"></span>met []{#p13 .pagebreak title="13"}in June.\n'
    text = structure("case", repair(raw))
    assert [(span.start, span.value) for span in text.passages[1].spans] == [(12, "12"), (16, "13")]
