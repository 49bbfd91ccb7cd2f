"""The words of a passage as they are read in its element, and what is said of them there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...model.passages import Span, SpanKind
from .elements import XML_ID, Node, name_of, sign, words_of
from .passage_words import CHANGED, EMPHASIS


def passage_of(element: Node, received: bool = False) -> tuple[str, tuple[Span, ...], tuple[int, ...]]:
    """The words of a passage's element, what is said of them, and where lines begin that were ended on purpose.
    `received`: as they were before any correction."""
    reader = _Reader(received)
    reader.read(element)
    return "".join(reader.words), tuple(sorted(reader.spans(), key=order_of_spans)), tuple(reader.lines)


def order_of_spans(span: Span) -> tuple[int, int, str, str]:
    """The order in which spans are told from each other; it says nothing else."""
    return span.start, span.end, span.kind, span.value


class _Reader:
    """Counts the words of an element as they are read."""

    def __init__(self, received: bool, at: int = 0) -> None:
        self.received, self.at = received, at
        self.words: list[str] = []
        self.found: list[Span] = []
        self.lines: list[int] = []
        self.parts: dict[str, tuple[Span, str]] = {}
        """Emphasis in parts: by its name, and with the name of the next."""

    def read(self, element: Node) -> None:
        self._put(element.text)
        for child in element:
            self._child(child)
            self._put(child.tail)

    def _put(self, words: str | None) -> None:
        if words:
            self.words.append(words)
            self.at += len(words)

    def _child(self, child: Node) -> None:
        name, start = name_of(child), self.at
        if name == "app":
            self._app(child)
        elif name == "hi":
            self.read(child)
            self._emphasis(child, start)
        elif name == "pb":
            self.found.append(Span(start, start, SpanKind.PAGE, child.get("n", "")))
        elif name == "ref" and child.get("type") == "note":
            self.found.append(Span(start, start, SpanKind.NOTE, child.get("n", "")))
        elif name == "lb":
            self.lines.append(start)
        elif name == "g":
            self._put(sign(child))

    def _app(self, element: Node) -> None:
        start, flagged = self.at, element.get("type") == "damage"
        read = {name_of(child): child for child in element}
        if self.received:
            self._received(read, start)
            return
        if "lem" in read:
            self.read(read["lem"])
        here = "".join(self.words)[start:] if flagged else ""
        received = words_of(read["rdg"]) if "rdg" in read else here
        self.found.append(Span(start, self.at, CHANGED[flagged], received))

    def _received(self, read: dict[str, Node], start: int) -> None:
        """The words of a correction as they were; what is said within those that are read is said at their edges."""
        inner = _Reader(received=True, at=start)
        if "lem" in read:
            inner.read(read["lem"])
        words = words_of(read["rdg"]) if "rdg" in read else "".join(inner.words)
        end = start + len(words)

        def there(span: Span) -> Span:
            first, last = (min(at, end) if at == start or "rdg" not in read else end for at in (span.start, span.end))
            return replace(span, start=first, end=last)

        self._put(words)
        self.found += [span for one in inner.found if (span := there(one)).start < span.end or one.start == one.end]
        self.parts |= {id: (there(span), following) for id, (span, following) in inner.parts.items()}

    def _emphasis(self, element: Node, start: int) -> None:
        kind = next((kind for kind, name in EMPHASIS.items() if name == element.get("rend")), None)
        if kind is None:
            return
        id, following = element.get(XML_ID), element.get("next", "").removeprefix("#")
        if id or following:
            self.parts[id or ""] = (Span(start, self.at, kind), following)
        else:
            self.found.append(Span(start, self.at, kind))

    def spans(self) -> Iterable[Span]:
        """All that was found; of emphasis in parts the whole."""
        followed = {following for _, following in self.parts.values()}
        for id, (span, _) in self.parts.items():
            if id not in followed:
                last, seen = id, {id}
                while (last_next := self.parts[last][1]) in self.parts and last_next not in seen:
                    last = last_next
                    seen.add(last)
                yield replace(span, end=self.parts[last][0].end)
        yield from self.found
