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
    "ru": _parts("кое кой из во по"),
    "uk": _parts("будь казна хтозна бозна по"),
    "pl": _parts("po"),
    "ro": _parts("într dintr printr"),
}
"""First halves that go with a hyphen."""
KEEPING_TAILS = {
    "fr": _parts("il elle ils elles on ce ci là je tu nous vous moi toi lui leur y en même mêmes t"),
    "pt": _parts("se lo la los las lhe lhes me te nos vos o a os as no na"),
    "ca": _parts("se lo la los les li ho hi ne me te nos vos"),
    "ru": _parts("то либо нибудь ка"),
    "uk": _parts("то небудь таки"),
    "cs": _parts("li"),
    "hu": _parts("e"),
}
"""Second halves that go with a hyphen: words that lean on the one before."""
PARTICLES = {"en": _parts("up off")}
"""Second halves that make a noun of a verb: `follow-up`, but `backup`."""
PREFIXES = {"en": _parts("non re pre co de over under anti semi multi post inter")}
"""First halves that a text writes with a hyphen or without, by its own custom."""
NEVER_SOLID = {"en": _parts("non")}
"""Of these, those that go with a hyphen where a text shows no custom."""
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
SOLID_LANGUAGES = _parts("de es it nl pl cs sk sv da nb fi hu tr ru uk bg mk sr pt fr ca ro el lt lv sl sh id")
"""Languages whose compounds with small letters are written solid, with the exceptions above."""
PAIRING_LANGUAGES = _parts("es it pl cs sk ru uk bg sl sh pt fr ca ro el")
"""Of these, those that set two nouns side by side with a hyphen and do not write them as one."""
ADVERBS = {"по": ("ому", "ему", "ски", "цки", "ьи", "ьки"), "po": ("sku", "cku", "emu")}
"""After `по-`: how adverbs end, that go with a hyphen."""
CONJUNCTIONS = {
    "en": _parts("and or to"),
    "de": _parts("und oder bzw sowie bis"),
    "nl": _parts("en of"),
    "sv": _parts("och eller"),
    "da": _parts("og eller"),
    "nb": _parts("og eller"),
    "fi": _parts("ja tai"),
    "hu": _parts("és vagy"),
    "es": _parts("y o"),
    "it": _parts("e o"),
    "pt": _parts("e ou"),
    "fr": _parts("et ou"),
    "pl": _parts("i lub oraz"),
    "cs": _parts("a i nebo"),
    "ru": _parts("и или"),
    "uk": _parts("і й та або"),
}
"""Words before which a hyphen stands for the half that follows later: `Druck- und Verlagshaus`."""
SPELLING_CHANGES = {
    "de": (("k", "k", "ck"),),
    "ca": (("l", "l", "l·l"), ("l·", "l", "l·l")),
    "nl": (("e", "e", "eë"), ("e", "i", "eï"), ("o", "e", "oë"), ("i", "e", "ië"), ("a", "i", "aï")),
    "hu": tuple((pair, pair, pair[0] + pair) for pair in ("cs", "dz", "gy", "ly", "ny", "sz", "ty", "zs")),
    **{code: tuple((2 * letter, letter, 2 * letter) for letter in "bdfgklmnprst") for code in ("sv", "nb")},
}
"""How letters change where a word is divided: the end of the first half, the beginning of the second, both
undivided."""
