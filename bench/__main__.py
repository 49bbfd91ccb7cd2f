"""Prints our scores beside the peers', on the same texts, in one call: `python -m bench [NAME]`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import astuple, fields, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from coursereader.exports.plain_text import printed
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure

from . import extract, genres, groff, latex, page_setter, tools
from .articles import Article, article
from .genres import Case
from .peers import peers
from .score import Score, score

SETTINGS = {
    "indented": groff.Setting(),
    "spaced": groff.Setting(indent=False, heads="folio", width="4i"),
    "narrow": groff.Setting(width="2.6i", size=9, family="H"),
    "columns": groff.Setting(columns=2, width="6.2i", heads="folio", indent=False),
    "columns-indented": groff.Setting(columns=2, width="6.2i"),
    "endnotes": groff.Setting(notes="end", ragged=True, indent=False, heads="alternating"),
    "page-numbers": groff.Setting(notes="page", indent=False),
    "page-signs": groff.Setting(notes="signs", heads="folio"),
    "sections": groff.Setting(notes="sections", indent=False),
    "grouped": groff.Setting(notes="grouped", marks="[{}]"),
    "brackets": groff.Setting(marks="({})"),
    "letter-spaced": groff.Setting(spaced=True, indent=False),
}
SET_BY_LINES = (
    "de",
    "es",
    "it",
    "pl",
    "ru",
    "cs",
    "fr",
    "pt",
    "uk",
    "el",
    "nl",
    "sv",
    "hu",
    "sr",
    "vi",
    "ko",
    "ja",
    "zh",
    "fa",
)
LATEX = {"latex": "a5paper,twoside", "latex-columns": "a4paper,twoside,twocolumn"}


def ours(raw: str) -> str:
    """What `scripts/text.py` prints for an unknown file."""
    return printed(structure("bench", repair(raw)))


def cases(folder: Path, seeds: range, wanted: str) -> Iterable[Case]:
    """Name, truth and raw text of each case that can be made here; those of slow tools only where they are wanted."""
    for seed in seeds:
        for name, setting in SETTINGS.items():
            made = article("en", seed, pull_quotes="column" not in name, longest=3 if setting.spaced else 6)
            yield from _set_by_groff(folder, f"groff-{name}", made, setting)
        yield from _set_by_groff(folder, "groff-sea", article("en-sea", seed), groff.Setting())
        yield from _set_by_groff(folder, "groff-german", article("de", seed), groff.Setting())
        for name, options in LATEX.items():
            yield from _latex(folder, name, article("en", seed + 50), options)
        yield from _imitated(folder, seed)
        yield from _real(folder, seed, wanted)
        for language in SET_BY_LINES:
            made = article(language, seed)
            if made:
                yield f"lines-{language}", made, page_setter.pages(made)
        yield from genres.genres(seed)


def _set_by_groff(folder: Path, name: str, made: Article | None, setting: groff.Setting) -> Iterable[Case]:
    pdf = folder / "set.pdf"
    if made and groff.typeset(made, setting, pdf):
        for mode in extract.MODES:
            yield f"{name} {mode}", made, extract.pdftotext(pdf, mode)


def _latex(folder: Path, name: str, made: Article | None, options: str) -> Iterable[Case]:
    pdf = folder / "set.pdf"
    if made and latex.typeset(made, options, pdf):
        for mode in extract.MODES:
            yield f"{name} {mode}", made, extract.pdftotext(pdf, mode)


def _imitated(folder: Path, seed: int) -> Iterable[Case]:
    made = article("en", seed + 20)
    pdf = folder / "set.pdf"
    if made:
        yield "marker", made, extract.marker(made, seed)
        if groff.typeset(made, groff.Setting(indent=False), pdf):
            raw = extract.pdftotext(pdf, "plain")
            yield "pymupdf", made, extract.pymupdf(made, raw)
            yield "scanned", _scanned(made), extract.scanned(extract.pdftotext(pdf, "layout"))


def _real(folder: Path, seed: int, wanted: str) -> Iterable[Case]:
    """What real tools make of four settings; scans of one of them for each seed, for they take long."""
    pdf, made = folder / "real.pdf", article("en", seed + 30)
    if not made:
        return
    ways: dict[str, Callable[[], bool]] = {
        "groff": lambda: groff.typeset(made, groff.Setting(indent=False), pdf),
        "groff-columns": lambda: groff.typeset(made, SETTINGS["columns"], pdf),
        **{name: lambda options=options: latex.typeset(made, options, pdf) for name, options in LATEX.items()},  # type: ignore[misc]
    }
    for index, (name, typeset) in enumerate(ways.items()):
        found = {f"{name} {tool}": read for tool, read in tools.tools().items()}
        if index == seed % len(ways):
            found |= {f"{name} tesseract": read for read in tools.recognisers()}
        found = {case: read for case, read in found.items() if wanted in case}
        if found and typeset():
            yield from ((case, made, read(pdf)) for case, read in found.items())
    for form in ("markdown", "plain", "gfm"):
        written = tools.pandoc(latex.source(made, "a4paper").replace(latex.HANGING, ""), form)
        if written is not None:
            yield f"pandoc {form}", made, written


def _scanned(made: Article) -> Article:
    return replace(made, blocks=tuple(replace(block, words=extract.scanned(block.words)) for block in made.blocks))


def main() -> int:
    """A table: one row a case, means over the seeds; the peers' character errors beside ours."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    others = peers()
    rows: dict[str, list[Score]] = {}
    theirs: dict[str, dict[str, list[Score]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, truth, raw in cases(Path(folder), range(1, 4), wanted):
            if wanted and wanted not in name:
                continue
            rows.setdefault(name, []).append(score(truth, raw, ours(raw)))
            for peer, clean in others.items():
                theirs.setdefault(name, {}).setdefault(peer, []).append(score(truth, raw, clean(raw)))
    if not rows:
        print("Nothing to measure: groff, poppler-utils and npm give the corpus.")
        return 1
    names = [field.name for field in fields(Score)]
    print(
        f"{'case':28}" + "".join(f"{name[:10]:>11}" for name in names) + "".join(f"{peer[:13]:>14}" for peer in others)
    )
    for name, found in rows.items():
        print(
            f"{name:28}"
            + "".join(f"{100 * value:10.2f}%" for value in _mean(found))
            + "".join(f"{100 * _mean(theirs[name][peer])[0]:13.2f}%" for peer in others)
        )
    every = [score for found in rows.values() for score in found]
    print(f"{'mean, ours':28}" + "".join(f"{100 * value:10.2f}%" for value in _mean(every)))
    for peer in others:
        every = [score for found in theirs.values() for score in found[peer]]
        print(f"{'mean, ' + peer:28}" + "".join(f"{100 * value:10.2f}%" for value in _mean(every)))
    return 0


def _mean(found: list[Score]) -> list[float]:
    return [sum(values) / len(found) for values in zip(*(astuple(one) for one in found), strict=True)]


if __name__ == "__main__":
    sys.exit(main())
