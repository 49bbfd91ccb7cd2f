"""Small courses that somebody once wrote so that they run: of their words nothing is left but letters."""

from __future__ import annotations

from pathlib import Path

from coursereader.commands import main
from courses import toy_with
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
