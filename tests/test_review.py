"""The review sheet shows all and only what changed, and nothing of a stranger's runs in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.commands.history import unpacked
from coursereader.review.shown import element_of
from coursereader.review.wording import Fate, lines_compared, moved, words_compared
from courses import TOY, commit, git, written
from playwright.sync_api import Browser
from pull_requests import REQUESTS, PullRequest, toy


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy course as its main branch has it."""
    root = tmp_path_factory.mktemp("git") / "course"
    shutil.copytree(TOY, root, ignore=shutil.ignore_patterns("build"))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "a")
    return root


@pytest.fixture
def course(published: Path, tmp_path: Path) -> Path:
    """A clone that one may change."""
    return Path(shutil.copytree(published, tmp_path / "course"))


def asked(course: Path, files: dict[str, str | None]) -> None:
    """Make a pull request of it: a branch with one commit."""
    git(course, "checkout", "-q", "-b", "asked")
    for path in [path for path, words in files.items() if words is None]:
        (course / path).unlink()
    written(course, {path: words for path, words in files.items() if words is not None})
    commit(course)


def sheet(course: Path, *more: str) -> tuple[int, str]:
    """The exit code, and the page."""
    place = course.parent / "review.html"
    code = main(["review", "--course", str(course), "--sheet", str(place), *more])
    return code, place.read_text("utf-8")


def part(html: str, id: str) -> str:
    return element_of(html, id)


def entries(html: str) -> list[tuple[str, str, str]]:
    """Of each change: what became of it, what it is, its file."""
    found = re.findall(
        r'<section class="entry \w+" id="c\d+">\n<p class="over">(.*?) · (\w+) · .*?</p>\n<h2>.*?</h2>\n'
        r'<p class="path"><code>(.*?)</code>',
        html,
    )
    return [(state, unescape(kind), unescape(path)) for kind, state, path in found]


@pytest.mark.parametrize("name", REQUESTS)
def test_the_sheet_shows_all_and_only_what_changed(name: str, course: Path) -> None:
    request: PullRequest = REQUESTS[name]
    asked(course, request.files)
    code, html = sheet(course)
    assert sorted(entries(html)) == sorted(request.shown)
    apart = [id for id in ("moved", "caused", "code") if f'id="{id}"' in html]
    texts = {passage.split()[0] for passage in request.passages}
    assert html.count('<section class="entry') == len(request.shown) + len(texts) + len(apart)
    words = re.findall(r'<p class="where"><code>([^<]*)</code></p><p class="words">', html)
    assert tuple(words) == tuple(passage.split()[1] for passage in request.passages)
    elsewhere = re.findall(r'<p class="path"><b>.*?</b> <code>(.*?)</code></p>', part(html, "moved"))
    assert tuple(sorted(elsewhere)) == request.moved
    assert tuple(map(unescape, re.findall("<li><code>(.*?)</code></li>", part(html, "code")))) == request.code
    if name != "a hostile one":  # which has problems enough
        paths = [path for _, _, path in entries(html)]
        wrong = {path for n, path in enumerate(paths, 1) if '<ul class="problems">' in part(html, f"c{n}")}
        assert wrong | set(re.findall(r"<code>([^<]*):\d+</code>", part(html, "caused"))) == set(request.problems)
        assert code == (1 if request.problems else 0)
        assert f"<h2>{request.title}</h2>" in unescape(html)
    if request.marked:
        assert f"<mark>{request.marked}</mark>" in unescape(html)


@pytest.mark.parametrize("name", [name for name, request in REQUESTS.items() if not request.problems])
def test_a_good_record_is_shown_as_readers_will_see_it(name: str, course: Path) -> None:
    request = REQUESTS[name]
    if request.code:
        return
    asked(course, request.files)
    html = sheet(course)[1]
    assert 'class="v fine"' in html
    card = part(html, "c1").partition('<div class="shown"')[2]
    assert "On " in card
    assert "No card" not in html


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


HARMLESS = {"class", "id", "lang", "dir", "title", "open", "content", "charset", "name", "aria-label", "http-equiv"}


def test_nothing_of_a_strangers_is_more_than_letters(course: Path, browser: Browser) -> None:
    asked(course, REQUESTS["a hostile one"].files)
    html = sheet(course, "--summary", str(course.parent / "summary.md"))[1]
    tags = Tags(html).found
    assert not {tag for tag, _ in tags} & {"script", "iframe", "svg", "math", "form", "base", "object", "link", "input"}
    assert {name for _, said in tags for name in said} <= HARMLESS | {"href"}
    assert all(str(said["href"]).startswith("#") for _, said in tags if "href" in said)
    assert [said.get("http-equiv") for tag, said in tags if tag == "meta"].count("Content-Security-Policy") == 1
    css = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert len(css) == 1
    assert f"style-src 'sha256-{b64encode(sha256(css[0].encode()).digest()).decode()}'" in html
    assert "default-src 'none'" in html
    summary = (course.parent / "summary.md").read_text("utf-8")
    assert set(re.findall("<[^>]*>?", summary)) <= {"<ins>", "</ins>", "<del>", "</del>"}
    assert "](" not in summary
    for unguarded in (html, re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)):
        page, said = browser.new_page(), []
        page.on("request", lambda request, said=said: said.append(request.url))
        page.set_content(unguarded)
        page.wait_for_timeout(200)
        assert page.evaluate("window.__live") is None
        assert [url for url in said if not url.startswith("about:")] == []
        page.close()


