"""A text as it was received: every character in its place."""

from __future__ import annotations

import html
import re

from coursereader.interface.language import Language
from coursereader.pages.received import SEEN, received
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser


def plain(dressed: str) -> str:
    """The words without their dress."""
    return html.unescape(re.sub(r"<[^>]*>", "", dressed))


def test_a_repair_is_dressed_and_named_where_it_was_made() -> None:
    raw = "The coun-\ncil met.1 It heard2 the masons.3\n\nCOUNCIL\n"
    dressed = received(structure("alder", repair(raw)), Language("en")).html
    assert 'title="soft hyphen">&#8203;' not in dressed
    assert '<span class="rc-set" title="soft hyphen">-&#10;</span>' in dressed.replace('<i id="L2" data-n="2"></i>', "")
    assert 'title="note mark: 2">2</span>' in dressed
    assert plain(dressed) == raw


def test_a_page_of_a_document_is_said_in_words() -> None:
    text = structure("alder", repair('The mill <span id="page-31"></span>burnt down.\n', format="explicit-markdown"))
    told = received(text, Language("en"), read_out=True).html
    assert '<span class="rc-page" title="page break">page 31 of the print</span>burnt' in told
    assert "id=&#34;page-31&#34;" in received(text, Language("en")).html


@settings(deadline=None, max_examples=60)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\n-1 <>&*#"), max_size=400
    )
)
def test_nothing_of_any_seed_is_missing_from_the_page(raw: str) -> None:
    seen = "".join(SEEN.get(char, char) for char in raw)
    assert plain(received(structure("any", repair(raw)), Language("en")).html) == seen


LONG = "".join(
    f"## Part {n}\n\nThe coun-\ncil met.{n} It *heard* masons, \n\n\nand built.\n{'mill ' * 60}\n" for n in range(40)
)
"""Lines of every length; words that go on over their ends."""


def test_a_long_file_goes_in_blocks_and_no_element_reaches_from_one_into_another() -> None:
    dressed = received(structure("alder", repair(LONG)), Language("en")).html
    blocks = dressed.split('<span class="rc-b"')[1:]
    assert len(blocks) > 5
    assert {block.count("<span") + 1 - block.count("</span") for block in blocks} == {0}
    assert all(plain(f"<{block}").endswith("\n") for block in blocks)
    assert plain(dressed) == LONG


def test_what_is_copied_over_the_borders_of_blocks_is_what_was_received(browser: Browser) -> None:
    dressed = received(structure("alder", repair(LONG)), Language("en")).html
    page = browser.new_page()
    style = "pre { white-space: pre-wrap } .rc-b { display: block; content-visibility: auto }"
    page.set_content(f"<style>{style}</style><pre>{dressed}</pre>")
    copied = page.evaluate("getSelection().selectAllChildren(document.querySelector('pre')), String(getSelection())")
    page.close()
    assert copied.rstrip("\n") == LONG.rstrip("\n")
