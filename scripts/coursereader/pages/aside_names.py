"""What was set aside when a text was read out of a document, as a reader is told it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..input.formats.extraction import SetAside
from ..input.formats.stated import AsideName
from ..interface.language import Language
from ..interface.words import N_

NAMES: Mapping[AsideName, str] = {
    AsideName.NAVIGATION: N_("navigation"),
    AsideName.CHROME: N_("what surrounds the text of the page"),
    AsideName.SCRIPT: N_("script"),
    AsideName.STYLE: N_("stylesheet"),
    AsideName.FORM: N_("form"),
    AsideName.EMBEDDED: N_("embedded object"),
    AsideName.HIDDEN: N_("hidden words"),
    AsideName.METADATA: N_("metadata"),
    AsideName.CONTENTS: N_("table of contents"),
    AsideName.FIELD_CODE: N_("field code"),
    AsideName.DELETED: N_("deleted words"),
    AsideName.COMMENT: N_("comment"),
    AsideName.RUNNING_HEAD: N_("running head or foot"),
    AsideName.NOTE_SIGN: N_("sign of a note"),
    AsideName.PAGE_NUMBER: N_("page number"),
    AsideName.READING_AID: N_("reading aid"),
    AsideName.FALLBACK: N_("second version"),
    AsideName.UNREAD: N_("outside the reading order"),
    AsideName.LIST_SIGN: N_("sign of a list"),
    AsideName.CONTROL: N_("character that is not printed"),
    AsideName.BLANK: N_("blank"),
    AsideName.OVERPRINTED: N_("letter printed twice"),
    AsideName.ROTATED: N_("turned letters"),
    AsideName.OFF_PAGE: N_("letters outside the page"),
    AsideName.SOFT_HYPHEN: N_("hyphen of the setting"),
}
MOST_SHOWN = 3000
"""Characters of one name that a page shows: a script may have a hundred times as many."""


@dataclass(frozen=True)
class NamedAside:
    """Words of one name."""

    name: str
    """In the language of the interface."""
    characters: int
    words: str
    """The first of them."""
    cut: bool
    """Whether there are more."""


def named_asides(asides: Iterable[SetAside], language: Language) -> Iterator[NamedAside]:
    """What was set aside, by name, in the order of the names."""
    by_name: dict[AsideName, list[SetAside]] = {}
    for one in asides:
        by_name.setdefault(one.name, []).append(one)
    for name, said in NAMES.items():
        if name in by_name:
            words = "\n".join(_placed(one, language) for one in by_name[name])
            count = sum(len(one.words) for one in by_name[name])
            yield NamedAside(language.say(said), count, words[:MOST_SHOWN], len(words) > MOST_SHOWN)


def _placed(one: SetAside, language: Language) -> str:
    """Words, and where they stand on which page of the file, where it has pages."""
    if not one.page:
        return one.words
    left, top, right, bottom = one.box
    box = f"{left}–{right} × {top}–{bottom}"
    return language.say("page {page} of the file, {box} points: {words}", page=one.page, box=box, words=one.words)
