"""Documents of every format that is read, made for tests: the same blocks, as a word processor, a book or a page has
them. Written by hand, so that nothing of the engine makes what it is tested with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Said:
    """Words in one dress, with a note behind them or none."""

    words: str
    dress: str = ""
    """`b`, `i`, or nothing."""
    note: str = ""


@dataclass(frozen=True)
class Made:
    """One block."""

    kind: str
    """`h1` to `h6`, `p`, `quote`, `item`, `number`, `verse`, `table`."""
    said: tuple[Said, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=())
    """Of a table; the lines of verse are rows of one cell."""


def zipped(files: dict[str, str | bytes], first: str = "") -> bytes:
    """A zip of these files; the first one not packed, as books and OpenDocument have it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: name != first):
            packing = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name], packing)
    return out.getvalue()


def docx(blocks: Sequence[Made], more: dict[str, str] | None = None, body: str = "") -> bytes:
    """A document of Word: styles by name, lists by number, notes in a part of their own. `body`: more of it, in XML."""
    notes: list[str] = []

    def run(one: Said) -> str:
        dress = {"b": "<w:b/>", "i": "<w:i/>"}.get(one.dress, "")
        made = (
            f'<w:r><w:rPr>{dress}</w:rPr><w:t xml:space="preserve">{escape(one.words)}</w:t></w:r>' if one.words else ""
        )
        if one.note:
            notes.append(one.note)
            made += f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'
        return made

    def paragraph(style: str, inner: str, more: str = "") -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inner}</w:p>'

    def block(one: Made) -> str:
        inner = "".join(map(run, one.said))
        if one.kind == "table":
            cells = [
                ["<w:tc><w:p><w:r><w:t>" + escape(cell) + "</w:t></w:r></w:p></w:tc>" for cell in row]
                for row in one.rows
            ]
            return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells) + "</w:tbl>"
        if one.kind == "verse":
            return paragraph("P", "<w:r><w:br/></w:r>".join(run(Said(row[0])) for row in one.rows))
        if one.kind in ("item", "number"):
            id = 1 if one.kind == "item" else 2
            return paragraph("P", inner, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id}"/></w:numPr>')
        return paragraph({"p": "P", "quote": "Q"}.get(one.kind, one.kind.upper()), inner)

    made = "".join(map(block, blocks)) + body
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in [("P", "Normal"), ("Q", "Quote"), *((f"H{n}", f"heading {n}") for n in range(1, 7))]
    )
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for n, kind, text in ((1, "bullet", "•"), (2, "decimal", "%1."))
    )
    numbering += "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    bodies = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(note)}</w:t>'
        "</w:r></w:p></w:footnote>"
        for n, note in enumerate(notes, 1)
    )
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'

    def part(tag: str, inner: str) -> str:
        return f'<?xml version="1.0"?><w:{tag} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{tag}>'

    kinds = ("styles", "numbering", "footnotes", *sorted(more or {}))
    related = "".join(f'<Relationship Id="r{k}" Type="{R}/{k.rstrip("0123456789")}" Target="{k}.xml"/>' for k in kinds)
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return zipped(
        {
            "_rels/.rels": f'<Relationships {space}><Relationship Id="a" Type="{R}/officeDocument" Target='
            '"word/document.xml"/></Relationships>',
            "word/document.xml": part("document", f"<w:body>{made}</w:body>"),
            "word/styles.xml": part("styles", styles),
            "word/numbering.xml": part("numbering", numbering),
            "word/footnotes.xml": part("footnotes", separator + bodies),
            "word/_rels/document.xml.rels": f"<Relationships {space}>{related}</Relationships>",
            **{f"word/{name}.xml": part(name.rstrip("0123456789"), inner) for name, inner in (more or {}).items()},
        }
    )


ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)


def odt_content(blocks: Sequence[Made], body: str = "") -> str:
    """The part of an OpenDocument text that holds its words."""
    count = 0

    def run(one: Said) -> str:
        nonlocal count
        made = escape(one.words)
        made = f'<text:span text:style-name="{one.dress}">{made}</text:span>' if one.dress else made
        if one.note:
            count += 1
            made += (
                f'<text:note text:note-class="footnote"><text:note-citation>{count}</text:note-citation>'
                f"<text:note-body><text:p>{escape(one.note)}</text:p></text:note-body></text:note>"
            )
        return made

    def block(one: Made) -> str:
        inner = "".join(map(run, one.said))
        if one.kind == "table":
            rows = [
                "".join(f"<table:table-cell><text:p>{escape(c)}</text:p></table:table-cell>" for c in row)
                for row in one.rows
            ]
            return (
                "<table:table>"
                + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
                + "</table:table>"
            )
        if one.kind == "verse":
            return "<text:p>" + "<text:line-break/>".join(escape(row[0]) for row in one.rows) + "</text:p>"
        if one.kind in ("item", "number"):
            return f'<text:list-item text:style-name="{one.kind}"><text:p>{inner}</text:p></text:list-item>'
        if one.kind.startswith("h"):
            return f'<text:h text:outline-level="{one.kind[1]}">{inner}</text:h>'
        style = "Quotations" if one.kind == "quote" else "Standard"
        return f'<text:p text:style-name="{style}">{inner}</text:p>'

    made = _grouped(blocks, block, "<text:list text:style-name='{}'>", "</text:list>") + body
    styles = (
        '<style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="i" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
        '<text:list-style style:name="item"><text:list-level-style-bullet text:level="1"/></text:list-style>'
        '<text:list-style style:name="number"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        "</text:list-style>"
    )
    return (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{made}</office:text></office:body></office:document-content>"
    )


