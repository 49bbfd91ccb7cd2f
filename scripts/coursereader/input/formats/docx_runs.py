"""The words of one paragraph of a DOCX, in their dress."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .assembly import AsideWords, Met
from .docx_styles import DocxStyles, is_on
from .stated import AsideName, LineBreak, NoteCall, PageStart, Run, letters
from .trees import Element, attribute, child, local

SPOKEN = {"t", "delText", "instrText", "delInstrText"}
"""Elements that hold letters; those of formulas are `t` too."""
SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
DELETED = {"del", "moveFrom"}
ADDRESS = re.compile(r"""\s*HYPERLINK\s+"([^"]{1,2000})\"""", re.IGNORECASE)
OUTSIDE = re.compile(r"(?:https?|ftp)://|mailto:", re.IGNORECASE)


def letters_of(root: Element) -> Counter[str]:
    """The characters of a part that somebody wrote."""
    return letters(one.text or "" for one in root.iter() if local(one.tag) in SPOKEN)


def _key(reference: Element) -> str:
    """Of the note that a mark leads to."""
    return f"{local(reference.tag).removesuffix('Reference')}s{attribute(reference, 'id')}"


def custom_mark(run: Element) -> str:
    """The key of the note of which a run is the mark, where somebody wrote it; else nothing."""
    for one in run:
        own = local(one.tag) in ("footnoteReference", "endnoteReference")
        if own and (attribute(one, "customMarkFollows") or "0") in ("1", "true", "on"):
            return _key(one)
    return ""


def custom_marks(root: Element) -> Iterator[tuple[str, str]]:
    """The marks that somebody wrote, by the keys of their notes."""
    for one in root.iter():
        if local(one.tag) == "r" and (key := custom_mark(one)):
            yield key, "".join(DocxRuns.words(one)).strip()


@dataclass
class _Field:
    """A field that was begun: its code comes first, then what it shows."""

    code: str = ""
    shows: bool = False


@dataclass(frozen=True)
class DocxRuns:
    """Reads runs in order."""

    styles: DocxStyles
    targets: dict[tuple[str, str], str]
    part: str
    fields: list[_Field] = field(default_factory=list)

    @staticmethod
    def words(element: Element) -> Iterator[str]:
        """All letters below an element, whatever becomes of them."""
        return (one.text or "" for one in element.iter() if local(one.tag) in SPOKEN)

    @staticmethod
    def boxes(paragraph: Element) -> Iterator[Element]:
        """Boxes of text that are anchored in a paragraph, and in no other box of it."""
        for one in paragraph.iter():
            if local(one.tag) == "txbxContent" and not _is_second(one):
                around = (up for up in one.iterancestors() if local(up.tag) in ("txbxContent", "p"))
                if next(around, None) is paragraph:
                    yield one

    def read(self, element: Element, run: Run) -> Iterator[Met]:
        """What an element holds."""
        for one in element:
            yield from self._one(one, local(one.tag), run)

    def _one(self, one: Element, tag: str, run: Run) -> Iterator[Met]:
        if tag == "r":
            properties = child(one, "rPr")
            if is_on(properties, "vanish", False) and "".join(self.words(one)).strip():
                yield AsideWords(AsideName.HIDDEN, "".join(self.words(one)))
            elif key := custom_mark(one):
                yield NoteCall(key, "".join(self.words(one)))
            else:
                yield from self.read(one, self.styles.run(properties, run))
        elif tag in SPOKEN:
            yield self._letters(one.text or "", tag, run)
        elif tag in SIGNS:
            yield replace(run, said=SIGNS[tag])
        elif tag in ("br", "cr"):
            page = (attribute(one, "type") or "") == "page"
            yield PageStart() if page else Run(" ") if attribute(one, "type") == "column" else LineBreak()
        elif tag == "fldChar":
            self._field(attribute(one, "fldCharType") or "")
        elif tag in ("footnoteReference", "endnoteReference"):
            yield NoteCall(_key(one))
        elif tag in DELETED:
            yield AsideWords(AsideName.DELETED, "".join(self.words(one)))
        elif tag == "sym":
            yield replace(run, said=_symbol(one))
        else:
            yield from self._others(one, tag, run)

    def _others(self, one: Element, tag: str, run: Run) -> Iterator[Met]:
        if tag == "hyperlink":
            id = attribute(one, "id") or ""
            target = self.targets.get((self.part, id), "")
            yield from self.read(one, replace(run, target=target) if OUTSIDE.match(target) else run)
        elif tag == "AlternateContent":
            yield from self._alternatives(one, run)
        elif tag == "rt":
            yield AsideWords(AsideName.READING_AID, "".join(self.words(one)))
        elif tag == "txbxContent":
            if _is_second(one):
                yield AsideWords(AsideName.FALLBACK, "".join(self.words(one)))
        elif tag not in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr"):
            yield from self.read(one, run)

    def _alternatives(self, element: Element, run: Run) -> Iterator[Met]:
        """What is there twice: the first version with words is read."""
        chosen = next((one for one in element if "".join(self.words(one)).strip()), None)
        for one in element:
            if one is chosen:
                yield from self.read(one, run)
            elif words := "".join(self.words(one)):
                yield AsideWords(AsideName.FALLBACK, words)

    def _letters(self, said: str, tag: str, run: Run) -> Met:
        if tag == "t" and not (self.fields and not self.fields[-1].shows):
            found = ADDRESS.match(self.fields[-1].code) if self.fields else None
            target = found[1] if found and OUTSIDE.match(found[1]) else run.target
            return replace(run, said=said, target=target)
        if tag == "instrText" and self.fields:
            self.fields[-1].code += said
        return AsideWords(AsideName.DELETED if tag.startswith("del") else AsideName.FIELD_CODE, said)

    def _field(self, type: str) -> None:
        if type == "begin":
            self.fields.append(_Field())
        elif type == "separate" and self.fields:
            self.fields[-1].shows = True
        elif type == "end" and self.fields:
            self.fields.pop()


def _is_second(box: Element) -> bool:
    """Whether a box of text stands in the second version of what the file holds twice."""
    for version in box.iterancestors():
        if local(version.tag) == "Fallback":
            choice = child(version.getparent(), "Choice")
            return choice is not None and bool("".join(DocxRuns.words(choice)).strip())
        if local(version.tag) == "p":
            return False
    return False


def _symbol(one: Element) -> str:
    """A character of a font of signs; those in the private area are what they would be in another font."""
    try:
        code = int(attribute(one, "char") or "", 16)
    except ValueError:
        return ""
    if (attribute(one, "font") or "").casefold() == "symbol" and 0xF061 <= code <= 0xF07A:
        greek = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
        return greek[code - 0xF061]
    return chr(code) if 0x20 <= code < 0xE000 or 0xF900 <= code < 0x110000 else "\ufffd"
