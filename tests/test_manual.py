"""The manual: the engine's own pages, with every example taken from the course at hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from coursereader.analysis.course import Course
from coursereader.exports.files import FILES
from coursereader.flow import GENERATED, gather
from coursereader.html.weave import fenced
from coursereader.input.contents import Handwritten
from coursereader.input.course_file import CourseFacts
from coursereader.input.quotation import Words
from coursereader.input.records import Comparison, Event, Note, Record, Term
from coursereader.kinds import KINDS, Kind, planned_pages, record_data
from coursereader.model.problems import Report
from coursereader.pages import Page
from coursereader.pages.index import index_of
from coursereader.pages.manual import MANUAL, languages, manual_pages, spoken
from coursereader.pages.manual.samples import samples
from coursereader.writing import data_files
from courses import TOY, said, toy_with, written


class Motto(Record):
    """A kind of record of which the manual knows nothing."""

    words: Words
    """What it says."""


LANGUAGES = ("en", "pt", "ru")
FOLDERS = tuple(kind.folder for kind in KINDS)
NAMED, CORRECTED = 7, 2
"""Kinds that the manual has words of its own for; what it shows of corrections."""
EXAMPLE = re.compile(r"^<code>([^<]+)</code>,[^\n]*:\n\n(`{3,})yaml\n(.*?)\n\2$", re.MULTILINE | re.DOTALL)
OTHER = ("russia", "china", "putin", "makarov", "freire", "kireeva", "rising powers", "rising-powers", "turn east")
"""Words of the course in this repository."""
ALL = {**FILES, **{f"{folder}.json": make for folder, make in record_data().items()}}
"""Every data file, with what makes it."""
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


@pytest.fixture(scope="module")
def course() -> Course:
    """The toy course."""
    return gather(TOY, Report())


def manual(course: Course, language: str, **facts: object) -> dict[str, str]:
    """The manual's pages for that course, in that language, by path."""
    said = CourseFacts.model_validate({**course.facts.model_dump(), "language": language, **facts})
    planned = manual_pages(index_of(replace(course, facts=said)), record_data())
    return {page.path: page.page().text for page in planned}


def examples(page: str) -> dict[str, str]:
    """The files that a page shows, by path."""
    return {found[1]: found[3] + "\n" for found in EXAMPLE.finditer(page)}


def bare(folder: Path) -> Path:
    """A copy of the toy course in which nobody has written a record yet."""
    kinds = "kinds: {events: [statement], terms: [concept]}\n"
    root = toy_with(folder, {"docs/index.md": "# The Wend Reader\n\nTwo texts.", "course.yml": kinds})
    for name in FOLDERS:
        for path in (root / "docs" / name).rglob("*.md"):
            path.unlink()
    return root


def test_every_page_is_there_in_every_language_and_speaks_it(course: Course) -> None:
    assert languages() == LANGUAGES
    for language in LANGUAGES:
        made = manual(course, language)
        assert sorted(made) == [f"{name}.md" for name in sorted(MANUAL)]
        assert all(bool(CYRILLIC.search(text)) == (language == "ru") for text in made.values())


