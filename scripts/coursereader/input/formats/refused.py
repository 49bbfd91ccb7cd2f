"""What cannot be read, by its format's name, with a way out."""

from __future__ import annotations

from .members import first_names, small_member
from .unreadable import UnreadableError

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AS_DOCX = "Save it as .docx, .odt or .rtf in the program that made it, and add that."
AS_EPUB = "Convert it to .epub with a program for books (calibre does it), and add that."
AS_TEXT = "Copy its words into a .txt or .md file, and add that."
UNPACK = "Unpack it, and add the file that is the text."
RECOGNISE = "Recognise its letters first (OCR), and save that as plain text or .docx."
MAGIC: tuple[tuple[bytes, int, str, str], ...] = (
    (b"\x89PNG", 0, "picture (PNG)", RECOGNISE),
    (b"\xff\xd8\xff", 0, "picture (JPEG)", RECOGNISE),
    (b"GIF8", 0, "picture (GIF)", RECOGNISE),
    (b"II*\x00", 0, "picture (TIFF)", RECOGNISE),
    (b"MM\x00*", 0, "picture (TIFF)", RECOGNISE),
    (b"RIFF", 0, "picture, sound or film (RIFF)", AS_TEXT),
    (b"BM", 0, "picture (BMP)", RECOGNISE),
    (b"AT&TFORM", 0, "DjVu file", RECOGNISE),
    (b"BOOKMOBI", 60, "book for the Kindle (Mobipocket)", AS_EPUB),
    (b"TEXtREAd", 60, "book for the Palm", AS_EPUB),
    (b"TPZ", 0, "book for the Kindle (Topaz)", AS_EPUB),
    (b"ITSF", 0, "help file (CHM)", AS_TEXT),
    (b"%!PS", 0, "PostScript file", "Make a text file of it (ps2ascii does it), and add that."),
    (b"\x1f\x8b", 0, "packed file (gzip)", UNPACK),
    (b"BZh", 0, "packed file (bzip2)", UNPACK),
    (b"\xfd7zXZ", 0, "packed file (xz)", UNPACK),
    (b"7z\xbc\xaf", 0, "packed file (7-Zip)", UNPACK),
    (b"Rar!", 0, "packed file (RAR)", UNPACK),
    (b"ustar", 257, "packed file (tar)", UNPACK),
    (b"SQLite format 3", 0, "database (SQLite)", AS_TEXT),
    (b"\x7fELF", 0, "program", "Choose the file that is the text."),
    (b"MZ\x90", 0, "program", "Choose the file that is the text."),
    (b"ID3", 0, "sound file (MP3)", "Write down its words, and add that."),
    (b"OggS", 0, "sound file (Ogg)", "Write down its words, and add that."),
    (b"fLaC", 0, "sound file (FLAC)", "Write down its words, and add that."),
    (b"ftyp", 4, "film or sound file (MP4), or a picture (HEIC)", AS_TEXT),
    (b"\xffWPC", 0, "WordPerfect file", AS_DOCX),
    (b"{\\urtf", 0, "RTF file of an unknown kind", AS_DOCX),
)  # fmt: skip
COMPOUNDS = {".xls": "Excel 97–2003", ".ppt": "PowerPoint 97–2003", ".msg": "Outlook", ".doc": "Word 97–2003"}
ZIPS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.xml", "Excel file", "Save the sheet as .csv or its text as .txt, and add that."),
    ("ppt/presentation.xml", "PowerPoint file", "Save its outline as .rtf or .txt, and add that."),
    ("Index/Document.iwa", "Pages file", "In Pages choose Export, and .docx or .epub; add that."),
    ("index.xml", "Pages file", "In Pages choose Export, and .docx or .epub; add that."),
    ("index.apxl", "Keynote file", "Export its text, and add that."),
    ("Index.zip", "Pages file", "In Pages choose Export, and .docx or .epub; add that."),
)


def refused(data: bytes, suffix: str) -> UnreadableError | None:
    """Why a file is not read; None where it may be letters."""
    if data.startswith(COMPOUND):
        return _compound(data, suffix)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if suffix in (".mobi", ".azw", ".azw3", ".kfx") and b"\x00" in data[:2000]:
        return UnreadableError("this is a book for the Kindle.", AS_EPUB)
    for magic, at, name, todo in MAGIC:
        if data.startswith(magic, at) and (len(magic) > 3 or b"\x00" in data[:200]):
            return UnreadableError(f"this is a {name}.", todo)
    return None


def _compound(data: bytes, suffix: str) -> UnreadableError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError(
            "this is a document locked by a password.",
            "Take the password away in the program that made it, and save it anew.",
        )
    for stream, name in (("WordDocument", ".doc"), ("Workbook", ".xls"), ("PowerPoint Document", ".ppt")):
        if stream.encode("utf-16-le") in data:
            suffix = name
            break
    name = COMPOUNDS.get(suffix, "Microsoft Office 97–2003")
    todo = AS_DOCX if suffix in (".doc", ".dot") else AS_TEXT
    return UnreadableError(f"this is a {name} file.", todo)


def _zip(data: bytes) -> UnreadableError:
    names = first_names(data)
    for member, name, todo in ZIPS:
        if member in names:
            return UnreadableError(f"this is a {name}.", todo)
    type = small_member(data, "mimetype")
    if type.startswith("application/vnd.oasis.opendocument."):
        kind = type.rsplit(".", 1)[-1]
        return UnreadableError(f"this is an OpenDocument file of another kind ({kind}).", AS_TEXT)
    if "EncryptedPackage" in names:
        return UnreadableError("this is a document locked by a password.", "Take the password away, and save it anew.")
    return UnreadableError("this is a zip of other files.", UNPACK)
