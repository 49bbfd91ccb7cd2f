"""Which letters bytes are: by their mark, by what the file declares, by a recipe; else a guess, that is said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
"""A mark at the beginning says it without doubt."""
DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
ENOUGH_TO_DECLARE = 4096
ENOUGH_TO_GUESS = 200_000
"""Bytes that a guess looks at."""
LEAST_TO_BE_SURE = 400
"""Bytes that are no ASCII letters: of fewer, tables of one byte a letter can hardly be told apart."""
AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
"""What a file declares, and the larger table that programs write under its name."""


WORD = re.compile(r"[^\W\d_]{3,}")
WITHIN_A_WORD = re.compile(r"[^\W\d_][^\w\s\x00-\x7f\u2010-\u2027«»°·\xa0\xad](?=[^\W\d_])")
"""A sign that stands between letters only where a table is wrong."""
MOST_WORDS = 300
"""Words that tell one table of Latin letters from another."""
LATIN = {
    "cp1252": ("fr", "de", "es", "pt", "it", "sv", "da", "fi", "nb", "nl", "is", "ca"),
    "cp1250": ("pl", "cs", "hu", "ro", "sk", "sl", "sh"),
    "iso8859-2": ("pl", "cs", "hu", "ro", "sk", "sl", "sh"),
    "cp1254": ("tr",),
    "cp1257": ("lt", "lv"),
    "cp1258": ("vi",),
    "mac-roman": ("fr", "de", "es", "pt", "it"),
    "cp850": ("fr", "de", "es", "pt", "it"),
    "cp852": ("pl", "cs", "hu"),
}
"""Tables of Latin letters, the commonest first, and languages that are written in them."""
NAMES = {
    "utf-8": "utf-8", "utf-16": "utf-16", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "utf-32": "utf-32",
    "cp1250": "windows-1250", "cp1251": "windows-1251", "cp1252": "windows-1252", "cp1253": "windows-1253",
    "cp1254": "windows-1254", "cp1255": "windows-1255", "cp1256": "windows-1256", "cp1257": "windows-1257",
    "cp1258": "windows-1258", "cp874": "cp874", "koi8-r": "koi8-r", "koi8-u": "koi8-u", "gb18030": "gb18030",
    "big5": "big5", "big5hkscs": "big5hkscs", "cp932": "cp932", "euc_jp": "euc-jp", "euc_jis_2004": "euc-jis-2004",
    "shift_jis_2004": "shift-jis-2004", "iso2022_jp": "iso-2022-jp", "euc_kr": "euc-kr", "cp949": "cp949",
    "iso8859-1": "iso-8859-1", "iso8859-2": "iso-8859-2", "iso8859-3": "iso-8859-3", "iso8859-4": "iso-8859-4",
    "iso8859-5": "iso-8859-5", "iso8859-6": "iso-8859-6", "iso8859-7": "iso-8859-7", "iso8859-8": "iso-8859-8",
    "iso8859-9": "iso-8859-9", "iso8859-10": "iso-8859-10", "iso8859-13": "iso-8859-13", "iso8859-14": "iso-8859-14",
    "iso8859-15": "iso-8859-15", "iso8859-16": "iso-8859-16", "cp437": "cp437", "cp850": "cp850", "cp852": "cp852",
    "cp866": "cp866", "cp1125": "cp1125", "mac-roman": "mac-roman", "mac-cyrillic": "mac-cyrillic",
}  # fmt: skip
"""The encodings that are read, by the name that Python has for each, and as a recipe writes it."""


@dataclass(frozen=True)
class Decoded:
    """The letters of a file."""

    text: str
    encoding: str = ""
    """As a recipe names it; empty where it is UTF-8, or the file says it."""
    doubt: str = ""
    """Why it may be another."""


def known(name: str) -> str | None:
    """The name that Python has for an encoding; None where none of that name is read."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return found if found in NAMES else None


def strict(data: bytes, encoding: str) -> str | None:
    """The letters in an encoding; None where some bytes are none in it."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def marked(data: bytes) -> str | None:
    """The encoding that a mark at the beginning states."""
    return next((name for mark, name in MARKS if data.startswith(mark)), None)


def declared(data: bytes) -> str | None:
    """The encoding that a page declares, in the table that programs use for it."""
    found = DECLARED.search(data[:ENOUGH_TO_DECLARE])
    name = known((found[1] or found[2]).decode("ascii")) if found else None
    if name is None or name.startswith(("utf-16", "utf-32")):  # a page that could be searched is in neither
        return None
    return AS_BROWSERS_DO.get(name, name)


def decoded_markup(data: bytes) -> str:
    """The letters of a page in a book: by its mark, else as it declares, else UTF-8; never a guess."""
    for name in (marked(data), declared(data), "utf-8"):
        if name and (text := strict(data, name)) is not None:
            return text.removeprefix("\ufeff")
    return data.decode("cp1252", "replace")


def guessed(data: bytes) -> Decoded | None:
    """The letters of a file that says nothing of its encoding; None where no guess can be made."""
    if b"\x00" in data:  # Latin letters of two bytes have one that is null
        return _of_two_bytes(data)
    from charset_normalizer import from_bytes  # only a file that says nothing needs it

    sample = data if len(data) <= ENOUGH_TO_GUESS else data[:ENOUGH_TO_GUESS].rpartition(b"\n")[0]
    found = from_bytes(sample or data[:ENOUGH_TO_GUESS]).best()
    name = None if found is None else known(found.encoding) or found.encoding
    if name is None:
        return None
    name = best_of_latin(sample) if _is_latin(str(found)) else AS_BROWSERS_DO.get(name, name)
    text = strict(data, name) if name else None
    if text is None or name not in NAMES:
        return None
    telling = sum(byte > 127 for byte in sample)
    sure = telling >= LEAST_TO_BE_SURE or name.startswith("utf")
    return Decoded(text, NAMES[name], "" if sure else f"only {telling} of its bytes tell one encoding from another")


def _of_two_bytes(data: bytes) -> Decoded | None:
    name = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    text = strict(data, name)
    return None if text is None else Decoded(text, name)


def _is_latin(text: str) -> bool:
    """Whether most letters with a mark are Latin ones, as a first guess reads them."""
    others = [letter for letter in text if letter.isalpha() and not letter.isascii()]
    return 2 * sum(letter < "\u0250" for letter in others) >= len(others)


def best_of_latin(sample: bytes) -> str | None:
    """Of the tables of Latin letters the one in which most words with a mark or a sign of their own are known words."""
    from wordfreq import zipf_frequency

    best, most = None, -len(sample)
    for name, languages in LATIN.items():
        text = strict(sample, name)
        if text is None or any("\x80" <= letter <= "\x9f" for letter in text):
            continue
        words = list(dict.fromkeys(word.casefold() for word in WORD.findall(text) if not word.isascii()))[:MOST_WORDS]
        score = max(sum(zipf_frequency(word, language, "small") > 0 for word in words) for language in languages)
        if (score := score - len(WITHIN_A_WORD.findall(text))) > most:
            best, most = name, score
    return best
