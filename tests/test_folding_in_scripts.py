"""The fold of the browser is the engine's: one list, given as data; equal results on real words and made-up ones."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from coursereader.exports.drafting import drafting
from coursereader.flow import gather
from coursereader.model.passages import FURNITURE
from coursereader.model.problems import Report
from coursereader.text.fold import BLANKS, DASHES, LIGATURES, QUOTATION_MARKS, UNSEEN, Folded, fold, fold_back, foldings
from coursereader.text.quotation_context import distinguishing_context
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts/coursereader/assets/js/later/fold.js"
ASK = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
globalThis.window = globalThis;
(0, eval)(asked.script);
const { folding, index, received } = window.readerAnnotating, { fold, back } = folding(asked.foldings);
const found = index((asked.passages || []).map(([id, words]) => ({ id, words })), { fold, back });
console.log(JSON.stringify({
  folded: (asked.words || []).map(fold), back: (asked.words || []).map(back),
  received: received(asked.texts || []).map(one => one.words),
  anchors: (asked.places || []).map(([id, start, end]) => found.anchor(id, start, end)),
}));
"""
pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="no engine for scripts but the browser's")


def asked(**given: object) -> dict[str, list[object]]:
    """What the script answers."""
    said = json.dumps({"script": SCRIPT.read_text(encoding="utf-8"), "foldings": foldings(), **given})
    made = subprocess.run(["node", "-e", ASK], input=said, capture_output=True, text=True, check=True)
    answer: dict[str, list[object]] = json.loads(made.stdout)
    return answer


def units(words: str, at: int) -> int:
    """A place as scripts count it."""
    return len(words[:at].encode("utf-16-le")) // 2


def starts(words: str) -> list[int]:
    """Where each unit of the folded words begins in the original, in units."""
    made = fold_back(words)
    found = []
    for sign, start in zip(made.folded, made.starts, strict=True):
        at = units(words, start)
        found += [at, at + 1] if ord(sign) > 0xFFFF else [at]
    return found


def test_every_passage_of_the_course_folds_alike() -> None:
    course = gather(ROOT, Report())
    words = [passage.text for edition in course.editions for passage in edition.text.passages]
    answer = asked(words=words)
    assert answer["folded"] == [fold(one) for one in words]
    assert answer["back"] == [{"said": fold_back(one).folded, "starts": starts(one)} for one in words]


SIGNS = st.sampled_from(QUOTATION_MARKS + DASHES + "".join(LIGATURES) + UNSEEN + BLANKS + "aZé-' \n𝔘")


@settings(max_examples=15)
@given(st.lists(st.text(SIGNS | st.characters(exclude_categories=("Cs",))), min_size=30, max_size=60))
def test_whatever_is_written_folds_alike(words: list[str]) -> None:
    answer = asked(words=words)
    assert answer["folded"] == [fold(one) for one in words]
    assert answer["back"] == [{"said": fold_back(one).folded, "starts": starts(one)} for one in words]


def test_twins_are_told_apart_by_the_fewest_words_as_the_check_tells_them() -> None:
    text = gather(ROOT / "tests/toy", Report()).editions[0].text
    folded = Folded(text)
    read = [(passage.id, passage.text) for passage in text.passages if passage.kind != FURNITURE]
    places = [(id, at, at + 10) for id, words in read for at in range(0, len(words) - 10, 7) if words[at] not in " \n"]
    places = [(id, start, end) for id, start, end in places if dict(read)[id][end - 1] != " "]
    anchors = asked(passages=read, places=places)["anchors"]
    twins = 0
    for (id, start, end), anchor in zip(places, anchors, strict=True):
        assert isinstance(anchor, dict)
        words = fold(dict(read)[id][start:end])
        hits = folded.hits(words)
        number = [passage.id for passage in folded.passages].index(id)
        hit = folded.begins[number] + list(folded.words[number].starts).index(start)
        kind, beside = distinguishing_context(hit, hits, len(words), folded) if len(hits) > 1 else ("", "")
        twins += len(hits) > 1
        said = {"prefix": "", "suffix": ""} | ({kind: beside} if kind else {})
        fewer = len(f"{anchor['prefix']} {anchor['suffix']}".split()) < len(beside.split())
        assert {"prefix": anchor["prefix"], "suffix": anchor["suffix"]} == said or fewer
    assert twins


def test_corrections_are_taken_back_for_those_who_correct() -> None:
    course = gather(ROOT, Report())
    for edition in course.editions:
        data = next(file for file in drafting(course) if file.path.endswith(f"/{edition.id}.js"))
        passages = json.loads(data.content.split(b"] = ", 1)[1].rstrip(b";\n"))["passages"]
        before = [passage.text for passage in edition.received.passages if passage.kind != FURNITURE]
        assert asked(texts=passages)["received"] == before
