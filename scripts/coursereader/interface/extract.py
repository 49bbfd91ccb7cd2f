"""Every word of the interface, found where it is said: in the code, the templates and the scripts.

Run as a program (`make words`) it rewrites the template of the catalogues, brings each catalogue up to date and
compiles it. A message that changed a little keeps its translation, marked fuzzy until someone has looked at it.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ..model.whole_files import write_whole
from .catalogue import DOMAIN, LOCALE, mo_file, po_file
from .language import TRANSLATED

KEYWORDS = {"_": None, "say": (1,), "count": (2, 3), "N_": (1,), "NN_": (1, 2)}
"""Who says words, and at which places of the call they stand."""


def python(
    file: BinaryIO, keywords: Iterable[str], comment_tags: object, options: object
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """The calls of Python, as Babel asks for them: whose own way stumbles over `raw.count(b"x")`."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in keywords:
                yield node.lineno, name, tuple(map(_literal, node.args)), []


def _literal(argument: ast.expr) -> str | None:
    said = argument.value if isinstance(argument, ast.Constant) else None
    return said if isinstance(said, str) else None


ENGINE = Path(__file__).resolve().parent.parent
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
METHODS: Any = [("**.py", python), ("**.j2", "jinja2.ext:babel_extract"), ("assets/js/**.js", "javascript")]
OPTIONS = {"**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
HEADER = """\
# The words of the interface of the annotated course reader, in LANGUAGE.
# Written by `make words` from the words in the code; what translators write is kept."""
KEPT = {"Project-Id-Version", "Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}
"""Of a catalogue's head: the rest, dates and names of programs, would change with each writing."""


def extracted() -> Catalog:
    """All messages, with the files they stand in."""
    catalog = Catalog()
    for file, _, message, _, _ in extract_from_dir(ENGINE, METHODS, OPTIONS, KEYWORDS):
        catalog.add(message, None, [(_place(Path(file)), 0)])
    return catalog


def _place(file: Path) -> str:
    """The file a message stands in; of a host only that it is one, since nothing else names hosts."""
    return "host" if file.parts[0] == "host" else file.as_posix()


@cache
def script_messages() -> tuple[str | tuple[str, str], ...]:
    """What the scripts say, sorted; of what is counted the singular and the plural."""
    return tuple(sorted(set(_said_by_scripts()), key=str))


def _said_by_scripts() -> Iterator[str | tuple[str, str]]:
    for path in sorted((ENGINE / "assets" / "js").rglob("*.js")):
        for _, message, _, _ in extract_from_file("javascript", path, KEYWORDS):
            yield message if isinstance(message, str) else (message[0], message[1])


def updated(folder: str, template: Catalog) -> Catalog:
    """A catalogue with exactly the template's messages; translations are kept, what is said no more is dropped."""
    catalog = read(po_file(folder), folder) if po_file(folder).is_file() else Catalog(folder)
    catalog.update(template)
    catalog.obsolete.clear()
    return catalog


def read(path: Path, folder: str | None = None) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file, locale=folder, domain=DOMAIN)


def po_bytes(catalog: Catalog) -> bytes:
    """A catalogue as a file that is edited."""
    out = io.BytesIO()
    write_po(out, _Steady.of(catalog), width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """A catalogue compiled."""
    out = io.BytesIO()
    write_mo(out, _Steady.of(catalog))
    return out.getvalue()


class _Steady(Catalog):
    """A catalogue that gives the same bytes whenever it is written."""

    @staticmethod
    def of(catalog: Catalog) -> _Steady:
        """The same messages."""
        folder = str(catalog.locale) if catalog.locale else None
        head = HEADER.replace("LANGUAGE", folder or "English, to be translated")
        steady = _Steady(folder, DOMAIN, head, project=DOMAIN, version="1", fuzzy=False)
        for message in catalog:
            if message.id:
                steady[message.id] = message
        return steady

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Only what is always the same."""
        return [(name, value) for name, value in super().mime_headers if name in KEPT]


def main() -> None:
    """Write the template, and every catalogue twice: as it is edited and as it is read."""
    template = extracted()
    write_whole(TEMPLATE, po_bytes(template))
    for folder in TRANSLATED:
        po_file(folder).parent.mkdir(parents=True, exist_ok=True)
        write_whole(po_file(folder), po_bytes(updated(folder, template)))
        write_whole(mo_file(folder), mo_bytes(read(po_file(folder), folder)))


if __name__ == "__main__":
    main()
