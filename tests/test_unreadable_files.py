"""What is not read is refused by its format's name, with a way out; what is hostile is bounded; letters in other
encodings are read, and said."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.input.formats import members, trees
from coursereader.input.formats.reading import read_file
from coursereader.input.formats.unreadable import UnreadableError
from courses import toy_with, written
from documents import Made, Said, docx, epub, odt, page, xhtml_body, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

PROSE = [Made("h1", (Said("The bridge of Alder"),)), Made("p", (Said("It fell.", note="At noon."),))]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes, suffix: str = "") -> str:
    with pytest.raises(UnreadableError) as found:
        read_file(data, suffix, guess=True)
    return f"{found.value.what} {found.value.todo}"


def read_or_refused(data: bytes, suffix: str) -> str:
    """The text of a file, or why it is not read; any other error is ours."""
    try:
        return read_file(data, suffix, guess=True).text
    except UnreadableError as error:
        return f"{error.what} {error.todo}"


def utf_16(words: str) -> bytes:
    return words.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "suffix", "message"),
    [
        (OLE + utf_16("WordDocument"), ".doc", "this is a Word 97–2003 file. Save it as .docx, .odt or .rtf in the"),
        (OLE + utf_16("Workbook"), ".xls", "this is a Excel 97–2003 file. Copy its words into a .txt or .md file"),
        (OLE + utf_16("EncryptedPackage"), ".docx", "this is a document locked by a password. Take the password away"),
        (b"\x89PNG\r\n\x1a\n\x00", ".png", "this is a picture (PNG). Recognise its letters first (OCR)"),
        (b"\xff\xd8\xff\xe0\x00", ".docx", "this is a picture (JPEG). Recognise its letters"),
        (bytes(60) + b"BOOKMOBI", ".mobi", "this is a book for the Kindle. Convert it to .epub"),
        (zipped({"Index/Document.iwa": "a"}), ".pages", "this is a Pages file. In Pages choose Export, and .docx"),
        (zipped({"xl/workbook.xml": "<a/>"}), ".xlsx", "this is a Excel file. Save the sheet as .csv"),
        (zipped({"a.txt": "a"}), ".zip", "this is a zip of other files. Unpack it, and add the file that is the text."),
        (b"\x1f\x8b\x08\x00", ".gz", "this is a packed file (gzip). Unpack it"),
        (bytes(range(256)) * 20, ".bin", "this is not a text file. Extract its text first"),
        (b"PK\x03\x04 broken", ".docx", "this is a zip of other files."),
        (docx(PROSE)[:900], ".docx", "this is a zip of other files."),
        (page([]), ".html", "no text stands in the HTML file; perhaps its pages are pictures. Recognise its letters"),
        (b"{\\rtf1 {\\pict 00}}", ".rtf", "no text stands in the RTF file"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_named_with_a_way_out(data: bytes, suffix: str, message: str) -> None:
    assert refusal(data, suffix).startswith(message)


def test_locked_books_and_documents_are_named() -> None:
    locked = "file is locked by a password or by digital rights management. Take the lock away in the program that"
    drm = '<e xmlns="x"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>'
    assert refusal(epub(PROSE, more={"META-INF/encryption.xml": drm})).startswith(f"the EPUB {locked}")
    manifest = '<m xmlns="x"><file-entry><encryption-data/></file-entry></m>'
    type = "application/vnd.oasis.opendocument.text"
    data = zipped({"mimetype": type, "content.xml": "<a/>", "META-INF/manifest.xml": manifest}, "mimetype")
    assert refusal(data).startswith(f"the ODT {locked}")
    fonts = '<e xmlns="x"><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>'
    assert read_file(epub(PROSE, more={"META-INF/encryption.xml": fonts}), ".epub").text.startswith("# The bridge")


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """A zip with another part of that name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    return zipped({**files, name: content}, "mimetype" if "mimetype" in files else "")


