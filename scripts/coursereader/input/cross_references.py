"""What one record says about others: the texts, events and terms it names must exist, or the part is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..model.problems import Report
from .contents import Records
from .placeholders import OTHER_SIDE, TEMPLATE_WORDS, placeholders
from .plausible import side_slips, value_slips
from .published import Published
from .quotation import KeyPath, M, Quotation, Strict, rebuild
from .records import Answer, Comparison, Difference, Event, Name, Note, Reading, Record, Term, Where
from .teaching import AssignedReading, OfOneText, Session
from .validation import nearest, nearest_id
from .yaml_lines import Document

R = TypeVar("R", bound=Record)
MAX_WORDS = 25
"""Of an answer."""


@dataclass(frozen=True)
class KnownIds:
    """The ids that files stand for, whether those files can be read or not, and the words that may be kinds."""

    texts: frozenset[str]
    by_kind: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The ids of records, by the id of their kind: `event`, `term`."""
    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What `kind` may hold, by list of `course.yml`; a list that is empty allows any word."""
    published: Published | None = None
    """What was there before; of two records in each other's way, the other is told."""

    def of(self, kind: str) -> frozenset[str]:
        """The ids of texts, or of one kind of record."""
        return self.texts if kind == "text" else self.by_kind.get(kind, frozenset())


@dataclass(frozen=True)
class RecordFile:
    """One file as it was written, and where to complain about it."""

    path: str
    read: Callable[[], Document]
    known: KnownIds
    report: Report

    @property
    def document(self) -> Document:
        """What it says."""
        return self.read()

    @property
    def is_new(self) -> bool:
        """Whether nobody published it yet, as far as that is known."""
        published = self.known.published
        return published is not None and not published.has(self.path)

    def problem(self, at: KeyPath, what: str, todo: str) -> None:
        """Complain about a key."""
        self.report.add(self.path, self.document.line(at), what, todo)

    def tell_placeholders(self) -> None:
        """Every value that was left as it was in a draft."""
        for at, words in placeholders(self.document.data):
            if not {"quote", "quotes", "prefix", "suffix"} & set(at) or words in TEMPLATE_WORDS or words == OTHER_SIDE:
                self.problem(at, f'"{words}" was left as it was in a draft.', "Write your own words in its place.")

    def knows(self, kind: str, id: str, at: KeyPath) -> bool:
        """Whether there is a text or a record of that id; a problem where there is none."""
        among = self.known.of(kind)
        if id not in among:
            todo = nearest_id(id, among) or _the_ids_are(kind, among)
            self.problem(at, f'there is no {kind} "{id}".', todo)
        return id in among

    def allows_kind(self, kinds_of: str, key: str = "kind") -> bool:
        """Whether the course knows the kind that a key holds; a problem where it does not."""
        data = self.document.data
        word = data.get(key) if isinstance(data, dict) else None
        allowed = list(self.known.kinds.get(kinds_of, ()))
        if not allowed or not isinstance(word, str) or word in allowed:
            return True
        todo = f"{nearest(word, allowed)} Choose one of: {', '.join(allowed)}.".lstrip()
        self.problem((key,), f'"{key}" cannot be "{word[:80]}".', todo)
        return False


def _the_ids_are(kind: str, among: frozenset[str]) -> str:
    if kind == "text":
        return f"The texts are {', '.join(sorted(among))}." if among else "There is no text yet."
    return f"Write the name of a file in docs/{FOLDERS[kind]}/ without .md, or leave it out."


FOLDERS = {"event": "events", "term": "glossary", "comparison": "comparisons"}
"""Where the records lie that others name, by their kind."""


def located(record: M, file: RecordFile) -> M:
    """The record with the line of each quotation, and of each answer."""

    def visit(part: Strict, at: KeyPath) -> Strict:
        if not isinstance(part, (Quotation, Answer)):
            return part
        line = file.document.line((*at, "quote") if isinstance(part, Quotation) else at)
        return part.model_copy(update={"where": Where(path=file.path, line=line)})

    return rebuild(record, visit) or record


def of_known_texts(record: M, file: RecordFile) -> M | None:
    """The record, or a part of one, without what names an unknown text; None where nothing is left of it."""

    def visit(part: Strict, at: KeyPath) -> Strict | None:
        if isinstance(part, (Quotation, Answer, AssignedReading)) and not file.knows("text", part.text, (*at, "text")):
            return None
        if isinstance(part, Reading):
            for what, todo in value_slips(part, getattr(record, "unit", "")):
                file.problem((*at, "value"), what, todo)
        return _answer(part, file, at) if isinstance(part, Answer) else part

    return rebuild(record, visit)


def resolved(record: R, file: RecordFile) -> R | None:
    """The record without what names an unknown text, event or term; None where nothing is left of it."""
    if isinstance(record, OfOneText) and not file.knows("text", record.text, ("text",)):
        return None
    if isinstance(record, Difference):
        for key, what, todo in side_slips(record):
            file.problem((key,), what, todo)
    kept = of_known_texts(record, file)
    if kept is None:
        return None
    for name in ("silent", "only"):
        texts = getattr(kept, name, None)
        if isinstance(texts, dict):
            known = {text: words for text, words in texts.items() if file.knows("text", text, (name, text))}
            kept = kept.model_copy(update={name: known})
    return _linked(kept, file)


