"""Where links may lead: what is known to be there, and what is said of an address that leads nowhere."""

from __future__ import annotations

import pytest
from coursereader.input.contents import Records
from coursereader.input.kinds import RecordKind
from coursereader.input.link_targets import LinkTargets
from coursereader.input.records import Event, Name, Source

EVENTS = RecordKind("event", Event, "events", "Event", "Events")
NAMES = RecordKind("name", Name, "names", "Name", "Names", own_pages=False)
MARSH = Name.model_validate({"name": "A. Marsh", "kind": "person", "who": "x"}).model_copy(update={"id": "marsh"})
RECORDS = Records(
    sources=(Source.model_construct(id="cedar"),),
    by_model={Name: (MARSH,)},
    files=frozenset({"events/bridge-fell.md", "names/marsh.md", "namesake.md", "assets/map.svg", "index.md"}),
)
THERE = LinkTargets.of(
    RECORDS, (EVENTS, NAMES), ["map.md"], {"alder": {"p1", "h3"}, "birch": {"p1"}}, "https://o.example/r/"
)
LISTS = {"events/index.md", "names/index.md", "texts/index.md"}
OF_TEXTS = {
    f"{folder}/{text}.md" for folder in ("texts", "editions", "received") for text in ("alder", "birch", "cedar")
}
NOTE, EVENT, PAGE = "docs/notes/alder/n.md", "docs/events/bridge-fell.md", "docs/about.md"


def test_what_people_wrote_is_there_and_what_the_engine_makes_of_it() -> None:
    own = {"events/bridge-fell.md", "namesake.md", "assets/map.svg", "index.md", "map.md"}
    assert THERE.files == own | LISTS | OF_TEXTS
    assert THERE.generated == {"map.md"}
    assert THERE.address == "https://o.example/r/"
    assert THERE.looked_at == frozenset()
    assert {file: set(ids) for file, ids in THERE.places.items()} == {
        "texts/alder.md": {"p1", "h3"}, "texts/birch.md": {"p1"}, "names/index.md": {"marsh"}
    }  # fmt: skip


def test_of_a_course_of_nothing_the_lists_are_there() -> None:
    none = LinkTargets.of(Records(), (EVENTS,))
    assert (none.files, none.places, none.generated, none.address) == (
        {"events/index.md", "texts/index.md"},
        {},
        set(),
        "",
    )


def test_a_page_that_was_looked_at_has_the_ids_on_it_and_those_that_were_known() -> None:
    seen = THERE.with_pages(
        {"map.md": '<p id="a"><p id=\'b\'><p id=c data-id="d" xid=e>', "texts/alder.md": '<p id="x">'}
    )
    assert seen.places["map.md"] == {"a", "b", "c", "d"}
    assert seen.places["texts/alder.md"] == {"x", "p1", "h3"}
    assert seen.places["texts/birch.md"] == {"p1"}
    assert seen.looked_at == {"map.md", "texts/alder.md"}
    assert seen.with_pages({"index.md": ""}).looked_at == {"map.md", "texts/alder.md", "index.md"}
    assert seen.files == THERE.files


@pytest.mark.parametrize(
    ("address", "path", "file"),
    [
        ("../../map.md#a", NOTE, "map.md"),
        ("../../map.html#a", NOTE, "map.md"),
        ("../map.md#a&amp;b", EVENT, "map.md"),
        ("map.md#a", PAGE, "map.md"),
        ("#a", "docs/map.md", "map.md"),
        ("#a", EVENT, "events/bridge-fell.md"),
        ("#top", "docs/map.md", ""),
        ("../../map.md#", NOTE, ""),
        ("../../no.md#a", NOTE, ""),
        ("../../texts/alder.md#p1", NOTE, ""),
        ("../../texts/alder.md#p9", NOTE, ""),
        ("../../texts/alder.md#ed-n", NOTE, "texts/alder.md"),
        ("../texts/cedar.md#p9", EVENT, "texts/cedar.md"),
        ("../names/index.md#marsh", EVENT, ""),
        ("../names/index.md#mersh", EVENT, "names/index.md"),
        ("https://o.example/map.md#a", PAGE, ""),
    ],
)
def test_a_page_has_to_be_seen_where_it_is_there_and_the_place_is_not_known(address: str, path: str, file: str) -> None:
    assert THERE.unsure(address, path) == file
    assert THERE.with_pages({"map.md": "", "events/bridge-fell.md": ""}).unsure(address, path) == (
        "" if file in ("map.md", "events/bridge-fell.md") else file
    )


