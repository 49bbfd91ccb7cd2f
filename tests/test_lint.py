"""Bodies and hand-written pages."""

from __future__ import annotations

import re
import time

import pytest
from coursereader.flow import gather
from coursereader.html.bodies import body_html
from coursereader.input.allow_list import PAGE
from coursereader.input.contents import Handwritten, Records
from coursereader.input.link_targets import LinkTargets
from coursereader.input.lint import lint
from coursereader.input.records import Note
from coursereader.kinds import KINDS, pages_as_rendered
from coursereader.model.problems import Report
from courses import said, toy_with
from hypothesis import given
from hypothesis import strategies as st

FILES = frozenset({"events/fire.md", "notes/alder/n.md", "index.md", "assets/map.svg"})


def of_note(body, generated=()):
    report = Report()
    note = Note(
        id="n", path="docs/notes/alder/n.md", body=body, body_line=7, text="alder", quote="q", by="b", date="2026"
    )
    records = Records(by_model={Note: (note,)}, files=FILES)
    lint(records, report, LinkTargets.of(records, KINDS, generated, {"alder": {"p1", "h3"}}, "https://a.example/b/"))
    return said(report)


def of_page(body):
    report = Report()
    records = Records(handwritten=(Handwritten("docs/guide.md", body, 1),), files=FILES)
    lint(records, report, LinkTargets.of(records, KINDS))
    return said(report)


@pytest.mark.parametrize(
    "body",
    [
        "[one][two] and [three][].\n\n[two]: ../../events/fire.md\n[Three]: https://a.b/c",
        "## One\n\n## Two\n\n## One {#again}",
        "[a](../../events/fire.md#p1) [b](../../events/fire.html)",
        "[c](#top) [d](mailto:a@b.c)",
        "[a](../../events/index.md) <https://a.b/c> 1 < 2 and 3 > 2",
        "`<b>` and `[x][y]`\n\n```\n<script> [^9] [x](nowhere.md)\n# a\n# a\n```",
    ],
)
def test_good_markdown_is_passed_in_silence(body):
    assert of_note(body) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("A\n\nmark[^2].", '9: "[^2]" makes no footnote here. Say it in the sentence, or in brackets.'),
        ("[x][y]", '7: the link "[x][y]" leads nowhere. Write "[x](address)", or "[y]: address" on a line of its own.'),
        ("## A\n\n## a", '9: the heading "a" is on line 7 already. Word one of them differently.'),
        ("<u>x", '7: "<u>" is HTML, and is shown as letters here. Write Markdown: *italic*, **bold**.'),
        ('<img src="x:y" onerror=z>', '7: "<img src="x:y" onerror=z>" is HTML, and is shown as letters here. '
         "Write Markdown: *italic*, **bold**."),
        ("[x](nowhere.md)", '7: the link "nowhere.md" leads to no file. Write the way from docs/notes/alder/ to it.'),
        ("[x]: nowhere.md", '7: the link "nowhere.md" leads to no file. Write the way from docs/notes/alder/ to it.'),
        ("[x](/events/fire.md)", '7: the link "/events/fire.md" begins with a slash. '
         "Write it from this file: ../../events/fire.md."),
        ("![m](https://a.b/m.png)", '7: a record shows no picture: "![m](https://a.b/m.png)". '
         "Say in words what it shows, or link to its page."),
        ("[x](../../texts/alder.md#p9)", '7: the link "../../texts/alder.md#p9" leads to no place of '
         'docs/texts/alder.md: there is no "p9". Take the number of the passage from the page.'),
        ("[x](#p1)", '7: the link "#p1" names no page. Write the page too: "../../texts/alder.md#p1".'),
        ("[x](https://a.example/b/events/fire.html)", '7: the link "https://a.example/b/events/fire.html" leads to '
         'this site from outside. Write the way from this file: "../../events/fire.md".'),
        ("[x](../../events/fires.md)", '7: the link "../../events/fires.md" leads to no file. '
         'Did you mean "../../events/fire.md"?'),
        ("", "7: the body is empty: no words stand under the front matter. Write a sentence there."),
        ("[x](../../../seeds/a.txt)", '7: the link "../../../seeds/a.txt" leads to no file. '
         "Write the way from docs/notes/alder/ to it."),
    ],
)  # fmt: skip
def test_each_slip_is_named_with_its_line(body, problem):
    assert of_note(body) == [f"docs/notes/alder/n.md:{problem}"]


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "JavaScript:x", "java&#115;cript:x", "&#1;javascript:x", "data:text/html,x", "vbscript:x"],
)
def test_a_link_that_runs_something_is_refused_however_it_is_written(address):
    assert "Link to a file of docs/, or to a https address." in of_note(f"[x]({address})")[0]


