"""From words on the page to a file that the check accepts: the menu, the form, the ways out, the drafts."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from conftest import Opened, reloaded
from coursereader.commands import main
from coursereader.flow import gather
from coursereader.model.problems import Report
from courses import said, toy_with
from playwright.sync_api import Page, expect

SELECT = """([id, from, to, last]) => {
  const of = id => document.querySelector(`[data-words="${id}"]`);
  const range = reader.words.range(of(id), from, to);
  if (last) { const end = reader.words.range(of(last), 0, 4); range.setEnd(end.endContainer, end.endOffset); }
  of(id).scrollIntoView({block: "center"});
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
BAR, FORM = ".pop.bar", "dialog.annotate"


def select(page: Page, id: str, words: str, last: str = "") -> None:
    """Select words of a passage, or from them into another passage, and wait for the menu."""
    at = page.evaluate(
        "([id, words]) => reader.words.said(document.querySelector(`[data-words=${id}]`)).indexOf(words)", [id, words]
    )
    assert at >= 0
    page.evaluate(SELECT, [id, at, at + len(words), last])
    page.wait_for_selector(BAR)


def annotate(page: Page, id: str, words: str, kind: str = "note", last: str = "", **fields: str) -> None:
    """Open the form on words, and fill it in."""
    select(page, id, words, last)
    page.locator(f"{BAR} button").nth(2).click()
    page.wait_for_selector(FORM)
    page.locator(f"{FORM} input[value={kind}]").check(force=True)
    for name, value in fields.items():
        page.locator(f"{FORM} [data-name={name}]").fill(value)


def file_of(page: Page) -> tuple[str, str]:
    """Where the file goes, and what is in it."""
    return page.locator(".annotate__p").text_content() or "", page.locator(f"{FORM} pre").text_content() or ""


def test_the_words_of_a_page_are_those_of_its_data(opened: Opened) -> None:
    page = opened("texts/alder.html")
    wrong = page.evaluate(
        """async () => {
          const { context } = await reader.annotating(), { text } = await context("alder");
          const seen = new Map(reader.all("[data-words]").map(el => [el.dataset.words, reader.words.said(el)]));
          return text.passages.filter(passage => seen.get(passage.id) !== passage.words).map(passage => passage.id);
        }"""
    )
    assert wrong == []


def test_a_note_over_a_mark_passes_the_check(opened: Opened, tmp_path: Path) -> None:
    page = opened("texts/alder.html")
    annotate(page, "p4", "upon it. The commission", body='Says "nobody": *who* counted?', by="Ana Costa")
    path, made = file_of(page)
    assert path == "docs/notes/alder/alder-upon-it-the-commission-ana-costa.md"
    assert 'quote: "upon it. The commission"' in made
    gather(toy_with(tmp_path, {path: made}), report := Report())
    assert said(report) == []


def test_twins_are_told_apart_before_one_writes(opened: Opened, tmp_path: Path) -> None:
    page = opened("texts/alder.html")
    annotate(page, "p6", "the bridge", body="Which one?", by="Ana")
    path, made = file_of(page)
    assert "suffix: " in made or "prefix: " in made
    gather(toy_with(tmp_path, {path: made}), report := Report())
    assert said(report) == []


def test_a_selection_over_two_passages_is_cut_and_says_so(opened: Opened) -> None:
    page = opened("texts/alder.html")
    select(page, "p4", "in writing.", last="p5")
    assert page.locator(f"{BAR} [role=status]").text_content() == "Up to the end of the passage."
    page.locator(f"{BAR} button").nth(2).click()
    assert page.locator(f"{FORM} mark").text_content() == "in writing."


def test_a_selection_begins_and_ends_within_a_mark_and_opens_nothing(opened: Opened) -> None:
    page = opened("texts/alder.html")
    mark = page.locator('[data-words="p4"] a.cite').first
    mark.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    left, right, y = mark.evaluate(
        "el => { const r = el.getClientRects()[0]; return [r.left, r.right, r.top + r.height / 2] }"
    )
    for start, end in ((left + 6, right - 4), (right - 6, left - 90)):
        page.mouse.move(start, y)
        page.mouse.down()
        page.mouse.move(end, y, steps=5)
        page.mouse.up()
        expect(page.locator(BAR)).to_have_count(1)
        assert len(page.evaluate("getSelection().toString()")) > 2
        page.wait_for_timeout(400)
        assert page.locator(".pop:not(.bar)").count() == 0
        page.keyboard.press("Escape")
        page.evaluate("getSelection().removeAllRanges()")
    mark.click()
    expect(page.locator(".pop:not(.bar)")).to_have_count(1)


def test_no_card_lies_over_the_menu_of_words_that_end_on_a_mark(opened: Opened) -> None:
    page = opened("texts/alder.html")
    mark = page.locator('[data-words="p4"] a.cite').first
    mark.scroll_into_view_if_needed()
    ends = mark.evaluate("el => { const r = el.getClientRects()[0]; return [r.left, r.right, r.top + r.height / 2] }")
    page.mouse.move(ends[0] - 90, ends[2])
    page.mouse.down()
    page.mouse.move(ends[1] - 4, ends[2], steps=4)
    page.mouse.up()
    page.wait_for_selector(BAR)
    page.wait_for_timeout(900)
    assert page.locator(".pop").count() == 1
    page.mouse.click(*ends[1:])
    page.mouse.move(0, 0)
    mark.hover()
    expect(page.locator(".pop:not(.bar)")).to_have_count(1)


def test_a_selection_elsewhere_is_not_taken_for_a_passage(opened: Opened) -> None:
    page = opened("texts/alder.html")
    select(page, "p4", "The water rose")
    page.locator("#p6 .pn").click()
    assert "Annotate the chosen words" not in (page.locator(".pop.menu").text_content() or "")
    assert page.locator(".pop.menu button").nth(2).text_content() == "Annotate"


def test_the_keyboard_does_it_all_and_the_focus_comes_back(opened: Opened) -> None:
    page = opened("texts/alder.html")
    select(page, "p3", "The argument is simple.")
    page.keyboard.press("a")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(FORM)
    page.keyboard.type("Too simple.")
    page.keyboard.press("Escape")
    expect(page.locator(FORM)).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('#p3 .pn')")
    page.locator("#n1 .pn").focus()
    page.keyboard.press("Enter")
    assert page.locator(".pop.menu").get_attribute("aria-label") == "Note 1"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('#n1 .pn')")


def test_the_menu_of_a_number_has_the_focus_and_gives_it_back(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.locator("#p5 .pn").press("Enter")
    expect(page.locator(".pop.menu button").first).to_be_focused()
    assert page.url.endswith("#p5")
    page.keyboard.press("Escape")
    expect(page.locator("#p5 .pn")).to_be_focused()


def test_a_mention_is_shown_as_a_mention_while_one_writes(opened: Opened) -> None:
    page = opened("texts/alder.html")
    annotate(page, "p3", "an arrangement", body="As in [[birch#p3]], and in [[birch#n2|*his* note]].")
    expect(page.locator(".annotate .ed__b")).to_have_text("As in Birch 1960 3, and in *his* note.")


def test_what_is_missing_is_said_beside_its_field(opened: Opened) -> None:
    page = opened("texts/alder.html")
    annotate(page, "p3", "an arrangement", kind="event", which="Nobody knows it", says="It is named.", date="2012-13")
    page.get_by_role("button", name="Copy", exact=True).click()
    row = page.locator(".annotate__f", has=page.locator("[data-name=date]"))
    assert "2012-09" in (row.locator(".wrong").text_content() or "")
    assert page.locator("[data-name=body] ~ .wrong").text_content() == "This is needed."


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (
            "event",
            {"which": "A ferry", "says": "It was offered.", "date": "1911", "why": "It follows.", "body": "A boat."},
        ),
        ("term", {"which": "a queue of carts", "says": "The road ended in one.", "body": "A row of those who wait."}),
        (
            "figure",
            {"which": "Years of ferry", "unit": "years", "value": "9", "as_of": "not given", "body": "How long."},
        ),
    ],
)
def test_a_new_record_of_each_kind_passes_the_check(
    opened: Opened, tmp_path: Path, kind: str, fields: dict[str, str]
) -> None:
    page = opened("texts/alder.html")
    annotate(page, "p5", "for nine years the northern road ended in a queue", kind=kind, **fields)
    path, made = file_of(page)
    gather(toy_with(tmp_path, {path: made}), report := Report())
    assert said(report) == []
    assert path.startswith("docs/")