def said(address: str, path: str = NOTE, of_a_record: bool = False, there: LinkTargets = THERE) -> str:
    """What is wrong with it and what to do, without the address and what all of it begins with."""
    what, todo = there.about(address, path, of_a_record) or ("", "")
    assert not what or what.startswith(f'the link "{address}" ')
    return " ".join([what.removeprefix(f'the link "{address}" '), todo]).strip()


@pytest.mark.parametrize(
    "address",
    [
        "../../map.md", "../../map.html", "../../map.md?a#top", "../../map.md#", "../../map.md#anything",
        "../../map.html?q=a.md", "../../events/bridge-fell.html#what-nobody-looked-at", "../../assets/map.svg",
        "../../texts/alder.md#p1", "../../texts/alder.md#h3", "../../texts/alder.html#ed-n", "../../editions/cedar.md",
        "../../received/birch.html", "../../names/index.md#marsh", "../../names/index.md#no-passage",
        "../../events/index.md", "https://b.example/", "HTTPS://b.example/", "http://b.example", "mailto:a@b.example",
        "&#104;ttps://b.example/", "https://o.example/r/no.html", "https://o.example/", "http://localhost:8000/no.html",
        "http://localhost:8000/",
        "#", "#top", "../../map.md#%C3%A9",
    ],
)  # fmt: skip
def test_of_an_address_that_leads_somewhere_nothing_is_said(address: str) -> None:
    assert said(address) == ""


HERE = "leads to this site from outside. Write the way from this file:"
NO_FILE = "leads to no file."
NO_PAGE = "leads to a record that has no page of its own. Write the way to its place in the list:"
SLASH = "begins with a slash. Write it from this file:"
BARE = "is a web address without a scheme. Begin it with https://."
FILES = "Link to a file of docs/, or to a https address."
PASSAGE = "Take the number of the passage from the page."


@pytest.mark.parametrize(
    ("address", "path", "told"),
    [
        ("https://o.example/r/map.html", NOTE, f'{HERE} "../../map.md".'),
        ("https://o.example/r/events/bridge-fell.html#a", EVENT, f'{HERE} "bridge-fell.md#a".'),
        ("https://o.example/r/map.html", PAGE, f'{HERE} "map.md".'),
        ("http://localhost:8000/map.html", NOTE, f'{HERE} "../../map.md".'),
        ("HTTPS://LOCALHOST/events/bridge-fell.html#s-alder", PAGE, f'{HERE} "events/bridge-fell.md#s-alder".'),
        ("http://127.0.0.1/course/texts/alder.html#p1", NOTE, f'{HERE} "../../texts/alder.md#p1".'),
        ("http://0.0.0.0:8000/map.html", NOTE, f'{HERE} "../../map.md".'),
        ("http://[::1]:8000/map.html", NOTE, f'{HERE} "../../map.md".'),
        ("file:///home/a/site/events/bridge-fell.html", NOTE, f'{HERE} "../../events/bridge-fell.md".'),
        ("file:///home/a/no.html", NOTE, f'begins with "file:". {FILES}'),
        ("ftp://b.example/", NOTE, f'begins with "ftp:". {FILES}'),
        ("Java\tScript:x", NOTE, f'begins with "javascript:". {FILES}'),
        ("x-a+b.c:d", NOTE, f'begins with "x-a+b.c:". {FILES}'),
        ("//b.example/a", NOTE, BARE),
        ("\\\\b.example", NOTE, BARE),
        ("www.b.example", NOTE, BARE),
        ("/map.md", NOTE, f"{SLASH} ../../map.md."),
        ("/map.html#a", PAGE, f"{SLASH} map.md#a."),
        ("\\docs/events/bridge-fell.html", NOTE, f"{SLASH} ../../events/bridge-fell.md."),
        ("/docs/no.md", NOTE, f"{SLASH} ../events/some-event.md."),
        ("../../names/marsh.md", NOTE, f'{NO_PAGE} "../../names/index.md#marsh".'),
        ("names/marsh.html", PAGE, f'{NO_PAGE} "names/index.md#marsh".'),
        ("names/nobody.md", PAGE, f"{NO_FILE} Write the way from docs/ to it."),
        ("../../names/nobody.md", NOTE, f"{NO_FILE} Write the way from docs/notes/alder/ to it."),
        ("../../texts/alder.md#p9", NOTE, f'leads to no place of docs/texts/alder.md: there is no "p9". {PASSAGE}'),
        ("texts/birch.html#h3", PAGE, f'leads to no place of docs/texts/birch.md: there is no "h3". {PASSAGE}'),
        ("names/index.md#p12", PAGE, 'leads to no place of docs/names/index.md: there is no "p12". '
         "Leave it out, or take the id of what is there."),
    ],
)  # fmt: skip
def test_of_an_address_that_leads_nowhere_is_said_why_and_what_to_write(address: str, path: str, told: str) -> None:
    assert said(address, path) == told


