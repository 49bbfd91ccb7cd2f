"""Everything people wrote, read from `docs/` and `seeds/` into records; what cannot be read is left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from ..model.problems import Report
from .additions import tell_additions_to_nothing, with_additions
from .bounds import within_bounds
from .contents import Handwritten, Records
from .corrections import load_corrections
from .course_file import CourseFacts
from .cross_references import KnownIds, RecordFile, located, resolved, without_dangling
from .folders import CourseFolder
from .former import leading_on
from .frontmatter import Markdown, split, split_page
from .kept_records import KeptRecords
from .kinds import RecordKind
from .misplaced import home_of, kind_of
from .placeholders import placeholders_in_body
from .published import Published
from .records import Record, Source
from .validation import nearest, texts_named, validated
from .yaml_lines import Document, read_yaml

R = TypeVar("R", bound=Record)


def load_sources(root: Path, facts: CourseFacts, report: Report) -> Records:
    """Read what is said of the sources only: `source.yml` and the corrections of each."""
    return _sources(_loader(root, (), facts, report))


def load_source(root: Path, id: str, facts: CourseFacts, report: Report) -> Records:
    """Read what is said of one source only."""
    loader = _loader(root, (), facts, report)
    folder = loader.folder.root / "seeds" / id
    source = loader.source(folder)
    return Records(sources=(source,) if source else (), corrections={id: load_corrections(folder, loader.folder)})


def load(
    root: Path, kinds: Sequence[RecordKind], facts: CourseFacts, report: Report, kept: KeptRecords | None = None
) -> Records:
    """Read the course of a project's folder; each kind of record sorted by id. `kept`: what was read before."""
    loader = _loader(root, kinds, facts, report, kept)
    loader.folder.look_for_links()
    _refuse_unknown_folders(loader.folder, kinds)
    of_sources = _sources(loader)
    records = replace(
        of_sources,
        by_model={kind.model: tuple(loader.of_kind(kind, of_sources.sources)) for kind in kinds},
        handwritten=loader.handwritten(),
        files=frozenset(loader.folder.everything(root / "docs")),
    )
    return loader.with_keys(without_dangling(leading_on(records, kinds, report)))


def _loader(
    root: Path, kinds: Sequence[RecordKind], facts: CourseFacts, report: Report, kept: KeptRecords | None = None
) -> _Loader:
    folder = CourseFolder(root, report)
    texts = frozenset(path.name for path in folder.folders(root / "seeds"))
    ids = {kind.id: folder.ids(root / "docs" / kind.folder) for kind in kinds}
    words = {**facts.kinds.model_dump(), "themes": facts.themes}
    return _Loader(folder, KnownIds(texts, ids, words, Published(root)), kinds, kept or KeptRecords())


def _sources(loader: _Loader) -> Records:
    folders = loader.folder.folders(loader.folder.root / "seeds")
    return Records(
        sources=tuple(source for path in folders if (source := loader.source(path))),
        corrections={path.name: load_corrections(path, loader.folder) for path in folders},
    )


def _line_by_way(document: Document) -> dict[str, int]:
    return {".".join(map(str, way)): line for way, line in document.lines.items()}


def _refuse_unknown_folders(folder: CourseFolder, kinds: Sequence[RecordKind]) -> None:
    known = [kind.folder for kind in kinds]
    for path in folder.entries(folder.root / "docs"):
        if path.is_dir() and path.name not in (*known, "assets"):
            todo = f"{nearest(path.name, known)} Records lie in {', '.join(known[:-1])} or {known[-1]}.".lstrip()
            what = f"nothing is read from the folder {folder.name(path)}."
            folder.report.add(folder.first_in(path), 1, what, todo)


def tell_placeholders(file: RecordFile, parts: Markdown) -> None:
    """Of a file: every value and every line of the body that was left as it was in a draft."""
    file.tell_placeholders()
    for number, words in placeholders_in_body(parts.body):
        what = f'"{words}" was left as it was in a draft.'
        file.report.add(file.path, parts.body_line + number, what, "Write your own words in its place.")


def an(word: str) -> str:
    """`an event`, `a note`."""
    return f"{'an' if word[0] in 'aeio' else 'a'} {word}"


@dataclass(frozen=True)
class _KnownAs:
    """A record as it was read."""

    record: Record
    key: str
    """Under which it is kept."""
    kept: bool
    """Whether it was."""


