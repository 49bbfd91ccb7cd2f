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


def plain(dressed: str) -> str:
    """The words without their dress."""
    return html.unescape(re.sub(r"<[^>]*>", "", dressed))


def test_a_repair_is_dressed_and_named_where_it_was_made() -> None:
    raw = "The coun-\ncil met.1 It heard2 the masons.3\n\nCOUNCIL\n"
    dressed = received(structure("alder", repair(raw)), Language("en")).html
    assert 'title="soft hyphen">&#8203;' not in dressed
    assert '<span class="rc-set" title="soft hyphen">-&#10;</span>' in dressed.replace(
        '<span class="rc-n" id="L2" data-n="2"></span>', ""
    )
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
