"""One door to HTML: whatever is written into a course, nothing of it runs, from a folder or over http."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from conftest import Silent
from coursereader.flow import gather
from coursereader.host import Host
from coursereader.kinds import KINDS, planned_pages
from coursereader.model.problems import Report
from coursereader.pages.navigation import navigation
from coursereader.publish.finish import finish
from coursereader.writing import write_pages
from courses import said, toy_with
from injected import NAMED, PAYLOADS, RUN, injected_course, records
from playwright.sync_api import Browser


def built(root: Path) -> tuple[list[str], Path, list[str]]:
    """A course's problems, its site, which is built all the same, and the faults of that."""
    course = gather(root, report := Report())
    planned = planned_pages(course)
    build, site = root / "build", root / "site"
    with Host(root, build) as host:
        host.configure(course, navigation(course, [page.path for page in planned]))
        write_pages(course, planned, root / "docs/assets", build / "pages", data=True)
        host.render(build / "pages", site)
        assert host.ended() == ""
    return said(report), site, [str(fault) for fault in finish(site)]


@pytest.fixture(scope="module")
def injected(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path, list[str]]:
    """The poisoned course, built."""
    return built(injected_course(tmp_path_factory.mktemp("injected")))


@pytest.fixture(scope="module")
def injected_at(injected: tuple[list[str], Path, list[str]]) -> Iterator[dict[str, str]]:
    """The addresses of its site: over http, and in its folder."""
    site = injected[1]
    handler = functools.partial(Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {"http": f"http://127.0.0.1:{server.server_port}/", "file": f"{site.as_uri()}/"}
    server.shutdown()


def test_no_field_is_live_on_a_built_page(injected: tuple[list[str], Path, list[str]]) -> None:
    _, site, faults = injected
    assert faults == []
    made = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")}
    own = {kind.folder for kind in KINDS if kind.own_pages} - NAMED
    of_records = {path.stem for path in records() if path.parent.name in own}
    for stem in of_records:
        assert sum(stem in path for path in made) >= len(PAYLOADS), f"not every record of {stem} has its page"


def test_a_poisoned_course_is_refused_only_for_what_it_lacks(injected: tuple[list[str], Path, list[str]]) -> None:
    odd = [problem for problem in injected[0] if "is HTML, and is shown as letters" not in problem]
    assert [problem for problem in odd if "Traceback" in problem] == []


def visited(site: Path, how: str) -> list[str]:
    """The pages that gather, and of those of one record each every other, over http the one half, in the folder the
    other."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    paths.remove("404.html")  # its links begin at the server's root
    of_records = [path for path in paths if re.search(r"-\d+\.html$", path)]
    return [*(path for path in paths if path not in of_records), *of_records[how == "file" :: 2]]


@pytest.mark.parametrize("how", ["http", "file"])
def test_nothing_written_runs_in_a_browser(
    how: str, injected: tuple[list[str], Path, list[str]], injected_at: dict[str, str], browser: Browser
) -> None:
    base, wrong = injected_at[how], []
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.on("request", lambda asked: None if asked.url.startswith((base, "data:")) else wrong.append(asked.url))
    page.on("console", lambda message: wrong.append(message.text) if "ecurity" in message.text else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    for path in visited(injected[1], how):
        page.goto(base + quote(path), wait_until="load")
        live = page.evaluate(
            """() => {
              document.querySelectorAll("a.mark, [autofocus], details, [tabindex]").forEach(el => {
                el.dispatchEvent(new MouseEvent("mouseover", {bubbles: true})); el.focus && el.focus(); });
              return window.__live;
            }"""
        )
        wrong += [path] if live or unquote(page.url.partition("#")[0]) != base + path else []
    page.goto(f"{base}search.html?q=script")
    page.wait_for_timeout(500)
    assert page.evaluate("window.__live") is None
    page.close()
    assert wrong == []


SHAPES = [
    f"<svg/onload={RUN}>",
    f'# Head {{: onfocus="{RUN}" tabindex=0 autofocus }}',
    f"# Head {{: id='a\" onfocus=\"{RUN}' }}",
    f"```\na fence that never closes\n\n<script>{RUN}</script>",
    f"``` three words here\n<script>{RUN}</script>\n```",
    f"[^x]: javascript:{RUN}\n\n[a][^x]",
    f"[x]:\n  javascript:{RUN}\n\n[a][x]",
    f"[a][x]\n\n[x]:\n  <javascript:{RUN}>",
    f"[a](java&#115;cript:{RUN})",
    f"[a](javascript: {RUN})",
    f'<a href="java\nscript:{RUN}">a</a>',
    f'<a href="&#106avascript&colon;{RUN}">a</a>',
    f'<a\nhref="data:text/html,<script>{RUN}</script>">a</a>',
    '<p style="background:url(//evil.test/a)">a</p>',
    "![a](//evil.test/a.png)",
    '<img srcset="//evil.test/a.png 2x" alt="">',
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<details ontoggle={RUN} open>a</details>",
    f"<details\nOnToggle = {RUN} open>a</details>",
    f'<iframe srcdoc="<script>{RUN}</script>"></iframe>',
    '<form action="//evil.test/"><button>a</button></form>',
    '<button formaction="//evil.test/">a</button>',
    '<meta http-equiv="refresh" content="0;url=//evil.test/">',
    '<base href="//evil.test/">',
    '<script type="importmap">{"imports": {}}</script>',
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
    f"<!--><img src=x onerror={RUN}>-->",
    f"<!-- <img src=x onerror={RUN}> -->",
    f"<textarea></textarea><xmp><p title='</xmp><img src=x onerror={RUN}>'></xmp>",
    '<p id="__config">{"base": "//evil.test/"}</p>',
    "<object data=x></object>",
    '<style>@import "//evil.test/a.css";</style>',
    "<link rel=stylesheet href=//evil.test/a.css>",
    '<template shadowrootmode="open"><p>a</p></template>',
    f'<a xlink:href="javascript:{RUN}" ping="//evil.test/">a</a>',
]


@pytest.mark.parametrize("page", ["docs/about.md", "docs/index.md"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_hand_written_page_that_can_run_or_load_something_is_refused(shape: str, page: str, tmp_path: Path) -> None:
    root = toy_with(tmp_path, {page: f"# Words\n\nWords.\n\n{shape}\n\nMore words.\n"})
    gather(root, report := Report())
    assert [problem for problem in report if problem.path == page and problem.todo], shape


def test_a_fence_over_the_opening_of_the_first_page_hides_nothing(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"docs/index.md": f"# Words\n\n```\n\n<script>{RUN}</script>\n\n```\n"})
    gather(root, report := Report())
    assert said(report) == [
        'docs/index.md:5: "script" can run or load something. Take it out: pages hold words and plain tags only.'
    ]


def test_what_passes_the_check_unseen_is_refused_by_the_build(tmp_path: Path) -> None:
    page = "# Words\n\nWords.\n\n" + "\n\n".join(
        shape for shape in SHAPES if shape.startswith("<") and "href" not in shape and "<!--" not in shape
    )
    root = toy_with(tmp_path, {"docs/about.md": page})
    problems, _, faults = built(root)
    assert problems
    assert [fault for fault in faults if fault.startswith("about.html: a script that is not the theme's own")]


@pytest.mark.parametrize(
    ("file", "old", "new", "todo"),
    [
        ("course.yml", '"https://example.org/wend/"', "'https://example.org/\"onload=x'", "Take out spaces"),
        ("course.yml", '"https://example.org/wend/"', '"javascript:x"', "Begin it with https://."),
        (
            "seeds/birch/source.yml",
            "from: file, date",
            'from: file, url: "javascript:x", date',
            "Begin it with https://.",
        ),
        ("seeds/birch/source.yml", "from: file, date", 'from: file, url: "https://a.b/<b>", date', "Take out spaces"),
        ("seeds/birch/source.yml", "from: file, date", "from: file, doi: '10.1234/\">x', date", "without an address"),
    ],
)
def test_an_address_is_a_web_address(file: str, old: str, new: str, todo: str, tmp_path: Path) -> None:
    words = (Path(__file__).parent / "toy" / file).read_text("utf-8")
    assert old in words
    gather(toy_with(tmp_path, {file: words.replace(old, new)}), report := Report())
    assert [problem for problem in report if problem.path == file and todo in problem.todo + problem.what]


@pytest.mark.parametrize(
    "name", ["\\\\evil.test\\x", "a\\b", "<b>", "a#b", "a?b", "a%2fb", "a\nb", "javascript:x", 'a"b', "\udcff"]
)
def test_a_page_whose_name_is_no_address_is_not_read(name: str, tmp_path: Path) -> None:
    root = toy_with(tmp_path, {})
    (root / "docs" / f"{name}.md").write_text("# Words\n\nMore of them.\n", "utf-8")
    gather(root, report := Report())
    (problem,) = report
    assert (problem.what, problem.line) == ("the name cannot be an address.", 1)