class _Loader:
    """Reads one file after another."""

    def __init__(self, folder: CourseFolder, known: KnownIds, kinds: Sequence[RecordKind], kept: KeptRecords) -> None:
        self.folder, self.known, self.kinds, self.report, self.kept = folder, known, kinds, folder.report, kept
        self.known_as: dict[str, _KnownAs] = {}

    def of_kind(self, kind: RecordKind, sources: Sequence[Source]) -> list[Record]:
        """The records of one kind that are in nobody's way, by id."""
        found = [read for path in self.files(kind) if (read := self.record(path, kind))]
        kept = kind.check(found, sources) if kind.check else [record for record, _ in found]
        return sorted(kept, key=lambda record: record.id) if kind.by_text else kept

    def files(self, kind: RecordKind) -> Iterator[Path]:
        """The files of one kind, by name; by text, where they lie in a folder for each."""
        home = self.folder.root / "docs" / kind.folder
        if not kind.by_text:
            yield from self.folder.records(home, folders=bool(kind.grows))
            if kind.grows:
                tell_additions_to_nothing(home, self.folder)
            return
        for folder in self.folder.entries(home):
            if folder.is_dir() and folder.name in self.known.texts:
                yield from self.folder.records(folder)
            else:
                self.refuse_place(folder)

    def refuse_place(self, path: Path) -> None:
        """Say of what lies in the folder of notes, and in that of no text, where it belongs."""
        if path.is_dir():
            todo = f"Notes lie in a folder named after their text: {', '.join(sorted(self.known.texts))}."
            todo = f"{nearest(path.name, sorted(self.known.texts))} {todo}".lstrip()
            self.report.add(self.folder.first_in(path), 1, f'there is no text "{path.name}".', todo)
            return
        document = self.front_of(path, self.folder.read(path) or b"")
        kind = document and kind_of(document.data, self.kinds)
        if document and kind:
            self.tell_misplaced(self.folder.name(path), kind, document)
        else:
            todo = f"Move it to one of: {', '.join(f'docs/notes/{text}/' for text in sorted(self.known.texts))}."
            self.report.add(self.folder.name(path), 1, "a note lies in the folder of its text.", todo)

    def front_of(self, path: Path, raw: bytes) -> Document | None:
        """What stands between the lines of `---`, where that can be read; nothing is said where it cannot."""
        parts = split(raw, path.name, Report())
        return read_yaml(parts.front, path.name, Report(), parts.front_line) if parts else None

    def record(self, path: Path, kind: RecordKind) -> tuple[Record, RecordFile] | None:
        """The record of a file, as it was kept or as it is read now, with where to complain about it."""
        name, raw = self.folder.name(path), self.folder.read(path)
        key = "" if raw is None else self.kept.key(name, raw, path.with_suffix(""))
        kept = self.kept.find(key, kind.model)
        if raw is not None and kept:
            file = RecordFile(name, lambda: self.front_of(path, raw) or Document(""), self.known, self.report)
            found: tuple[Record, RecordFile] | None = (kept, file)
        else:
            found = self.read(path, kind, name, raw)
        if found:
            again = key if kept or raw is None else self.kept.key(name, raw, path.with_suffix(""))
            self.known_as[name] = _KnownAs(found[0], key if again == key else "", bool(kept))
        return found

    def read(self, path: Path, kind: RecordKind, name: str, raw: bytes | None) -> tuple[Record, RecordFile] | None:
        parts = None if raw is None else split(raw, name, self.report)
        document = parts and read_yaml(parts.front, name, self.report, parts.front_line)
        if not parts or not document or not within_bounds(parts.body, parts.body_line, name, self.report):
            return None
        file = RecordFile(name, lambda: document, self.known, self.report)
        record, allowed = self.validated(kind, file), file.allows_kind(kind.kinds_of, kind.kind_key)
        tell_placeholders(file, parts)
        if not record or not allowed:
            return None
        own = {"id": path.stem, "path": name, "body": parts.body, "body_line": parts.body_line}
        own |= {"lines": _line_by_way(document), "source_text": parts.written}
        record = located(record.model_copy(update=own), file)
        if kind.grows:
            record = with_additions(record, kind.grows, path.with_suffix(""), self.folder, self.known)
        known = resolved(record, file)
        return (known, file) if known else None

    def with_keys(self, records: Records) -> Records:
        """The records, those that nobody changed since they were read with what they are kept under."""
        known = ((record, self.known_as[record.path]) for record in records.all())
        same = [(record.path, one) for record, one in known if one.record is record]
        kept = frozenset(path for path, one in same if one.kept)
        return replace(records, keys={path: one.key for path, one in same}, kept=kept)

    def validated(self, kind: RecordKind, file: RecordFile) -> Record | None:
        """The record of a file; where it is one of another kind, that alone is said of it."""
        found = Report()
        record = validated(kind.model, file.document.data, file.document, file.path, found)
        other = None if record else kind_of(file.document.data, self.kinds)
        if other is None or other.model is kind.model:
            texts = tuple(dict.fromkeys(texts_named(file.document.data)))
            self.report.extend(replace(problem, texts=texts) for problem in found)
        else:
            self.tell_misplaced(file.path, other, file.document)
        return record

    def tell_misplaced(self, name: str, kind: RecordKind, document: Document) -> None:
        what = f"this has the keys of {an(kind.id)}, and lies in another folder."
        self.report.add(name, 1, what, f"Move it to {home_of(kind, document.data, self.known.texts)}.")

    def source(self, folder: Path) -> Source | None:
        name = self.folder.name(folder / "source.yml")
        document = self.folder.yaml(folder / "source.yml")
        if document is None:
            if not os.path.lexists(folder / "source.yml"):
                self.report.add(
                    name,
                    1,
                    "the folder has no source.yml.",
                    "Run reader add-source, or copy another's and fill it in.",
                )
            return None
        allowed = RecordFile(name, lambda: document, self.known, self.report).allows_kind("texts")
        source = validated(Source, document.data, document, name, self.report)
        if not source or not allowed or folder / source.seed in self.folder.links(folder):
            return None
        return source.model_copy(
            update={"id": folder.name, "path": name, "lines": _line_by_way(document)},
        )

    def handwritten(self) -> tuple[Handwritten, ...]:
        pages = []
        for path in self.folder.pages(self.folder.root / "docs"):
            name, raw = self.folder.name(path), self.folder.read(path)
            document = self.front_of(path, raw or b"")
            if document and (kind := kind_of(document.data, self.kinds)):
                self.tell_misplaced(name, kind, document)
                continue
            parts = None if raw is None else split_page(raw, name, self.report)
            if parts and within_bounds(parts.body, parts.body_line, name, self.report):
                pages.append(Handwritten(name, parts.body, parts.body_line, parts.front))
        return tuple(pages)