@pytest.mark.parametrize(
    "body",
    [
        "[x](//evil.test/x)", "[x](\n//evil.test/x)", "[x](/\\\\evil.test)",
        "[x](&#47;/evil.test)",
        "[x]: //evil.test/x\n\n[x][x]", "[x]:\n//evil.test/x\n\n[x][x]", "[^1]: //evil.test/x\n\nx[^1]",
        "> [x]: //evil.test/x\n\n[x][x]", "- [x]: <//evil.test/x> 'x'\n\n[x][x]",
    ],
)  # fmt: skip
def test_an_address_without_a_scheme_is_told_and_is_no_link(body):
    told = "makes no footnote here" if body.startswith("[^") else "without a scheme. Begin it with https://."
    assert [line for line in of_note(body) if told in line]
    assert "evil.test" not in re.sub(">[^<]*<", "", body_html(body, "notes/alder/n.md", "texts/alder.md"))
    if not body.startswith("[^"):
        assert [line for line in of_page(body.replace("> ", "")) if "evil" in line]


def test_many_blanks_take_no_time():
    began = time.perf_counter()
    for body in ("[a]:" + " " * 50_000, "](" + " " * 50_000, "> " * 50_000, '[a]: x "' + "x " * 50_000):
        of_note(body)
    assert time.perf_counter() - began < 20


def test_pages_the_engine_makes_are_there():
    assert of_note("[x](../../timeline.md)", ["timeline.md"]) == []
    assert len(of_note("[x](../../timeline.md)")) == 1


def test_a_hand_written_page_may_hold_plain_tags_and_nothing_that_runs():
    assert of_page('<p class="x"><a href="events/fire.html">x</a></p>') == []
    assert of_page('<a href="nowhere.html">x</a>\n<script src="x.js"></script>\n<p onclick="x">') == [
        'docs/guide.md:1: the link "nowhere.html" leads to no file. Write the way from docs/ to it.',
        'docs/guide.md:2: "script" can run or load something. Take it out: pages hold words and plain tags only.',
        'docs/guide.md:2: the link "x.js" leads to no file. Write the way from docs/ to it.',
        'docs/guide.md:3: "onclick" can run or load something. Take it out: pages hold words and plain tags only.',
    ]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("# A {: title=b }", "title"),
        ("Words.\n{: lang=ru .x }", "lang"),
        ("*a*{: dir=rtl }", "dir"),
        ("*a*{: hidden }", "hidden"),
        ("``` { .python title=b }\nx\n```", "title"),
        ("| a |\n|---|\n| b {: colspan=2 } |", "colspan"),
    ],
)
def test_an_attribute_list_says_ids_and_classes_only(body, name):
    assert [
        problem
        for problem in of_page(body)
        if f'an attribute list says "{name}"' in problem or f'"{name}" is' in problem
    ]
    assert of_page('# A {: #a .b }\n\n<p lang="ru" dir="ltr" title="c">d</p>\n\n``` { .python #e }\nx\n```') == []


@given(st.text("[]()<>`#^:ab \n/.\\&;!{}", max_size=60))
def test_no_body_raises(body):
    of_note(body)
    of_page(body)


LINKS = {
    "events/bridge-fell.md": ("says", "s-alder", "nothing"),
    "comparisons/cause.md": ("s-birch", "s-cedar"),
    "differences/noon-or-dawn.md": ("rests", "rest"),
    "figures/cost-of-the-new-bridge.md": ("r1", "r9"),
    "glossary/undermining.md": ("uses", "use"),
    "glossary/index.md": ("undermining", "l-U", "l-Q"),
    "names/index.md": ("marsh", "mersh"),
    "notes/index.md": ("alder", "cedar"),
    "events/index.md": ("all", "al"),
    "texts/alder.md": ("p4", "ed-wnc", "em1", "q-bridge-fell-1", "ed-nobody"),
    "index.md": ("texts", "nowhere"),
    "vocabulary.md": ("words", "word"),
    "contributing.md": ("a-note", "a-knot"),
}
"""By page: ids that are on it, and at last one that is not, but for those that have none."""


def test_the_check_knows_every_place_that_the_build_knows(tmp_path):
    links = [f"[x]({file}#{id})" for file, ids in LINKS.items() for id in ids]
    root = toy_with(tmp_path, {"docs/about.md": "# About\n\n" + "\n".join(links) + "\n"})
    course = gather(root, report := Report())
    wrong = [f"[x]({file}#{ids[-1]})" for file, ids in LINKS.items()]
    assert [problem.line for problem in report] == [links.index(link) + 3 for link in wrong]
    pages = pages_as_rendered(course, LINKS)
    there = {(file, id) for file, ids in LINKS.items() for id in ids if f'id="{id}"' in pages[file]}
    assert there == {(file, id) for file, ids in LINKS.items() for id in ids[:-1]}


