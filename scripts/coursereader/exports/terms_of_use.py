"""Whose words an export holds, and under which terms: what each of them says, in the language of the course."""

from __future__ import annotations

from dataclasses import dataclass

from ..analysis.course import Course, Edition
from ..analysis.sharing import exported
from ..html.prose import unlinked
from ..input.course_file import CourseFacts
from ..interface.language import Language


@dataclass(frozen=True)
class TermsOfText:
    """One text of an export."""

    text: str
    """Its id."""
    name: str
    """Who wrote it, and what it is called."""
    rights: str
    """What is known of them, in words."""
    whole: bool
    """Whether all its words are there; else those that records quote."""


@dataclass(frozen=True)
class TermsOfUse:
    """Of one course as it is exported."""

    ours: str
    """How the words of its editors may be used."""
    texts: tuple[TermsOfText, ...]


def terms(course: Course) -> TermsOfUse:
    """Whose words everything that is exported of a course holds, and under which terms."""
    language = Language(course.facts.language)
    texts = (_of_text(edition, language) for edition in exported(course).editions)
    return TermsOfUse(_ours(course.facts, language), tuple(texts))


def _ours(facts: CourseFacts, language: Language) -> str:
    asked = language.say("The course does not say yet how its words may be used: ask its editors.")
    return facts.rights.strip() or asked


def _of_text(edition: Edition, language: Language) -> TermsOfText:
    source = edition.source
    who = ", ".join(author.name for author in source.authors) or language.say("Author not established")
    title = source.label if source.title.value == "unknown" else source.title.value
    said = unlinked(source.rights).strip() or language.say("Nothing is known of its rights.")
    if edition.cut:
        said += " " + language.say("Of this text only the words that records quote are here.")
    return TermsOfText(source.id, f"{who}: {title}", said, not edition.cut)


def terms_of_use(course: Course) -> str:
    """The same as a plain text, which lies beside files that cannot say it themselves."""
    facts, said, say = course.facts, terms(course), Language(course.facts.language).say
    head = [facts.title, *([facts.address] if facts.address else [])]
    listed = [f"- {one.name}\n  {one.rights}" for one in said.texts]
    parts = [
        "\n".join(head),
        f"{say('The words of the editors')}\n  {said.ours}",
        say("The texts, each under its own rights"),
        *listed,
    ]
    return "\n\n".join(parts) + "\n"