def test_a_language_without_a_manual_of_its_own_has_its_parents_or_the_english_one() -> None:
    assert [spoken(code) for code in ("pt-BR", "ru", "zh-Hant", "en-GB")] == ["pt", "ru", "en", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_another_course_stands_in_it(course: Course, language: str) -> None:
    for text in manual(course, language).values():
        assert not [word for word in OTHER if word in text.casefold()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_another_course_stands_anywhere_on_the_site(course: Course, language: str) -> None:
    spoken = replace(course, facts=course.facts.model_copy(update={"language": language}))
    planned = planned_pages(spoken)
    made = {page.path: page.page().text for page in planned}
    made |= {file.path: file.content.decode() for file in data_files(spoken, planned)}
    assert not {
        (path, word) for path, text in made.items() for word in OTHER if re.search(rf"\b{word}\b", text.casefold())
    }


def test_the_templates_name_no_course() -> None:
    folder = Path(__file__).parent.parent / "scripts/coursereader/pages/manual"
    for path in folder.rglob("*.j2"):
        assert not [word for word in (*OTHER, "wend", "alder", "birch") if word in path.read_text("utf-8").casefold()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_is_a_file_of_the_course_as_it_is_written(course: Course, language: str) -> None:
    shown = examples(manual(course, language)["contributing.md"])
    records = {path: text for path, text in shown.items() if path.startswith("docs/")}
    assert len(records) == len(KINDS)
    for path, text in records.items():
        assert text.strip() == (TOY / path).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_passes_the_check_in_its_place(course: Course, language: str, tmp_path: Path) -> None:
    shown = examples(manual(course, language)["contributing.md"])
    assert len(shown) == len(KINDS) + CORRECTED
    gather(toy_with(tmp_path, dict(shown)), report := Report())
    assert said(report) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_course_lacks_is_made_up_says_so_and_is_all_but_right(language: str, tmp_path: Path) -> None:
    root = bare(tmp_path)
    page = manual(gather(root, Report()), language)["contributing.md"]
    told = {"en": "*made up*", "pt": "*inventado*", "ru": "*придуманный пример*"}[language]
    assert page.count(told) == NAMED
    docs = {path: text for path, text in examples(page).items() if path.startswith("docs/")}
    course = gather(written(root, dict(docs)), report := Report())
    due = ("was left as it was in a draft.", "stands in no text.")  # what somebody who copies it has to change
    assert [problem for problem in report if not problem.what.endswith(due)] == []
    assert sum(problem.what.endswith(due[0]) for problem in report) == 26  # as many in every language
    assert [len(course.of(kind)) for kind in (Term, Event, Comparison, Note)] == [1, 1, 1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_course_without_texts_has_a_manual_as_well(language: str, tmp_path: Path) -> None:
    made = manual(gather(tmp_path, Report()), language)
    assert len(examples(made["contributing.md"])) == NAMED + CORRECTED
    assert sorted(made) == [f"{name}.md" for name in sorted(MANUAL)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kinds_are_those_that_the_course_lists(course: Course, language: str) -> None:
    kinds = {"events": {"flood": "A flood", "quake": "quake"}, "terms": ["tool"], "texts": ["sermon"]}
    page = manual(course, language, kinds=kinds)["contributing.md"]
    assert "<code>flood</code> (A flood), <code>quake</code>" in page
    assert "<code>tool</code>" in page
    assert "<code>sermon</code>" in page


def test_where_a_course_lists_no_kinds_those_in_use_are_shown(course: Course) -> None:
    page = manual(course, "en", kinds={})["contributing.md"]
    assert "one of <code>crisis</code>, <code>policy</code>, <code>statement</code> |" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_that_is_there(course: Course, language: str) -> None:
    there = {page.path for page in planned_pages(course)}
    for path, text in manual(course, language).items():
        outside = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
        for link in re.findall(r"\]\(([^)]+)\)", outside):
            file, _, fragment = link.partition("#")
            if not file.startswith("https://"):
                assert (file or path) in there, link
                target = manual(course, language).get(file or path, "")
                assert not fragment or f"{{: #{fragment} }}" in target, link


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_addresses_are_the_same_in_every_language(course: Course, language: str) -> None:
    ours, english = manual(course, language), manual(course, "en")
    for path in english:
        assert re.findall(r"\{: #[\w-]+ \}", ours[path]) == re.findall(r"\{: #[\w-]+ \}", english[path])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_every_data_file_is_explained(course: Course, language: str) -> None:
    page = manual(course, language)["data.md"]
    prose = re.sub(r"^(`{3,}).*?^\1$", "", page, flags=re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"<code>([\w.-]+\.json(?:ld)?)</code>", prose)) == set(ALL)
    for name in ALL:
        if name != "annotations.jsonld":  # its keys are those of a standard
            section = unescape(prose.partition(f"## {name} ")[2].partition("\n## ")[0])
            keys = _keys(ALL[name](course)) - {edition.id for edition in course.editions}
            ways = ("`{}`", '"{}"', "<code>{}</code>")
            assert not {key for key in keys if not any(way.format(key) in section for way in ways)}, name


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for part in value.values() for key in _keys(part)}
    return {key for part in value for key in _keys(part)} if isinstance(value, list) else set()


def test_a_piece_of_each_data_file_is_shown_as_it_stands_there(course: Course) -> None:
    for file in samples(course, record_data()):
        shown, whole = json.loads(file.sample), ALL[file.name](course)
        assert type(shown) is type(whole)
        assert set(shown) == set(whole) if isinstance(whole, dict) else len(shown) == min(1, len(whole))


def test_a_passage_is_cited_with_the_courses_title_and_address(course: Course) -> None:
    page = manual(course, "en", title="The Wend Reader", address="https://wend.example/")["citing.md"]
    work = "Ada Holloway, “The Fall of the Wend Bridge,” 1952, in <i>The Wend Reader</i>, <span"
    assert work in page
    assert ">passage 2</span>" in page
    assert ">https://wend.example/texts/alder.html&#35;p2</span>" in page
    assert "Birch, Jonas. “" not in page  # what the editors call a text is no title
    assert "https://…/" not in page


def test_what_the_check_says_is_what_it_does_say(course: Course, tmp_path: Path) -> None:
    page = manual(course, "en")["contributing.md"]
    found = re.search(r"```text\n(docs/notes/alder/a-note.md:3: .*)\n```", page)
    quoted = re.search(r"```yaml\ntext: alder\nquote: \"(.*)\"\n```", page)
    assert found
    assert quoted
    words = quoted[1].split(" ")
    note = f'---\ntext: alder\nquote: "{" ".join([*words[:2], *words[3:]])}"\nby: me\ndate: "2026"\n---\n\nA note.\n'
    gather(toy_with(tmp_path, {"docs/notes/alder/a-note.md": note}), report := Report())
    assert said(report) == [found[1]]


def test_a_page_that_the_course_has_written_itself_stands_instead(course: Course) -> None:
    own = Handwritten("docs/contributing.md", "# Ask Ruth\n\nShe knows.", 1)
    changed = replace(course, handwritten=(*course.handwritten, own))
    made: dict[str, Page] = {page.path: page.page() for page in planned_pages(changed) if page.path.count("/") == 0}
    assert "She knows." in made["contributing.md"].text
    assert made["citing.md"].source == "docs"


def test_hand_written_pages_may_link_to_it() -> None:
    assert {f"{name}.md" for name in MANUAL} <= set(GENERATED)


def test_a_fence_within_an_example_does_not_end_it() -> None:
    assert fenced("a\n````\nb", "yaml") == "`````yaml\na\n````\nb\n`````"
    assert fenced("\x02klzzwxh:0001\x03") == "```\n\ufffdklzzwxh:0001\ufffd\n```"


def test_a_page_is_made_again_only_where_what_it_shows_has_changed(course: Course, tmp_path: Path) -> None:
    def keys(course: Course) -> dict[str, str]:
        return {page.path: page.key for page in manual_pages(index_of(course), record_data())}

    assert keys(course) == keys(gather(TOY, Report()))
    path = "docs/notes/birch/whose-company.md"  # no example: another note has more keys
    longer = (TOY / path).read_text(encoding="utf-8") + "\nHe says so."
    assert keys(course) == keys(gather(toy_with(tmp_path, {path: longer}), Report()))


def test_a_kind_without_words_of_its_own_shows_what_its_model_says(tmp_path: Path) -> None:
    kind = Kind("motto", Motto, "mottoes", "Motto", "Mottoes")
    root = toy_with(tmp_path, {"docs/mottoes/first.md": '---\nwords: "All is one"\n---\n'})
    page = manual(gather(root, Report(), (*KINDS, kind)), "en")["contributing.md"]
    assert "| Motto | <code>docs/mottoes/</code> |" in page
    assert "### Motto {: #kind-motto }" in page
    assert '---\nwords: "All is one"\n---' in page
    assert "| <code>words</code> | What it says. |" in page
