"""Texts that are no articles: interviews, verse, lists, statutes, tables and letters, of known make."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

from .articles import Article, Block, Writer
from .page_setter import broken
from .prose import sample, verses

WIDTH = 64
Case = tuple[str, Article, str]
NAMES = {
    "en": ("Alder Gazette", "Anna Mason"),
    "de": ("Erlenblatt", "Anna Maurer"),
    "fr": ("Le Courrier de l’Aulne", "Anne Maçon"),
    "ru": ("Ольховая газета", "Анна Каменщикова"),
}
QUESTIONS = {
    "en": ("Who built the bridge?", "Why did it fall?", "And the mayor?", "What did the council say?", "When was it?"),
    "de": ("Wer hat die Brücke gebaut?", "Warum ist sie gefallen?", "Und der Rat?", "Was sagte man?", "Wann war das?"),
    "fr": ("Qui a bâti le pont ?", "Pourquoi est-il tombé ?", "Et le maire ?", "Qu’a dit le conseil ?", "Et après ?"),
    "ru": ("Кто построил мост?", "Почему он упал?", "А мэр?", "Что сказал совет?", "Когда это было?"),
}


def genres(seed: int) -> Iterable[Case]:
    """Name, truth and raw text of each genre that can be made here."""
    for language in NAMES:
        run = sample(language, seed, 300)
        if len(run) >= 200:
            for name, make in MAKERS.items():
                writer = Writer(random.Random(seed), list(run), language)
                yield from (
                    (f"{name}-{language}{kind}", Article(language, tuple(blocks)), raw)
                    for kind, blocks, raw in make(writer)
                )
    for language in ("en", "cs", "zh"):
        yield from _verse(language, seed)


Example = tuple[str, list[Block], str]


def _set_in_lines(blocks: Sequence[Block], language: str, *, gap: str = "\n\n", indent: str = "") -> str:
    return gap.join("\n".join(row for row, _ in broken(b.words, language, WIDTH, indent)) for b in blocks)


def _interviews(writer: Writer) -> Iterable[Example]:
    """Labels by name, by letter, in bold, on a line of their own, and dashes that name nobody."""
    asks, answers = NAMES[writer.language]
    turns: list[tuple[str, list[str]]] = []
    for question in QUESTIONS[writer.language]:
        turns.append((asks, [question]))
        turns.append((answers, [" ".join(writer.sentences(2, 5)) for _ in range(writer.rng.randint(1, 3))]))
    opening = Block("paragraph", " ".join(writer.sentences(3, 3)))
    for kind, names, label in (
        (" names", (asks, answers), "{}: {}"),
        (" letters", ("Q", "A"), "{}: {}"),
        (" bold", (asks, answers), "**{}:** {}"),
        (" capitals", (asks.upper(), answers.upper()), "{}: {}"),
        (" above", (asks, answers), "{}:\n{}"),
        (" dashes", ("", ""), "— {1}"),
    ):
        shown = dict(zip((asks, answers), names, strict=True))
        truth, rows = [opening], [_set_in_lines([opening], writer.language)]
        for who, parts in turns:
            for index, words in enumerate(parts):
                first = index == 0
                truth.append(Block("paragraph", words, speaker=shown[who] if first else ""))
                said = label.format(shown[who], words) if first else words
                head, _, rest = said.partition("\n")
                wrapped = _set_in_lines([Block("", rest or head)], writer.language)
                rows.append(head + "\n" + wrapped if rest else wrapped)
        yield kind, truth, "\n\n".join(rows) + "\n"
        if kind in (" names", " letters"):
            yield kind + " tight", truth, "\n".join(rows) + "\n"
            yield kind + " unwrapped", truth, "\n".join(row.replace("\n", " ") for row in rows) + "\n"


def _lists(writer: Writer) -> Iterable[Example]:
    for kind, sign in (
        (" bullets", "• {1}"),
        (" hyphens", "- {1}"),
        (" dashes", "– {1}"),
        (" numbers", "{0}. {1}"),
        (" letters", "({2}) {1}"),
    ):
        prose = [writer.paragraph(False) for _ in range(4)]
        items = [
            Block("paragraph", sign.format(number, " ".join(writer.sentences(1, 1)), "abcdefg"[number - 1]))
            for number in range(1, 6)
        ]
        truth = [*prose[:2], *items, *prose[2:]]
        yield kind, truth, _mixed(prose, _set_in_lines(items, writer.language, gap="\n"), writer.language)
        yield (
            kind + " tight",
            truth,
            _mixed(prose, _set_in_lines(items, writer.language, gap="\n"), writer.language, "\n", "  "),
        )


def _mixed(prose: Sequence[Block], middle: str, language: str, gap: str = "\n\n", indent: str = "") -> str:
    """Something between the second and the third of four paragraphs."""
    above, below = (_set_in_lines(part, language, gap=gap, indent=indent) for part in (prose[:2], prose[2:]))
    return gap.join((above, middle, below)) + "\n"


def _statutes(writer: Writer) -> Iterable[Example]:
    signs = {
        "de": ("§ {}", "({}) "),
        "fr": ("Article {}", "{}. "),
        "ru": ("Статья {}.", "{}. "),
        "en": ("Art. {}", "({}) "),
    }
    head, clause = signs[writer.language]
    truth: list[Block] = []
    for number in range(1, 8):
        truth.append(Block("heading", head.format(number), 2))
        truth += [
            Block("paragraph", clause.format(index) + " ".join(writer.sentences(1, 2)))
            for index in range(1, writer.rng.randint(2, 4))
        ]
    yield "", truth, _set_in_lines(truth, writer.language) + "\n"
    yield " tight", truth, _set_in_lines(truth, writer.language, gap="\n") + "\n"


def _tables(writer: Writer) -> Iterable[Example]:
    prose = [writer.paragraph(False) for _ in range(4)]
    names = [writer.title()[:18] for _ in range(6)]
    rows = [
        f"{name:22}{writer.rng.randint(10, 99)}.{index}     {writer.rng.randint(100, 999)}     {index}"
        for index, name in enumerate(names)
    ]
    truth = [*prose[:2], *(Block("paragraph", row) for row in rows), *prose[2:]]
    yield "", truth, _mixed(prose, "\n".join(rows), writer.language)
    bars = [f"| {name} | {index} | {index + 3} |" for index, name in enumerate(names)]
    barred = [bars[0], "|---|---|---|", *bars[1:]]
    truth = [*prose[:2], *(Block("paragraph", row) for row in bars), *prose[2:]]
    yield " bars", truth, _mixed(prose, "\n".join(barred), writer.language)
    pairs = [f"{name:22}{writer.rng.randint(10, 99)}" for name in names]
    truth = [*prose[:2], *(Block("paragraph", row) for row in pairs), *prose[2:]]
    yield " pairs", truth, _mixed(prose, "\n".join(pairs), writer.language)


def _letters(writer: Writer) -> Iterable[Example]:
    said = {
        "en": (
            ["Anna Mason", "12 Bridge Street", "Alder"],
            "Alder, 3 May 1911",
            "Dear Sir,",
            ["Yours faithfully,", "Anna Mason"],
        ),
        "de": (
            ["Anna Maurer", "Brückenstraße 12", "Erlau"],
            "Erlau, den 3. Mai 1911",
            "Sehr geehrter Herr Rat,",
            ["Hochachtungsvoll", "Anna Maurer"],
        ),
        "fr": (
            ["Anne Maçon", "12, rue du Pont", "Aulnay"],
            "Aulnay, le 3 mai 1911",
            "Monsieur,",
            ["Votre dévouée", "Anne Maçon"],
        ),
        "ru": (
            ["Анна Каменщикова", "Мостовая улица, 12", "Ольховка"],
            "Ольховка, 3 мая 1911 г.",
            "Милостивый государь!",
            ["С уважением", "Анна Каменщикова"],
        ),
    }
    sender, date, greeting, close = said[writer.language]
    body = [writer.paragraph(False) for _ in range(3)]
    lines = [Block("paragraph", words) for words in (*sender, date, greeting)]
    ends = [Block("paragraph", words) for words in close]
    raw = "\n\n".join(["\n".join(sender), date, greeting, _set_in_lines(body, writer.language), "\n".join(close)])
    yield "", [*lines, *body, *ends], raw + "\n"
    raw = "\n".join([*sender, date, greeting, _set_in_lines(body, writer.language, gap="\n"), *close])
    yield " tight", [*lines, *body, *ends], raw + "\n"


def _verse(language: str, seed: int) -> Iterable[Case]:
    """A whole poem, and one between paragraphs: set off by empty lines, or by its margin."""
    poems, rng = verses(language), random.Random(seed)
    run = sample("cs" if language == "cs" else language, seed, 60)
    if not poems or not run:
        return
    poem = rng.choice([poem for poem in poems if sum(map(len, poem)) >= 8])
    lines = [Block("paragraph", line) for stanza in poem for line in stanza]
    whole = "\n\n".join("\n".join(stanza) for stanza in poem)
    yield f"verse-{language} alone", Article(language, tuple(lines)), whole + "\n"
    writer = Writer(rng, list(run), language)
    prose = [writer.paragraph(False) for _ in range(4)]
    truth = Article(language, (*prose[:2], *lines, *prose[2:]))
    yield f"verse-{language} spaced", truth, _mixed(prose, whole, language)
    margin = "\n".join("        " + line for line in whole.split("\n") if line)
    yield f"verse-{language} margin", truth, _mixed(prose, margin, language, "\n", "  ")
    yield f"verse-{language} tight", truth, _mixed(prose, whole.replace("\n\n", "\n"), language, "\n", "  ")


MAKERS: dict[str, Callable[[Writer], Iterable[Example]]] = {
    "interview": _interviews,
    "list": _lists,
    "statute": _statutes,
    "table": _tables,
    "letter": _letters,
}
