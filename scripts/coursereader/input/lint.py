"""The Markdown under the front matter, and hand-written pages: what no site builder complains about, or too late."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from ..model.problems import Report
from .contents import Records
from .kinds import RecordKind

CODE = re.compile(
    r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[^\n]*$|\Z)|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE)
OWN_ID = re.compile(r"\{[^{}]{0,200}?#([\w-]{1,200})[^{}]{0,200}\}\s*$")
NOTE_MARK = re.compile(r"\[\^([^\]\[\s]+)\](?!:)")
NOTE_BODY = re.compile(r"^ {0,3}\[\^([^\]\[\s]+)\]:", re.MULTILINE)
REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
DEFINITION = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]*)\]:[ \t]*<?([^\s>]*)", re.MULTILINE)
LINK = re.compile(r"\]\([ \t]*<?([^)\s>]*)")
HREF = re.compile(r"""\b(?:href|src|action|srcset)\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>@:]*>|</?[a-zA-Z][\w-]*\s[^<>]*>|<!--|<![a-zA-Z]")
LIVE = re.compile(
    r"<\s*+/?\s*+(script|iframe|object|embed|form|style|base|meta|link)\b|<[^<>]*\s(on\w+)\s*=",
    re.IGNORECASE,
)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
ALLOWED = ("http:", "https:", "mailto:")


@dataclass(frozen=True)
class MarkdownFile:
    """One file's Markdown, its code blanked out."""

    path: str
    words: str
    first_line: int
    is_record: bool

    def line(self, at: int) -> int:
        """The line of the file on which a character stands."""
        return self.first_line + self.words.count("\n", 0, at)


Finding = tuple[int, str, str]
"""Where in the words, what is wrong, what to do."""


def lint(records: Records, kinds: Iterable[RecordKind], report: Report, generated: Collection[str] = ()) -> None:
    """Report what is wrong in the Markdown of each record and hand-written page; `generated` are the engine's pages."""
    there = {*records.files, *generated, *(f"texts/{source.id}.md" for source in records.sources)}
    there.update(f"{folder}/index.md" for folder in (*(kind.folder for kind in kinds), "texts"))
    for file in _files(records):
        for at, what, todo in (*_marks(file), *_headings(file), *_html(file), *_links(file, there)):
            report.add(file.path, file.line(at), what, todo)


def _files(records: Records) -> Iterator[MarkdownFile]:
    for record in (record for found in records.by_model.values() for record in found):
        yield MarkdownFile(record.path, _without_code(record.body), record.body_line, True)
    for page in records.handwritten:
        yield MarkdownFile(page.path, _without_code(page.body), page.body_line, False)


def _without_code(body: str) -> str:
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)


def _marks(file: MarkdownFile) -> Iterator[Finding]:
    bodies = {found[1] for found in NOTE_BODY.finditer(file.words)}
    for mark in NOTE_MARK.finditer(file.words):
        if mark[1] not in bodies:
            yield (
                mark.start(),
                f'the footnote "{mark[0]}" has no body.',
                f'Write one on a line of its own: "{mark[0]}: …".',
            )
    defined = {found[1].casefold() for found in DEFINITION.finditer(file.words)}
    for link in REFERENCE.finditer(file.words):
        if not link[0].startswith("[^") and (link[2] or link[1]).casefold() not in defined:
            todo = f'Write "[{link[1]}](address)", or "[{link[2] or link[1]}]: address" on a line of its own.'
            yield link.start(), f'the link "{link[0]}" leads nowhere.', todo


def _headings(file: MarkdownFile) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for heading in HEADING.finditer(file.words):
        own = OWN_ID.search(heading[1])
        words = OWN_ID.sub("", heading[1]).strip().rstrip("#").strip()
        address = own[1] if own else words.casefold()
        if address in seen:
            what = f'the heading "{words}" is on line {seen[address]} already.'
            yield heading.start(), what, "Word one of them differently."
        else:
            seen[address] = file.line(heading.start())


def _html(file: MarkdownFile) -> Iterator[Finding]:
    if file.is_record:
        for tag in TAG.finditer(file.words):
            what = f'"{_short(tag[0])}" is HTML, and is shown as letters here.'
            yield tag.start(), what, "Write Markdown: *italic*, **bold**."
    else:
        for live in LIVE.finditer(file.words):
            what = f'"{live[1] or live[2]}" can run or load something.'
            yield live.start(), what, "Take it out: pages hold words and plain tags only."


def _links(file: MarkdownFile, there: Collection[str]) -> Iterator[Finding]:
    found = [(link.start(), link[1]) for link in LINK.finditer(file.words)]
    found += [(link.start(), link[2]) for link in DEFINITION.finditer(file.words)]
    if not file.is_record:
        found += [(link.start(), link[1]) for link in HREF.finditer(file.words)]
    for at, written in found:
        if problem := _about(written, file.path, there):
            yield at, *problem


def _about(written: str, path: str, there: Collection[str]) -> tuple[str, str] | None:
    # Browsers skip white space and control characters in a scheme, and read entities.
    address = "".join(sign for sign in unescape(written) if sign > " " and sign.isprintable())
    if scheme := SCHEME.match(address.lower()):
        if scheme[0] in ALLOWED:
            return None
        todo = "Link to a file of docs/, or to a https address."
        return f'the link "{_short(written)}" begins with "{scheme[0]}".', todo
    if address.startswith(("/", "\\")):
        return f'the link "{_short(written)}" begins with a slash.', "Write it from this file: ../events/some-event.md."
    target = re.split("[#?]", address, maxsplit=1)[0]
    if not target:
        return None
    folder = posixpath.dirname(path.removeprefix("docs/"))
    file = posixpath.normpath(posixpath.join(folder, target))
    if file in there or re.sub(r"\.html$", ".md", file) in there:
        return None
    return (
        f'the link "{_short(written)}" leads to no file.',
        f"Write the way from docs/{folder}{'/' if folder else ''} to it.",
    )


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60]}…"
