"""The review sheet: one page that is opened from a folder, loads nothing, runs nothing, and needs no other file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from ..input.frontmatter import split
from ..input.kinds import RecordKind
from ..input.records import Place
from ..input.yaml_lines import read_yaml
from ..interface.language import Language
from ..model.problems import Problem, Report
from ..pages.templating import environment
from ..publish.policy import sum_of
from .changes import ChangedPassage, Changes, ElsewhereNow, Outcome
from .shown import Card, SiteState, Stand
from .statements import Stated
from .wording import Stretch, lines_compared

HERE = Path(__file__).parent
STYLES = ("tokens.css", "marks.css", "margin.css", "cards.css")
"""The reader's own, so that a card looks as it does on the site; `sheet.css` is read after them."""
TITLES = ("title", "term", "question", "name", "quote")
"""The key that says what a record is about: the first of these that it has."""
WRONG, LOOK, FINE = "wrong", "look", "fine"


@dataclass(frozen=True)
class SheetSide:
    """A statement as it was, or as it is."""

    card: Card
    stands: tuple[Stand, ...]
    pages: tuple[str, ...]

    def unlike(self, other: SheetSide | None) -> list[Stand]:
        """Its places, but for those that the other side has too."""
        there = {(stand.address, stand.html, stand.says) for stand in other.stands} if other else set()
        return [stand for stand in self.stands if (stand.address, stand.html, stand.says) not in there]


@dataclass(frozen=True)
class SheetEntry:
    """One thing to decide on: a statement, or a file that holds none."""

    id: str
    state: Outcome
    kind: str
    title: str
    path: str
    problems: tuple[Problem, ...]
    before: SheetSide | None
    now: SheetSide | None
    rows: tuple[Stretch, ...]
    """Of its file, line by line."""
    unseen: bool = False
    """Whether it ought to be on the site, and no page shows it."""

    @property
    def shared(self) -> tuple[Stand, ...]:
        """Where it stands as it stood."""
        if not (self.before and self.now):
            return ()
        other = self.now.unlike(self.before)
        return tuple(stand for stand in self.now.stands if stand not in other)

    @property
    def verdict(self) -> str:
        """What to make of it at first sight."""
        if self.problems:
            return WRONG
        return LOOK if self.unseen or self.state is Outcome.REMOVED else FINE


@dataclass(frozen=True)
class Sheet:
    """All that the page prints."""

    course: str
    language: str
    base: str
    """What was compared with: a commit."""
    entries: tuple[SheetEntry, ...]
    passages: tuple[ChangedPassage, ...]
    moved: tuple[tuple[ElsewhereNow, Stand | None, Stand | None], ...]
    caused: tuple[Problem, ...]
    code: tuple[str, ...]
    """Changed files that are no content."""

    @property
    def texts(self) -> list[tuple[str, list[ChangedPassage]]]:
        """Changed passages, text by text."""
        return [(text, list(found)) for text, found in groupby(self.passages, key=lambda one: one.text)]

    @property
    def problems(self) -> int:
        """Of what changed, and of what it changed elsewhere; one of a file counts once."""
        return len({problem for entry in self.entries for problem in entry.problems} | set(self.caused))

    @property
    def verdict(self) -> str:
        """What to make of it all."""
        if self.problems:
            return WRONG
        look = self.moved or self.code or any(entry.verdict == LOOK for entry in self.entries)
        return LOOK if look or any(passage.state is Outcome.REMOVED for passage in self.passages) else FINE


@dataclass(frozen=True)
class FileWords:
    """The words of the changed files, by path."""

    before: Mapping[str, str]
    now: Mapping[str, str]

    def state(self, path: str) -> Outcome:
        """What became of a file."""
        return Outcome.NEW if path not in self.before else Outcome.CHANGED if path in self.now else Outcome.REMOVED

    def title(self, path: str) -> str:
        """What a record is about, as far as it can be read; empty for any other file."""
        words = self.now.get(path, self.before.get(path, ""))
        parts = split(words.encode(), path, Report()) if path.endswith(".md") else None
        document = read_yaml(parts.front, path, Report()) if parts else None
        keys = document.data if document and isinstance(document.data, dict) else {}
        return next((str(keys[key]) for key in TITLES if keys.get(key)), "")

    def rows(self, path: str) -> tuple[Stretch, ...]:
        """A file line by line."""
        return lines_compared(self.before.get(path, ""), self.now.get(path, ""))