def _linked(record: R, file: RecordFile) -> R:
    event = getattr(record, "event", "")
    if event and not file.knows("event", event, ("event",)):
        record = record.model_copy(update={"event": ""})
    if isinstance(record, Term):
        see = [id for n, id in enumerate(record.see) if file.knows("term", id, ("see", n))]
        if record.id in see:
            file.problem(
                ("see", record.see.index(record.id)), "a term cannot be kindred to itself.", "Take it out of see."
            )
        record = record.model_copy(update={"see": tuple(id for id in see if id != record.id)})
    if isinstance(record, Session):
        asked = (id for n, id in enumerate(record.handouts) if file.knows("comparison", id, ("handouts", n)))
        record = record.model_copy(update={"handouts": tuple(asked)})
    if isinstance(record, Comparison):
        record = record.model_copy(update={"answers": _one_a_text(record.answers, file)})
    if isinstance(record, Event):
        record = record.model_copy(update={"silent": _silences(record, file)})
    _look_at(record, file)
    return record


def _one_a_text(answers: tuple[Answer, ...], file: RecordFile) -> tuple[Answer, ...]:
    """Of several answers of one text, the one that was published; else the first."""
    first: dict[str, Answer] = {}
    for answer in answers:
        other = first.setdefault(answer.text, answer)
        if other is not answer and _is_published(answer, file) and not _is_published(other, file):
            first[answer.text] = answer
    for answer in answers:
        if answer is not first[answer.text] and answer.where:
            todo = "Make one answer of the two."
            file.report.add(answer.where.path, answer.where.line, f'"{answer.text}" answers twice.', todo)
    return tuple(first.values())


def _is_published(answer: Answer, file: RecordFile) -> bool:
    published = file.known.published
    path = answer.where.path if answer.where else file.path
    return published is not None and published.quotes(path, [one.quote for one in answer.quotes])


def _look_at(record: Record, file: RecordFile) -> None:
    if isinstance(record, Note) and file.path.split("/")[-2] != record.text:
        file.problem(
            ("text",),
            f'the note is on "{record.text}" but lies in the folder of another text.',
            f"Move it to docs/notes/{record.text}/.",
        )
    elif isinstance(record, Name) and record.only and not any(record.only.values()):
        file.problem(("only",), '"only" names no passage.', 'Write the passages: {text: ["p12"]}.')


def _silences(event: Event, file: RecordFile) -> dict[str, tuple[str, ...]]:
    """By text, what was searched for, but in one that the event's own file quotes: nobody need look there, too."""
    tells = {telling.text: telling.where for telling in event.tells}
    for text, words in event.silent.items():
        where = tells.get(text)
        if where and where.path != file.path:
            what = f'{file.path} says that "{text}" is silent about the event.'
            file.report.add(where.path, where.line, what, 'Take it out of "silent" there, or quote another text.')
        elif text in tells:
            file.problem(
                ("silent", text), f'"{text}" tells of the event and cannot be silent about it.', "Keep one of the two."
            )
        if not words:
            file.problem(
                ("silent", text),
                f'no words are given that were searched for in "{text}".',
                'Write them: ["one", "two"].',
            )
    told = {text for text, where in tells.items() if where is None or where.path == file.path}
    return {text: words for text, words in event.silent.items() if text not in told}


def _answer(answer: Answer, file: RecordFile, at: KeyPath) -> Answer | None:
    foreign = [quote for quote in answer.quotes if quote.text != answer.text]
    if foreign:
        file.problem(
            (*at, "quotes"), f'an answer of "{answer.text}" quotes "{foreign[0].text}".', "Quote the text that answers."
        )
    words = len(answer.says.split())
    if words > MAX_WORDS:
        file.problem((*at, "says"), f"the answer has {words} words; the most is {MAX_WORDS}.", "Shorten it.")
    if answer.silent and (answer.says or answer.quotes):
        file.problem(at, f'"{answer.text}" cannot both answer and be silent.', "Keep says and quotes, or silent.")
        return None
    if not answer.silent and not (answer.says and answer.quotes):
        missing = (
            "no quotation" if answer.says else "no words of ours (says)" if answer.quotes else "neither says nor silent"
        )
        file.problem(
            at,
            f'the answer of "{answer.text}" has {missing}.',
            "Write says with its quotes, or silent with the words searched for.",
        )
        return None
    return None if foreign else answer


def without_dangling(records: Records) -> Records:
    """The same records, none naming an event or a term that was left out on the way."""
    events, terms = {event.id for event in records.of(Event)}, {term.id for term in records.of(Term)}

    def mended(record: Record) -> Record:
        changes: dict[str, object] = {}
        if getattr(record, "event", "") not in ("", *events):
            changes["event"] = ""
        if isinstance(record, Term) and not terms.issuperset(record.see):
            changes["see"] = tuple(id for id in record.see if id in terms)
        return record.model_copy(update=changes) if changes else record

    return replace(records, by_model={model: tuple(map(mended, found)) for model, found in records.by_model.items()})
