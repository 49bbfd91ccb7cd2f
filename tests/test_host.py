"""The host's adapter: what a course says is in its configuration, titles are words and not HTML, and a page that was
rendered before is the same as one rendered anew."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from coursereader.analysis.course import Course
from coursereader.flow import gather
from coursereader.host import Host, configure, overrides, render_changed
from coursereader.host.mkdocs.configuration import theme_language
from coursereader.host.mkdocs.kept import FOLDER, Kept, keys
from coursereader.input.contents import Handwritten
from coursereader.input.course_file import CourseFacts, ShelfNames
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from coursereader.pages.navigation import Entry, Navigation, Shelf, navigation
from courses import TOY, written

EMBLEM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/><script>x()</script></svg>'
TITLE = 'The "River" & <script>alert(1)</script>'
HEAD = "---\ntitle: {}\ndescription: {}\ntab: about\nbeside: true\nhide:\n- navigation\n---\n\n# Words\n\nA page.\n"


def page(title: str, description: str = "What it says.") -> str:
    """A page as the engine writes it, with that head."""
    return HEAD.format(json.dumps(title), json.dumps(description))


def shelf(*entries: Entry) -> Navigation:
    """A navigation of one shelf."""
    return Navigation(Entry("Home", "index.md"), (Shelf("about", "About", entries),), ())


SMALL = {"index.md": page("Home"), "about.md": page("About"), "b.md": page("B") + "\n[about](about.md)\n"}
ENTRIES = (Entry("About", "about.md"), Entry("B", "b.md"))


def rendered(
    folder: Path, files: Mapping[str, str], course: Course, found: Navigation | tuple[Entry, ...] = ENTRIES
) -> Path:
    """The site of these pages, with the build folder `folder/build`. Raises AssertionError with what the host said."""
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    written(folder / "build/pages", {**files})
    with Host(folder, folder / "build") as host:
        host.configure(course, shelf(*found) if isinstance(found, tuple) else found)
        host.render(folder / "build/pages", site)
        said = host.ended()
    assert said == ""
    return site


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_what_the_course_says_is_in_the_configuration(tmp_path: Path) -> None:
    facts = CourseFacts(
        title="Reka: a course", subtitle="#1, it's said", language="ru", address="https://a.example/reka/",
        rights="© <b>us</b>", edit_base="https://code.example/o/r/edit/main/",
    )  # fmt: skip
    told = yaml.safe_load(configure(tmp_path, Course(facts=facts, emblem=EMBLEM), shelf(*ENTRIES)).read_text("utf-8"))
    reader = told["extra"]["reader"]
    assert (told["site_name"], told["site_description"]) == ("Reka: a course", "#1, it's said")
    assert told["site_url"] == "https://a.example/reka/"
    assert told["copyright"] == "© <b>us</b>"
    assert "unsafe" not in reader["policy"]
    assert told["theme"]["language"] == "ru"
    assert told["nav"] == [{"Home": "index.md"}, {"About": [{"About": "about.md"}, {"B": "b.md"}]}]
    assert reader["code_host"]["new"] == "https://code.example/o/r/new/main?filename={path}&value={content}"
    assert "<path" in reader["emblem"]
    assert "script" not in reader["emblem"]
    assert (overrides() / "main.html").is_file()


def test_a_course_without_an_address_has_none() -> None:
    assert CourseFacts().address == ""


@pytest.mark.parametrize(
    ("tag", "theme"),
    [("pt-BR", "pt-BR"), ("pt-AO", "pt"), ("zh-hant", "zh-Hant"), ("la", "en"), ("en-GB", "en"), ("ar", "ar")],
)
def test_the_theme_speaks_the_nearest_language_it_has(tag: str, theme: str) -> None:
    assert theme_language(tag) == theme


def test_the_shelves_hold_the_pages_that_are_there() -> None:
    course = gather(TOY, Report())
    found = navigation(course, [page.path for page in planned_pages(course)])
    assert {s.title: [entry.title for entry in s.entries] for s in found.shelves} == {
        "Texts": ["Texts", "Notes", "Bibliography"],
        "Events": ["Events", "Timeline", "Silences"],
        "Comparisons": ["Comparisons", "Differences", "Figures"],
        "Glossary": ["Glossary", "Names", "Map", "Vocabulary", "Concordance"],
        "Teaching": [
            "For teachers",
            "Sessions",
            "Outlines",
            "Key quotations",
            "Primary sources",
            "Self-test",
            "What has happened since",
            "Handouts",
            "Packet",
            "Rubrics",
        ],
        "About": [
            "About",
            "Reading guide",
            "How to read a page",
            "My reading",
            "Citing",
            "Data",
            "Contributing",
            "Where help is wanted",
        ],
    }
    assert [entry.address for entry in found.texts] == ["texts/alder.html", "texts/birch.html"]


def test_a_page_that_is_not_there_has_no_entry_and_one_of_the_course_s_own_has_its_title() -> None:
    own = (Handwritten("docs/zeal.md", "# On zeal", 1), Handwritten("docs/thanks.md", "# Thanks", 1))
    course = Course(facts=CourseFacts(shelves=ShelfNames(about="Colophon")), handwritten=own)
    shelves = navigation(course, ["index.md", "zeal.md", "data.md", "thanks.md", "bibliography.md"]).shelves
    assert [(s.title, [(e.title, e.path) for e in s.entries]) for s in shelves] == [
        ("Texts", [("Bibliography", "bibliography.md")]),
        ("Colophon", [("Thanks", "thanks.md"), ("On zeal", "zeal.md"), ("Data", "data.md")]),
    ]


def test_titles_are_words_and_not_html(tmp_path: Path) -> None:
    files = SMALL | {"about.md": page(TITLE, 'Of "rivers" & <b>floods</b>')}
    facts = CourseFacts(title=f"Course of {TITLE}", subtitle='"Quoted"', rights=TITLE, shelves=ShelfNames(about=TITLE))
    site = rendered(tmp_path, files, Course(facts=facts), (Entry(TITLE, "about.md"), Entry("B", "b.md")))
    for path in ("about.html", "b.html", "index.html", "404.html"):
        html = (site / path).read_text("utf-8")
        assert "alert(1)</script>" not in html
        assert "&amp;lt;" not in html
    about = (site / "about.html").read_text("utf-8")
    words = 'The "River" &amp; &lt;script&gt;alert(1)&lt;/script&gt;'
    assert f"<title>{words} - Course of {words}</title>" in about
    assert '<meta name="description" content="Of &#34;rivers&#34; &amp; &lt;b&gt;floods&lt;/b&gt;">' in about


@pytest.mark.parametrize(
    ("texts", "others"),
    [(24, ([["a.html", "b.html"], ["c.html", "d.html"]])), (25, ([["a.html", "b.html"], ["c.html"]]))],
)
def test_where_texts_are_many_a_page_of_a_shelf_names_it_whole_and_of_others_the_first_page(
    tmp_path: Path, texts: int, others: list[list[str]]
) -> None:
    files = {f"{name}.md": page(name) for name in ("index", *"abcd")}
    one, two = (tuple(Entry(name, f"{name}.md") for name in names) for names in ("ab", "cd"))
    shelves = (Shelf("about", "About", one), Shelf("more", "More", two))
    found = Navigation(Entry("Home", "index.md"), shelves, (Entry("c", "c.md"),) * texts)
    html = (rendered(tmp_path, files, Course(), found) / "a.html").read_text("utf-8")
    drawer = html[html.index('<nav class="md-nav') :].partition("</nav>")[0]
    assert [re.findall(r'href="([^"#]+)"', one) for one in re.split(r" reader-shelf\b(?!_)", drawer)[2:]] == others


@pytest.mark.parametrize(("language", "direction"), [("la", "ltr"), ("ar", "rtl"), ("pt-BR", "ltr")])
def test_a_page_says_its_language_and_direction(tmp_path: Path, language: str, direction: str) -> None:
    html = (rendered(tmp_path, SMALL, Course(facts=CourseFacts(language=language))) / "b.html").read_text("utf-8")
    assert f'<html lang="{language}" ' in html
    assert f'<body dir="{direction}">' in html


def test_a_page_kept_is_the_page_rendered_anew(tmp_path: Path) -> None:
    edited = SMALL | {"b.md": page("B") + "\nEdited. [about](about.md)\n"}
    before = files_of(rendered(tmp_path / "warm", SMALL, Course()))
    warm = files_of(rendered(tmp_path / "warm", edited, Course()))
    assert warm == files_of(rendered(tmp_path / "cold", edited, Course()))
    assert {path for path in warm if warm[path] != before[path]} == {"b.html"}


def test_a_kept_page_that_is_not_what_was_put_there_is_rendered_anew(tmp_path: Path) -> None:
    sound = files_of(rendered(tmp_path, SMALL, Course()))
    folder = tmp_path / "build" / FOLDER
    of = keys(tmp_path / "mkdocs.yml", tmp_path / "build/mkdocs.yml", tmp_path / "build/pages")
    about, b, index = (folder / of[name] for name in ("about.md", "b.md", "index.md"))
    about.write_bytes(b.read_bytes())
    b.write_bytes(b.read_bytes().replace(b"A page.", b"A pagan."))
    index.write_bytes(index.read_bytes()[:-200])
    assert not any(Kept(folder).get(key) for key in of.values())
    assert files_of(rendered(tmp_path, SMALL, Course())) == sound
    assert all(Kept(folder).get(key) for key in of.values())


def test_what_every_page_follows_from_is_in_its_key(tmp_path: Path) -> None:
    ours, own, folder = (
        tmp_path / "build/mkdocs.yml",
        tmp_path / "mkdocs.yml",
        written(tmp_path / "build/pages", {**SMALL}),
    )
    configure(tmp_path / "build", Course(), shelf(*ENTRIES))
    first = keys(own, ours, folder)
    assert keys(own, ours, folder) == first
    written(folder, {"c.md": page("C")})
    assert {name for name in first if keys(own, ours, folder)[name] != first[name]} == {"b.md"}  # it has a link
    own.write_text("INHERIT: build/mkdocs.yml\nsite_description: other\n", "utf-8")
    assert not set(keys(own, ours, folder).values()) & set(first.values())
    own.write_text("INHERIT: build/mkdocs.yml\nhooks: [x.py]\n", "utf-8")
    assert keys(own, ours, folder) == {}


def test_the_rows_of_a_course_s_own_file_go_over_ours(tmp_path: Path) -> None:
    written(tmp_path, {"mkdocs.yml": "INHERIT: elsewhere.yml\nsite_name: Its own\ndocs_dir: nowhere\n"})
    assert "<title>B - Its own</title>" in (rendered(tmp_path, SMALL, Course()) / "b.html").read_text("utf-8")


def test_a_dead_link_stops_the_build_and_says_where(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"gone\.md"):
        rendered(tmp_path, SMALL | {"b.md": page("B") + "\n[gone](gone.md)\n"}, Course())
    assert not (tmp_path / "build" / FOLDER).exists()


def test_while_one_writes_a_dead_link_is_said_at_every_edit_and_the_other_pages_are_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build, site = tmp_path / "build", tmp_path / "build/serve"
    written(build / "pages", SMALL | {"b.md": page("B") + "\n[gone](gone.md)\n"})
    configure(build, Course(), shelf(*ENTRIES))
    for _ in range(2):
        render_changed(tmp_path, build, build / "pages", site)
        assert "gone.md" in caplog.text
        caplog.clear()
        assert (site / "b.html").is_file()
        assert len(list((build / FOLDER).iterdir())) == 2
    (build / "pages/about.md").unlink()
    written(build / "pages", {"b.md": page("B") + "\nMended.\n"})
    configure(build, Course(), shelf(Entry("B", "b.md")))
    render_changed(tmp_path, build, build / "pages", site)
    assert not (site / "about.html").exists()
    assert "Mended" in (site / "b.html").read_text("utf-8")
    assert "gone.md" not in caplog.text