BOMB = b"<w:document xmlns:w='x'><w:body>" + b"<w:p/>" * 7_000_000 + b"</w:body></w:document>"
ENTITIES = b'<!DOCTYPE a [<!ENTITY a "%s"><!ENTITY b "&a;&a;">]><a xmlns:w="x"><w:p>&b;</w:p></a>' % (b"ha" * 50)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
DEEP = b"<a>" * 5_000 + b"</a>" * 5_000


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (BOMB, "the DOCX file unpacks to more than 40 MB of text parts."),
        (ENTITIES, "the DOCX file defines entities of its own"),
        (OUTSIDE, "the DOCX file defines entities of its own"),
        (DEEP, "the DOCX file nests its parts more than 200 deep."),
        (b"<a>" + b"<b/>" * (trees.MOST_ELEMENTS + 1) + b"</a>", "the DOCX file has more than 1500000 elements in one"),
        (b"<a><b></a>", "the DOCX file is damaged"),
        (b"", "the DOCX file is damaged"),
    ],
    ids=["bomb", "entities", "outside", "deep", "many", "broken", "empty"],
)
def test_a_hostile_document_is_bounded(part: bytes, message: str) -> None:
    data, begun = replaced(docx(PROSE), "word/document.xml", part), time.process_time()
    assert refusal(data, ".docx").startswith(message)
    assert time.process_time() - begun < 15


def test_a_zip_of_too_many_parts_or_with_ways_out_of_it_reads_no_other_file(tmp_path: Path) -> None:
    many = {f"x{n}": "" for n in range(members.MOST_MEMBERS)}
    assert refusal(replaced(docx(PROSE), "y", b"") and zipped({**many, "word/document.xml": "<a/>"})) == (
        "the DOCX file has more than 10000 parts. Split it, or take out what is no text."
    )
    (tmp_path / "secret.xhtml").write_text("<html><body>secret</body></html>", "utf-8")
    way = f'<item id="s" href="../../../..{tmp_path}/secret.xhtml" media-type="application/xhtml+xml"/>'
    assert "secret" not in read_file(epub(PROSE, extra=way), ".epub").text


def test_pages_nested_without_end_and_tables_without_end_are_bounded() -> None:
    begun = time.process_time()
    assert "deep" in refusal(b"<html><body>" + b"<div>" * 3000 + b"a")
    rows = "<tr>" + "<td>a</td>" * 200 + "</tr>"
    text = read_file(f"<html><body><table>{rows * 100}</table></body></html>".encode(), ".html").text
    assert text.count("a") == 20_000
    assert "nests its groups more than 500 deep" in refusal(b"{\\rtf1" + b"{" * 100_000)
    assert time.process_time() - begun < 15


@settings(deadline=None, max_examples=150)
@given(st.sampled_from([docx(PROSE), odt(PROSE), epub(PROSE), page(PROSE)]), st.data())
def test_a_damaged_file_is_read_or_refused_and_never_more(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data) - 1))
    cut = draw.draw(st.binary(max_size=8))
    hurt = data[:at] + cut + data[at + draw.draw(st.integers(0, 40)) :]
    assert read_or_refused(hurt, ".docx").strip()


SIGNS = [
    r"{",
    r"}",
    r"\par",
    r"\b",
    r"\u-3900?",
    r"\'e9",
    r"words",
    r"{\*\x",
    r"\footnote",
    r"{\footnote",
    r"\cell",
    r"\row",
    r"\intbl",
    r"{\pict",
    r"\bin99999",
    r"\listtext",
    r"\s1",
    r"\uc9",
    r"{\fonttbl",
    r"\f1\fcharset128",
    r"\pard",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(SIGNS), max_size=40))
def test_any_row_of_signs_is_an_rtf_that_is_read_or_refused(signs: list[str]) -> None:
    assert read_or_refused(("{\\rtf1 " + " ".join(signs)).encode(), ".rtf").strip()


SAID = {
    "windows-1251": "Россия и Азия: поворот на восток. Внешняя политика определяется не только интересами. ",
    "koi8-r": "Россия и Азия: поворот на восток. Внешняя политика определяется не только интересами. ",
    "windows-1252": "La politique étrangère de l’État était déjà menacée par la crise ; où naquit l’idée d’Europe ? ",
    "windows-1250": "Zażółć gęślą jaźń. Polityka zagraniczna państwa zależy od wielu czynników, także od położenia. ",
    "windows-1253": "Η εξωτερική πολιτική της χώρας καθορίζεται από την ιστορία και τη γεωγραφία της. ",
    "gb18030": "中国与俄罗斯的关系不是联盟，而是战略伙伴关系。本文讨论两国关系的历史和现状。",
    "cp932": "日本の外交政策は歴史と地理によって決まる。この論文では、その経緯を検討する。",
    "utf-16-le": "Россия и Азия, and the words of another language.\n",
    "utf-16-be": "The words of a language, and the pier.\n",
}


