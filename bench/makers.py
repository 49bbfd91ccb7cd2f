"""Who makes a document of a text: typesetters, word processors, the web, scanners, people; and on which side they are.

No maker serves both sides: what is tuned on the makers of one is measured on others.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import documents, groff, interviews, latex, mom, plain
from .articles import Article
from .extractors import LYNX, OF_PDF, TRAINED, W3M, Extractor, recognised
from .texts import Base

WESTERN = frozenset({"en", "de", "fr", "es", "it", "pt"})
LATIN = WESTERN | {"pl"}
EVERY = LATIN | {"ru", "uk", "el", "zh", "ja"}
ALPHABETS = EVERY - {"zh", "ja"}
TEXTS = ("documents", "plain", "page_setter")
LONGEST_SCAN = 900
"""Words of a text that is recognised from pictures: a page takes some four seconds."""


@dataclass(frozen=True, eq=False)
class Maker:
    """One way in which texts come to a reader."""

    name: str
    split: str
    ending: str
    """Of the document's name: `pdf`, `html`, `docx`, … or `txt` and `md` for what is text at once."""
    needs: tuple[str, ...]
    make: Callable[[Base, Path], None]
    """Writes the document; raises CannotMakeError."""
    languages: frozenset[str] = EVERY
    extractors: Mapping[str, Extractor] = field(default_factory=dict)
    genres: tuple[str, ...] = ()
    """Where not all."""
    longest: int = 10_000
    letters: str = ""
    """A code page that must have all letters of the text."""
    made_by: tuple[str, ...] = ()
    """Our modules and settings that it depends on: where they change, its documents are made anew."""

    def __reduce__(self) -> tuple[Callable[[str], Maker], tuple[str]]:
        """Another process knows it by its name."""
        return maker, (self.name,)

    def takes(self, base: Base) -> bool:
        """Whether it is declared for a text."""
        return (
            base.split == self.split
            and base.language in self.languages
            and base.words <= self.longest
            and (not self.genres or base.genre in self.genres)
            and _has_letters(self.letters, base.article)
        )


