"""The concordance of any word: what its page says at build, and what is found in a browser."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from conftest import Opened
from coursereader.flow import gather
from coursereader.model.passages import FURNITURE, NOTE, PARAGRAPH, Passage, Text
from coursereader.model.problems import Report
from coursereader.pages.concordance import concordance_of
from coursereader.pages.length import all_words
from courses import TOY, made_pages
from playwright.sync_api import Page, expect

TEXTS: dict[str, Text] = {edition.id: edition.text for edition in gather(TOY, Report()).editions}


def standing(words: str) -> dict[str, int]:
    """How often words stand in each text of the toy course, counted without the index."""
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return {
        id: sum(len(pattern.findall(passage.text)) for passage in text.passages if passage.kind != FURNITURE)
        for id, text in TEXTS.items()
    }


def counted(page: Page) -> dict[str, int]:
    rows = page.locator(".kwic-n tbody tr").all()
    return {str(row.get_attribute("data-text")): int(row.locator("td").first.inner_text()) for row in rows}


def sides(page: Page, cell: str) -> list[str]:
    return [words.strip() for words in page.locator(f".kwic .{cell}").all_inner_texts()]


def test_every_word_of_a_text_counts_and_each_sign_of_han_is_one() -> None:
    passages = [
        Passage("p1", PARAGRAPH, "The bridge (大桥) fell."),
        Passage("n1", NOTE, "At noon."),
        Passage("x1", FURNITURE, "Page 7"),
    ]
    assert all_words(passages) == 3 + 2 + 2 + 2  # brackets around signs of Han stand alone


def test_terms_names_and_words_to_compare_lead_to_their_concordance() -> None:
    pages = {path: page.text for path, page in made_pages(gather(TOY, Report())).items()}
    assert concordance_of(("S-400 & co", "S|400", "Wende's")) == "concordance.html?q=S-400%20%26%20co%7CWende%27s"
    assert "../concordance.html?q=undermining" in pages["glossary/undermining.md"].lower()
    assert "../concordance.html?q=Jonas%20Birch" in pages["names/index.md"]
    assert 'href="concordance.html?q=' in pages["vocabulary.md"]
    words = {id: all_words(text.passages) for id, text in TEXTS.items()}
    assert all(f'data-text="{id}" data-words="{n}"' in pages["concordance.md"] for id, n in words.items())
    assert "<noscript>" in pages["concordance.md"]


def test_places_are_counted_sorted_narrowed_and_taken_away(opened: Opened) -> None:
    page = opened("concordance.html?q=bridge&forms=exact")
    rows, status = page.locator(".kwic tr"), page.locator(".kwic-s")
    want = standing("bridge")
    expect(rows).to_have_count(sum(want.values()))
    assert counted(page) == want
    rate = 1000 * want["alder"] / all_words(TEXTS["alder"].passages)
    assert page.locator("[data-text=alder] td").nth(1).inner_text() == f"{rate:.2f}"
    page.select_option("#kwic-sort", "right")
    after = [words.partition(" ")[2].strip(' ,.;”"’') for words in sides(page, "kwic__r")]
    firsts = [re.split(r"\W+", words)[0].lower() for words in after if re.match(r"\w", words)]
    assert firsts == sorted(firsts)
    page.select_option("#kwic-text", "birch")
    expect(rows).to_have_count(want["birch"])
    assert counted(page) == want  # the numbers stay those of all texts
    assert "sort=right" in page.url
    assert "text=birch" in page.url
    with page.expect_download() as waiting:
        page.get_by_text("Download CSV").click()
    read = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig"))))
    assert read[0] == ["Text", "Place", "Before", "Words", "After", "Address"]
    assert len(read) == 1 + want["birch"]
    assert {row[3].lower() for row in read[1:]} == {"bridge"}
    link = rows.first.locator("a")
    address = str(link.get_attribute("href"))
    link.click()
    assert page.url == address
    page.goto(page.url.partition("texts/")[0] + "concordance.html?q=no+such+words+here")
    expect(status).to_have_text("No text has these words in a row.")


def test_phrases_forms_and_either_of_two_are_found(opened: Opened) -> None:
    page = opened("concordance.html?q=the+bridge+fell&forms=exact")
    rows = page.locator(".kwic tr")
    expect(rows).to_have_count(sum(standing("the bridge fell").values()))
    page.fill("#kwic-q", "noon|dawn")
    expect(page.locator(".kwic-s")).to_contain_text("noon")
    assert counted(page) == {id: n + standing("dawn")[id] for id, n in standing("noon").items()}
    page.fill("#kwic-q", "bridges")
    page.select_option("#kwic-forms", "")
    forms = {id: n + standing("bridges")[id] for id, n in standing("bridge").items()}
    expect(rows).to_have_count(sum(forms.values()))
    assert counted(page) == forms


SELECT = """() => {
  const walk = document.createTreeWalker(document.querySelector("[data-words=p4]"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf("bridge fell");
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at + 2);
    range.setEnd(node, at + 8);
    node.parentElement.scrollIntoView({ block: "center" });
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
}"""


def test_selected_words_lead_there_whole_and_so_does_the_search(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.evaluate(SELECT)
    page.locator(".pop.bar").get_by_text("Concordance").click()
    expect(page.locator("#kwic-q")).to_have_value("bridge fell")
    expect(page.locator(".kwic tr")).not_to_have_count(0)
    page.goto(page.url.replace("concordance.html?q=bridge%20fell", "search.html?q=high+water"))
    link = page.get_by_text("Every place of these words, as a concordance")
    expect(link).to_have_attribute("href", re.compile(r"concordance\.html\?q=high%20water$"))
