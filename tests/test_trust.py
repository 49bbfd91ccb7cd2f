"""Small courses that somebody once wrote so that they run: of their words nothing is left but letters."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from coursereader.commands import main
from coursereader.host.mkdocs.serving import serve
from coursereader.publish.policy import META
from courses import toy_with
from injected import PAYLOADS
from mkdocs.livereload import LiveReloadServer
from playwright.sync_api import Browser
from test_door import built

HERE = Path(__file__).parent / "trust"
FOLDERS = {"storm-1908": "events", "undermining": "glossary", "divided-responsibility": "glossary"}


def test_records_that_once_ran_are_letters(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"docs/{folder}/{stem}.md": (HERE / f"{stem}.md").read_bytes() for stem, folder in FOLDERS.items()
    }
    _, site, faults = built(toy_with(tmp_path, files))
    pages = {path.stem: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert faults == []
    assert not [name for name, page in pages.items() if "<script>window.pwned" in page or "<svg onload" in page]
    assert "&lt;script&gt;window.pwned" in pages["storm-1908"]
    assert all(page.count("http-equiv") <= 1 or "&" in page for page in pages.values())


def test_a_heading_of_a_file_that_once_ran_is_letters(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {})
    assert main(["add-source", str(HERE / "evil2.md"), "--course", str(root)]) == 0
    source = root / "seeds/evil2/source.yml"
    source.write_text(source.read_text("utf-8").replace("TODO", "article"), "utf-8")
    _, site, faults = built(root)
    assert faults == []
    assert not [path for path in site.rglob("*.html") if "<svg onload" in path.read_text("utf-8")]


def in_preview(page: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> str:
    """A page as the preview sends it."""
    made: list[bytes] = []
    monkeypatch.setattr(
        LiveReloadServer, "serve", lambda self: made.append(self._inject_js_into_html(page.encode(), 1))
    )
    monkeypatch.setattr(LiveReloadServer, "shutdown", lambda self, wait=False: self.server_close())
    serve(folder, lambda: None, [], "127.0.0.1", 0)
    return made[0].decode()


def test_a_preview_runs_its_own_script_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    page = f"<html><head>{META}</head><body><script>window.pwned = 1</script></body></html>"
    (tmp_path / "page.html").write_text(in_preview(page, monkeypatch, tmp_path), "utf-8")
    tab, said = browser.new_page(), list[str]()
    tab.on("console", lambda message: said.append(message.text))
    tab.goto((tmp_path / "page.html").as_uri())
    assert "Enabled live reload" in said
    assert [line for line in said if "Content Security Policy" in line and "inline script" in line]
    assert tab.evaluate("window.pwned") is None
    tab.close()


@pytest.mark.parametrize("where", ["heading", "label", "name"])
def test_a_source_that_was_added_with_payloads_is_letters(tmp_path: Path, where: str) -> None:
    root, words = toy_with(tmp_path, {}), "It fell at noon, and nobody was upon it.\n"
    for n, payload in enumerate(PAYLOADS):
        name = f"{n} {payload.replace('/', '')[:90]}.md" if where == "name" else f"added-{n}.md"
        (tmp_path / name).write_text(
            f"# {payload}\n\n{words}" if where == "heading" else f"# Storm\n\n{words}", "utf-8"
        )
        assert main(["add-source", str(tmp_path / name), "--id", f"added-{n}", "--course", str(root)]) == 0
        source = root / f"seeds/added-{n}/source.yml"
        said = yaml.safe_load(source.read_text("utf-8").replace("TODO", "article"))
        if where == "label":
            said["label"] = payload
        source.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    _, site, faults = built(root)
    assert faults == []
    assert {f"added-{n}" for n in range(len(PAYLOADS))} <= {path.stem for path in site.rglob("*.html")}


def test_a_correction_whose_place_is_a_payload_is_a_problem_and_letters(tmp_path: Path) -> None:
    right = {"quote": "in nine years we carried", "reading": "in ten years", "reason": "So.", "by": "editors"}
    files: dict[str, str | bytes] = {}
    for n, payload in enumerate(PAYLOADS):
        for key in ("quote", "prefix", "suffix"):
            bad = right | {key: f"{right.get(key, '')} {payload}"}
            files[f"seeds/birch/emendations/{key}-{n}.yml"] = yaml.safe_dump(bad, allow_unicode=True)
    problems, _, faults = built(toy_with(tmp_path, files))
    assert faults == []
    assert {name for name in files if not any(problem.startswith(f"{name}:") for problem in problems)} == set()