def sheet_of(
    changes: Changes, before: SiteState, now: SiteState, written: FileWords, base: str, content: Sequence[str]
) -> Sheet:
    """What the page prints. `content`: the folders and files in which content stands."""
    files = [path for path in changes.files if path.partition("/")[0] in content]
    said = [*_statements(changes, before, now, written), *_files(changes, now, written, files)]
    said += _missing(changes, written)
    order = {WRONG: 0, LOOK: 1, FINE: 2}
    entries = sorted(said, key=lambda entry: (order[entry.verdict], entry.path))
    facts = now.course.facts
    return Sheet(
        facts.title,
        Language(facts.language).interface,
        base[:12],
        tuple(_numbered(entries)),
        changes.passages,
        tuple(
            (one, _stand(before, one.stated, one.before), _stand(now, one.stated, one.now)) for one in changes.elsewhere
        ),
        changes.caused,
        tuple(path for path in changes.files if path not in files),
    )


def _statements(changes: Changes, before: SiteState, now: SiteState, written: FileWords) -> Iterator[SheetEntry]:
    for pair in changes.pairs:
        path = pair.one.path
        state = Outcome.NEW if not pair.before else Outcome.CHANGED if pair.now else Outcome.REMOVED
        old, new = _side(before, pair.before), _side(now, pair.now)
        yield SheetEntry(
            "", state, pair.one.kind, pair.one.title, path,
            tuple(problem for problem in changes.problems if problem.path == path),
            old, new, written.rows(path),
            unseen=(pair.now is None and path in written.now) or (new is not None and not new.card.html),
        )  # fmt: skip


def _files(changes: Changes, now: SiteState, written: FileWords, files: Sequence[str]) -> Iterator[SheetEntry]:
    """What holds no statement that changed: pages that people wrote, facts of texts, records that cannot be read."""
    told = {pair.one.path for pair in changes.pairs}
    pages = {page.path for page in now.course.handwritten}
    for path in files:
        if path not in told:
            kind, record = _kind(path, now.course.kinds)
            problems = tuple(problem for problem in changes.problems if problem.path == path)
            state = written.state(path)
            unseen = record and path not in pages and state is Outcome.NEW
            title = written.title(path) or path.rpartition("/")[2]
            yield SheetEntry("", state, kind, title, path, problems, None, None, written.rows(path), unseen)


def _missing(changes: Changes, written: FileWords) -> Iterator[SheetEntry]:
    """Files that the check misses, and git does not name."""
    for path in sorted({problem.path for problem in changes.problems} - set(changes.files)):
        problems = tuple(problem for problem in changes.problems if problem.path == path)
        yield SheetEntry("", written.state(path), "File", path.rpartition("/")[2], path, problems, None, None, ())


def _kind(path: str, kinds: Sequence[RecordKind]) -> tuple[str, bool]:
    """What a file of content is, and whether it ought to be a record."""
    folder, _, name = path.partition("/")
    if folder == "docs":
        of = next((kind for kind in kinds if kind.folder == name.partition("/")[0] and "/" in name), None)
        return (of.label, True) if of else ("Page" if name.endswith(".md") else "File of the site", False)
    if folder == "seeds":
        last = path.rpartition("/")[2]
        named = {"source.yml": "Facts and recipe of a text", "passages.lock": "Published ids of a text"}
        return named.get(last, "Correction" if last.endswith(".yml") else "File of a text"), False
    return "File of the course", False


def _side(state: SiteState, one: Stated | None) -> SheetSide | None:
    return SheetSide(state.card(one), state.stands(one), state.shown_on(one)) if one else None


def _stand(state: SiteState, one: Stated, place: Place | None) -> Stand | None:
    return state.stand(one, place) if place else None


def _numbered(entries: Sequence[SheetEntry]) -> Iterator[SheetEntry]:
    return (replace(entry, id=f"c{n}") for n, entry in enumerate(entries, 1))


def style() -> str:
    """The one stylesheet of the page."""
    assets = HERE.parent / "assets/css"
    files = [*(assets / name for name in STYLES), HERE / "sheet.css"]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def html_of(sheet: Sheet, pictures: Mapping[str, str] | None = None) -> str:
    """The page. `pictures`: by the id of an entry, its card as a browser shows it, as the address of its own bytes."""
    css = style()
    policy = f"default-src 'none'; style-src '{sum_of(css)}'; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        environment(HERE)
        .get_template("sheet.html.j2")
        .render(sheet=sheet, css=Markup(css), policy=Markup(policy), pictures=pictures or {}, count=counted)
    )


def counted(count: int, one: str) -> str:
    """`1 file`, `2 files`."""
    return f"{count} {one if count == 1 else f'{one}s'}"
