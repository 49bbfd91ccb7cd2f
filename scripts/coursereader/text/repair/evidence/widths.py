"""How wide words are when set: letters differ, so a line of forty can be fuller than one of fifty."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

TABLES = {
    "times": """
        180 ' 200 | 250 ,.·␣ 278 /:;ijltłı 333 !()-I[]fr‘’‚¡ 350 • 389 Js 395 з 400 ° 408 " 410 г 429 э 437 т 444
        ?acez“”„¿аесё 456 ь 460 я 472 в 486 к 499 л 500 #$*0123456789_bdghknopquvxy«»–ßø§†‡орух 501 З 503 ч 509 бд 517 ъ
        535 ийнпц 556 FPSР 564 +<=> 574 БЬ 578 Г 611 ELTZŁЕТЁ 633 м 648 ф 650 Ч 660 Э 667 BCRæВКСЯ 672 ы 678 Л 682 Д 691
        ж 706 Ъ 708 У 722 ADGHKNOQUVXYwØœАИЙНОПХЦ 747 ю 770 шщ 778 &m 790 Ф 833 % 872 Ы 889 MÆŒМ 896 Ж 921 @ 944 W 1000
        —… 1009 ШЩ 1028 Ю
    """,
    "helvetica": """
        191 ' 222 ijl‘’‚ł 260 | 278 !,./:;I[]ftı·␣ 333 ()-r“”„¡ 350 • 355 " 365 г 389 * 400 ° 438 к 458 зт 500
        Jcksvxyzсух 510 э 521 чь 531 в 542 Гпя 552 н 556 #$0123456789?L_abdeghnopqu«»–Ł§†‡аеорё 559 ий 573 бц 583 Кдл
        584 +<=> 604 З 611 FTZßø¿Т 625 ъ 635 У 656 БЛЬ 667 &ABEKPSVXYАВЕРХЧЁ 669 ж 677 Д 688 м 719 ИЙПЭы 722 CDHNRUwНСЯ
        740 Ц 750 ю 760 Ф 778 GOQØО 792 Ъ 802 ш 823 фщ 833 MmМ 885 Ы 889 %æ 917 Ш 923 Ж 938 Щ 944 Wœ 1000 —…ÆŒ 1010 Ю
        1015 @
    """,
    "palatino": """
        208 ' 234 j 250 ,.:;·␣ 278 !‘’‚¡ 287 ı 291 ilł 326 t 333 ()-J[]f 337 I 371 " 389 * 395 r 400 ° 424 s 444 ?c¿ 479
        e 500 #$0123456789_az“”„«»–§†‡ 516 x 525 S 546 o 553 b 556 Fgkyßø 560 q 565 v 582 hn 601 p 603 u 604 P 606
        +/<=>|• 611 BELdŁ 613 T 667 XYZ 668 R 709 C 722 V 726 K 747 @ 758 æ 763 G 774 D 778 &AU 786 OQ 827 œ 831 N 832 H
        833 Ø 834 w 840 % 883 m 944 Æ 946 M 998 Œ 1000 W—…
    """,
    "modern": """
        278 !',.:;[]il|‘’‚ı¡ 306 fj 333 -␣ 336 ł 361 I 374 " 375 ° 389 ()t 392 r 394 s 444 cez†‡ 472 ?“”„¿ 484 § 500
        $*/0123456789ago–ßø 514 J 528 kqvxy 556 Sbdhnpu«» 611 Z 625 LŁ 653 F 670 … 681 EP 708 B 722 CTwæ 736 R 750
        AHNUVXY_ 764 D 778 &+<=>@KOQØœ•· 785 G 833 #%m 903 Æ 917 M 1000 — 1014 Œ 1028 W
    """,
    "typewriter": "",
    "common": """
        280 ijltI'’‘.,;:!|`·ı␣ 330 ()[]-frs‐°"1 750 mшщжмыюфMWШЩЖЮФ@%—w 500 –«»“”„
    """,
}
"""By face: widths in thousandths of the type's size, each before the characters that have it; `␣` is the blank. The
first are Times, Helvetica, Palatino and Computer Modern; the last is what serif faces have in common."""
NOTE_MARK_IN_A_LINE, NOTE_MARK_SIZE = (
    re.compile(r"\d(?:(?<=[^\W\d_][.,;:!?”’»)\]]\d)\d{0,2}(?!\w)|(?<=[^\W\d_]{3}\d)\d{0,2}(?!\w))"),
    0.7,
)
"""A note's number, and its size beside that of the type. The digit is looked for first, what stands before it
after: most letters are none."""
WORDS_REMEMBERED = 200_000
"""Lines, each in one face, and words: more than most texts have."""
DEFAULT_CAPITAL, DEFAULT_LETTER, DEFAULT_WIDE = 680, 480, 1000
"""Of what a table lacks: other scripts, and signs."""


@dataclass(frozen=True)
class Typeface:
    """A typeface, as far as it tells how full a line is."""

    name: str

    def width(self, words: str) -> float:
        """The width of words in one line, in the size of their type."""
        return _in_sizes(*_letters(self.name, words))

    def width_with(self, words: str, word: str) -> float:
        """Their width with one word more behind a blank."""
        letters, raised = _letters(self.name, words)
        more, raised_too = _letters(self.name, word)
        return _in_sizes(letters + _widths(self.name)[" "] + more, raised + raised_too)


def _in_sizes(letters: int, raised: int) -> float:
    """A width in the size of the type, from thousandths of it, some of the letters raised."""
    return (letters - (1 - NOTE_MARK_SIZE) * 500 * raised) / 1000


@lru_cache(maxsize=WORDS_REMEMBERED)
def _letters(name: str, words: str) -> tuple[int, int]:
    """How wide the letters of some words are together, in thousandths of the type's size, and how many digits of them
    are note marks'. Remembered: most rules find most lines as they were."""
    raised = "".join(NOTE_MARK_IN_A_LINE.findall(words)) if name != "typewriter" else ""
    return sum(map(_widths(name).__getitem__, words)), len(raised)


