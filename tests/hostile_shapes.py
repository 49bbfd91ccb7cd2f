"""Texts that nobody wrote to be read: one shape, repeated until a file is as large as asked. Each defeated a rule
once, or resembles what did."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, cycle, islice

PROSE = (
    "the council of Alder met in the hall and heard masons who said that a third pier had never stood on rock but "
    "upon sand which every flood of spring carried away beneath its stones until nothing held them"
)
WORDS = PROSE.split()
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xl", "xc", "cd", "cm", "mcm")


def _sentence(n: int, words: int = 9) -> str:
    """A line of prose, another for each number."""
    chosen = islice(cycle(WORDS), n * 7 % len(WORDS), n * 7 % len(WORDS) + words)
    return f"{' '.join(chosen).capitalize()} {n}"


def _dialogue(n: int) -> str:
    return f"{'ANNA' if n % 2 else 'BORIS'}: {'Yes' if n % 3 else 'No'}, {WORDS[n % len(WORDS)]}."


def _speakers(n: int) -> str:
    return f"{WORDS[n % 23].capitalize()}son {n % 997}: {WORDS[n % len(WORDS)]}?"


def _note_mark(n: int) -> str:
    return f"{WORDS[n % len(WORDS)].capitalize()} ended.{n}"


def _note_body(n: int) -> str:
    return f"{n} {WORDS[n % len(WORDS)].capitalize()}, Annals, {n % 90}."


def _bracket_mark(n: int) -> str:
    return f"{_sentence(n, 4)} [{n}], and more [{n + 1}]."


def _unclosed(n: int) -> str:
    return f"{_sentence(n, 4)} [{n}, Mason ("


def _citation(n: int) -> str:
    return f"{_sentence(n, 4)} (Mason, {1900 + n % 100}; see Baker {1900 + n % 90}, p. {n % 300}, "


def _indented(n: int) -> str:
    return " " * (n * 5 % 17) + _sentence(n, 6) + "."


def _quoted(n: int) -> str:
    return "> " * (n % 40 + 1) + _sentence(n, 4) + "."


def _table(n: int) -> str:
    return f"| {n} | {WORDS[n % len(WORDS)]} | **{n * 7 % 100}** |" if n % 40 else "\n| a | b | c |\n|---|---|---|"


def _link(n: int) -> str:
    return f"See [{WORDS[n % len(WORDS)]} {n}](https://example.org/{n}?a=b#c) and ![x](y{n}.png)."


def _page(n: int) -> str:
    return "\n".join(["ANNALS OF ALDER", "", *(_sentence(n * 8 + k) for k in range(8)), "", str(n + 1), "\f"])


def _two_columns(n: int) -> str:
    return f"{_sentence(n, 6):<44.44}    {_sentence(n + 3, 6):<44.44}".rstrip()


def _capitals(n: int) -> str:
    return _sentence(n, 5).upper() if n % 5 else f"\n{_sentence(n, 4).upper()}\n"


def _address(n: int) -> str:
    return f"https://example.org/{'/'.join(WORDS[n % 9 : n % 9 + 5])}/{n}?q={n}&r=%20#part-{n}"


def _combining(n: int) -> str:
    return "".join(letter + "\u0301\u0323" for letter in WORDS[n % len(WORDS)]) + " a" + "\u0300" * 40


def _mixed_ends(n: int) -> str:
    return _sentence(n, 5) + ("\r", "\r\n", "\n\r", "\u2028", "\x0b", "\r\r\n")[n % 6]


def _hyphened(n: int) -> str:
    return f"{_sentence(n, 5)} {WORDS[n % len(WORDS)][:3]}-"


def _listed(n: int) -> str:
    return "  " * (n % 30) + ("- ", "* ", "1. ", "(a) ", "• ")[n % 5] + _sentence(n, 4)


def _verse(n: int) -> str:
    return f"{'    ' if n % 2 else ''}{_sentence(n, 3)}," if n % 5 else ""


def _reference(n: int) -> str:
    return f"Mason, A. ({1900 + n % 100}) ‘{_sentence(n, 4)}’, Annals {n % 40}({n % 4}): {n}–{n + 9}."


def _emphasis(n: int) -> str:
    return ("**" * (n % 7)) + "*" + WORDS[n % len(WORDS)] + ("_" * (n % 5))


def _lines(line: Callable[[int], str], apart: str = "\n", opening: str = "") -> Callable[[int], str]:
    def text(size: int) -> str:
        parts, length = [opening], len(opening)
        for n in count():
            if length >= size:
                break
            parts.append(line(n) + apart)
            length += len(parts[-1])
        return "".join(parts)[:size]

    return text


SHAPES: dict[str, Callable[[int], str]] = {
    "dialogue": _lines(_dialogue),
    "speakers": _lines(_speakers, "\n\n"),
    "note-mark-a-line": _lines(_note_mark),
    "note-body-a-line": _lines(_note_body),
    "bracket-marks": _lines(_bracket_mark),
    "unclosed-brackets": _lines(_unclosed),
    "unclosed-citations": _lines(_citation, " "),
    "letter-a-line": _lines(lambda n: "abcdefghij"[n % 10]),
    "blanks": lambda size: " " * size,
    "blank-lines": lambda size: "\n" * size,
    "hyphens": lambda size: "-" * size,
    "hyphens-at-ends": _lines(_hyphened),
    "long-lines": _lines(lambda n: " ".join(WORDS * 1000), "\n"),
    "one-line": _lines(lambda n: _sentence(n, 12), ". "),
    "one-word": lambda size: "a" * size,
    "indents": _lines(_indented),
    "numbers": _lines(lambda n: str(n * 37 % 1000)),
    "number-row": _lines(str),
    "headings": _lines(lambda n: f"{'#' * (n % 6 + 1)} {_sentence(n, 3)}", "\n\n"),
    "form-feeds": lambda size: "\f" * size,
    "page-a-word": _lines(lambda n: WORDS[n % len(WORDS)], "\n\f"),
    "tabs": lambda size: "\t" * size,
    "tabbed": _lines(lambda n: "\t".join(WORDS[n % 9 : n % 9 + 4])),
    "quotation-signs": _lines(_quoted),
    "tables": _lines(_table),
    "links": _lines(_link, " "),
    "running-heads": _lines(_page),
    "two-columns": _lines(_two_columns),
    "roman": _lines(lambda n: ROMAN[n % len(ROMAN)], "\n\n"),
    "capitals": _lines(_capitals),
    "addresses": _lines(_address),
    "cjk": _lines(lambda n: "本市議會於春天召開會議" * 3 + str(n % 10)),
    "combining": _lines(_combining),
    "line-ends": _lines(_mixed_ends, ""),
    "lists": _lines(_listed),
    "verse": _lines(_verse),
    "references": _lines(_reference, "\n", "References\n\n"),
    "emphasis": _lines(_emphasis, " "),
    "brackets": lambda size: "[" * size,
    "quotation-marks": lambda size: "“" * size,
    "asterisks": lambda size: "*" * size,
    "letter-spaced": _lines(lambda n: " ".join("ALDERBRIDGE"[: n % 9 + 3]), "\n"),
    "tags": lambda size: "<sup>" * (size // 5),
}
"""By name: a text of so many characters, the same one each time."""
