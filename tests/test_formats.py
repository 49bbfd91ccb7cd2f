"""Documents, books and pages: what they state comes out as Markdown, exactly; not a letter of them is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import pytest
from coursereader.exports.plain_text import printed
from coursereader.input.formats.reading import ReadFile, read_file
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure
from documents import MAKERS, Made, Said, docx, epub, odt, odt_content, page, rtf
from hypothesis import given, settings
from hypothesis import strategies as st


def made(title: str, words: str, slanted: str, note: str, other: str) -> list[Made]:
    """A document with one of everything."""
    return [
        Made("h1", (Said(title),)),
        Made("p", (Said(f"{words} "), Said(slanted, "i"), Said(", "), Said(other, "b"), Said(".", note=note))),
        Made("h2", (Said(other),)),
        Made("quote", (Said(words, note=f"{note} 2"),)),
        Made("quote", (Said(other),)),
        Made("p", (Said(words),)),
        Made("item", (Said(slanted),)),
        Made("item", (Said(other, note=f"{note} 3"),)),
        Made("p", (Said("1. " + words),)),
        Made("number", (Said(slanted),)),
        Made("number", (Said(other),)),
        Made("h3", (Said(words),)),
        Made("table", rows=((title, other), ("1900", "12 * 3"), ("1901", slanted))),
        Made("verse", rows=((words,), (other,), (slanted,))),
        Made("p", (Said(f"[^1] *{other}* _{slanted}_ <b> &amp; # 5² [x](y)"),)),
    ]


def expected(title: str, words: str, slanted: str, note: str, other: str) -> str:
    """The same, as Markdown."""
    return f"""# {title}

{words} *{slanted}*, **{other}**.[^1]

## {other}

> {words}[^2]
>
> {other}

{words}

- {slanted}

- {other}[^3]

1\\. {words}

1. {slanted}

2. {other}

### {words}

| {title} | {other} |
| --- | --- |
| 1900 | 12 \\* 3 |
| 1901 | {slanted} |

{words}\\
{other}\\
{slanted}