def forget() -> None:
    """Lets go of the lines of a text that is done with."""
    _letters.cache_clear()


@cache
def _table(name: str) -> dict[str, int]:
    parts = TABLES[name].split()
    found = {char: int(width) for width, chars in zip(parts[::2], parts[1::2], strict=True) for char in chars}
    return {" ": found["␣"], **found} if found else {}


class Widths(dict[str, int]):
    """The width of every character that was asked for, in one face."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __missing__(self, char: str) -> int:
        self[char] = found = _width(self.name, char)
        return found


@cache
def _widths(name: str) -> Widths:
    return Widths(name)


def _width(name: str, char: str) -> int:
    table = _table(name)
    if char in table:
        return table[char]
    if unicodedata.east_asian_width(char) in "WF":
        return DEFAULT_WIDE
    if unicodedata.combining(char):
        return 0
    if not table:  # every letter of a typewriter is as wide as the next
        return DEFAULT_CAPITAL // 2 + DEFAULT_LETTER // 2
    return table.get(unicodedata.normalize("NFD", char)[0], DEFAULT_CAPITAL if char.isupper() else DEFAULT_LETTER)


TYPEFACES = tuple(Typeface(name) for name in TABLES)


def width(words: str, word: str = "") -> float:
    """The width of words in one line, in whatever face; with one word more behind a blank, where one is given."""
    letters = _letters("common", words)[0]
    return (letters + _widths("common")[" "] + _letters("common", word)[0] if word else letters) / 1000


def full_width(rows: Sequence[float]) -> float:
    """How wide a full line is: the middle of the widths that most lines have."""
    widths = sorted(rows)
    best: Sequence[float] = ()
    end = 0
    for start in range(len(widths)):
        while end < len(widths) and widths[end] <= 1.1 * widths[start]:
            end += 1
        if end - start > len(best):
            best = widths[start:end]
    return best[len(best) // 2] if best else 0.0
