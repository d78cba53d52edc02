"""Lines of the answer journal: whole or seen to be not."""

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.journal import Line, read, write

AT = "2024-03-20T05:00:00.000000Z"


@given(st.dictionaries(st.text(), st.none() | st.integers() | st.text()))
def test_a_line_is_one_line_and_comes_back(row: dict[str, object]) -> None:
    text = write(AT, "answer", row=row)
    assert "\n" not in text
    assert read(f"{text}\n") == Line(AT, "answer", {"row": row})


LINE = write(AT, "answer", row={"comment": "Rất tốt"})


@pytest.mark.parametrize(
    "broken",
    ["", "\n", LINE[:-1], LINE[1:], LINE.replace("tốt", "tệ"), "00000000 ", LINE * 2, "\udcff"],
)
def test_a_line_that_is_not_whole_is_seen(broken: str) -> None:
    assert read(broken) is None


@pytest.mark.parametrize("document", [3, [], [AT, "answer"], [AT, "answer", 3], {}])
def test_a_whole_line_of_somebody_else_is_none_of_ours(document: object) -> None:
    text = json.dumps(document)
    assert read(f"{zlib.crc32(text.encode()):08x} {text}") is None