def _has_letters(code_page: str, article: Article) -> bool:
    try:
        "".join(block.words for block in article.blocks).encode(code_page or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _ms(name: str, split: str, setting: groff.Setting) -> Maker:
    def make(base: Base, path: Path) -> None:
        groff.typeset(base.article, setting, path)

    return Maker(
        name, split, "pdf", ("groff", "-ms"), make, WESTERN, OF_PDF, letters="cp1252", made_by=("groff", repr(setting))
    )


def _latex(name: str, split: str, setting: latex.Setting, languages: frozenset[str] = LATIN) -> Maker:
    def make(base: Base, path: Path) -> None:
        latex.typeset(base.article, setting, path)

    return Maker(name, split, "pdf", (setting.engine,), make, languages, OF_PDF, made_by=("latex", repr(setting)))


def _document(name: str, split: str, write: Callable[[Article, Path], None], needs: tuple[str, ...] = ()) -> Maker:
    def make(base: Base, path: Path) -> None:
        write(base.article, path)

    browsers = {"html": {"lynx": LYNX, "w3m": W3M}}.get(name.split("-")[0], {}).get(needs[0] if needs else "", {})
    return Maker(name, split, name.split("-")[0], needs, make, extractors=browsers, made_by=("documents",))


def _text(
    name: str,
    split: str,
    write: Callable[[Article], str],
    ending: str = "txt",
    needs: tuple[str, ...] = (),
    languages: frozenset[str] = EVERY,
    genres: tuple[str, ...] = (),
    made_by: tuple[str, ...] = TEXTS,
) -> Maker:
    def make(base: Base, path: Path) -> None:
        path.write_text(write(base.article), "utf-8")

    return Maker(name, split, ending, needs, make, languages, genres=genres, made_by=made_by)


def _scan(name: str, split: str, setter: Maker) -> Maker:
    """The pages of another maker, photographed and recognised."""

    def make(base: Base, path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            pdf = Path(folder) / "a.pdf"
            setter.make(base, pdf)
            path.write_text(recognised(pdf, base.language), "utf-8")

    languages = setter.languages & frozenset(TRAINED)
    needs = (*setter.needs, "pdftoppm", "tesseract")
    return Maker(
        name, split, "txt", needs, make, languages, longest=LONGEST_SCAN, letters=setter.letters, made_by=setter.made_by
    )


MS = _ms("groff-ms", "dev", groff.Setting())
MOM = Maker(
    "groff-mom",
    "test",
    "pdf",
    ("groff", "-mom"),
    lambda base, path: mom.typeset(base.article, path),
    WESTERN,
    OF_PDF,
    letters="cp1252",
    made_by=("mom", "groff"),
)
LATEX = _latex("latex", "dev", latex.Setting())
TIMES = r"\usepackage{mathptmx}\usepackage[margin=2.6cm]{geometry}"
TALK = ("interview",)
WEB = ("interview", "lecture", "letters", "chapter", "article")
MAKERS = (
    MS,
    _ms("groff-ms-columns", "dev", groff.Setting(columns=2, width="6.2i", heads="folio", indent=False)),
    _ms("groff-ms-endnotes", "dev", groff.Setting(notes="end", ragged=True, indent=False)),
    _ms("groff-ms-sections", "dev", groff.Setting(notes="sections", indent=False, heads="folio")),
    LATEX,
    _latex("latex-columns", "dev", latex.Setting(options="a4paper,twoside,twocolumn")),
    _latex("xelatex", "dev", latex.Setting("xelatex", "a5paper,twoside", font="DejaVu Serif"), EVERY),
    _document("html-journal", "dev", documents.journal, ("lynx",)),
    _document("docx", "dev", documents.pandoc, ("pandoc",)),
    _document("odt", "dev", documents.pandoc, ("pandoc",)),
    _text("wrapped", "dev", plain.wrapped, needs=("pyphen",)),  # for where Chinese lines break
    _text("marker", "dev", plain.marker, "md"),
    _text("pandoc-plain", "dev", lambda article: documents.as_text(article, "plain"), "txt", ("pandoc",)),
    _text("copied", "dev", plain.copied, genres=WEB),
    _scan("scan-latex", "dev", LATEX),
    _text("names-above", "dev", interviews.names_above, genres=TALK, made_by=("interviews",)),
    MOM,
    _ms("groff-ms-narrow", "test", groff.Setting(width="2.9i", size=9, family="H", marks="[{}]")),
    _ms("groff-ms-two", "test", groff.Setting(columns=2, width="6.2i", notes="end")),
    _ms("groff-ms-pages", "test", groff.Setting(notes="page", indent=False, heads="folio")),
    _latex("latex-report", "test", latex.Setting(options="a4paper,11pt,oneside", preamble=TIMES, notes="end")),
    _latex("latex-two", "test", latex.Setting(options="letterpaper,10pt,twocolumn", preamble=TIMES)),
    _latex("xelatex-book", "test", latex.Setting("xelatex", "b5paper,11pt", font="DejaVu Sans Condensed"), EVERY),
    _document("html-blog", "test", documents.blog, ("w3m",)),
    _document("epub", "test", documents.pandoc, ("pandoc",)),
    _document("html", "test", documents.bare),
    _text("unwrapped", "test", plain.unwrapped, genres=WEB),
    _text("typed", "test", plain.typed, needs=("pyphen",)),
    _text("pandoc-markdown", "test", lambda article: documents.as_text(article, "markdown-smart"), "md", ("pandoc",)),
    _scan("scan-groff", "test", MOM),
    _text("names-before", "test", interviews.names_before, genres=TALK, made_by=("interviews",)),
)


def maker(name: str) -> Maker:
    """By its name."""
    return next(one for one in MAKERS if one.name == name)
