"""Reference lists: who wrote what, when. What an entry does not say for certain stays empty."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.passages import REFERENCE, Passage, Text
from .course import Reference
from .persons import SURNAMES_FIRST, UPPER, persons

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""As references and notes write them: so far, dates are read in English only."""
YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_YEAR = re.compile(rf"(?<![\w/:–-])({YEAR})(?![\w/–-])")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_URL = re.compile(r"https?://\S+")
_CUT_URL = re.compile(r"(https?://\S*[/-]) (\S+)(?= \(accessed| \[accessed|$)")
_BRACKETED = re.compile(r"\[(?!in |accessed|online|electronic|retrieved)[^\]]+\]", re.IGNORECASE)
_PUBLISHER = re.compile(rf"\. (?=[{UPPER}][^.:]{{2,60}}: [{UPPER}][^.]+\.)")
_SENTENCE = re.compile(
    rf"(?<![ .(\[][{UPPER}])(?<!\bvs)(?<!\bNo)(?<!\bSt)(?<!\bDr)[.?!](?=$|[”\"’»]?\s+[{UPPER}\d\[(“\"«‘])"
)
_QUOTED = re.compile(rf"[“\"«‘']([^”\"»]+?)(?:[.,][”\"»’']|[”\"»’'](?=\.|$|, [{UPPER}]))")


@dataclass(frozen=True)
class _Dated:
    """An entry cut at its year."""

    head: str
    year: str
    rest: int
    """Where what follows the year begins."""


def references(text: Text) -> tuple[Reference, ...]:
    """Every entry of the text's reference list, in its order."""
    return tuple(reference(passage) for passage in text.passages if passage.kind == REFERENCE)


def reference(passage: Passage) -> Reference:
    """One entry as data: `Holm A. 2018. On the Brink …` and the other styles in which the author leads."""
    raw = passage.text
    dated = _dated(raw)
    if dated is None:
        return Reference(passage.id, raw, doi=doi(raw), url=url(raw))
    authors, title = _who_and_what(passage, dated)
    return Reference(passage.id, raw, authors, dated.year, title, doi(raw), url(raw))


def leaves_out(entry: Reference) -> bool:
    """Whether an entry names only some of its authors: `et al.` before the year. Editors further on do not count."""
    head = entry.raw.split(entry.year)[0] if entry.year else ""
    return bool(entry.authors) and bool(re.search(r"\bet al\b|\band others\b", head))


def doi(raw: str) -> str:
    """The DOI of an entry; empty where it is cut by a space, for then nobody knows how it goes on."""
    found = _DOI.search(raw)
    if not found or found.group().endswith("/") or re.match(r" \d{4,}(?!\S)", raw[found.end() :]):
        return ""
    return _trimmed(found.group())


def url(raw: str) -> str:
    """The address of an entry, other than its DOI; a space in it is closed where nothing else can stand."""
    closed = _CUT_URL.sub(r"\1\2", raw)
    for found in _URL.finditer(closed):
        if "doi.org/" not in found.group():
            return _trimmed(found.group())
    return ""


def _trimmed(address: str) -> str:
    address = address.rstrip(".,;:>”\"'")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;")
    return address


def _dated(raw: str) -> _Dated | None:
    """The first year that stands on its own: after the authors, in brackets, or between full stops."""
    for found in _YEAR.finditer(raw):
        head, after = raw[: found.start()].rstrip(), raw[found.end() : found.end() + 1]
        opened = head.endswith("(")
        if (opened and after != ")") or "http" in raw[: found.start()].rsplit(" ", 1)[-1]:
            continue
        head = head.rstrip("( ")
        alone = head[-1:] in '.],)?!”"»;' and after in (".", ",", ":", ";", "")
        if opened or alone or SURNAMES_FIRST.fullmatch(head):
            return _Dated(head, found.group(1), found.end() + (1 if opened else 0))
    return None


def _who_and_what(passage: Passage, dated: _Dated) -> tuple[tuple[str, ...], str]:
    who = persons(dated.head)
    if who or _is_body(dated.head, passage.text[dated.rest :]):
        return who or (dated.head.rstrip(". ,"),), _title(passage, dated.rest)
    if not re.search(r"[^\W\d_]{3}", re.sub(r"\b(?:pp?|doi|url)\b.*", "", passage.text[dated.rest :], flags=re.I)):
        return _year_last(dated.head)
    return (), dated.head.rstrip(". ,")


def _is_body(head: str, rest: str) -> bool:
    """Whether the words before the year name an institution: short, all in capitals, and no editor follows."""
    words = head.rstrip(". ,").split()
    names = [word for word in words if word not in ("of", "and", "for", "the", "on", "&")]
    return (
        0 < len(words) <= 6
        and not re.search(r"[\d\[\]:?!«»“”\"]|\. ", head.rstrip(". "))
        and all(word[0] in UPPER for word in names)
        and not re.match(r"[).,:; ]*[Ee]ds?\b", rest)
    )


def _year_last(head: str) -> tuple[tuple[str, ...], str]:
    """`Smith, J. The Bridge. London: Ash, 2012.`"""
    found = SURNAMES_FIRST.match(head)
    if not found or not head[found.end() :].strip():
        return (), ""
    rest = head[found.end() :].lstrip(" .,")
    quoted = _QUOTED.match(rest)
    return persons(found.group()), quoted.group(1) if quoted else _sentence(rest)


def _title(passage: Passage, start: int) -> str:
    start += len(passage.text[start:]) - len(passage.text[start:].lstrip(" .,:;)"))
    rest = passage.text[start:]
    quoted = _QUOTED.match(rest)
    if quoted:
        return quoted.group(1)
    italic = next((span for span in passage.spans if span.kind == "italic" and span.end > start), None)
    if italic and italic.start <= start:
        return passage.text[start : italic.end].rstrip(". ,")
    before = rest[: italic.start - start].rstrip() if italic else rest
    if italic and before[-1:] in (".", "?", "!", "]", ",", "”", '"', ":"):
        return re.sub(r"[.,]? In:?$", "", before).rstrip(". ,")
    title = _sentence(rest)
    # A journal's italics that begin within the sentence: nobody knows where the title ends.
    return title if len(title) <= len(before) else ""


def _sentence(rest: str) -> str:
    bracket = _BRACKETED.search(rest)
    if bracket and not re.search(r"\bP\. \d|https?:", rest[: bracket.start()]):
        return rest[: bracket.end()]
    published = _PUBLISHER.search(rest)
    if published:
        return rest[: published.start()].rstrip(". ")
    found = _SENTENCE.search(rest)
    return (rest[: found.end()] if found else rest).rstrip(". ,")
