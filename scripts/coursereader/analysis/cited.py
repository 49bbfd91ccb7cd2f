"""What one part of a citation says: `Holm, Ruane 2018: 631` is two authors, a year and a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .persons import INITIALS, NAME, UPPER, plain, title_words
from .references import MONTHS, YEAR

_LEAD = re.compile(
    r"(?:(?:.*\b)?(?:see(?: also)?|cf\.|(?:quoted|cited) (?:in|from|by|after)),?:? +"
    r"|(?:e\.g\.|i\.e\.|for example|for instance|also|as in)[,:]? +)+",
    re.IGNORECASE,
)
_PAGE = r"(?:pp?\. ?)?(?:\d{1,4}|[ivxlc]{1,6}\b)(?: ?[–—-] ?(?:\d{1,4}|[ivxlc]{1,6}\b))?(?: ?ff?\.)?"
_PAGES = rf"(?P<pages>{_PAGE}(?: ?[,&] ?{_PAGE})*)"
_WORK = re.compile(
    rf"(?P<who>.+?)[ ,(]*\b(?P<year>{YEAR}|n\.d\.|forthcoming|in press)\)?(?:(?: ?[:,] ?| (?=pp?\.)){_PAGES})?\.?"
)
_PAGED = re.compile(rf"(?P<who>.+?) ?[:,] ?{_PAGES}")
_OTHERS = re.compile(r",? (?:et al\.?|and others)$")
_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf",? (?:(?:{_MONTH}) \d{{1,2}}|(?:\d{{1,2}} )?(?:{_MONTH}))$")
_NAMED = re.compile(rf"(?:{INITIALS} )?{NAME}(?: {NAME}){{0,3}}(?:,? {INITIALS})?")
_CUT = re.compile(r"(?:…|\.\.\.)$")
_LONGEST = 400
"""A longer stretch without a semicolon is no citation but a thought in brackets."""
# What stands before a year and is nobody's name.
_NO_NAMES = frozenset(
    f"""{" ".join(MONTHS)} Spring Summer Autumn Fall Winter In Since By Until From After Before Between During About
    Around The As For Of On At To And Article Resolution Figure Table Chapter Section Part Volume Vol No Number
    Accessed Retrieved""".split()
)


@dataclass(frozen=True)
class Cited:
    """One part, taken apart."""

    raw: str
    start: int
    """Its first character, counted in the words it was found in."""
    authors: tuple[str, ...] = ()
    """Surnames, as printed."""
    others: bool = False
    """Whether `et al.` follows them."""
    year: str = ""
    title: str = ""
    """What stands in the authors' place and is no list of names."""
    pages: str = ""
    """Numbers only: `136-139`, `16, 18`."""
    sure: bool = False
    """Whether its shape alone says that it cites: names with a year or a page, or a title that breaks off."""

    @property
    def end(self) -> int:
        return self.start + len(self.raw)

    @cached_property
    def surnames(self) -> tuple[str, ...]:
        """The authors as they are compared."""
        return tuple(plain(author) for author in self.authors)

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words in the authors' place as they are compared with titles."""
        return title_words(self.title or ", ".join(self.authors))

    @cached_property
    def dated_title_words(self) -> tuple[str, ...]:
        """The same with the year, since `Rebuilt in Wend 1920` has one in its title."""
        return self.title_words + tuple(self.year.split())


def cited(inner: str, offset: int = 0) -> tuple[Cited, ...]:
    """The parts of what stands within one pair of brackets; those that cite nothing have neither authors nor year."""
    return tuple(
        part for chunk in re.finditer(r"[^;]+", inner) for part in _works(chunk.group(), offset + chunk.start())
    )


def _works(chunk: str, offset: int) -> Iterator[Cited]:
    """`Smith 2012, Jones 2013` and `Smith 2012a, b` are two works each."""
    before, start = None, 0
    for comma in re.finditer(r", *", chunk) if len(chunk) <= _LONGEST else ():
        head = _part(chunk[start : comma.start()], offset + start, before)
        if head.sure and head.year and _begins_a_work(chunk[comma.end() :], head):
            yield head
            before, start = head, comma.end()
    yield _part(chunk[start:], offset + start, before)


def _begins_a_work(rest: str, head: Cited) -> bool:
    if head.pages == "" and re.match(rf"(?:{YEAR}|[a-z])(?=$|, *(?:{YEAR}|[a-z])$)", rest):
        return True
    return rest[:1] in UPPER and rest != "" and bool(_WORK.fullmatch(rest))


def _part(words: str, offset: int, before: Cited | None) -> Cited:
    """One part; `before` lends its authors to a year that stands alone."""
    raw = words.strip()
    at = offset + len(words) - len(words.lstrip())
    if len(raw) > _LONGEST:
        return Cited(raw, at)
    if before and re.fullmatch(rf"{YEAR}|[a-z]", raw):
        year = raw if len(raw) > 1 else before.year[:4] + raw
        return replace(before, raw=raw, start=at, year=year, pages="")
    lead = _LEAD.match(raw)
    bare = raw[lead.end() :] if lead else raw
    work = _WORK.fullmatch(bare) or _PAGED.fullmatch(bare)
    said = work.groupdict() if work else {"who": bare}
    pages = said.get("pages") or ""
    return _said(
        Cited(raw, at, year=said.get("year") or "", pages=_numbers(pages)),
        said["who"].rstrip(" ,("),
        bool(lead) or "p." in pages,
    )


def _said(part: Cited, who: str, pointed: bool) -> Cited:
    """Add who or what is cited. `pointed`: a lead (see, cited in) or `p.` shows that no year is needed."""
    others = bool(_OTHERS.search(who))
    names = _names(_OTHERS.sub("", who)) or (_names(_DAY.sub("", who)) if part.year else ())
    if names:
        sure = bool(part.year) or (pointed and (others or bool(part.pages)))
        return replace(part, authors=names, others=others, sure=sure, title="" if sure else who)
    cut = bool(_CUT.search(who)) and who[:1] in UPPER
    return replace(part, title=_CUT.sub("", who).strip(), sure=cut and bool(part.year))


def _names(who: str) -> tuple[str, ...]:
    names = re.split(r", ?(?:and |& ?)?| and | ?& ?", _initials_joined(who))
    if not all(_NAMED.fullmatch(name) for name in names):
        return ()
    if any(name.split()[0] in _NO_NAMES or not _NO_NAMES.isdisjoint(name.split()[-1:]) for name in names):
        return ()
    return tuple(re.sub(rf"^{INITIALS} |,? {INITIALS}$", "", name) for name in names)


def _initials_joined(who: str) -> str:
    return re.sub(rf", ({INITIALS})(?=$|,| and | &)", r" \1", who)


def _numbers(pages: str) -> str:
    bare = re.sub(r"pp?\. ?", "", pages)
    return re.sub(r" ?([–—-]) ?", r"\1", re.sub(r" ?([,&]) ?", r"\1 ", bare))
