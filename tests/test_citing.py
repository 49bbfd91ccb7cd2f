"""How works are cited: in each style equal to what a librarian writes by hand."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from coursereader.citing.bibtex import bibtex
from coursereader.citing.citations import StyledWork, cited_page, cited_source
from coursereader.citing.headline import PREPOSITIONS, SHORT, headline
from coursereader.citing.ris import ris
from coursereader.citing.works import appeared, for_programs, in_edition
from coursereader.exports.citing import citing_files
from coursereader.flow import gather
from coursereader.input.source import Source
from coursereader.interface.language import Language
from coursereader.model.problems import Report
from courses import TOY, made_pages, said, toy_with

FACTS = {"seed": "a.txt", "sha256": "0" * 64, "language": "en", "label": "A 1", "siglum": "A", "kind": "article"}
HORIZON = {"is": "1900", "why": "x"}
WORKS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cited.yml").read_text("utf-8"))
ENGLISH = Language("en")
DAYS = {"mla": "30 Nov. 2026"}


def source(facts: dict[str, Any]) -> Source:
    """A source of these facts."""
    return Source.model_validate({**FACTS, "horizon": HORIZON, **facts}).model_copy(update={"id": "a"})


def written(words: str, style: str) -> str:
    """What a reader copies on 30 November 2026 from passage 12, or of page 64; italics between stars."""
    gaps = {"accessed": DAYS.get(style, "November 30, 2026"), "place": "passage 12", "page": "64"}
    words = str(words).replace(".html</span>", ".html#p12</span>")
    words = re.sub(r'<span data-gap="(\w+)">(.*?)</span>', lambda gap: gaps.get(gap[1], gap[2]), words)
    return html.unescape(re.sub(r"</?i>", "*", words))


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("of", ["appeared", "here"])
def test_a_work_is_cited_as_a_librarian_cites_it(work: str, of: str) -> None:
    site = ("The Turn East", "https://example.org/texts/a.html", ENGLISH)
    them: tuple[StyledWork, ...] = getattr(cited_source(source(WORKS[work]["source"]), *site), of)
    made = {
        one.style.id: [written(words, one.style.id) for words in (one.listed, one.cited, one.placed)] for one in them
    }
    expected = WORKS[work].get(of)
    assert expected is None or made == expected


def test_a_page_is_cited_by_its_title_and_no_point_follows_a_question_mark() -> None:
    them = cited_page("What is “the turn”: a question?", "The Reader", "https://example.org/q.html", ENGLISH)
    assert [written(one.listed, one.style.id) for one in them] == [
        "“What Is ‘the Turn’: A Question?” n.d. In *The Reader*. Accessed November 30, 2026. https://example.org/q.html#p12.",
        "“What Is ‘the Turn’: A Question?” In *The Reader*. Accessed November 30, 2026. https://example.org/q.html#p12.",
        "“What Is ‘the Turn’: A Question?” *The Reader*, https://example.org/q.html#p12. Accessed 30 Nov. 2026.",
        "What is “the turn”: a question? (n.d.). In *The Reader*. Retrieved November 30, 2026, from "
        "https://example.org/q.html#p12",
    ]


def test_other_languages_have_their_own_words_and_marks() -> None:
    said = cited_page("A viragem", "O Leitor", "", Language("pt"))[1].listed
    assert html.unescape(re.sub("<[^>]*>", "", said)) == "«A viragem». Em O Leitor. Acedido [data]. [endereço]."


@pytest.mark.parametrize(
    ("title", "small", "made"),
    [
        ("a war between two states: a new order", SHORT, "A War Between Two States: A New Order"),
        ("a war between two states", PREPOSITIONS, "A War between Two States"),
        ("China-Russia relations and the S-400", SHORT, "China-Russia Relations and the S-400"),
        ("what the eBook is for", SHORT, "What the eBook Is For"),
        ("don’t look back: “the end of it”", SHORT, "Don’t Look Back: “The End of It”"),
        ("Engagement With the East", SHORT, "Engagement with the East"),
    ],
)
def test_a_headline_has_small_words(title: str, small: frozenset[str], made: str) -> None:
    assert headline(title, small) == made


def test_programs_are_given_names_titles_and_pages_in_their_own_form() -> None:
    work = source(WORKS["article with volume and numbers"]["source"])
    item = for_programs(work, appeared(work), "")
    assert bibtex(item) == (
        "@article{a,\n  author = {Kireeva, Anna A.},\n  title = {Theories of international relations and prospects of "
        "a military alliance between {Russia} and {China}},\n  journal = {Russian Journal of World Politics and Law of "
        "Nations},\n  year = {2022},\n  volume = {1},\n  number = {1–2},\n  doi = {10.24833/RJWPLN-2022-1-2-98-130},\n"
        "  language = {en},\n  pages = {98--130},\n}\n"
    )
    assert "SP  - 98\r\nEP  - 130\r\nPY  - 2022\r\n" in ris(item)
    talk = source(WORKS["interview without a title, translated by others"]["source"])
    item = for_programs(talk, appeared(talk), "")
    assert item["title"] == "[Observer Network interviews Igor Makarov]"
    assert {"family": "Gao", "given": "Yanping", "static-ordering": True} in item["interviewer"]  # type: ignore[operator]
    assert "N1  - Interview by Gao Yanping\r\n" in ris(item)
    assert "translator" not in in_edition(talk, "The Reader", "en")


def test_signs_of_tex_are_escaped_but_in_addresses() -> None:
    made = bibtex({"id": "a", "type": "book", "title": "50% & more_{x}", "URL": "https://a.org/x_y%20z"})
    assert r"title = {50\% \& more\_\{x\}}" in made
    assert "url = {https://a.org/x_y%20z}" in made


def test_each_text_has_files_for_programs_and_its_page_leads_to_them() -> None:
    course = gather(TOY, Report())
    files = {file.path: file.content.decode() for file in citing_files(course)}
    assert {path for path in files if "alder" in path} == {
        f"{folder}/alder.{end}" for folder in ("cite", "cite/edition") for end in ("bib", "json", "ris")
    }
    (work,) = json.loads(files["cite/edition/alder.json"])
    assert work["URL"] == "https://example.org/wend/texts/alder.html"
    pages = {path: page.text for path, page in made_pages(course).items()}
    assert 'href="../cite/alder.bib"' in pages["texts/alder.md"]
    assert "“Fall of the Bridge at Wend.” In <i>The Bridge at Wend</i>." in pages["events/bridge-fell.md"]
    assert "Cite this page" not in pages["index.md"]


def test_a_family_name_is_part_of_the_name(tmp_path: Path) -> None:
    path = "seeds/alder/source.yml"
    wrong = (TOY / path).read_text("utf-8").replace('"Ada Holloway", from', '"Ada Holloway", family: "Hollow", from')
    gather(toy_with(tmp_path, {path: wrong}), report := Report())
    problem = '"authors" (entry 1): family is neither the beginning nor the end of name.'
    assert f"{path}:4: {problem} Write in it the first or last words of name." in said(report)


def test_no_value_begins_a_line_of_ris_of_its_own() -> None:
    made = ris({"id": "a", "type": "book", "title": "A\r\nER  - \nTY  - BOOK"})
    assert made.split("\r\n") == ["TY  - BOOK", "ID  - a", "TI  - A ER - TY - BOOK", "ER  - ", ""]


@pytest.mark.parametrize("title", ["a \ue001 b \ue000 c", "\ue000\ue000a\ue001", "{page} {title} <i>", "a\ue001\ue000"])
def test_no_title_opens_or_closes_what_is_not_its_own(title: str) -> None:
    for work in cited_page(title, "Site", "", Language("en")):
        for printed in (work.listed, work.cited):
            depth = [0]
            for tag in re.findall("</?i>", printed):
                depth.append(depth[-1] + (1 if tag == "<i>" else -1))
            assert (min(depth), depth[-1]) == (0, 0)
            assert "\ue000" not in printed
            assert "\ue001" not in printed
