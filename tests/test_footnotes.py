"""Notes at the feet of pages: which lines begin them."""

from __future__ import annotations

from coursereader.text.repair.notes.footnote_numbering import numbered_footnotes
from coursereader.text.repair.notes.note_bodies import _glued
from coursereader.text.repair.rules import repair

PAGES = """The council of Alder met in the town hall and heard the
masons of ward2 and those who said that the third pier had
never stood on rock, and that the charter was plain on it.
2. No one shall be held guilty of a fault in the stones to
which he was not sworn. The mayor did not answer them, and

Annals of Alder 41

\fthe meeting was closed before the masons could show their
drawings.1 They said it again before the council, in writing,
and for a third time in the inn, where everybody heard it.
1 Council minutes, folio 12, in the hand of the town clerk, who
was deaf, and whose spelling is not to be trusted in any case.

Annals of Alder 42

\fNobody had looked below the sand, and nobody wanted to.2 The
council never met again in that hall, nor did the masons.
2 Letter of the miller, which is lost; a copy is in the mill.

Annals of Alder 43

\fThat is all that was ever known of it in the town of Alder.
"""


def test_a_numbered_clause_is_no_note_before_the_first_one() -> None:
    draft = repair(PAGES, ["characters", "page-breaks", "running-heads"])
    found = numbered_footnotes(draft, _glued(draft.text))
    assert [(note.number, draft.text[note.stretches[0][0] :][:16]) for note in found] == [
        (1, "1 Council minute"),
        (2, "2 Letter of the "),
    ]
