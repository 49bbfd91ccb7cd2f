"""Parts of words that tell which side of a hyphen they stand on; asked only where the text itself says nothing."""

from __future__ import annotations


def _parts(*rows: str) -> frozenset[str]:
    return frozenset(part for row in rows for part in row.split())


KEEPING_HEADS = {
    "en": _parts(
        "long short full part well ill so self low high large small half far top great ex non anti",
        "pro mid cross old new",
        "first second third two three four five six seven eight nine ten decision world middle post pre co semi all",
        "cold hard soft open then vice",
    ),
    "pt": _parts("ex pré pró vice sub anti auto"),
    "fr": _parts(
        "peut vis non demi mi grand après avant contre quelqu celui celle ceux cet cette rendez c'est est vice extrême",
        "moyen sud nord nouveau",
    ),
    "ru": _parts("кое кой"),
}
"""First halves that go with a hyphen."""
KEEPING_TAILS = {
    "fr": _parts("il elle ils elles on ce ci là je tu nous vous moi toi lui leur y en même mêmes t"),
    "pt": _parts("se lo la los las lhe lhes me te nos vos o a os as no na"),
    "ru": _parts("то либо нибудь"),
    "uk": _parts("то небудь"),
}
"""Second halves that go with a hyphen: words that lean on the one before."""
SOLID_TAILS = {
    "en": _parts(
        "ing ings ness ment ments tion tions sion sions ly ed er ers est ism isms ist ists ity ty",
        "ful fully less lessly",
        "ship ships hood ward wards able ables ably ible ibly al ally ous ously ive ively ance",
        "ence ant ent ary ory ure",
        "ate ates ated en ened ingly ry",
    )
}
"""Second halves that are endings, though a word list has some of them as words."""
SOLID_HEADS = {"en": _parts("un dis mis out over under fore re in im ir il en em be with sub super trans inter")}
"""First halves that are prefixes, mostly written solid."""
SOLID_LANGUAGES = frozenset(("de", "es", "it", "nl", "pl", "cs", "sv", "fi", "tr", "ru", "uk", "pt", "fr"))
"""Languages whose compounds with small letters are written solid, with the exceptions above."""
