"""JSON as it is given away."""

from __future__ import annotations

import json

from coursereader.exports.json_lines import indented
from coursereader.model.passages import PassageKind
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_it_is_what_the_library_says(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)


def test_a_member_of_an_enumeration_is_its_word() -> None:
    assert indented({PassageKind.NOTE: [PassageKind.NOTE, {}, []]}) == '{\n "note": [\n  "note",\n  {},\n  []\n ]\n}'