def test_a_place_that_a_broken_record_takes_away_blames_no_link(tmp_path):
    telling = 'text: "birch"\nquote: "no such words"\nsays: "Of the fall."\n'
    files = {
        "docs/events/storm-1908/birch.yml": telling,
        "docs/about.md": "# About\n\n[x](events/storm-1908.md#s-birch)\n",
    }
    gather(toy_with(tmp_path, files), report := Report())
    assert [problem.path for problem in report] == ["docs/events/storm-1908/birch.yml"] * 2


PLACED = {
    "<table>{}</table>": "caption thead tbody tfoot tr colgroup",
    "<table><tr>{}</tr></table>": "td th",
    "<table><colgroup>{}</colgroup></table>": "col",
}
"""Where a tag may stand, if not everywhere: a reader of HTML leaves it out elsewhere."""


TAGS = re.findall(
    r"\w+",
    """
    p em strong a ul ol li blockquote code br h1 h2 h3 h4 h5 h6 hr pre div span section article aside header footer
    b i u s small mark sub sup q cite abbr dfn kbd samp var time wbr del ins bdi bdo ruby rt rp dl dt dd figure
    figcaption img details summary table caption colgroup col thead tbody tfoot tr th td
    """,
)


def test_a_page_may_hold_these_tags_and_no_others() -> None:
    assert sorted(PAGE) == sorted(TAGS)


@pytest.mark.parametrize("name", TAGS)
def test_every_tag_of_a_page_may_stand_in_it(name: str) -> None:
    where = next((where for where, names in PLACED.items() if name in names.split()), "{}")
    assert of_page(where.format(f"<{name}>")) == []


@pytest.mark.parametrize("name", ["acronym", "center", "data", "hgroup", "map", "nav", "rtc", "strike", "tt", "video"])
def test_a_tag_that_other_sanitizers_let_through_is_told(name: str) -> None:
    (problem,) = of_page(f"<{name}>x</{name}>")
    assert problem.startswith(f'docs/guide.md:1: "{name}" ')


@pytest.mark.parametrize(
    "html",
    [
        '<ol start="3" reversed type="a"><li value="4">x</li></ol>',
        '<p><time datetime="1912">then</time> <del datetime="1912">x</del> <ins datetime="1912">y</ins></p>',
        "<details open><summary>x</summary>y</details>",
        '<table><colgroup span="2"><col span="1"></colgroup><tr><td>x</table>',
        '<table><tr><td colspan="2" rowspan="1" headers="a" align="left">x</table>',
        '<table><tr><th scope="col" colspan="2" rowspan="1" headers="a" align="left">x</table>',
        '<p id="a" class="b" lang="ru" dir="rtl" title="t">x</p>',
        '<img src="assets/map.svg" alt="A map" width="3" height="4">',
    ],
)
def test_every_attribute_of_a_page_may_stand_in_it(html: str) -> None:
    assert of_page(html) == []


OUT = "Take it out: pages hold words and plain tags only."
NO_NAME = "is no name. Write letters, digits and hyphens only, and no underscores before it."


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<p id="__x">x</p>', f'the id "__x" {NO_NAME}'),
        ('<p class="a __b">x</p>', f'the class "a __b" {NO_NAME}'),
        ('<p id="">x</p>', f'the id "" {NO_NAME}'),
        ('~~~ {.python onclick="x"}\nx\n~~~', f'"onclick" can run or load something. {OUT}'),
        ('<img src="https://b.io/x">', 'the image "https://b.io/x" is fetched from elsewhere. Put it in docs/assets/.'),
        ("<td>y</td>", f'"<td>" is not where HTML has it, or can run something. {OUT}'),
        ("<p/onclick>", '"<p/onclick> </p>" cannot be read as HTML. Write "&lt;" for the sign "<".'),
    ],
)  # fmt: skip
def test_what_a_page_may_not_hold_is_told_with_what_to_do(body: str, told: str) -> None:
    assert of_page(body) == [f"docs/guide.md:1: {told}"]


def test_an_address_that_is_told_hides_nothing_else() -> None:
    td, ftp = of_page('<a href="ftp://x/y">x</a> <td>y</td>')
    assert '"<td>" is not where HTML has it' in td
    assert 'begins with "ftp:"' in ftp
    assert of_page('<a href="https://a.example/">x</a> <a href="mailto:a@b.example">x</a> <!-- y -->') == []
