"""A course into whose every field, body, page and file name somebody wrote what would run, if it were not words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import yaml
from courses import TOY, toy_with

RUN = "window.__live=1"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style></textarea></template><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f'" onmouseover="{RUN}" onfocus="{RUN}" autofocus tabindex="0',
    f"' onmouseover='{RUN}' onfocus='{RUN}' autofocus tabindex='0",
    f"javascript:{RUN}",
    f"[x](javascript:{RUN}) ![x](https://evil.test/a.png)",
    '0;url=https://evil.test/b" http-equiv="refresh',
    '<meta http-equiv="refresh" content="0;url=https://evil.test/c">',
    '<base href="https://evil.test/">',
    f'{{: onfocus="{RUN}" autofocus tabindex=0 id="x\\" onfocus=\\"{RUN}" }}',
    f"<details open ontoggle={RUN}>",
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">',
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;svg onload={RUN}&#62; \\u003cscript\\u003e{RUN}",
    "<link rel=stylesheet href=https://evil.test/d.css><div style=\"background:url('https://evil.test/e')\">",
    "{{ config }}{% set x = 1 %}${1}`<script>`",
)
ALL = " ".join(PAYLOADS)
KEPT = frozenset({
    "text", "quote", "quotes", "prefix", "suffix", "date", "relation", "voice", "see", "event", "only", "repairs",
    "format", "seed", "sha256", "from", "to", "year", "language", "address", "silent", "verdict", "horizon",
    "part", "order", "minutes", "heading", "handouts", "known",
})  # fmt: skip
"""Keys that take no free words; each is held to its form by the check."""
CLOSED = frozenset({"differences", "names"})
"""Folders whose records choose their kind from a list of ours."""


def poisoned(written: object, payload: str, key: str = "", before: str = "") -> object:
    """What somebody wrote, with a payload behind every free word, and one before it."""
    if key in KEPT:
        return written
    if isinstance(written, dict):
        if key == "dated":
            return {**written, "why": f"{before}{written.get('why', '')} {payload}"}
        return {name: poisoned(value, payload, name, before) for name, value in written.items()}
    if isinstance(written, list):
        return [poisoned(value, payload, key, before) for value in written]
    return f"{before}{written} {payload}"


def poisoned_record(path: Path, payload: str) -> str:
    """A record of the toy course with a payload in each field and in its body."""
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    said = yaml.load(front, Loader=yaml.BaseLoader)
    bad = poisoned(said, payload)
    assert isinstance(bad, dict)
    if path.parent.name in CLOSED:
        bad["kind"] = said["kind"]
    elif "kind" in said:
        bad["kind"] = payload
    bad.pop("verdict", None)
    return (
        f"---\n{yaml.safe_dump(bad, allow_unicode=True, sort_keys=False)}---\n{body}\n\nWords {payload}\n\n{payload}\n"
    )


NAMED = frozenset({"outlines", "key-quotations"})
"""Folders whose records are named after their text: there is one a text."""


def records() -> list[Path]:
    """One record of the toy course of each kind."""
    folders = [path for path in sorted((TOY / "docs").iterdir()) if path.is_dir() and path.name != "assets"]
    return [sorted(folder.rglob("*.md"))[0] for folder in folders]


def injected_course(folder: Path) -> Path:
    """The toy course with a poisoned record of each kind for each payload; texts and course are poisoned by all."""
    files: dict[str, str | bytes] = {}
    for record in records():
        for n, payload in enumerate(PAYLOADS):
            if record.parent.name not in NAMED:
                name = record.relative_to(TOY).with_stem(f"{record.stem}-{n}")
                files[name.as_posix()] = poisoned_record(record, payload)
        if record.parent.name in NAMED:
            files[record.relative_to(TOY).as_posix()] = poisoned_record(record, ALL)
    root = toy_with(folder, files | _texts() | {"course.yml": _course()})
    for name in (f"<img src=x onerror={RUN}>", f'"><svg onload={RUN}>', f"' onfocus={RUN} autofocus x='"):
        (root / f"docs/{name}.md").write_text("No heading.\n", "utf-8")
        (root / f"docs/assets/{name}.png").write_bytes(b"")
    return root


def poisoned_course(root: Path, before: str, after: str) -> Path:
    """A copy of the toy course, with words before and behind those of every free field, and behind each body."""
    for path in sorted((root / "docs").glob("*/**/*.md")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        path.write_text(f"---\n{_poisoned_yaml(front, before, after)}---\n{body}\n\n{after}\n", "utf-8")
    for path in [*root.glob("seeds/*/emendations/*.yml"), *root.glob("seeds/*/source.yml"), root / "course.yml"]:
        path.write_text(_poisoned_yaml(path.read_text("utf-8"), before, after), "utf-8")
    return root


def _poisoned_yaml(words: str, before: str, after: str) -> str:
    said = yaml.load(words, Loader=yaml.BaseLoader)
    said.pop("witnesses", None)  # of closed words mostly
    bad = poisoned(said, after, before=before)
    assert isinstance(bad, dict)
    held = ("recipe", "kind", "kinds", "siglum")
    return yaml.safe_dump(bad | {key: said[key] for key in held if key in said}, allow_unicode=True, default_style="'")


def _texts() -> dict[str, str | bytes]:
    said = yaml.load((TOY / "seeds/birch/source.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    words = (TOY / "seeds/birch/birch.txt").read_text("utf-8")
    words += "".join(f"Jonas Birch: So he said {payload} and no more.\n" for payload in PAYLOADS)
    words += "".join(f"Ann {payload}: So she said.\n" for payload in PAYLOADS)
    words += "".join(f"Jonas Birch: It was pier {n} that fell at noon.\n" for n in range(len(PAYLOADS)))
    bad = poisoned(said, ALL)
    assert isinstance(bad, dict)
    bad |= {"kind": ALL, "seed": f"<svg onload={RUN}>.txt", "sha256": hashlib.sha256(words.encode()).hexdigest()}
    bad |= {"recipe": said["recipe"]}
    bad["published"] |= {"issue": ALL, "pages": ALL, "where": ALL}
    bad["published"]["date"] = {"not_before": "1960-10", "why": ALL}
    seen = {"what": ALL, "date": "2026-11-20"}
    witness = {"is": "original", "language": "de", "title": ALL, "in": ALL, "where": ALL, "seen": seen}
    bad["witnesses"] = [witness, witness | {"address": "https://example.org/", "seen": None}]
    return {
        "seeds/birch/source.yml": yaml.safe_dump(bad, allow_unicode=True),
        f"seeds/birch/{bad['seed']}": words,
        **{f"seeds/birch/emendations/pier-{n}.yml": _emendation(n, run) for n, run in enumerate(PAYLOADS)},
    }


def _emendation(n: int, payload: str) -> str:
    """A correction with a payload in each field that says something; its place is held to the text's words."""
    said = {"quote": f"pier {n} that fell", "reading": f"pier {n} {payload}", "reason": payload, "by": payload}
    return yaml.safe_dump(said, allow_unicode=True)


def _course() -> str:
    said = yaml.load((TOY / "course.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    kinds = {
        name: {word: f"{word} {ALL}" for word in words} | {payload: payload for payload in (*PAYLOADS, ALL)}
        for name, words in said["kinds"].items()
    }
    shelves = {name: f"{name} {ALL}" for name in ("home", "texts", "events", "comparisons", "glossary", "about")}
    bad = {name: f"{said[name]} {ALL}" for name in ("title", "subtitle", "rights")}
    more = {"kinds": kinds, "shelves": shelves, "edit_base": "https://example.org/edit/main/"}
    return yaml.safe_dump(said | bad | more, allow_unicode=True)