def test_a_correction_may_keep_quoted_words_and_is_told_of_those_it_changes(opened: Opened, tmp_path: Path) -> None:
    page = opened("texts/alder.html")
    words = "The commission put the cost of a new bridge at 12,000 pounds."
    by = {"reason": "It was a committee.", "by": "Ana"}
    annotate(page, "p5", words, kind="correction", reading=words.replace("12,000", "12,500"), **by)
    page.get_by_role("button", name="Copy", exact=True).click()
    wrong = page.locator("[data-name=reading] ~ .wrong")
    assert "docs/figures/cost-of-the-new-bridge.md. Change fewer words" in (wrong.text_content() or "")
    page.locator("[data-name=reading]").fill(words.replace("commission", "committee"))
    path, made = file_of(page)
    assert wrong.text_content() == ""
    gather(toy_with(tmp_path, {path: made}), report := Report())
    assert said(report) == []


def test_a_number_that_the_words_do_not_give_is_told(opened: Opened) -> None:
    page = opened("texts/alder.html")
    which = {"which": "Cost of the new bridge", "value": "13,000", "as_of": "1912"}
    annotate(page, "p5", "the cost of a new bridge at 12,000 pounds", kind="figure", **which)
    page.get_by_role("button", name="Copy", exact=True).click()
    wrong = page.locator("[data-name=value] ~ .wrong")
    expect(wrong).to_have_text("The chosen words do not give 13,000.")
    page.locator("[data-name=value]").fill("12,000 pounds")
    expect(wrong).to_have_text("Leave out the unit.")


