"""The catalogues of the interface: every word that is said is in them, in every language, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from coursereader.interface.catalogue import mo_file, po_file
from coursereader.interface.extract import ENGINE, TEMPLATE, extracted, mo_bytes, po_bytes, read, updated
from coursereader.interface.language import TRANSLATED

STALE = "The words of the interface have changed. Run `make words` and translate what is new."


@pytest.fixture(scope="module")
def template() -> Catalog:
    """All messages that are said."""
    return extracted()


def messages(folder: str) -> list[Message]:
    """The messages of one catalogue, without its head."""
    return [message for message in read(po_file(folder), folder) if message.id]


def forms(words: str | tuple[str, ...] | list[str]) -> list[str]:
    """The forms of a message, one or more."""
    return [words] if isinstance(words, str) else list(words)


def placeholders(words: str) -> set[str]:
    """What is replaced in a message."""
    return set(re.findall(r"\{(\w*)\}", words))


def test_the_template_holds_what_is_said(template: Catalog) -> None:
    assert TEMPLATE.read_bytes() == po_bytes(template), STALE


@pytest.mark.parametrize("path", sorted((ENGINE / "pages" / "templates").glob("*.j2")), ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    bare = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", bare, flags=re.DOTALL)
    read = re.findall(r"\b(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"", bare)
    read.append(re.sub(r"<[^<>]*>|\{:[^}]*\}", "", bare))
    assert set(re.findall(r"[^\W\d_]{2,}", " ".join(read))) <= {"doi", "SHA"}, STALE


@pytest.mark.parametrize("folder", TRANSLATED)
def test_a_catalogue_holds_every_message_and_no_other(folder: str, template: Catalog) -> None:
    assert po_file(folder).read_bytes() == po_bytes(updated(folder, template)), STALE
    assert not read(po_file(folder), folder).obsolete


@pytest.mark.parametrize("folder", TRANSLATED)
def test_every_message_is_translated(folder: str) -> None:
    assert [m.id for m in messages(folder) if m.fuzzy or not all(form.strip() for form in forms(m.string))] == []


@pytest.mark.parametrize("folder", TRANSLATED)
def test_every_plural_of_the_language_is_there(folder: str) -> None:
    wanted = read(po_file(folder), folder).num_plurals
    assert [m.id for m in messages(folder) if m.pluralizable and len(forms(m.string)) != wanted] == []


@pytest.mark.parametrize("folder", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_original(folder: str) -> None:
    for message in messages(folder):
        wanted = set().union(*map(placeholders, forms(message.id)))
        for form in forms(message.string):
            missing = wanted - placeholders(form)
            assert not placeholders(form) - wanted, form
            # A plural for one may say "one" in words; nothing else may fall out.
            assert missing <= ({"n"} if message.pluralizable else set()), form


@pytest.mark.parametrize("folder", TRANSLATED)
def test_what_is_read_is_what_was_translated(folder: str) -> None:
    assert mo_file(folder).read_bytes() == mo_bytes(read(po_file(folder), folder)), "Run `make words`."
