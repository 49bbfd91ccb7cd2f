"""TEI of anybody as a source: what its elements state, what is set aside, what is not understood, what is hostile."""

from __future__ import annotations

from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.input.formats.reading import read_file
from coursereader.input.formats.tei import read_tei
from coursereader.input.formats.trees import MOST_DEPTH
from coursereader.input.formats.unreadable import UnreadableError
from courses import toy_with

HEADER = "<teiHeader><fileDesc><titleStmt><title>The Bridge</title></titleStmt></fileDesc></teiHeader>"
PAPER = """<front><titlePage><docTitle><titlePart>The Bridge</titlePart></docTitle></titlePage></front>
<body><pb n="12"/>
<div><head>The <hi rend="italic">storm</hi></head>
<p>It fell at noon.<note place="foot" n="1"><p>Council minutes.</p></note> No<lb break="no"/>body was<lb/>
upon it<ref target="#n2">2</ref>. He wrote <choice><sic>teh</sic><corr>the</corr></choice> <del>bad</del> report,
“<quote>as it was</quote>”. <weird>Odd</weird> <emph>words</emph>,
<app><lem>read</lem><rdg>red</rdg><note>A slip.</note></app>.</p>
<quote><p>I saw it.</p><p>And heard it.</p></quote>
<p>He sang:<quote><lg><l>The bridge is down</l><l>the water brown</l></lg><lg><l>And so</l><l>we go</l></lg></quote>and
left.</p>
<div><head>Who spoke</head>
<sp><speaker>Alder</speaker><p>Who saw it?</p><p>Anybody?</p></sp>
<sp><speaker>Birch</speaker><p>Nobody.</p></sp>
<list type="ordered"><item>one</item><item>two<list><item>in</item></list></item></list>
<table><row><cell>a</cell><cell>b</cell></row><row><cell>1</cell><cell>2</cell></row></table>
<figure><graphic url="x.png"/><head>The bridge in 1874</head><figDesc>A bridge</figDesc></figure>
<fw type="header">The Keepers</fw>
<list type="gloss"><label>Pier</label><item>what stands</item></list>
</div></div></body>
<back><div type="notes"><note xml:id="n2" n="2">So the miller says.</note></div>
<div><head>Works</head>
<listBibl><bibl><author>Marsh</author>, <title>A Report</title>, 1912.</bibl></listBibl></div></back>"""
READ = r"""# The Bridge

## <span id="page-12"></span>The *storm*

It fell at noon.[^1] Nobody was upon it[^2]. He wrote the report, “as it was”. Odd *words*, read.

> I saw it.
>
> And heard it.

He sang:

> The bridge is down\
> the water brown
>
> And so\
> we go

and left.

### Who spoke

**Alder:** Who saw it?

Anybody?

**Birch:** Nobody.

1. one

2. two

    - in

| a | b |
| --- | --- |
| 1 | 2 |

![The bridge in 1874](#caption)

- **Pier** what stands

## Works

- Marsh, A Report, 1912.

[^1]: Council minutes.

[^2]: So the miller says.
"""


def document(text: str, before: str = "") -> bytes:
    """A document of TEI P5."""
    return f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text>{text}</text></TEI>'.encode()


def test_what_the_elements_state_is_read_and_what_is_none_of_the_text_is_named() -> None:
    found = read_tei(document(PAPER))
    assert found.text == READ
    assert found.doubts == ("Elements that are not understood are read as their words alone: weird.",)
    assert [(one.name, one.words) for one in found.aside] == [
        ("metadata", "The Bridge"), ("second version", "teh"), ("deleted words", "bad"), ("second version", "red"),
        ("comment", "A slip."), ("metadata", "A bridge"), ("running head", "The Keepers"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<body><p>a</p>b<p>c</p></body>", "a\n\nb\n\nc"),
        ("<body><head>The Bridge</head><div1><head>A</head><p>x</p></div1></body>", "# The Bridge\n\n## A\n\nx"),
        (
            "<body><p>a <ref target='https://example.org/'>b</ref> <hi rend='sup'>c</hi></p></body>",
            "a [b](https://example.org/) <sup>c</sup>",
        ),
        ("<group><text><body><p>a</p></body></text><text><body><p>b</p></body></text></group>", "a\n\nb"),
        ("<body><sp><speaker>HAM.</speaker><l>To be</l><l>or not</l></sp></body>", "**HAM.**\n\nTo be\\\nor not"),
        ("<body><p>a<note>b<note>c</note></note> d</p></body>", "a[^1] d\n\n[^1]: b[^2]\n\n[^2]: c"),
        ("<body><note n='*'>alone</note><p>a</p></body>", "[^1]\n\na\n\n[^1]: alone"),
    ],
)
def test_what_stands_otherwise_is_read_too(body: str, words: str) -> None:
    assert read_tei(document(body)).text.rstrip("\n") == words


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (document("<body><p>&b;</p></body>", '<!DOCTYPE TEI [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'), "entities"),
        (document("<body><p>&x;</p></body>", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entities"),
        (document("<body>" + "<div>" * MOST_DEPTH + "</div>" * MOST_DEPTH + "</body>"), "nests its parts"),
        (document("<body><p>a"), "is damaged"),
        (document("").replace(b"<text></text>", b""), "is damaged"),
        (document("<body/>"), "no text stands in the TEI file"),
    ],
)  # fmt: skip
def test_what_is_hostile_or_holds_no_text_is_refused(raw: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what):
        read_file(raw, ".xml")


def test_a_paper_in_tei_is_added_as_any_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, paper = toy_with(tmp_path, {}), tmp_path / "paper.xml"
    paper.write_bytes(document(PAPER, '<?xml version="1.0"?>\n'))
    assert main(["add-source", str(paper), "--course", str(root)]) == 0
    told = capsys.readouterr().out
    assert "from a file read as TEI." in told
    assert "weird" in told
    assert main(["text", "paper", "--course", str(root)]) == 0
    assert "[^2]: So the miller says." in capsys.readouterr().out
