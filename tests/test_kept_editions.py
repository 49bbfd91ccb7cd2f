"""Editions by term: kept by a tag, built anew from it, below the newest, with a line that leads there."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from coursereader.commands import QUIET, main
from coursereader.model.problems import Report
from coursereader.publish.finish import sums
from coursereader.publish.inspection import faults
from coursereader.publish.kept_edition import Newest, led_on, scripts_of
from coursereader.publish.online import BuiltEdition, put_online
from coursereader.publish.policy import sum_of
from courses import commit, git, said, toy_with, written

OLD_SCRIPT = "first()"
OLD_PAGE = f"""<!doctype html><html><head><meta http-equiv="Content-Security-Policy"
content="default-src 'none'; script-src 'self' '{sum_of(OLD_SCRIPT)}'"><link rel="canonical" href="https://example.org/wend/x">
<script>{OLD_SCRIPT}</script></head><body class="a>b"><p>Old</p></body></html>"""
OLD_ENGINE = """site: ## by an engine of another time
\t@echo "Casting lead …"
\t@test -z "$(MAKELEVEL:0=)" && mkdir -p site/texts
\t@cp old.html site/index.html && cp old.html site/texts/cedar.html && echo no >site/robots.txt
"""
SPRING = "https://example.org/wend/2026-spring/"


def read_feed(feed: bytes) -> tuple[str, list[str], list[str]]:
    """Its id, where its links lead, the ids of its entries."""
    root, atom = fromstring(feed), "{http://www.w3.org/2005/Atom}"
    links = [link.get("href", "") for link in root.findall(f"{atom}link")]
    return root.findtext(f"{atom}id", ""), links, [one.text or "" for one in root.findall(f"{atom}entry/{atom}id")]


def repository(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The toy course on record, with its ids published."""
    root = toy_with(folder, {".gitignore": "build/\nsite/\n.site.*/\n", **files})
    assert main(["lock", "--course", str(root)]) == 0
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def test_what_is_on_record_and_sound_is_kept_and_never_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = repository(tmp_path, {})

    def kept(name: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["keep-edition", name, "--course", str(root)])
        return code, "".join(capsys.readouterr())

    assert kept("2026-autumn") == (0, "Kept as 2026-autumn. Now publish the tag: git push origin edition/2026-autumn\n")
    assert git(root, "rev-parse", "edition/2026-autumn") == git(root, "rev-parse", "HEAD")
    assert kept("2026-autumn")[0] == kept("autumn-2026")[0] == kept("2026-Autumn")[0] == kept("2026")[0] == 2
    (root / "docs/about.md").write_text("# Another\n", "utf-8")
    assert kept("2027-spring")[1].startswith("docs/about.md:1: this is not on record yet.")
    lock = root / "seeds/alder/passages.lock"
    lock.write_text("".join(lock.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    code, told = kept("2027-spring")
    assert (code, "seeds/alder/passages.lock:1: 1 passage of this text has no published id yet." in told) == (1, True)
    assert git(root, "tag", "--list") == "edition/2026-autumn"


def test_only_a_repository_keeps_editions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keep-edition", "2026-autumn", "--course", str(toy_with(tmp_path, {}))]) == 2
    assert "this is in no repository of git" in capsys.readouterr().err


def test_each_edition_is_built_by_its_engine_and_put_below_the_newest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coursereader.commands.waiting.PATIENCE", 0)
    monkeypatch.delenv(QUIET)
    root = repository(tmp_path, {"Makefile": OLD_ENGINE, "old.html": OLD_PAGE})
    git(root, "tag", "-a", "-m", "Kept on a page of the code host", "edition/2025-autumn")
    (root / "Makefile").unlink()
    commit(root)
    assert main(["keep-edition", "2026-spring", "--course", str(root)]) == 0
    for gone in ("docs/events/storm-1908.md", "docs/since/ferries.md"):
        (root / gone).unlink()
    (root / "counts.lock").unlink()
    commit(root)
    main(["lock", "--course", str(root)])
    capsys.readouterr()
    code = main(["online", "--course", str(root)])
    told = capsys.readouterr().err
    assert code == 0, told
    assert "Building the edition 2025-autumn …\n2025-autumn: Casting lead …\n" in told
    online = root / "build/online"
    files = {path.relative_to(online).as_posix(): path for path in sorted(online.rglob("*")) if path.is_file()}
    pages = {path: file.read_text("utf-8") for path, file in files.items() if path.endswith(".html")}

    for path, near in {
        "2026-spring/texts/alder.html": "texts/alder.html",
        "2026-spring/events/storm-1908.html": "events/index.html",
        "2025-autumn/texts/cedar.html": "texts/index.html",
        "2025-autumn/index.html": "index.html",
    }.items():
        (led,) = re.findall(r'<body[^<]*><aside class="kept-edition".*?href="([^"]+)"', pages[path].replace("a>b", ""))
        assert led == "../" * path.count("/") + near
        same = near == path.partition("/")[2]
        assert re.findall(r'<link rel="canonical" href="([^"]+)"', pages[path]) == [
            f"https://example.org/wend/{near if same else path}"
        ]
    feeds = [read_feed(files[path].read_bytes()) for path in ("feed.xml", "2026-spring/feed.xml")]
    assert [(id, set(links)) for id, links, _ in feeds] == [
        ("https://example.org/wend/", {"https://example.org/wend/feed.xml", "https://example.org/wend/"}),
        (SPRING, {f"{SPRING}feed.xml", SPRING}),
    ]
    assert feeds[0][2]
    assert set(feeds[0][2]) < set(feeds[1][2])
    old = {path: page for path, page in pages.items() if path.startswith("20")}
    assert not [path for path, page in old.items() if "service-worker" in page]
    alone = {"sitemap.xml", "robots.txt", "404.html", "service-worker.js", "_headers", "SHA256SUMS"}
    assert sorted(path for path in files if path.rpartition("/")[2] in alone) == sorted(alone)
    assert "2026-spring" not in files["sitemap.xml"].read_text("utf-8")
    for name in ("_headers", ".htaccess", "nginx-headers.conf", "caddy-headers.conf"):
        assert sum_of(OLD_SCRIPT) in files[name].read_text("utf-8")
    assert files["SHA256SUMS"].read_text("utf-8") == sums(
        {path: file.read_bytes() for path, file in files.items() if path != "SHA256SUMS"}
    )
    ours = {path: page for path, page in pages.items() if not path.startswith("2025")}
    assert [fault for fault in faults(ours, files.keys()) if not fault.page.endswith(".xml")] == []
    assert main(["online", "--course", str(root)]) == 0


def test_a_published_passage_that_leads_nowhere_stops_it(tmp_path: Path) -> None:
    old = written(tmp_path / "old", {"texts/a.html": '<p id="p1"><p id=p2><p id="p4">', "texts/b.html": '<p id="p1">'})
    new = written(
        tmp_path / "new", {"index.html": "", "texts/a.html": '<p id="p1"><a id="p4"></a>', "2026-x/a.txt": ""}
    )
    (tmp_path / "online").mkdir()
    edition = BuiltEdition("2026-x", old, {"a": ["p1", "p2", "p3", "p4"], "b": ["p1"]})
    put_online(new, [edition], ("", "en"), tmp_path / "online", report := Report())
    assert [line.partition(". ")[0] for line in said(report)] == [
        "docs/2026-x:1: a kept edition is to stand at this address",
        "seeds/a/passages.lock:1: the edition 2026-x has passages that lead nowhere now: p2",
        "seeds/b/passages.lock:1: the edition 2026-x has passages that lead nowhere now: p1",
    ]


def test_without_an_address_the_newest_is_named_from_the_page_itself() -> None:
    page = led_on("<head></head><BODY data-x='>'>x", "2026-x", "texts/a.html", Newest({"texts/a.html"}, "", "pt"))
    assert '<link rel="canonical" href="../../texts/a.html">' in page
    assert "<BODY data-x='>'><aside" in page
    assert 'lang="pt"' in page
    assert scripts_of([OLD_PAGE, OLD_PAGE.replace("'", "&#39;"), "<meta content=\"'sha256-no'\">"]) == (
        sum_of(OLD_SCRIPT),
    )


def test_a_tag_that_is_no_name_of_an_edition_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = repository(tmp_path, {})
    git(root, "tag", "edition/Autumn")
    assert main(["online", "--course", str(root)]) == 1
    assert "edition/Autumn:1: this tag is no name of an edition. Take the tag away." in capsys.readouterr().err