def test_a_sheet_is_read_on_a_wide_screen_and_on_a_phone_and_its_style_is_let_in(
    course: Path, browser: Browser
) -> None:
    asked(course, REQUESTS["a correction that takes others' words away"].files)
    sheet(course)
    for width in (1440, 390):
        page, said = browser.new_page(viewport={"width": width, "height": 900}), []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.goto((course.parent / "review.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate("getComputedStyle(document.querySelector('mark')).backgroundColor") == "rgb(251, 231, 168)"
        assert said == []
        page.close()


def test_a_picture_of_each_card_is_taken_where_a_browser_is(course: Path) -> None:
    asked(course, REQUESTS["a note"].files | REQUESTS["an event"].files)
    place = course.parent / "review.html"  # by another process: the tests' own browser allows no second one here
    words = ["review", "--course", str(course), "--sheet", str(place), "--pictures"]
    started = f"import sys; from coursereader.commands import main; sys.exit(main({words!r}))"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent / "scripts")}
    done = subprocess.run([sys.executable, "-c", started], capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    html = place.read_text("utf-8")
    assert len(re.findall(r'<img class="picture" src="data:image/png;base64,iVBOR', html)) == 2


def test_other_rules_for_a_text_show_every_passage_that_is_another(course: Path) -> None:
    asked(course, {"seeds/alder/source.yml": toy("seeds/alder/source.yml").replace(" join-hyphens,", "")})
    html = sheet(course)[1]
    assert [kind for _, kind, _ in entries(html)][-1] == "Facts and recipe of a text"
    words = part(html, "t-alder")
    assert "<del>" in words
    assert "<ins>" in words
    assert re.findall(r'<p class="where"><code>([^<]*)</code></p>', words)


def test_what_stands_elsewhere_now_is_told_though_nobody_touched_its_file(course: Path) -> None:
    old = toy("seeds/alder/alder.txt")
    kept = "on the morning, the two before it had shaken the same pier, they said. "
    new = old.replace("THE STORM\n\nThe water", f"THE STORM\n\nThen, {kept}The water")
    new = new.replace("the two before it had shaken\nthe same pier.3", "it was the worst.3")
    assert new.count("shaken the same pier") == 1
    sums = [sha256(words.encode()).hexdigest() for words in (old, new)]
    source = toy("seeds/alder/source.yml").replace(*sums)
    asked(course, {"seeds/alder/alder.txt": new, "seeds/alder/source.yml": source})
    shown = part(sheet(course)[1], "moved")
    assert "<code>docs/events/storm-1908.md</code>" in shown
    assert re.findall(r"<code>(alder#p\d+)</code>", unescape(shown))[:2] == ["alder#p6", "alder#p4"]


def test_what_was_is_read_out_of_git_without_links_and_without_anybodys_filter(course: Path, tmp_path: Path) -> None:
    (course / "docs/leads-away.md").symlink_to("/etc/hostname")
    written(course, {".gitattributes": "* filter=evil export-ignore\n"})
    git(course, "add", "-A")
    git(course, "commit", "-q", "-m", "b")
    git(course, "config", "filter.evil.smudge", f"touch {tmp_path}/ran; cat")
    unpacked(course, "HEAD", tmp_path / "before")
    there = {p.relative_to(tmp_path / "before").as_posix() for p in (tmp_path / "before").rglob("*") if p.is_file()}
    here = {p.relative_to(TOY).as_posix() for p in TOY.rglob("*") if p.is_file()}
    assert there == {path for path in here if not path.startswith("build/")}
    assert (tmp_path / "before/seeds/alder/alder.txt").read_bytes() == (TOY / "seeds/alder/alder.txt").read_bytes()
    assert not (tmp_path / "ran").exists()


def test_a_sheet_is_not_written_through_a_link_of_the_course(
    course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(course, REQUESTS["a name"].files)
    (tmp_path / "elsewhere").mkdir()
    (course / "build").symlink_to(tmp_path / "elsewhere")
    assert main(["review", "--course", str(course), "--sheet", str(course / "build/review.html")]) == 2
    assert capsys.readouterr().err == "build is a link: name another file with --sheet.\n"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_summary_lists_what_the_sheet_lists(course: Path) -> None:
    asked(course, REQUESTS["a correction that takes others' words away"].files)
    place = course.parent / "summary.md"
    place.write_text("Before.\n", "utf-8")
    sheet(course, "--summary", str(place))
    rows = place.read_text("utf-8").splitlines()
    assert rows[:2] == ["Before.", "## Review: 1 change of content, 1 problem"]
    assert any(row.startswith("| ✕ | new | Correction | fell at noon, when (seeds/alder/") for row in rows)
    assert any("<del>noon</del><ins>one</ins>" in row for row in rows)


def test_a_change_of_some_words_is_told_word_by_word() -> None:
    told = words_compared("It is tempting to to blame him.", "It is tempting to blame her.")
    assert [(one.fate, one.words) for one in told] == [
        (Fate.KEPT, "It is tempting to "), (Fate.OUT, "to "), (Fate.KEPT, "blame "), (Fate.OUT, "him"),
        (Fate.IN, "her"), (Fate.KEPT, "."),
    ]  # fmt: skip
    assert [one.fate for one in words_compared("a b " * 60, "a b " * 60 + "c")] == [Fate.CUT, Fate.KEPT, Fate.IN]
    assert [one.words for one in lines_compared("a\nb\n", "a\nc\n")] == ["a", "b", "c"]
    assert moved("the bridge fell", "the old bridge fell")(4) == 8
    assert moved("the bridge fell", "the bank fell")(4) is None


def test_words_without_end_are_compared_in_time() -> None:
    one, other = "a b c " * 40_000, "b c d " * 40_000
    told = words_compared(one, other)
    assert "".join(s.words for s in told if s.fate is not Fate.IN) == one
    assert "".join(s.words for s in told if s.fate is not Fate.OUT) == other
