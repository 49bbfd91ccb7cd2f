"""Articles as web pages of two shapes, and, through pandoc, as the files of word processors and as books."""

from __future__ import annotations

from html import escape
from pathlib import Path

from .articles import MARK, Article, Block
from .programs import run

TAGS = {"paragraph": "p", "line": "p", "quotation": "blockquote", "caption": "p", "reference": "li"}
MENU = ["Home", "World", "Economy", "Culture", "Opinion", "Newsletter", "Sign in"]
RELATED = ["Ten things to know about bridges", "Why the mayor resigned", "The best ferries of the season"]


def bare(article: Article, path: Path) -> None:
    """A page of a journal: nothing but the article, notes at the end, linked both ways."""
    path.write_text(_page(article, _body(article), ""), "utf-8")


def journal(article: Article, path: Path) -> None:
    """A web page as journals make them: a menu, the article, its notes, its licence."""
    menu = "<nav><ul>" + "".join(f'<li><a href="#{name}">{name}</a></li>' for name in MENU) + "</ul></nav>"
    foot = "<footer><p>© 2021 Annals of Alder. All rights reserved.</p></footer>"
    path.write_text(_page(article, f"{menu}<main><article>{_body(article)}</article></main>{foot}", ""), "utf-8")


def blog(article: Article, path: Path) -> None:
    """A web page without a sign of what its article is: boxes in boxes, buttons, related stories."""
    share = '<div class="share"><span>Share</span> <a href="#f">Facebook</a> <a href="#x">X</a></div>'
    links = "".join(f'<div class="card"><a href="#{at}">{title}</a></div>' for at, title in enumerate(RELATED))
    related = f'<div class="related"><h3>Related stories</h3>{links}</div>'
    whole = f'<div id="top"><div class="logo">ALDER TODAY</div></div><div class="c1"><div class="c2">{share}'
    path.write_text(
        _page(article, f"{whole}{_body(article)}</div>{related}</div>", "<style>p{margin:1em}</style>"), "utf-8"
    )


def _page(article: Article, body: str, head: str) -> str:
    title = escape(article.title)
    return (
        f'<!doctype html>\n<html lang="{article.language}"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head>\n<body>{body}</body></html>\n"
    )


def _body(article: Article) -> str:
    rows, table, items = [], [], []
    for block in article.body:
        if table and block.kind != "row":
            rows.append(f"<table>{''.join(table)}</table>")
            table = []
        if items and block.kind != "reference":
            rows.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if block.kind == "row":
            table.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in block.cells) + "</tr>")
        elif block.kind == "reference":
            items.append(_element(block))
        else:
            rows.append(_element(block))
    rows += [f"<table>{''.join(table)}</table>"] if table else []
    rows += [f"<ul>{''.join(items)}</ul>"] if items else []
    return "\n".join(rows) + _notes(article)


def _element(block: Block) -> str:
    tag = f"h{block.level}" if block.kind == "heading" else TAGS[block.kind]
    words = MARK.sub(r'<sup><a id="back\1" href="#note\1">\1</a></sup>', escape(block.words, quote=False))
    if block.speaker:
        words = f"<strong>{escape(block.speaker)}:</strong> {words}"
    inner = f"<p>{words}</p>" if tag == "blockquote" else words
    return f"<{tag}>{inner}</{tag}>"


def _notes(article: Article) -> str:
    rows = [
        f'<li id="note{note.number}">{escape(note.words, quote=False)} <a href="#back{note.number}">↩</a></li>'
        for note in article.of("note")
    ]
    return f"<section><ol>{''.join(rows)}</ol></section>" if rows else ""


def pandoc(article: Article, path: Path) -> None:
    """A file of the kind that its name says, by pandoc."""
    run(
        "pandoc",
        "-f",
        "markdown",
        "-s",
        "-M",
        f"lang={article.language}",
        "-o",
        str(path),
        given=source(article).encode(),
    )


def as_text(article: Article, form: str) -> str:
    """What pandoc writes as `plain` or `markdown`, its lines wrapped."""
    return run("pandoc", "-f", "markdown", "-t", form, "--columns=76", given=source(article).encode()).decode("utf-8")


def source(article: Article) -> str:
    """The article as pandoc's Markdown."""
    rows: list[str] = []
    for above, block in zip([None, *article.body], article.body, strict=False):
        close = bool(above) and above.kind == block.kind and block.kind in ("row", "reference", "line")  # type: ignore[union-attr]
        rows += [_written(block)] if close else ["", _written(block)]
        if block.kind == "row" and not close:
            rows.append("|---" * len(block.cells) + "|")
    rows += [f"\n[^{note.number}]: {_safe(note.words)}" for note in article.of("note")]
    return "\n".join(rows) + "\n"


def _written(block: Block) -> str:
    words = _safe(block.words)
    if block.kind == "heading":
        return f"{'#' * block.level} {words}"
    if block.kind == "row":
        return block.words
    if block.kind == "line":
        return "| " + words
    opening = {"quotation": "> ", "reference": "- "}.get(block.kind, "")
    return opening + (f"**{block.speaker}:** " if block.speaker else "") + words


def _safe(words: str) -> str:
    """No sign of Markdown but the notes' marks: `(1)`, `1.` and `a)` open no list, `@` no citation."""
    words = "".join("\\" + char if char in "\\*_$@<>~|#`" else char for char in words)
    head, sep, rest = words.partition(" ")
    if sep and head[-1] in ".)" and len(head) < 6:
        head = head.replace(")", "\\)").replace(".", "\\.").replace("(", "\\(")
    return head + sep + rest
