"""Codes of languages as people write them: BCP 47, `en`, `pt-BR`, `zh-Hant`, `grc`."""

from __future__ import annotations

import re

_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja "
    "jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb "
    "nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so "
    "sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
TWO_LETTERS = frozenset(_CODES.split())
"""All of them; the list is closed. So the check of a common language costs nothing."""
_WELL_FORMED = re.compile(
    r"([a-z]{2,3})(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?(-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(-x(-[a-z\d]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)


def is_language(code: str) -> bool:
    """Whether it is a code of a language that is known, well formed: not `eng`, `english` or `pt_BR`."""
    found = _WELL_FORMED.fullmatch(code)
    if not found:
        return False
    language = found[1].lower()
    return language in TWO_LETTERS if len(language) == 2 else language in _three_letters()


def _three_letters() -> frozenset[str]:
    """The languages that have no code of two letters; asked for so seldom that Babel is imported only then."""
    from babel import Locale

    return frozenset(code for code in map(str, Locale.parse("en").languages) if len(code) == 3)
