"""Pull requests to the toy course: one of each kind, four bad ones, one hostile; what a sheet shows of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from courses import TOY
from injected import ALL, NAMED, poisoned_record, records

Change = tuple[str, str, str]
"""What became of it, what it is, its file."""


@dataclass(frozen=True)
class PullRequest:
    """Files that change, and all that a sheet says of them."""

    files: dict[str, str | None]
    """By path, the new words; None where it is removed."""
    shown: tuple[Change, ...]
    title: str
    """What the sheet calls one of them."""
    marked: str = ""
    """Words that it marks in a passage."""
    passages: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    """Statements of other files that stand elsewhere now."""
    problems: tuple[str, ...] = ()
    """Files that have some."""
    code: tuple[str, ...] = ()


def toy(path: str) -> str:
    """A file of the toy course."""
    return (TOY / path).read_text("utf-8")


def swapped(path: str, old: str, new: str) -> dict[str, str | None]:
    """That file with some words in place of others."""
    words = toy(path)
    assert old in words
    return {path: words.replace(old, new)}


def corrected(text: str, correction: str) -> tuple[str, dict[str, str | None]]:
    """One correction more: a file of its own, or a row of the list, as the toy course has it."""
    listed = f"seeds/{text}/emendations.yml"
    if not (TOY / listed).is_file():
        path = f"seeds/{text}/emendations/new.yml"
        return path, {path: correction.replace("\n  ", "\n")}
    rows = toy(listed).replace("[]\n", "")
    return listed, {listed: f"{rows}\n- {correction}"}


def _record(front: str, body: str = "") -> str:
    return f"---\n{front}---\n{body}"


NOTE = _record(
    'text: alder\nquote: "the bridge fell at noon"\nby: "Mia"\ndate: "2026-11-30"\n', "\nThe hour is disputed.\n"
)
EVENT = _record(
    'title: "The gate is closed"\ndate: "1911-03-09"\ndated: {by: text, why: "It says so."}\nkind: crisis\ntells:\n'
    '  - {text: alder, quote: "the toll keeper closed the gate", says: "He closed it."}\n',
    "\nA gate was closed.\n",
)
DIFFERENCE = _record(
    'title: "Who paid"\nkind: evaluation\nsides:\n'
    '  - {text: alder, quote: "nobody owned the bridge", says: "Nobody."}\n'
    '  - {text: birch, quote: "They paid 15,000 pounds", says: "They."}\n',
    "\nOne writes of right, one of money.\n",
)
NAME = _record('name: "Pell"\nkind: person\nwho: "A writer on rivers."\n')
COMPARISON = _record(
    'question: "Was it worth it?"\nshort: "Worth it?"\nanswers:\n'
    '  - {text: birch, says: "No.", quotes: ["three ferries for it"]}\n',
    "\nOnly one is asked.\n",
)
HEARD, CORRECTED = corrected(
    "birch", 'quote: "lost one hat"\n  reading: "lost one cat"\n  reason: "Hats are not lost."\n  by: "Mia"\n'
)
CARRIED, CARRYING = corrected(
    "alder", 'quote: "fell at noon, when"\n  reading: "fell at one, when"\n  reason: "His watch."\n  by: "Mia"\n'
)
HOSTILE = {
    record.relative_to(TOY).with_stem("evil").as_posix(): poisoned_record(record, ALL)
    for record in records()
    if record.parent.name not in NAMED
}
KINDS = {
    "comparisons": "Question", "differences": "Difference", "events": "Event", "figures": "Figure",
    "glossary": "Term", "names": "Name", "notes": "Note", "primary-sources": "Primary source",
    "self-test": "Question of the self-test",
    "sessions": "Session", "since": "Forecast",
}  # fmt: skip
LETTER = toy("seeds/alder/alder.txt").replace("forty wit-\nnesses", "sixty wit-\nnesses")

REQUESTS = {
    "a note": PullRequest(
        {"docs/notes/alder/new.md": NOTE}, (("new", "Note", "docs/notes/alder/new.md"),),
        "the bridge fell at noon", "the bridge fell at noon",
    ),
    "an event": PullRequest(
        {"docs/events/gate.md": EVENT}, (("new", "Event", "docs/events/gate.md"),),
        "The gate is closed", "the toll keeper closed the gate",
    ),
    "a use of a term": PullRequest(
        swapped(
            "docs/glossary/divided-responsibility.md", "uses:\n",
            'uses:\n  - {text: alder, quote: "Divided responsibility is older than bridges", says: "Old."}\n',
        ),
        (("changed", "Term", "docs/glossary/divided-responsibility.md"),),
        "divided responsibility", "Divided responsibility is older than bridges",
    ),
    "a reading of a figure": PullRequest(
        swapped(
            "docs/figures/cost-of-the-new-bridge.md", "verdict:",
            '  - {text: birch, value: "three ferries", as_of: "1960", quote: "three ferries for it"}\nverdict:',
        ),
        (("changed", "Figure", "docs/figures/cost-of-the-new-bridge.md"),),
        "Cost of the new bridge", "three ferries for it",
    ),
    "an answer": PullRequest(
        {"docs/comparisons/worth.md": COMPARISON}, (("new", "Question", "docs/comparisons/worth.md"),),
        "Was it worth it?", "three ferries for it",
    ),
    "a difference": PullRequest(
        {"docs/differences/paid.md": DIFFERENCE}, (("new", "Difference", "docs/differences/paid.md"),),
        "Who paid", "nobody owned the bridge",
    ),
    "a name": PullRequest({"docs/names/pell.md": NAME}, (("new", "Name", "docs/names/pell.md"),), "Pell"),
    "a correction": PullRequest(
        CORRECTED, (("new", "Correction", HEARD),), "lost one hat", "lost one cat", passages=("birch p6",)
    ),
    "a quotation that stands nowhere": PullRequest(
        {"docs/notes/alder/new.md": NOTE.replace("at noon", "at tea")}, (("new", "Note", "docs/notes/alder/new.md"),),
        "the bridge fell at tea", problems=("docs/notes/alder/new.md",),
    ),
    "a file that is no YAML": PullRequest(
        {"docs/names/pell.md": '---\nname: "Pell\nkind: [\n---\n'}, (("new", "Name", "docs/names/pell.md"),),
        "pell.md", problems=("docs/names/pell.md",),
    ),
    "a correction that takes others' words away": PullRequest(
        CARRYING, (("new", "Correction", CARRIED),), "fell at noon, when", "fell at one, when", ("alder p4",),
        moved=(
            "docs/differences/noon-or-dawn.md", "docs/differences/noon-or-dawn.md", "docs/events/bridge-fell.md",
            "docs/self-test/when.md",
        ),
        problems=(CARRIED,),
    ),
    "a record that is removed, and a letter of a seed that is changed together with its sum": PullRequest(
        {
            "docs/names/marsh.md": None, "seeds/alder/alder.txt": LETTER,
            **swapped(
                "seeds/alder/source.yml", hashlib.sha256(toy("seeds/alder/alder.txt").encode()).hexdigest(),
                hashlib.sha256(LETTER.encode()).hexdigest(),
            ),
        },
        (
            ("removed", "Name", "docs/names/marsh.md"), ("changed", "File of a text", "seeds/alder/alder.txt"),
            ("changed", "Facts and recipe of a text", "seeds/alder/source.yml"),
        ),
        "E. Marsh", passages=("alder p4",), moved=("docs/events/commission-report-1912.md",),
        problems=("counts.lock", "docs/events/commission-report-1912.md"),
    ),
    "a hostile one": PullRequest(
        {**HOSTILE, "scripts/<img src=x onerror=alert(1)>.py": "import os\n", ".github/workflows/a.yml": "on: push\n"},
        tuple(("new", KINDS[path.split("/")[1]], path) for path in HOSTILE),
        "window.__live=1", code=(".github/workflows/a.yml", "scripts/<img src=x onerror=alert(1)>.py"),
    ),
}  # fmt: skip