def test_a_place_is_looked_for_on_a_page_that_was_looked_at() -> None:
    there = THERE.with_pages({"map.md": '<p id="the-bridge">', "texts/alder.md": "", "names/index.md": ""})
    no = "leads to no place of"
    assert said("../../map.md#the-bridge", there=there) == ""
    assert said("#the-bridge", "docs/map.md", there=there) == ""
    assert said("#the-birdge", "docs/map.md", there=there) == (
        f'{no} docs/map.md: there is no "the-birdge". Did you mean "the-bridge"?'
    )
    assert said("../../map.md#else", there=there).endswith("Leave it out, or take the id of what is there.")
    assert said("../../texts/alder.md#ed-n", there=there).endswith(PASSAGE)
    assert said("../../names/index.md#marsh", there=there) == ""
    assert said("../../names/index.md#mersh", there=there).endswith('Did you mean "marsh"?')
    assert said("../../texts/birch.md#ed-n", there=there) == ""


def test_an_id_alone_in_a_record_names_no_page() -> None:
    assert said("#p1", NOTE, True) == 'names no page. Write the page too: "../../texts/alder.md#p1".'
    assert said("#p1", EVENT, True) == 'names no page. Write the page too: "../texts/<text>.md#p1".'
    assert said("#top", NOTE, True) == said("#", NOTE, True) == said("?a", NOTE, True) == ""
    assert (
        said("#p9", "docs/texts/alder.md") == f'leads to no place of docs/texts/alder.md: there is no "p9". {PASSAGE}'
    )


@pytest.mark.parametrize(
    ("address", "path", "meant"),
    [
        ("map.md", NOTE, '"../../map.md"'),
        ("../bridge-fell", PAGE, '"events/bridge-fell.md"'),
        ("../../events/bridge_fel.md", NOTE, '"../../events/bridge-fell.md"'),
        ("events/Bridge-Fall.md", PAGE, '"events/bridge-fell.md"'),
        ("alder.md", EVENT, '"../texts/alder.md"'),
        ("../../assets/mapp.svg", NOTE, '"../../assets/map.svg"'),
        ("nowhere/namesakes.md", PAGE, '"namesake.md"'),
    ],
)
def test_of_files_that_are_not_there_one_like_it_is_named(address: str, path: str, meant: str) -> None:
    assert said(address, path) == f"{NO_FILE} Did you mean {meant}?"


def test_two_are_named_where_both_may_be_meant() -> None:
    def meant(address: str, *files: str) -> str:
        return said(address, "docs/events/x.md", there=LinkTargets(frozenset(files))).removeprefix(
            f"{NO_FILE} Did you mean "
        )

    fires = ("events/a/fire.md", "events/b/fire.md", "events/c/fire.md", "b/index.md")
    assert meant("d/fire.md", *fires) == '"a/fire.md" or "b/fire.md"?'
    assert meant("index.md", "events/storm.md", "b/index.md") == f"{NO_FILE} Write the way from docs/events/ to it."
    assert meant("storm.md", "events/storms.md", "events/storm-of-one.md") == '"storms.md" or "storm-of-one.md"?'
    assert meant("a-storm.md", "events/storm.md", "events/one-storm.md") == '"storm.md"?'
    assert meant("no.md", "events/storm.md") == f"{NO_FILE} Write the way from docs/events/ to it."
    assert meant("storm.md", "received/storm.md", "editions/storm.md", "texts/storm.md") == '"../texts/storm.md"?'


def test_a_long_address_is_cut() -> None:
    for address, shown in (("x" * 60, "x" * 60), ("x" * 61, "x" * 60 + "…")):
        found = THERE.about(address, PAGE)
        assert found
        assert found[0] == f'the link "{shown}" leads to no file.'