@pytest.mark.parametrize("encoding", SAID)
def test_letters_in_another_encoding_are_read_and_it_is_named(encoding: str) -> None:
    words = SAID[encoding] * 12
    file = read_file(words.encode(encoding), ".txt", guess=True)
    assert (file.text, file.encoding, file.guessed) == (words, encoding, True)
    assert read_file(words.encode(encoding), ".txt", encoding).text == words


def test_what_a_file_says_of_its_letters_is_no_guess() -> None:
    marked = read_file("\ufeffБедный мост".encode("utf-16-le"), ".txt")
    assert (marked.text, marked.encoding, marked.guessed) == ("Бедный мост", "utf-16", False)
    declared = f'<html><head><meta charset="koi8-r"></head><body>{xhtml_body(PROSE)}<p>Мост</p></body></html>'
    file = read_file(declared.encode("koi8-r"), ".html")
    assert (file.encoding, file.guessed, "Мост" in file.text) == ("koi8-r", False, True)
    assert refusal("Мост".encode("cp1251") + bytes(3)).startswith("this is not a text file.")


def test_a_source_in_another_encoding_and_its_recipe_are_kept_and_a_build_never_guesses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, words = toy_with(tmp_path, {}), SAID["koi8-r"] * 12
    written(tmp_path, {"ru.txt": words.encode("koi8-r")})
    assert main(["add-source", str(tmp_path / "ru.txt"), "--course", str(root)]) == 0
    said = capsys.readouterr().out
    assert (
        "Letters: koi8-r; its bytes suggest it. Where it is another, write it in source.yml: recipe: {encoding: …}."
        in said
    )
    assert (root / "seeds/ru/ru.txt").read_bytes() == words.encode("koi8-r")
    source = (root / "seeds/ru/source.yml").read_text("utf-8")
    assert "encoding: koi8-r, " in source
    assert main(["text", "ru", "--course", str(root)]) == 0
    assert "Внешняя политика" in capsys.readouterr().out
    for encoding, told in (
        ("utf-16-le", None),
        ("windows-1251", None),
        ("klingon", '"klingon" is no encoding that is read. Use one such as windows-1251.'),
        ("shift_jis", None),
    ):
        (root / "seeds/ru/source.yml").write_text(source.replace("koi8-r", encoding), "utf-8")
        main(["text", "ru", "--course", str(root)])
        found = capsys.readouterr()
        assert "Traceback" not in found.err
        assert told is None or told in found.err
    (root / "seeds/ru/source.yml").write_text(source.replace("encoding: koi8-r, ", ""), "utf-8")
    assert main(["text", "ru", "--course", str(root)]) == 1
    assert "is not UTF-8. Save the file as plain text in UTF-8, or write its encoding" in capsys.readouterr().err


def test_a_document_becomes_a_source_byte_for_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, data = toy_with(tmp_path, {}), docx(PROSE, {"header1": "<w:p><w:r><w:t>Head</w:t></w:r></w:p>"})
    written(tmp_path, {"bridge.docx": data})
    assert main(["add-source", str(tmp_path / "bridge.docx"), "--course", str(root)]) == 0
    said = capsys.readouterr().out
    assert "Drafted seeds/bridge/ from a file read as DOCX." in said
    assert "Set aside, in characters: running head (4)." in said
    assert (root / "seeds/bridge/bridge.docx").read_bytes() == data
    for layer in ("repaired", "emended"):
        assert main(["text", "bridge", "--course", str(root), "--layer", layer]) == 0
        assert capsys.readouterr().out == "# The bridge of Alder\n\nIt fell.[^1]\n\n[^1]: At noon.\n"
    assert main(["check", "--course", str(root)]) == 0
    assert main(["text", str(tmp_path / "bridge.docx"), "--json"]) == 0
    assert '"kind": "note"' in capsys.readouterr().out


def test_a_file_that_is_refused_is_one_line_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = toy_with(tmp_path, {})
    path = tmp_path / "paper.doc"
    path.write_bytes(OLE + utf_16("WordDocument"))
    assert main(["add-source", str(path), "--course", str(root)]) == 1
    found = capsys.readouterr()
    message = "this is a Word 97–2003 file. Save it as .docx, .odt or .rtf in the program that made it, and add that."
    assert (found.out, found.err) == ("", f"{path}:1: {message}\n")
    assert not (root / "seeds/paper").exists()
