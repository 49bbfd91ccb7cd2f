"""What reads like a title: its length, its beginning and end, its number, and the names that sections have."""

from __future__ import annotations

import re
from functools import lru_cache

from .counting import rising, roman
from .lines import (
    LINES_REMEMBERED,
    MOST_LETTERS_OF_A_TITLE,
    TEXTS_REMEMBERED,
    blocks_of,
    filled_lines,
    is_open,
    is_title_case,
)
from .reference_list import is_title_of_works

SECTION_LABEL = re.compile(
    r"(?:(?P<chapter>(?i:chapter|part|section|kapitel|teil|chapitre|partie|capítulo|parte|capitolo|rozdział|część|глава|"
    r"часть|раздел)\s+(?:\d{1,2}|[IVXLC]{1,5})\b[.:]?)|(?P<sign>§\s?\d{1,3}[.:]?)|"
    r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?|(?P<roman>[IVX]{1,5})[.)]|(?P<capital>[A-Z])[.)]|(?P<small>[a-z])\)|"
    r"(?P<han>第[〇零一二三四五六七八九十百\d]{1,5}[章节節条條编編部回卷篇講讲]))"
    r"\s+(?=[\"“‘«(]?[^\W_])"
)
"""The number or letter before a section's title."""
SECTION_NAME = re.compile(
    r"(abstract|preamble|preface|foreword|introduction|conclusions?|concluding remarks|discussion|methods?|results|"
    r"acknowledge?ments?|notes|appendix|"
    r"resumo|introdução|conclus(ão|ões)|résumé|einleitung|schluss|zusammenfassung|resumen|introducción|conclusi(ón|ones)|"
    r"préambule|preámbulo|preâmbulo|preambolo|preambuła|präambel|vorwort|avant-propos|prefacio|prefácio|prefazione|"
    r"преамбула|предисловие|введение|заключение|аннотация|序言|前言|about the authors?|conflicts? of interests?)\W*$",
    re.IGNORECASE,
)
"""What sections are called, in whatever text."""
CAPTION_START = re.compile(
    r"(?:table|tab\.|figure|fig\.|chart|map|plate|box|exhibit|tabelle|abbildung|abb\.|tableau|tabla|cuadro|figura|"
    r"tabella|tabela|rysunek|rys\.|таблица|табл\.|рисунок|рис\.)\s*\d{1,3}\b",
    re.IGNORECASE,
)
"""How the line below or above a picture or table begins."""
KEYWORDS_START = re.compile(
    r"(?:key ?words?|schlagwörter|mots[- ]clés|palabras clave|palavras-chave|ключевые слова)\s*[:.—–-]", re.I
)
"""How a line begins that says what an article is about."""
TITLE_START = re.compile(r"[\"“‘«(]?[^\W_]")
SENTENCE_IN_A_LINE = re.compile(
    r"[^\W\d_]{3,}[.!?…]+[\"”’»)]*(?:\d{1,3})?\s+\W?[A-ZÀ-ÖØ-ÞА-ЯЁ]|[^\W\d_]{3,}\.[\"”’»)]*\d{1,3}$|"
    r"[。！？][^」』）》”’]"
)
"""A sentence that ends in the midst of a line, or at its end before a note's number."""
MOST_WORDS_OF_A_TITLE = 18
NUMBER_ALONE = re.compile(r"(?:\d{1,2}|[IVXLC]{1,6})\.?$")
"""A number without a title."""
FEWEST_ROMAN_NUMBERS = 3
"""Roman numbers alone on their lines: fewer may be letters."""


def section_label(words: str) -> tuple[str, str]:
    """The kind of a title's number and the number itself; empty where it has none."""
    found = SECTION_LABEL.match(words)
    if not found or not found.lastgroup:
        return "", ""
    return found.lastgroup, found[found.lastgroup]


def unlabelled(words: str) -> str:
    """A title without its number."""
    return SECTION_LABEL.sub("", words, count=1) if SECTION_LABEL.match(words) else words


def is_finished(words: str) -> bool:
    """Whether no sentence runs on from a line: it ends one, stands by a picture, or names a section or what an article
    is about."""
    return (
        not is_open(words) or is_section_name(words) or bool(CAPTION_START.match(words) or KEYWORDS_START.match(words))
    )


@lru_cache(maxsize=LINES_REMEMBERED)
def is_section_name(words: str) -> bool:
    """Whether a line is what sections are called."""
    return bool(SECTION_NAME.match(words)) or is_title_of_works(words)


def is_plain_title(words: str) -> bool:
    """Whether a line shows by itself that it is a title."""
    return (len(words.split()) >= 4 and is_title_case(words)) or is_section_name(unlabelled(words))


def begins_title(words: str) -> bool:
    """Whether words may begin a title: short, with a capital or a number first, and no sentence that ends in them."""
    bare = unlabelled(words)
    if (
        CAPTION_START.match(words)
        or KEYWORDS_START.match(words)
        or not TITLE_START.match(bare)
        or (bare == words and words[0].islower())
    ):
        return False
    return (
        len(words) <= MOST_LETTERS_OF_A_TITLE
        and len(words.split()) <= MOST_WORDS_OF_A_TITLE
        and not SENTENCE_IN_A_LINE.search(bare)
    )


def ends_title(words: str) -> bool:
    """Whether a title may end so."""
    return words[-1] not in ".,;:-–—。，；：、" or is_section_name(words)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def section_numbers(text: str) -> frozenset[str]:
    """Numbers alone on their lines that are sections' without a title: they count up from one between empty lines, or
    are Roman and rise, as over the poems of a selection."""
    counting = [block.words for block in blocks_of(text) if block.words.isdigit() and NUMBER_ALONE.match(block.words)]
    if len(counting) >= 2 and counting == [str(number) for number in range(1, len(counting) + 1)]:
        return frozenset(counting)
    found = [line.words for line in filled_lines(text) if line.words[0] in "IVXLC" and NUMBER_ALONE.match(line.words)]
    rise = rising([roman(words.rstrip(".")) for words in found])
    return frozenset(found) if len(found) >= FEWEST_ROMAN_NUMBERS and rise else frozenset()
