import json
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.formats.json_out import stream_json
from kiosk.formats.sheets import Column, Sheet

COLUMNS = (Column("comment", "Góp ý"), Column("percent", "Tỷ lệ (%)", "percent"))
VALUES = st.none() | st.text() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)


def file_of(sheet: Sheet) -> bytes:
    return b"".join(stream_json(sheet))


def test_a_document_says_what_it_is_before_its_rows():
    sheet = Sheet("Độ phủ", COLUMNS, [("tốt", 17.5), (None, None)], notes=("Năm 2023",))
    assert file_of(sheet).decode() == (
        '{"title":"Độ phủ","notes":["Năm 2023"],"columns":['
        '{"key":"comment","title":"Góp ý","kind":"text"},'
        '{"key":"percent","title":"Tỷ lệ (%)","kind":"percent"}],"rows":[\n'
        '{"comment":"tốt","percent":17.5},\n'
        '{"comment":null,"percent":null}\n]}\n'
    )


def test_no_rows_are_a_document_too():
    assert json.loads(file_of(Sheet("t", COLUMNS, [])))["rows"] == []


@given(rows=st.lists(st.tuples(VALUES, VALUES)))
def test_every_value_comes_back_exactly(rows):
    document = json.loads(file_of(Sheet("t", COLUMNS, rows)))
    assert [tuple(row.values()) for row in document["rows"]] == rows


def test_batches_are_joined_into_one_list():
    document = json.loads(file_of(Sheet("t", COLUMNS, ((str(n), n) for n in range(401)))))
    assert [row["percent"] for row in document["rows"]] == list(range(401))


def test_a_number_that_json_does_not_know_is_never_written():
    with pytest.raises(ValueError, match="not JSON compliant"):
        file_of(Sheet("t", COLUMNS, [("x", float("nan"))]))


def test_a_document_starts_flowing_before_the_last_row_is_known():
    read = count()
    pieces = islice(stream_json(Sheet("t", COLUMNS, ((str(n), n) for n in read))), 3)
    assert b'"percent":399}' in b"".join(pieces)
    assert next(read) < 1000
