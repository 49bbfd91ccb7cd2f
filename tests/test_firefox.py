"""The site in Firefox, over http and from a folder: what Chromium's tests hold, once more where it may differ."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from firefox import ENTER, ESCAPE, TAB, Firefox

HERE = "document.activeElement"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    browser = Firefox(tmp_path_factory.mktemp("firefox") / "profile")
    yield browser
    browser.close()


def test_a_card_opens_is_gone_into_and_gives_the_focus_back(firefox: Firefox, base: str) -> None:
    firefox.open(base + "texts/alder.html")
    firefox.run("(document.querySelector('a.mark.term').focus(), 0)")
    firefox.press(TAB)
    firefox.wait("!!document.querySelector('.pop')")
    mark = firefox.run(f"{HERE}.outerHTML")
    firefox.press(ENTER)
    firefox.wait(f"!!{HERE}.closest('.pop')")
    firefox.press(ESCAPE)
    firefox.wait("!document.querySelector('.pop')")
    assert firefox.run(f"{HERE}.textContent") in mark


def test_a_selection_begins_within_a_mark_and_opens_nothing(firefox: Firefox, base: str) -> None:
    firefox.open(base + "texts/alder.html")
    mark = "document.querySelector('[data-words=p4] a.cite')"
    firefox.run(f"({mark}.scrollIntoView({{block: 'center', behavior: 'instant'}}), 0)")
    left, right, y = firefox.run(f"(r => [r.left, r.right, r.top + r.height / 2])({mark}.getClientRects()[0])")
    for end in (left - 90, left + 4):
        firefox.drag([right - 6, y], [end, y])
        firefox.wait("document.querySelectorAll('.pop.bar').length === 1")
        assert len(firefox.run("getSelection().toString()")) > 2
        assert firefox.run("document.querySelectorAll('.pop:not(.bar)').length + location.hash") == "0"
        firefox.run("(getSelection().removeAllRanges(), 0)")
        firefox.wait("document.querySelectorAll('.pop.bar').length === 0")


def test_the_search_finds_and_lands_on_the_words(firefox: Firefox, base: str) -> None:
    firefox.open(base + "search.html?q=bridge+fell")
    firefox.wait("document.querySelectorAll('ol.results > li a').length > 2")
    firefox.open(firefox.run("document.querySelector('ol.results > li a').href"))
    assert firefox.run("document.documentElement.scrollWidth <= innerWidth")


def test_own_marks_and_the_look_are_there_after_a_reload(firefox: Firefox, base: str) -> None:
    firefox.open(base + "texts/birch.html")
    firefox.run("(reader.store('reader.look', JSON.stringify({scheme: 'dark', size: '4'})), 0)")
    words = "document.querySelector('[data-words=p1]')"
    firefox.run(f"(getSelection().removeAllRanges(), getSelection().addRange(reader.words.range({words}, 4, 17)), 0)")
    said = firefox.run("reader.words.selected().words")
    firefox.press("h")
    firefox.wait("reader.mine.all().length === 1")
    firefox.open(base + "texts/birch.html")
    assert firefox.run("[...CSS.highlights.get('reader-mine')].map(range => range.toString())") == [said]
    assert firefox.run("({...document.documentElement.dataset})").items() >= {"scheme": "dark", "size": "4"}.items()
    firefox.run("(localStorage.clear(), 0)")


def test_a_reader_pins_a_card_searches_lands_marks_and_finds_it_all_again(firefox: Firefox, base: str) -> None:
    lit, listed = "[...(CSS.highlights.get('{}') || [])].map(String)", "ol.results > li a"
    firefox.open(base + "texts/alder.html")
    for n in range(2):
        firefox.run(f"(document.querySelectorAll('.passage a.mark:not(.note)')[{n}].focus(), 0)")
        firefox.press(ENTER)
        firefox.wait("!!document.querySelector('.pop [data-pin]')")
        firefox.run("(document.querySelector('.pop [data-pin]').click(), 0)")
        firefox.wait(f"document.querySelectorAll('.pins .pinned').length === {n + 1}")
    firefox.run("(scrollBy(0, 4000), 0)")
    tray = firefox.run(
        "(box => [box.top, innerHeight - box.bottom])(document.querySelector('.pins').getBoundingClientRect())"
    )
    assert min(tray) >= 0
    firefox.press(ESCAPE)
    firefox.wait("document.querySelectorAll('.pins .pinned').length === 1")
    firefox.open(base + "search.html?q=%22bridge+fell+at+noon%22")
    firefox.wait(f"document.querySelectorAll('{listed}').length > 0")
    firefox.run(f"(document.querySelector('{listed}').click(), 0)")
    firefox.wait("location.pathname.endsWith('texts/alder.html') && !!window.reader")
    firefox.wait(f"{lit.format('reader-found')}.length > 0")
    assert firefox.run(lit.format("reader-found")) == ["bridge fell at noon"]
    words = "document.querySelector('[data-words=p4]')"
    firefox.run(f"(getSelection().removeAllRanges(), getSelection().addRange(reader.words.range({words}, 0, 9)), 0)")
    said = firefox.run("reader.words.selected().words")
    firefox.press("h")
    firefox.wait("reader.mine.all().length === 1")
    firefox.open(base + "mine.html")
    firefox.wait("document.querySelectorAll('.mine-here li').length === 1")
    assert said in firefox.run("document.querySelector('.mine-here li').textContent")
    firefox.open(firefox.run("document.querySelector('.mine-here li a').href"))
    firefox.wait(f"{lit.format('reader-mine')}.length === 1")
    firefox.run("(localStorage.clear(), 0)")


def test_what_was_chosen_of_a_table_is_there_from_its_address(firefox: Firefox, base: str) -> None:
    address = base + "events/index.html?events.without=birch&events.sort=1.descending#treaty"
    firefox.open(address)
    firefox.wait("!!document.querySelector('th[aria-sort=descending]')")
    assert firefox.run("document.querySelector('th[data-text=birch]').hidden")
    assert firefox.run("location.href") == address


@pytest.mark.parametrize("page", ["concordance.html?q=bridge", "timeline.html", "mine.html", "comparisons/index.html"])
def test_a_page_that_a_script_fills_is_filled(firefox: Firefox, base: str, page: str) -> None:
    firefox.open(base + page)
    filled = {"concordance": "table", "timeline": "svg a", "mine": ".mine-here button", "comparisons": "table.cmp td"}
    name = page.partition(".")[0].partition("/")[0]
    firefox.wait(f"document.querySelectorAll('article {filled[name]}').length > 0")
    assert firefox.run("document.documentElement.scrollWidth <= innerWidth")