def test_what_is_added_to_a_record_is_a_file_beside_it(opened: Opened, tmp_path: Path) -> None:
    page = opened("texts/alder.html")
    annotate(page, "p7", "A free ferry", kind="event", which="Fall of the bridge at Wend", says="What came of it.")
    path, made = file_of(page)
    assert path == "docs/events/bridge-fell/alder-a-free-ferry.yml"
    gather(toy_with(tmp_path, {path: made}), report := Report())
    assert said(report) == []


def imported(root: Path, given: Path) -> list[str]:
    """The records that a course has more, once it has taken in what a page exported; the check finds nothing in it."""
    before = set(root.glob("docs/**/*"))
    assert main(["import-annotations", str(given)], root) == 0
    gather(root, report := Report())
    assert said(report) == []
    found = [path for path in root.glob("docs/**/*") if path not in before and path.is_file()]
    return sorted((path.relative_to(root).as_posix() for path in found), reverse=True)


def test_drafts_outlive_the_page_and_go_out_together(opened: Opened, tmp_path: Path) -> None:
    page = opened("texts/alder.html")
    annotate(page, "p3", "an arrangement", body="Of whom?", by="Ana Costa")
    page.get_by_role("button", name="Keep as draft").click()
    page.keyboard.press("Escape")
    annotate(page, "p7", "A free ferry", kind="event", which="Fall of the bridge at Wend", says="What came of it.")
    page.keyboard.press("Escape")
    reloaded(page)
    page.locator(".tools .drafts").click()
    page.wait_for_selector(".tray > li")
    assert page.locator(".tray > li").count() == 2
    with page.expect_download() as got:
        page.get_by_role("button", name="Download all as one zip").click()
    names = zipfile.ZipFile(io.BytesIO(got.value.path().read_bytes())).namelist()
    assert names == [
        "docs/notes/alder/alder-an-arrangement-ana-costa.md",
        "docs/events/bridge-fell/alder-a-free-ferry.yml",
    ]
    assert imported(root := toy_with(tmp_path, {}), got.value.path()) == names
    with page.expect_download() as got:
        page.get_by_role("button", name="Download all as Web annotations").click()
    collection = json.loads(got.value.path().read_text(encoding="utf-8"))
    targets = [item["target"] for item in collection["first"]["items"]]
    assert [target["source"] for target in targets] == ["https://example.org/wend/texts/alder.html"] * 2
    assert [target["selector"][0]["exact"] for target in targets] == ["an arrangement", "A free ferry"]
    assert imported(root, got.value.path()) == []  # the same drafts: nothing is added twice
    tray = page.locator(".tray > li")
    tray.first.get_by_role("button", name="Edit").click()
    page.locator(f"{FORM} [data-name=body]").fill("Of whom, and since when?")
    page.keyboard.press("Escape")
    expect(tray.first.get_by_role("button", name="Edit")).to_be_focused()
    for name in ("Delete", "Delete for good"):
        tray.first.get_by_role("button", name=name, exact=True).click()
    expect(tray).to_have_count(1)
    expect(tray.first.get_by_role("button", name="Edit")).to_be_focused()


def test_a_link_to_words_lights_them(opened: Opened) -> None:
    page = opened("texts/alder.html?words=bridge+fell+at+noon#p4")
    page.wait_for_function("CSS.highlights.has('reader-found')")
    assert page.evaluate("[...CSS.highlights.get('reader-found')].map(String)") == ["bridge fell at noon"]


def test_long_addresses_are_not_made(opened: Opened) -> None:
    page = opened("texts/alder.html")
    host = {"new": "https://github.com/o/r/new/main?filename={path}&value={content}"}
    ask = "async ([host, n]) => (await reader.annotating()).newFile(host, 'docs/notes/alder/é.md', '\u00e9'.repeat(n))"
    short, long = (page.evaluate(ask, [host, n]) for n in (20, 5000))
    assert short["carries"]
    assert "filename=docs%2Fnotes%2Falder%2F%C3%A9.md&value=%C3%A9" in short["href"]
    assert long == {
        "href": "https://github.com/o/r/new/main?filename=docs%2Fnotes%2Falder%2F%C3%A9.md",
        "carries": False,
    }


def test_without_a_place_for_new_files_the_way_there_is_off_and_says_why(opened: Opened) -> None:
    page = opened("texts/alder.html")
    annotate(page, "p3", "an arrangement", body="Of whom?", by="Ana Costa")
    expect(page.get_by_role("button", name="Open on the code host")).to_be_disabled()
    expect(page.locator(".annotate__e")).to_contain_text("This site does not know where new files are made.")
