"""`reader suggest`: passages of two texts that are likely to speak of the same thing, for people to judge."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from ..analysis.clue_index import READ, Address, CluedPassage, ClueIndex, clue_index
from ..analysis.course import Course
from ..analysis.drafts import DRAFTS, Circumstances, file_of
from ..analysis.joined import Pair, joined, pair_of
from ..analysis.suggestion_measure import measured
from ..analysis.suggestions import Suggestion, Wanted, compared, shared_clues, suggestions, telling_sentences
from ..flow import gathered
from ..model.problems import Report
from .arguments import course_of, parser, plain_output, today
from .draft_files import kind_of, saved
from .refused_pairs import refuse, refused
from .suggested import FORMATS, Judged, as_table, found_in, said_in
from .wrong_use import WrongUseError

AS = ("event", "comparison", "difference", "term")
"""The records that can be drafted on two passages."""


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """List pairs, draft a record on each, say how well they agree with what is joined, or refuse one."""
    given = _options(here).parse_args(arguments)
    plain_output()
    root = course_of(given)
    if (given.write or given.id) and (not given.kind or len(given.passages) != 2):
        raise WrongUseError("--write and --id make one record of two passages: name both, and its kind with --as.")
    if given.most < 1:
        raise WrongUseError("--most is a number of pairs, from 1.")
    course = gathered(root, Report())
    if given.refuse:
        one, other, why = given.refuse
        return refuse(root, course, (_address(one, course), _address(other, course)), given.by, why)
    if len(course.editions) < 2:
        print("Suggestions join passages of two texts, and the course has fewer that can be read.", file=sys.stderr)
        return 1
    index = clue_index(course)
    if given.measure:
        print(as_table(tuple(measured(index, joined(course)))))
        return 0
    chosen = list(islice(_judged(root, course, index, given), given.most))
    if not chosen:
        print("No two passages of these share anything rare that is not joined or refused already.", file=sys.stderr)
        return 1
    return _drafted(root, course, chosen, given) if given.kind else _printed(chosen, given.format)


def _options(here: Path) -> argparse.ArgumentParser:
    examples = (
        "", "--text alder --text birch --most 20", "--with alder#p4", "alder#p4 birch#p5 --as event --write",
        '--refuse alder#p4 birch#p5 "two bridges"', "--measure",
    )  # fmt: skip
    does = (
        "List passages of two texts that are likely to speak of the same thing: by rare words, names, terms, dates,\n"
        "figures, runs of words and works that they share. A suggestion is no claim: people judge each.\n"
        "What is refused is remembered in refused.lock, and not offered again."
    )
    options = parser("suggest", does, *examples, here=here)
    options.add_argument("passages", nargs="*", metavar="ID#pN", help="two passages, to look at this pair alone")
    options.add_argument(
        "--text", action="append", default=[], metavar="ID", help="only of these texts; twice: these two"
    )
    options.add_argument("--with", dest="beside", metavar="ID#pN", help="only what may belong to this passage")
    options.add_argument("--most", type=int, default=20, metavar="N", help="how many pairs (default: 20)")
    options.add_argument("--joined", action="store_true", help="also those that a record joins already")
    options.add_argument("--format", choices=FORMATS, default="text", help="how to print the pairs")
    options.add_argument("--as", dest="kind", choices=AS, help="print a record of that kind for each pair, to fill in")
    options.add_argument("--write", action="store_true", help="put the record of two passages in its place")
    options.add_argument("--id", default="", help="the name of the new file, without its ending")
    options.add_argument("--refuse", nargs=3, metavar=("ID#pN", "ID#pN", "WHY"), help="offer this pair no more")
    options.add_argument("--by", default="editors", metavar="NAME", help="who refuses it (default: editors)")
    options.add_argument("--measure", action="store_true", help="how well suggestions agree with what is joined")
    return options


def _judged(root: Path, course: Course, index: ClueIndex, given: argparse.Namespace) -> Iterator[Judged]:
    """The pairs that are asked for, the best first; one that is named is shown whatever became of it."""
    there = joined(course)
    named = [_address(one, course) for one in given.passages]
    found = [_compared(index, named)] if named else suggestions(index, _wanted(root, course, there, given))
    for one in found:
        shared = shared_clues(one, index)
        yield Judged(one, shared, telling_sentences(one, shared), there.get(one.pair, ()))


def _compared(index: ClueIndex, named: Sequence[Address]) -> Suggestion:
    passages = [passage for passage in index.passages if passage.address in named]
    if len(named) != 2 or len({passage.text for passage in passages}) != 2:
        raise WrongUseError("Name two passages, of two texts: alder#p4 birch#p5. Or one, with --with.")
    return compared(index, *passages)


def _wanted(root: Path, course: Course, there: Collection[Pair], given: argparse.Namespace) -> Wanted:
    """Which pairs to offer."""
    texts, gone = frozenset(given.text), refused(root, course)
    for text in sorted(texts - {edition.id for edition in course.editions}):
        raise WrongUseError(f'there is no text "{text}".')
    beside = _address(given.beside, course) if given.beside else None

    def wanted(one: CluedPassage, other: CluedPassage) -> bool:
        pair, of = (one.address, other.address), {one.text, other.text}
        if beside and beside not in pair:
            return False
        if texts and not (of <= texts or (len(texts) == 1 and texts < of)):
            return False
        return frozenset(pair) not in gone and (given.joined or pair_of(*pair) not in there)

    return wanted


def _address(written: str, course: Course) -> Address:
    """A passage as one names it, under the id it has now. Raises WrongUseError where there is none that is read."""
    text, _, id = written.partition("#")
    for edition in course.editions:
        for passage in edition.text.passages:
            if edition.id == text and id in (passage.id, *passage.also):
                if passage.kind not in READ:
                    raise WrongUseError(f"{written} is a {passage.kind}: suggestions are of what the text says.")
                return text, passage.id
    raise WrongUseError(f'there is no passage "{written}". Write a text and a passage of it: alder#p4.')


def _printed(chosen: Sequence[Judged], format: str) -> int:
    print(FORMATS[format](chosen))
    return 0


def _drafted(root: Path, course: Course, chosen: Sequence[Judged], given: argparse.Namespace) -> int:
    """A record of each pair; its own quotations are the two sentences."""
    kind, codes = DRAFTS[given.kind], []
    for one in chosen:
        texts = (course.edition(side.text).text for side in (one.found.one, one.found.other))
        first, second = (found_in(one, side, text) for side, text in enumerate(texts))
        known = Circumstances(today(), kind_of(root, given.kind), others=(second,), called=said_in(one))
        print("# " + FORMATS["line"]([one]), file=sys.stderr)
        codes.append(saved(root, file_of(first, kind, given.id), kind.drafted(first, known), given.write))
    return max(codes)
