"""The list of works at the end of a text: where it begins, and where each entry does."""

from __future__ import annotations

import re
from functools import lru_cache

from .lines import OPENING, TEXTS_REMEMBERED, Line, is_open, lines_of
from .measure import Measure

REFERENCES_TITLE = re.compile(
    r"(references?|bibliograph(y|ie|ía)|works cited|literature( cited)?|sources|literatur(verzeichnis|a)?|"
    r"referências( bibliográficas)?|bibliografi[aen]|bibliografía|obras citadas|fontes|fuentes|quellen(verzeichnis)?|"
    r"références( bibliographiques)?|referencias( bibliográficas)?|riferimenti bibliografici|referències|"
    r"piśmiennictwo|(seznam )?(použitá |použité )?literatur[ay]|zoznam literatúry|irodalom(jegyzék)?|"
    r"literatuur(lijst)?|bronnen|litteratur(förteckning|liste)?|käll(or|förteckning)|referenser|lähteet|"
    r"kaynak(lar|ça)|bibliyografya|(список )?(использованн(ой|ая|ых) )?(литератур[аы]|источник(и|ов))|библиография|"
    r"(список )?(використан(ої|их) )?(літератур[аи]|джерел[аи]?)|бібліографія|литература|βιβλιογραφία|αναφορές|"
    r"tài liệu tham khảo|thư mục|daftar pustaka|参考文献|引用文献|參考文獻|참고\s?문헌|المراجع|المصادر|"
    r"(קריאה נוספת|ביבליוגרפיה|מקורות)|منابع)\W*$",
    re.IGNORECASE,
)
"""A heading under which a list of works stands."""
MOST_LETTERS_OF_A_TITLE_OF_WORKS = 60
"""The longest known has 40."""
ENTRY_START = re.compile(
    r"[•*·▪]\s|\[?\d{1,3}[\].]\s|[^\W\d_a-z][\w'’-]{0,40}(?: [^\W\d_a-z][\w'’-]{0,40}){0,3},? [^\W\d_a-z]\.|[—–_-]{2,}"
)
YEAR_OF_A_WORK = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
ADDRESS = re.compile(r"(?:https?://|www\.|doi)\S*$", re.IGNORECASE)


def is_title_of_works(words: str) -> bool:
    """Whether a line is the title of a list of works."""
    return bool(REFERENCES_TITLE.match(words))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def works_title(text: str) -> int:
    """Where the title of the list of works stands: the last line that is one, into which no sentence runs; behind the
    end of the text where there is none. What stands in the list begins behind it."""
    rows = lines_of(text)
    for index in range(len(rows) - 1, -1, -1):
        words = rows[index].words
        if (
            0 < len(words) <= MOST_LETTERS_OF_A_TITLE_OF_WORKS
            and is_title_of_works(words)
            and (not index or not is_open(rows[index - 1].words))
        ):
            return rows[index].start
    return len(text) + 1


def begins_entry(above: Line, below: Line, measure: Measure, empty: bool) -> bool:
    """Whether a line begins the next work of a list: the one above is finished, and it opens with a name, a number or
    a dash."""
    if is_open(above.words) and not ADDRESS.search(above.words[-300:]):
        return False
    if empty or ENTRY_START.match(below.words):
        return True
    return bool(OPENING.match(below.words)) and measure.ended(above, below)
