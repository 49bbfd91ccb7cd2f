"""Everything people wrote, read from `docs/` and `seeds/` into records; what cannot be read is left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ..model.problems import Report
from .bounds import within_bounds
from .contents import Handwritten, Records
from .course_file import CourseFacts
from .cross_references import KnownIds, RecordFile, located, resolved, without_dangling
from .folders import CourseFolder
from .frontmatter import split, split_page, text_of
from .kinds import RecordKind
from .records import Emendation, Record, Source, Where
from .validation import validated
from .yaml_lines import Document, read_yaml

R = TypeVar("R", bound=Record)


def load_sources(root: Path, facts: CourseFacts, report: Report) -> Records:
    """Read what is said of the sources only: `source.yml` and `emendations.yml` of each."""
    return _sources(_loader(root, (), facts, report))


def load_source(root: Path, id: str, facts: CourseFacts, report: Report) -> Records:
    """Read what is said of one source only."""
    loader = _loader(root, (), facts, report)
    folder = loader.folder.root / "seeds" / id
    source = loader.source(folder)
    return Records(sources=(source,) if source else (), emendations={id: loader.emendations(folder)})


def load(root: Path, kinds: Sequence[RecordKind], facts: CourseFacts, report: Report) -> Records:
    """Read the course of a project's folder; each kind of record sorted by id."""
    loader = _loader(root, kinds, facts, report)
    loader.folder.look_for_links()
    _refuse_unknown_folders(loader.folder, kinds)
    of_sources = _sources(loader)
    records = replace(
        of_sources,
        by_model={kind.model: tuple(loader.of_kind(kind, of_sources.sources)) for kind in kinds},
        handwritten=loader.handwritten(),
        files=frozenset(loader.folder.everything(root / "docs")),
    )
    return without_dangling(records)


def _loader(root: Path, kinds: Sequence[RecordKind], facts: CourseFacts, report: Report) -> _Loader:
    folder = CourseFolder(root, report)
    texts = frozenset(path.name for path in folder.folders(root / "seeds"))
    ids = {kind.id: folder.ids(root / "docs" / kind.folder) for kind in kinds}
    return _Loader(folder, KnownIds(texts, ids, facts.kinds.model_dump()))


def _sources(loader: _Loader) -> Records:
    folders = loader.folder.folders(loader.folder.root / "seeds")
    return Records(
        sources=tuple(source for path in folders if (source := loader.source(path))),
        emendations={path.name: loader.emendations(path) for path in folders},
    )


def _line_by_way(document: Document) -> dict[str, int]:
    return {".".join(map(str, way)): line for way, line in document.lines.items()}


def _refuse_unknown_folders(folder: CourseFolder, kinds: Sequence[RecordKind]) -> None:
    known = [kind.folder for kind in kinds]
    for path in folder.entries(folder.root / "docs"):
        if path.is_dir() and path.name not in (*known, "assets"):
            todo = f"Records lie in {', '.join(known[:-1])} or {known[-1]}."
            folder.report.add(folder.name(path), 1, "nothing is read from this folder.", todo)


class _Loader:
    """Reads one file after another."""

    def __init__(self, folder: CourseFolder, known: KnownIds) -> None:
        self.folder, self.known, self.report = folder, known, folder.report

    def of_kind(self, kind: RecordKind, sources: Sequence[Source]) -> list[Record]:
        """The records of one kind that are in nobody's way, by id."""
        found = [read for path in self.files(kind) if (read := self.record(path, kind.model, kind.kinds_of))]
        kept = kind.check(found, sources) if kind.check else [record for record, _ in found]
        return sorted(kept, key=lambda record: record.id) if kind.by_text else kept

    def files(self, kind: RecordKind) -> Iterator[Path]:
        """The files of one kind, by name; by text, where they lie in a folder for each."""
        home = self.folder.root / "docs" / kind.folder
        if not kind.by_text:
            yield from self.folder.records(home)
            return
        for folder in self.folder.entries(home):
            if folder.is_dir() and folder.name in self.known.texts:
                yield from self.folder.records(folder)
            else:
                todo = f"Notes lie in a folder named after their text: {', '.join(sorted(self.known.texts))}."
                self.report.add(self.folder.name(folder), 1, f'there is no text "{folder.name}".', todo)

    def record(self, path: Path, model: type[R], kinds_of: str) -> tuple[R, RecordFile] | None:
        name, raw = self.folder.name(path), self.folder.read(path)
        parts = None if raw is None else split(raw, name, self.report)
        document = parts and read_yaml(parts.front, name, self.report, parts.front_line)
        if not parts or not document or not within_bounds(parts.body, parts.body_line, name, self.report):
            return None
        file = RecordFile(name, document, self.known, self.report)
        record, allowed = validated(model, document.data, document, name, self.report), file.allows_kind(kinds_of)
        if not record or not allowed:
            return None
        own = {"id": path.stem, "path": name, "body": parts.body, "body_line": parts.body_line}
        own |= {"lines": _line_by_way(document), "source_text": parts.written}
        kept = resolved(located(record.model_copy(update=own), file), file)
        return (kept, file) if kept else None

    def source(self, folder: Path) -> Source | None:
        name = self.folder.name(folder / "source.yml")
        document = self.yaml(folder / "source.yml")
        if document is None:
            if not os.path.lexists(folder / "source.yml"):
                self.report.add(
                    name,
                    1,
                    "the folder has no source.yml.",
                    "Run reader add-source, or copy another's and fill it in.",
                )
            return None
        allowed = RecordFile(name, document, self.known, self.report).allows_kind("texts")
        source = validated(Source, document.data, document, name, self.report)
        if not source or not allowed or folder / source.seed in self.folder.links(folder):
            return None
        return source.model_copy(
            update={"id": folder.name, "path": name, "lines": _line_by_way(document)},
        )

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
        name, raw = self.folder.name(path), self.folder.read(path)
        text = None if raw is None else text_of(raw, name, self.report)
        return None if text is None else read_yaml(text, name, self.report)

    def handwritten(self) -> tuple[Handwritten, ...]:
        pages = []
        for path in self.folder.pages(self.folder.root / "docs"):
            name, raw = self.folder.name(path), self.folder.read(path)
            parts = None if raw is None else split_page(raw, name, self.report)
            if parts and within_bounds(parts.body, parts.body_line, name, self.report):
                pages.append(Handwritten(name, parts.body, parts.body_line))
        return tuple(pages)
