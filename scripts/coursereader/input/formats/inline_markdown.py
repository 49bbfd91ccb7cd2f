"""The words of one block as Markdown: blanks made single, emphasis and links with their signs, signs that are letters
escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from .stated import Inline, LineBreak, NoteCall, PageStart, Run

BLANKS = re.compile(r"[ \t\n\r\x0b\x0c\u2028\u2029\x85]+")
LONGEST_TARGET = 1000
SIGNS = re.compile(
    r"""
    (?P<star>\*)
    | (?P<tick>`)
    | (?P<line>_)
    | (?P<slash>\\(?=[!-/:-@\[-`{-~]|$))
    | (?P<tag><(?=[A-Za-z/!?]))
    | (?P<entity>&(?=\#?\w+;))
    | (?P<raised>[⁰¹²³⁴-⁹])
    | (?P<note>\[(?=\^))
    | (?P<power>\^)
    | (?P<attributes>(?<=[ \t])(?:\{(?=[.\#]|-\})|\#(?=\#*[ \t]*$)))
    """,
    re.VERBOSE,
)
PICTURE = re.compile(r"(?<!\\)!(\[)")
"""A mark of exclamation before what would make it the sign of a picture."""
LINKED = re.compile(r"\][(\[{:]")
OPENING = re.compile(
    r"^(?:(?P<sign>\#{1,6}(?=[ \t]|$)|[>|]|[-+•](?=[ \t]|$)|-{3,}|={3,})|(?P<number>\d{1,9})(?=[.)](?:[ \t]|$)))"
)


def plain(inline: Iterable[Inline]) -> str:
    """Its words alone."""
    return BLANKS.sub(" ", "".join(one.said if isinstance(one, Run) else " " for one in inline)).strip()


def one_line(inline: Iterable[Inline], numbers: Mapping[str, str], within_brackets: bool = False) -> str:
    """The words of a heading, a caption or a cell: a line break is a blank there."""
    joined = [Run(" ") if isinstance(one, LineBreak) else one for one in inline]
    return _lines(joined, numbers, within_brackets)[0]


def written(inline: Iterable[Inline], numbers: Mapping[str, str]) -> list[str]:
    """The lines of a block, none of which begins with a sign."""
    return [OPENING.sub(_literal, line) for line in _lines(inline, numbers, within_brackets=False)]


def _lines(inline: Iterable[Inline], numbers: Mapping[str, str], within_brackets: bool) -> list[str]:
    inline = [_marked(one, numbers) for one in inline]
    lines = [list(group) for is_break, group in groupby(inline, lambda one: isinstance(one, LineBreak)) if not is_break]
    wide = within_brackets or bool(LINKED.search("".join(one.said for one in inline if isinstance(one, Run))))
    return [_line(_single_blanks(line), wide, numbers) for line in lines] or [""]


def _marked(one: Inline, numbers: Mapping[str, str]) -> Inline:
    """A mark whose note is nowhere is words again."""
    return Run(one.said, raised=True) if isinstance(one, NoteCall) and one.note not in numbers else one


def _single_blanks(line: Iterable[Inline]) -> list[Inline]:
    """Neighbours of one dress joined; one blank where there were more, and none at the ends or before a mark."""
    out: list[Inline] = []
    for one in line:
        last = out[-1] if out else None
        if not isinstance(one, Run):
            out.append(one)
        elif one.said and isinstance(last, Run) and replace(last, said="") == replace(one, said=""):
            out[-1] = replace(last, said=last.said + one.said)
        elif one.said:
            out.append(one)
    blank = True
    for index, one in enumerate(out):
        if isinstance(one, Run):
            said = BLANKS.sub(" ", one.said)
            said = said[1:] if blank and said.startswith(" ") else said
            blank = said.endswith(" ") if said else blank
            out[index] = replace(one, said=said)
    for index in range(len(out) - 1, -1, -1):
        one = out[index]
        if isinstance(one, Run):
            out[index] = replace(one, said=one.said.rstrip(" "))
            if one.said.rstrip(" "):
                break
    return [one for one in out if not isinstance(one, Run) or one.said]


def _line(line: list[Inline], wide: bool, numbers: Mapping[str, str]) -> str:
    parts: list[str] = []
    for target, group in groupby(line, lambda one: one.target if isinstance(one, Run) else ""):
        runs = list(group)
        words = "".join(_pieces(runs, wide or bool(target), numbers, parts[-1][-1:] if parts else ""))
        parts.append(_linked(words, target) if target else words)
    return PICTURE.sub(r"\\!\1", "".join(parts))


def _literal(found: re.Match[str]) -> str:
    return f"{found['number']}\\" if found["number"] else f"\\{found[0]}"


def _linked(words: str, target: str) -> str:
    """Words and where they lead; an address that is its own words needs no more."""
    inner = words.strip()
    address = re.sub(r"[\s()\[\]<>]", lambda found: f"%{ord(found[0]):02X}", target)
    bare = inner.replace("\\", "")
    if not inner or len(address) > LONGEST_TARGET or bare in (target, target.removeprefix("mailto:")):
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}[{inner}]({address}){after}"


def _pieces(line: Iterable[Inline], wide: bool, numbers: Mapping[str, str], before: str) -> Iterator[str]:
    for one in line:
        match one:
            case Run():
                words = _dressed(one, wide, before)
                before = words[-1:]
                yield words
            case NoteCall():
                yield f"[^{numbers[one.note]}]"
                before = "]"
            case PageStart():
                yield f'<span id="page-{one.number}"></span>' if one.number else '<span class="page"></span>'
            case LineBreak():
                yield " "


def _dressed(run: Run, wide: bool, before: str) -> str:
    """Words between the signs of their dress; blanks at their ends stand outside. Signs of bold words within a word
    are read by no one, and left away."""
    said = run.said.strip(" ")
    if not said:
        return run.said
    head = run.said[: len(run.said) - len(run.said.lstrip(" "))]
    tail = run.said[len(run.said.rstrip(" ")) :]
    bold = run.bold and (bool(head) or not (before.isalnum() or before == "_"))
    sign, end = (
        ("**_", "_**") if bold and run.italic else ("**", "**") if bold else ("*", "*") if run.italic else ("", "")
    )
    words = _escaped(said, wide, emphasised=bool(sign))
    if run.raised or run.lowered:
        tag = "sup" if run.raised else "sub"
        words = f"<{tag}>{words}</{tag}>"
    return f"{head}{sign}{words}{end}{tail}"


def _escaped(said: str, wide: bool, emphasised: bool) -> str:
    def sign(found: re.Match[str]) -> str:
        letter = found[0]
        if found["line"]:
            around = said[max(0, found.start() - 1) : found.start()], said[found.end() : found.end() + 1]
            if all(side.isalnum() for side in around):
                return letter
        if found["raised"] or found["tag"] or (emphasised and letter in "*_"):
            return "&lt;" if letter == "<" else f"&#{ord(letter)};"
        return "&amp;" if found["entity"] else f"\\{letter}"

    words = SIGNS.sub(sign, said)
    return re.sub(r"(?<!\\)[\[\]]", lambda found: f"&#{ord(found[0])};", words) if wide else words
