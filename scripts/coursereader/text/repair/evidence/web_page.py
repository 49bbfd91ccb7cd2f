"""What a web page has around a text: a menu and buttons above it, related stories and notices below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import Line, is_open

WEB_WORDS = re.compile(
    r"(?:home(?: ?page)?|menu|search|log ?in|sign (?:in|up)|subscribe|share\b.{0,30}|(?:facebook|twitter|e-?mail|print|"
    r"linkedin|whatsapp|telegram)(?:\W+\w+){0,4}|privacy(?: policy)?|cookies?|contact(?: us)?|about us|newsletter|"
    r"read more|read next|related(?: \w+)?|comments?(?: \(\d+\))?|©.{0,60}|"
    r"startseite|suche|anmelden|abonnieren|teilen|drucken|datenschutz|impressum|mehr (?:lesen|zum thema)|"
    r"accueil|connexion|s[’']abonner|partager|imprimer|mentions légales|à lire aussi|"
    r"inicio|iniciar sesión|suscríbete|compartir|imprimir|privacidad|leer más|"
    r"início|entrar|assinar|partilhar|compartilhar|privacidade|leia (?:mais|também)|"
    r"accedi|abbonati|condividi|stampa|leggi anche|"
    r"главная|поиск|войти|вход|подписаться|поделиться|печать|читайте также|читать далее|"
    r"首页|登录|订阅|分享|打印|隐私(?:政策)?|ホーム|ログイン|シェア)$",
    re.IGNORECASE,
)
"""Lines that pages on the web have around a text."""
CELLS = re.compile(r"\s*[|·]\s*|\t+| {3,}")
"""What parts the entries of a menu on one line."""
BULLET_OF_A_MENU = re.compile(r"[*•+-][ \t]+")
CREDIT_WITHIN = re.compile(
    r"\b(?:photo|image|picture|drawing|illustration|foto|bild|zeichnung|dessin|imagen|imagem|dibujo|desenho|фото|рисунок)"
    r"(?:graph|grafie|graphie|grafía)?s?\b\s?(?:[:/©]|by\b|von\b|de\b)|(?:摄|图|照片)[：:]",
    re.IGNORECASE,
)
DATE_LINE = re.compile(r"(?=.*\d)(?:.*[|·•].*|.{0,12}\b(?:19|20)\d\d\b.{0,12})$")
MOST_LETTERS_OF_A_LABEL, MOST_LETTERS_OF_A_MENU = 160, 60
FEWEST_LINES_AROUND = 3
"""Lines, or entries on one line, of a page around the text, at least."""


def is_label(words: str) -> bool:
    """Whether a line is no sentence: short, and with no full stop."""
    return len(words) <= MOST_LETTERS_OF_A_LABEL and is_open(words) and words[-1] not in ",;:"


def is_web(words: str) -> bool:
    """Whether a line, or one entry of it, is what web pages have around a text."""
    cells = CELLS.split(BULLET_OF_A_MENU.sub("", words, count=1))
    return any(WEB_WORDS.match(cell) for cell in cells)


def around(rows: Sequence[Line]) -> list[int]:
    """Which lines a page has above and below the text: down to the last entry of a menu, dates under it, and from the
    first such entry behind the last sentence; none where there are too few."""
    top = next((at for at, row in enumerate(rows) if not _is_menu(row.words)), len(rows))
    last = max((at for at in range(top) if is_web(rows[at].words)), default=-1)
    dates = [at for at in range(last + 1, top if last >= 0 else 0) if DATE_LINE.match(rows[at].words)]
    bottom = next((at + 1 for at in range(len(rows) - 1, -1, -1) if not _is_below(rows[at].words)), len(rows))
    first = next((at for at in range(bottom, len(rows)) if is_web(rows[at].words)), len(rows))
    found = [*range(last + 1), *dates, *range(first, len(rows))]
    entries = sum(len(CELLS.split(rows[at].words)) for at in found)
    return found if entries >= FEWEST_LINES_AROUND else []


def _is_menu(words: str) -> bool:
    return max(map(len, CELLS.split(words))) <= MOST_LETTERS_OF_A_MENU and is_open(words) and words[-1] not in ",;:-"


def _is_below(words: str) -> bool:
    return is_label(words) or is_web(words)