\\[\\^1&#93; \\*{other}\\* \\_{slanted}\\_ &lt;b> &amp;amp; # 5&#178; &#91;x&#93;(y)

[^1]: {note}

[^2]: {note} 2

[^3]: {note} 3
"""


LANGUAGES = {
    "en": ("The Bridge of Alder", "The council met at noon", "Minutes", "Letter of the miller", "the third pier"),
    "pt": ("A ponte de Alder", "O conselho reuniu-se às três", "Atas", "Carta do moleiro", "o terceiro pilar"),
    "ru": ("Мост в Алдере", "Совет собрался в полдень", "Протоколы", "Письмо мельника", "третья опора"),
    "ar": ("جسر ألدر", "اجتمع المجلس عند الظهر", "محاضر", "رسالة الطحان", "الدعامة الثالثة"),
    "zh": ("阿爾德橋", "議會於正午開會", "會議記錄", "磨坊主的信", "第三個橋墩"),
    "far": ("𐌰𐌻𐌳𐌴𐍂 𝔟𝔯𝔦𝔡𝔤𝔢", "Ἡ βουλὴ συνῆλθε", "ปาก", "पत्र", "다리"),
}


@pytest.mark.parametrize("format", MAKERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_document_states_comes_out_as_markdown(format: str, language: str) -> None:
    file = read_file(MAKERS[format](made(*LANGUAGES[language])), f".{format}")
    assert file.text == expected(*LANGUAGES[language])
    assert file.format == format.upper()


@pytest.mark.parametrize("format", MAKERS)
def test_a_file_is_known_by_its_bytes_whatever_it_is_called(format: str) -> None:
    assert read_file(MAKERS[format](made(*LANGUAGES["en"])), ".txt").format == format.upper()


LETTERS = re.compile("[^\ufb00-\ufb06]+")
"""Ligatures are taken apart by a rule of the repair."""
WORDS = st.text(
    st.one_of(
        st.sampled_from("*_`[]()<>#&\\^$|~!-+=.:{}\"' 1²é漢я"),
        st.characters(codec="utf-8", categories=("L", "N", "P", "S")),
    ),
    min_size=1,
    max_size=24,
).map(lambda words: " ".join(words.split())).filter(lambda words: words.isprintable() and bool(LETTERS.fullmatch(words)))  # fmt: skip  # noqa: E501


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(sorted(MAKERS)),
    st.lists(st.tuples(WORDS, st.sampled_from(["", "i", "b"]), WORDS), min_size=1, max_size=4),
)
def test_any_words_are_read_as_they_stand_and_no_sign_is_made_of_them(
    format: str, said: Sequence[tuple[str, str, str]]
) -> None:
    blocks = [Made("h1", (Said("A title of the text"),))]
    blocks += [Made("p", (Said("Ab "), Said(words, dress, f"Cf. {note}"), Said(" yz."))) for words, dress, note in said]
    file = read_file(MAKERS[format](blocks), f".{format}")
    text = structure("a", repair(file.text, format="explicit-markdown"))
    bodies = [passage.text for passage in text.passages if passage.kind == "note"]
    paragraphs = [passage.text for passage in text.passages if passage.kind == "paragraph"]
    assert [letters(one) for one in paragraphs] == [letters(f"Ab {words} yz.") for words, _, _ in said], file.text
    assert [letters(one) for one in bodies] == [letters(f"Cf. {note}") for _, _, note in said], file.text


def letters(words: str) -> str:
    return "".join(words.split())


def asides(file: ReadFile) -> dict[str, str]:
    """By name, what was set aside."""
    found: dict[str, str] = {}
    for one in file.aside:
        found[one.name] = f"{found[one.name]}|{one.words}" if one.name in found else one.words
    return found


def test_notes_that_begin_anew_in_each_chapter_are_counted_on() -> None:
    chapter = [Made("h1", (Said("The first part"),)), Made("p", (Said("Words", note="Note of the first."),))]
    second = [Made("h1", (Said("The second part"),)), Made("p", (Said("Words", note="Note of the second."),))]
    text = read_file(epub(chapter, second), ".epub").text
    assert text == (
        "# The first part\n\nWords[^1]\n\n# The second part\n\nWords[^2]\n\n"
        "[^1]: Note of the first.\n\n[^2]: Note of the second.\n"
    )


def test_what_was_deleted_hidden_or_computed_is_set_aside_by_name() -> None:
    body = (
        "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> and put in</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t> 7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    more = {
        "header1": "<w:p><w:r><w:t>Journal of Bridges</w:t></w:r></w:p>",
        "comments": "<w:comment><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>",
    }
    file = read_file(docx([], more, body.replace("header1", "header")), ".docx")
    assert file.text == "Kept and put in 7\n"
    assert asides(file) == {
        "running head": "Journal of Bridges", "comment": "Why?", "deleted words": "gone", "hidden words": "secret",
        "field code": "PAGE",
    }  # fmt: skip


def test_headings_numbered_by_the_program_keep_their_numbers_and_indents_are_quotations() -> None:
    indented = '<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t>Set in.</w:t></w:r></w:p>'
    numbered = (
        '<w:p><w:pPr><w:pStyle w:val="H2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>'
        "<w:r><w:t>On bridges</w:t></w:r></w:p>"
    )
    plain = "<w:p><w:r><w:t>Prose.</w:t></w:r></w:p>"
    text = read_file(docx([], None, numbered + plain + indented + plain), ".docx").text
    assert text == "## 1. On bridges\n\nProse.\n\n> Set in.\n\nProse.\n"


def test_headings_set_by_hand_are_headings_where_the_file_states_none() -> None:
    blocks = [
        Made("p", (Said("On bridges", "b"),)),
        Made("p", (Said("Prose of it."),)),
        Made("p", (Said("A sentence.", "b"),)),
    ]
    assert read_file(docx(blocks), ".docx").text == "## On bridges\n\nProse of it.\n\n**A sentence.**\n"


CHROME = """<html><head><title>T</title><script>var a = 1;</script></head><body>
<nav><a href="/">Home</a> <a href="/b">Blog</a></nav><div class="cookie">We use cookies.</div>
<main><article><h1>The fall of the bridge</h1><p>{words}</p><aside>Read more of this</aside>
<p>{words} <a href="https://example.org/a_(b)">the minutes</a><sup><a href="#fn1" id="r1">1</a></sup></p>
<ol><li id="fn1">Minutes. <a href="#r1">↩</a></li></ol></article></main>
<footer>© Alder</footer></body></html>"""


def test_what_surrounds_the_text_of_a_page_is_set_aside_by_name() -> None:
    words = "The council of Alder met in the town hall and heard the masons."
    file = read_file(CHROME.format(words=words).encode(), ".html")
    assert file.text == (
        f"# The fall of the bridge\n\n{words}\n\n{words} [the minutes](https://example.org/a_%28b%29)[^1]\n\n"
        "[^1]: Minutes.\n"
    )
    found = asides(file)
    assert found["navigation"] == "Home Blog"
    assert found["script"] == "var a = 1;"
    assert found["page chrome"].split() == ["We", "use", "cookies.", "Read", "more", "of", "this|©", "Alder"]
    assert (found["metadata"], found["note number"]) == ("T", "↩")


def test_names_of_classes_tell_what_is_small_and_surrounds_a_text_but_no_section_of_it() -> None:
    paragraphs = "".join(
        f"<div class='elementor-widget'><p>{'The mill stood there. ' * 12}</p></div>" for _ in range(4)
    )
    chrome = (
        "<div class='cookie-banner'><p>We use them.</p></div><div class='RelatedArticles_list'><p>Of May</p></div>"
        "<div class='comments_area'><p>Well said.</p></div><center><a href='/a'>One</a> <a href='/b'>Two</a> "
        "<a href='/c'>Three</a></center>"
    )
    section = "<section id='comments' class='level2'><h2>Comments</h2><p>What the millers said of it.</p></section>"
    whole = f"<html><body><h1>The mill</h1>{paragraphs}{section}{chrome}</body></html>"
    file = read_file(whole.encode(), ".html")
    assert "What the millers said of it." in file.text
    assert file.text.count("The mill stood there.") == 48
    for words in ("We use them.", "Of May", "Well said.", "Three"):
        assert words not in file.text
        assert words in "".join(asides(file).values())


def test_the_title_of_an_rtf_is_the_title_of_its_text() -> None:
    data = rb"{\rtf1\ansi{\info{\title The mill}}\pard\qc\b The mill\b0\par\pard It burnt down.\par}"
    assert read_file(data, ".rtf").text == "# The mill\n\nIt burnt down.\n"


def test_a_menu_that_holds_most_of_a_page_is_no_menu() -> None:
    file = read_file(
        b"<html><body><div class='menu'><h1>A menu of bridges</h1><p>All the words.</p></div></body></html>", ".html"
    )
    assert file.text == "# A menu of bridges\n\nAll the words.\n"


def test_pages_of_print_and_captions_are_kept_where_they_are_stated() -> None:
    words = '<p>One<span role="doc-pagebreak" id="p12" title="12"></span> two.</p>'
    words += "<figure><figcaption>The bridge, 1900</figcaption></figure>"
    file = read_file(f"<html><body>{words}</body></html>".encode(), ".html")
    assert file.text == 'One<span id="page-12"></span> two.\n\n![The bridge, 1900](#caption)\n'
    text = structure("a", repair(file.text, format="explicit-markdown"))
    assert [(span.kind, span.value, span.start) for span in text.passages[0].spans] == [("page", "12", 3)]
    assert printed(text) == "One two.\n\n[caption] The bridge, 1900\n"


def test_lists_within_lists_and_quotations_keep_their_places() -> None:
    words = (
        "<ol start='4'><li>a<ul><li>b</li><li><p>c</p><p>d</p></li></ul></li><li>e<blockquote>f</blockquote></li></ol>"
    )
    text = read_file(f"<html><body>{words}</body></html>".encode(), ".html").text
    assert text == "4. a\n\n    - b\n\n    - c\n\n        d\n\n5. e\n\n    > f\n"


def test_notes_of_a_flat_odt_and_endnotes_of_a_word_processor_are_read() -> None:
    flat = odt_content([Made("p", (Said("Words", note="Note."),))]).replace(
        "office:document-content", "office:document"
    )
    flat = flat.replace(
        "<office:document ", '<office:document office:mimetype="application/vnd.oasis.opendocument.text" '
    )
    assert read_file(flat.encode(), ".fodt").text == "Words[^1]\n\n[^1]: Note.\n"
    end = '<w:endnote w:id="5"><w:p><w:r><w:t>At the end.</w:t></w:r></w:p></w:endnote>'
    body = '<w:p><w:r><w:t>Words</w:t></w:r><w:r><w:endnoteReference w:id="5"/></w:r></w:p>'
    assert read_file(docx([], {"endnotes": end}, body), ".docx").text == "Words[^1]\n\n[^1]: At the end.\n"


def test_letters_of_rtf_are_read_in_the_encoding_of_their_font() -> None:
    data = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}"
    data += rb"\f0 caf\'e9 \f1 \'cc\'ee\'f1\'f2\f0  \u8364?\'80\par}"
    assert read_file(data, ".rtf").text == "café Мост €€\n"


@pytest.mark.parametrize("format", MAKERS)
def test_every_letter_stands_in_the_text_or_was_set_aside(format: str) -> None:
    blocks = made(*LANGUAGES["ru"])
    file = read_file(MAKERS[format](blocks), f".{format}")
    text = structure("a", repair(file.text, format="explicit-markdown"))
    given = "".join(one.words + one.note for block in blocks for one in block.said) + "".join(
        cell for block in blocks for row in block.rows for cell in row
    )
    spoken = "".join(passage.text for passage in text.passages)
    assert not Counter(letters(given)) - Counter(letters(spoken))


def test_a_title_stands_above_the_chapters() -> None:
    title = '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>The Harbour</w:t></w:r></w:p>'
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    chapter = '<w:p><w:pPr><w:pStyle w:val="C"/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>'
    chapter += "<w:p><w:r><w:t>Words.</w:t></w:r></w:p>"
    styles += '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="heading 1"/></w:style>'
    assert (
        read_file(docx([], {"styles2": styles}, title + chapter), ".docx").text == "# The Harbour\n\n## One\n\nWords.\n"
    )


def test_an_odt_says_what_was_deleted_and_lists_its_contents_aside() -> None:
    more = "<text:table-of-content><text:p>One 1</text:p></text:table-of-content>"
    more += "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    file = read_file(odt([Made("p", (Said("Words."),))], more), ".odt")
    assert (file.text, asides(file)) == ("Words.\n", {"table of contents": "One 1", "deleted words": "gone"})


def test_pictures_and_tables_of_an_rtf_are_no_words() -> None:
    more = r"{\pict\pngblip 89504e47}{\*\themedata 504b}{\info{\title Bridges}}{\header Head\par}\pard Words.\par"
    file = read_file(rtf([], more), ".rtf")
    assert (file.text, asides(file)) == ("Words.\n", {"metadata": "Bridges", "running head": "Head"})
    assert page([]) != b""


NOTED = {
    "word": '<p>It fell.<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><div><hr><div id="ftn1"><p>'
    '<a href="#_ftnref1" name="_ftn1">[1]</a> At noon.</p><p>Or later.</p></div></div>',
    "wiki": '<p>It fell.<sup id="r1"><a href="#c1"><span>[</span>1<span>]</span></a></sup></p><ol><li id="c1">'
    '<span class="mw-cite-backlink">^ <a href="#r1"><sup>a</sup></a></span> <span>At noon.</span>'
    "<p>Or later.</p></li></ol>",
    "library": '<p>It fell.<a id="A1" href="#F1" class="fnanchor">[1]</a></p><div class="footnotes">'
    '<div class="footnote"><p><a id="F1" href="#A1" class="label">[1]</a> At noon.</p><p>Or later.</p></div></div>',
    "book": '<p>It fell.<a epub:type="noteref" href="#n">*</a></p><aside epub:type="footnote" id="n"><p>* At noon.</p>'
    "<p>Or later.</p></aside>",
    "pandoc": '<p>It fell.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>'
    '<section role="doc-endnotes"><hr/><ol><li id="fn1"><p>At noon.</p><p>Or later.<a href="#fnref1" '
    'role="doc-backlink">↩︎</a></p></li></ol></section>',
    "row": '<p>It fell.<sup><a href="#n1" id="m1">1</a></sup></p><table><tr><td><a id="n1" href="#m1">1</a></td><td>'
    "<p>At noon.</p><p>Or later.</p></td></tr></table>",
}


@pytest.mark.parametrize("custom", NOTED)
def test_notes_of_pages_are_found_whatever_the_custom_of_their_maker(custom: str) -> None:
    text = read_file(f"<html><body>{NOTED[custom]}</body></html>".encode(), ".html").text
    assert text == "It fell.[^1]\n\n[^1]: At noon.\n\n    Or later.\n"


@pytest.mark.parametrize("said", ["1", "1↊", "1.5 tons"])
def test_a_note_that_begins_with_its_own_number_keeps_it(said: str) -> None:
    body = (
        f'<p>It fell.<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>{said}</p></aside>'
    )
    assert read_file(f"<html><body>{body}</body></html>".encode(), ".html").text == f"It fell.[^1]\n\n[^1]: {said}\n"


def test_links_to_places_of_the_page_are_words_and_no_notes() -> None:
    body = '<h2 id="s1">One and two</h2><p>See <a href="#s1">1</a>, or chapter <a href="#p2">2</a>.</p>'
    body += '<p id="p2">Two.</p>'
    assert read_file(f"<html><body>{body}</body></html>".encode(), ".html").text == (
        "## One and two\n\nSee 1, or chapter 2.\n\nTwo.\n"
    )


def test_verse_of_pages_and_dress_of_their_stylesheets_are_kept() -> None:
    lines = '<div class="verse">The lamp</div><div class="verse">went out</div>'
    body = f'<div class="poem"><div class="stanza">{lines}</div></div>'
    body += '<p>So <span class="it">he</span> said.</p>'
    style = "<style>.it { font-style: italic }</style>"
    text = read_file(f"<html><head>{style}</head><body>{body}</body></html>".encode(), ".html").text
    assert text == "The lamp\\\nwent out\n\nSo *he* said.\n"
