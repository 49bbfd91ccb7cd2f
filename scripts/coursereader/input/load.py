"""Everything people wrote, read from `docs/` and `seeds/` into records; what cannot be read is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ..model.problems import Report
from .conflicts import forms_claimed_once, ids_given_once, silences_possible
from .cross_references import KnownIds, RecordFile, located, resolved, without_dangling
from .folders import FOLDERS, CourseFolder
from .frontmatter import split, split_page, text_of
from .records import (
    Comparison,
    Difference,
    Emendation,
    Event,
    Figure,
    Handwritten,
    Name,
    Note,
    Record,
    Records,
    Source,
    Term,
    Where,
)
from .validation import validated
from .yaml_lines import Document, read_yaml

R = TypeVar("R", bound=Record)


def load_sources(root: Path, report: Report) -> Records:
    """Read what is said of the sources only: `source.yml` and `emendations.yml` of each."""
    return _sources(_loader(root, report))


def load(root: Path, report: Report) -> Records:
    """Read the course of a project's folder; each kind of record sorted by id."""
    loader = _loader(root, report)
    folder = loader.folder
    _refuse_unknown_folders(folder)
    of_sources = _sources(loader)
    sources = of_sources.sources
    records = replace(
        of_sources,
        terms=tuple(forms_claimed_once(loader.records("glossary", Term))),
        events=tuple(silences_possible(loader.records("events", Event), sources)),
        comparisons=tuple(record for record, _ in loader.records("comparisons", Comparison)),
        figures=tuple(record for record, _ in loader.records("figures", Figure)),
        differences=tuple(record for record, _ in loader.records("differences", Difference)),
        names=tuple(record for record, _ in loader.records("names", Name)),
        notes=tuple(sorted(ids_given_once(loader.notes()), key=lambda note: note.id)),
        handwritten=loader.handwritten(),
        files=frozenset(folder.everything(root / "docs")),
    )
    return without_dangling(records)


def _loader(root: Path, report: Report) -> _Loader:
    folder = CourseFolder(root, report)
    texts = frozenset(path.name for path in folder.folders(root / "seeds"))
    return _Loader(folder, KnownIds(texts, _ids(root / "docs/glossary"), _ids(root / "docs/events")))


def _sources(loader: _Loader) -> Records:
    folders = loader.folder.folders(loader.folder.root / "seeds")
    return Records(
        sources=tuple(source for path in folders if (source := loader.source(path))),
        emendations={path.name: loader.emendations(path) for path in folders},
    )


def _ids(folder: Path) -> frozenset[str]:
    return frozenset(path.stem for path in folder.glob("*.md"))


def _refuse_unknown_folders(folder: CourseFolder) -> None:
    for path in folder.entries(folder.root / "docs"):
        if path.is_dir() and path.name not in (*FOLDERS, "notes", "assets"):
            todo = f"Records lie in {', '.join(FOLDERS)} or notes."
            folder.report.add(folder.name(path), 1, "nothing is read from this folder.", todo)


class _Loader:
    """Reads one file after another."""

    def __init__(self, folder: CourseFolder, known: KnownIds) -> None:
        self.folder, self.known, self.report = folder, known, folder.report

    def records(self, folder: str, model: type[R]) -> list[tuple[R, RecordFile]]:
        paths = self.folder.records(self.folder.root / "docs" / folder)
        return [read for path in paths if (read := self.record(path, model))]

    def notes(self) -> list[tuple[Note, RecordFile]]:
        notes = []
        for folder in self.folder.entries(self.folder.root / "docs/notes"):
            if folder.is_dir() and folder.name in self.known.texts:
                notes += [read for path in self.folder.records(folder) if (read := self.record(path, Note))]
            else:
                todo = f"Notes lie in a folder named after their text: {', '.join(sorted(self.known.texts))}."
                self.report.add(self.folder.name(folder), 1, f'there is no text "{folder.name}".', todo)
        return notes

    def record(self, path: Path, model: type[R]) -> tuple[R, RecordFile] | None:
        name, raw = self.folder.name(path), self.folder.read(path)
        parts = None if raw is None else split(raw, name, self.report)
        document = parts and read_yaml(parts.front, name, self.report, parts.front_line)
        if not parts or not document or not (record := validated(model, document.data, document, name, self.report)):
            return None
        file = RecordFile(name, document, self.known, self.report)
        lines = {".".join(map(str, way)): line for way, line in document.lines.items()}
        own = {"id": path.stem, "path": name, "body": parts.body, "body_line": parts.body_line, "lines": lines}
        own["written"] = parts.written
        kept = resolved(located(record.model_copy(update=own), file), file)
        return (kept, file) if kept else None

    def source(self, folder: Path) -> Source | None:
        name = self.folder.name(folder / "source.yml")
        document = self.yaml(folder / "source.yml")
        if document is None:
            if not (folder / "source.yml").exists():
                self.report.add(
                    name,
                    1,
                    "the folder has no source.yml.",
                    "Run scripts/add_source.py, or copy another's and fill it in.",
                )
            return None
        source = validated(Source, document.data, document, name, self.report)
        if source and folder / source.seed in self.folder.links(folder):
            return None
        return source and source.model_copy(update={"id": folder.name, "path": name})

    def emendations(self, folder: Path) -> tuple[Emendation, ...]:
        document = self.yaml(folder / "emendations.yml")
        if document is None or document.data == "":
            return ()
        name = self.folder.name(folder / "emendations.yml")
        if not isinstance(document.data, list):
            self.report.add(name, 1, "the file is not a list.", 'Begin each emendation with "- quote:".')
            return ()
        read = (self.emendation(n, document, folder.name, name) for n in range(len(document.data)))
        return tuple(emendation for emendation in read if emendation)

    def emendation(self, n: int, document: Document, text: str, name: str) -> Emendation | None:
        written = document.data[n] if isinstance(document.data, list) else ""
        whole = {"text": text, **written} if isinstance(written, dict) else written
        read = validated(Emendation, whole, document, name, self.report, (n,))
        if read and read.text != text:
            self.report.add(
                name,
                document.line((n, "text")),
                f'this file mends "{text}", not "{read.text}".',
                "Take the key text out.",
            )
            return None
        return read and read.model_copy(update={"where": Where(path=name, line=document.line((n, "quote")))})

    def yaml(self, path: Path) -> Document | None:
        if path.is_symlink() or not path.is_file():
            return None
        name, raw = self.folder.name(path), self.folder.read(path)
        text = None if raw is None else text_of(raw, name, self.report)
        return None if text is None else read_yaml(text, name, self.report)

    def handwritten(self) -> tuple[Handwritten, ...]:
        pages = []
        for path in self.folder.entries(self.folder.root / "docs"):
            if path.is_file() and path.suffix == ".md":
                name, raw = self.folder.name(path), self.folder.read(path)
                if raw is not None and (parts := split_page(raw, name, self.report)):
                    pages.append(Handwritten(name, parts.body, parts.body_line))
        return tuple(pages)
