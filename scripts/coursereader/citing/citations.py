"""A text and a page of the course in every style, as pages print them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from ..html.weave import escape
from ..input.source import Source
from ..interface.language import Language
from .processor import Item, as_html, at_words, in_list
from .styles import STYLES, CitationStyle
from .works import ACCESSED, ADDRESS, PLACE, appeared, cased, in_edition, page_of, styled

TITLE, PAGE = "{title}", "{page}"
NOTHING = Markup("")
ONE, MORE = "8888", "8888–9999"
"""Stand for pages, whose number decides how they are called."""


@dataclass(frozen=True)
class StyledWork:
    """A work in one style."""

    style: CitationStyle
    listed: Markup
    """As a list of works has it."""
    cited: Markup
    """As it is cited at words taken from it: in brackets, or in a note."""
    placed: Markup
    """The same, with the place of the words: a passage of this edition, a page of what appeared."""
    ranged: Markup = NOTHING
    """The same, of words that run on over several pages."""


@dataclass(frozen=True)
class CitedSource:
    """A text in every style."""

    here: tuple[StyledWork, ...]
    """As it is read in this edition."""
    appeared: tuple[StyledWork, ...]
    """As it appeared."""


def cited_source(source: Source, site: str, address: str, language: Language, place: str = "") -> CitedSource:
    """A text in every style. `site`: the title of the course; `address`: of the text's page, empty where it is not
    known; `place`: what is cited of it, where that is known before the page is read."""
    english = _is_english(source.language or language.code)
    gaps = _gaps(address, language, place)

    def each(item: Item, places: tuple[str, ...], label: str) -> tuple[StyledWork, ...]:
        made = ((one, styled(item, one, english, language)) for one in STYLES)
        return tuple(_styled(work, one, language, gaps, (places, label)) for one, work in made)

    here = each(in_edition(source, site, language.code), (PLACE,), "section")
    return CitedSource(here, each(appeared(source), (ONE, MORE), "page"))


def listed_source(source: Source, language: Language) -> Markup:
    """A text as it appeared, as a list of works has it in the first style."""
    style, english = STYLES[0], _is_english(source.language or language.code)
    words = in_list(styled(appeared(source), style, english, language), style, language.code)
    return _filled(as_html(words, style, language.code), _gaps("", language))


def cited_page(title: str, site: str, address: str, language: Language) -> tuple[StyledWork, ...]:
    """A page of the course in every style."""
    gaps, english = _gaps(address, language), _is_english(language.code)
    return tuple(_with_title(title, one, site, language, english, gaps) for one in STYLES)


def _with_title(
    title: str, style: CitationStyle, site: str, language: Language, english: bool, gaps: Mapping[str, Markup]
) -> StyledWork:
    whole, main = cased(title, style, english)
    listed, cited = _page_patterns(style, site, language.code)
    made = [
        as_html(words.replace(TITLE, said), style, language.code) for words, said in ((listed, whole), (cited, main))
    ]
    return StyledWork(style, _filled(made[0], gaps), _filled(made[1], gaps), NOTHING)


@cache
def _page_patterns(style: CitationStyle, site: str, language: str) -> tuple[str, str]:
    """How a page is cited, with a gap for its title: there are hundreds, and the processor is slow."""
    item = {**page_of(TITLE, site), "title-short": TITLE}
    return in_list(item, style, language), at_words(item, style, language)


def _styled(
    item: Item,
    style: CitationStyle,
    language: Language,
    gaps: Mapping[str, Markup],
    cited: tuple[tuple[str, ...], str],
) -> StyledWork:
    code, (places, label) = language.code, cited
    said = [in_list(item, style, code), at_words(item, style, code)]
    gap = PAGE if label == "page" else PLACE
    said += [at_words(item, style, code, place, label).replace(place, gap) for place in places]
    return StyledWork(style, *(_filled(as_html(words, style, code), gaps) for words in said))


def _gaps(address: str, language: Language, place: str = "") -> dict[str, Markup]:
    """What stands in a gap until a browser fills it."""
    return {
        ADDRESS: Markup('<span data-gap="address">{}</span>').format(escape(address or language.say("[address]"))),
        ACCESSED: Markup('<span data-gap="accessed">{}</span>').format(escape(language.say("[date]"))),
        PLACE: Markup('<span data-gap="place">{}</span>').format(escape(place)),
        PAGE: Markup('<span data-gap="page"></span>'),
    }


def _filled(words: Markup, gaps: Mapping[str, Markup]) -> Markup:
    for gap, html in gaps.items():
        words = words.replace(escape(gap), html)
    return words


def _is_english(language: str) -> bool:
    return language.partition("-")[0] == "en"