def odt(blocks: Sequence[Made], body: str = "") -> bytes:
    """An OpenDocument text."""
    type = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": type, "content.xml": odt_content(blocks, body)}, "mimetype")


def _grouped(
    blocks: Sequence[Made],
    block: Callable[[Made], str],
    opens: str,
    closes: str,
    kinds: Sequence[str] = ("item", "number"),
) -> str:
    """Blocks, with items that follow each other in one list, or paragraphs of one quotation."""
    made, before = "", ""
    for one in blocks:
        kind = one.kind if one.kind in kinds else ""
        if kind != before:
            made += (closes.format(before) if before else "") + (opens.format(kind) if kind else "")
        made += block(one)
        before = kind
    return made + (closes.format(before) if before else "")


def xhtml_body(blocks: Sequence[Made], chapter: str = "") -> str:
    """The blocks as elements of a page, their notes at its foot."""
    notes: list[str] = []

    def run(one: Said) -> str:
        made = escape(one.words)
        made = f"<{one.dress}>{made}</{one.dress}>" if one.dress else made
        if one.note:
            notes.append(one.note)
            n = len(notes)
            made += f'<sup><a href="#{chapter}n{n}" id="{chapter}m{n}">{n}</a></sup>'
        return made

    def block(one: Made) -> str:
        inner = "".join(map(run, one.said))
        if one.kind == "table":
            rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in one.rows]
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        if one.kind == "verse":
            return "<p>" + "<br/>".join(escape(row[0]) for row in one.rows) + "</p>"
        if one.kind in ("item", "number"):
            return f"<li>{inner}</li>"
        return f"<p>{inner}</p>" if one.kind == "quote" else f"<{one.kind}>{inner}</{one.kind}>"

    names = {"item": "ul", "number": "ol", "quote": "blockquote"}
    made = _grouped(blocks, block, "<{}>", "</{}>", tuple(names))
    for kind, tag in names.items():
        made = made.replace(f"<{kind}>", f"<{tag}>").replace(f"</{kind}>", f"</{tag}>")
    bodies = "".join(
        f'<p id="{chapter}n{n}"><a href="#{chapter}m{n}">{n}.</a> {escape(note)}</p>' for n, note in enumerate(notes, 1)
    )
    return f"{made}<hr/><div>{bodies}</div>" if bodies else made


def page(blocks: Sequence[Made]) -> bytes:
    """A web page with nothing around its text."""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body>{xhtml_body(blocks)}</body></html>'.encode()


def epub(*chapters: Sequence[Made], more: dict[str, str | bytes] | None = None, extra: str = "") -> bytes:
    """A book, a page for each chapter; the numbers of notes begin anew in each."""
    head = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
    head += 'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>'
    pages = {f"OEBPS/c{n}.xhtml": f"{head}{xhtml_body(one)}</body></html>" for n, one in enumerate(chapters, 1)}
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(1, len(chapters) + 1)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(1, len(chapters) + 1))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata><title>Book</title></metadata>'
        f"<manifest>{items}{extra}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": opf, **pages}
    return zipped({**files, **(more or {})}, "mimetype")


def rtf(blocks: Sequence[Made], more: str = "") -> bytes:
    """A document in RTF: styles by name, lists by the labels that stand before their items."""

    def letters(words: str) -> str:
        out = ""
        for letter in words:
            if letter in "\\{}":
                out += f"\\{letter}"
            elif letter.isascii():
                out += letter
            else:
                units = letter.encode("utf-16-le")
                numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
                out += "".join(f"\\u{number}?" for number in numbers)
        return out

    def run(one: Said) -> str:
        made = f"{{\\{one.dress} {letters(one.words)}}}" if one.dress else letters(one.words)
        return made + (
            f"{{\\super\\chftn}}{{\\footnote\\pard\\plain {{\\super\\chftn}} {letters(one.note)}}}" if one.note else ""
        )

    def block(one: Made) -> str:
        inner = "".join(map(run, one.said))
        if one.kind == "table":
            rows = ["".join(f"\\pard\\intbl {letters(cell)}\\cell" for cell in row) for row in one.rows]
            return "".join(f"\\trowd {row}\\row\n" for row in rows)
        if one.kind == "verse":
            return "\\pard " + "\\line ".join(letters(row[0]) for row in one.rows) + "\\par\n"
        if one.kind == "item":
            return f"{{\\listtext\\'b7\\tab}}\\pard\\fi-360\\li720 {inner}\\par\n".replace("\\'b7", "\\bullet ")
        if one.kind == "number":
            numbers.append(one)
            return f"{{\\listtext {len(numbers)}.\\tab}}\\pard\\fi-360\\li720 {inner}\\par\n"
        style = 10 if one.kind == "quote" else int(one.kind[1]) if one.kind.startswith("h") else 0
        return f"\\pard\\s{style} {inner}\\par\n"

    numbers: list[Made] = []
    styles = "".join(f"{{\\s{n} heading {n};}}" for n in range(1, 7))
    head = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Times;}}"
    head += f"{{\\stylesheet{{\\s0 Normal;}}{styles}{{\\s10 Quote;}}}}\n"
    return (head + "".join(map(block, blocks)) + more + "}").encode("ascii")


MAKERS: dict[str, Callable[[Sequence[Made]], bytes]] = {
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "html": page,
    "rtf": rtf,
}
