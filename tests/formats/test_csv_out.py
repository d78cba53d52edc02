import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.days import instant, moment
from kiosk.formats.csv_out import COMMA, SEMICOLON, Layout, stream_csv
from kiosk.formats.guard import guard, unguard
from kiosk.formats.sheets import Column, Sheet, Value

ODD = st.text(alphabet=st.sampled_from("'\"=+-@＝, ;\t\r\n\0 ạx1"), max_size=6) | st.text()
ROWS = st.lists(
    st.tuples(
        st.none() | ODD,
        st.none() | st.integers(),
        st.none() | st.floats(allow_nan=False, allow_infinity=False),
        st.none() | st.dates().map(str),
    )
)
COLUMNS = (
    Column("comment", "Góp ý"),
    Column("count", "Số", "integer"),
    Column("percent", "Tỷ lệ (%)", "percent"),
    Column("day", "Ngày", "day"),
)


def file_of(sheet: Sheet, layout: Layout = COMMA) -> str:
    return b"".join(stream_csv(sheet, layout)).decode()


def cells_of(file: str, layout: Layout = COMMA) -> list[list[str]]:
    assert file.startswith("\ufeff")
    text = io.StringIO(file[1:], newline="")
    return list(csv.reader(text, delimiter=layout.separator, strict=True))


def expected(value: Value, layout: Layout) -> str:
    if isinstance(value, str) or value is None:
        return value or ""
    return str(value).replace(".", layout.decimal)


def test_a_table_has_a_byte_order_mark_one_heading_row_and_windows_line_ends():
    columns = (
        Column("code", "Mã hồ sơ"),
        Column("day", "Ngày trả", "day"),
        Column("at", "Gửi lúc", "instant"),
        Column("percent", "Tỷ lệ, %", "percent"),
    )
    rows = [
        ("H41.15-231204-0012", "2023-12-04", "2023-12-04T17:05:06.250000Z", 100 / 3),
        (None, None, None, -2),
    ]
    assert (
        b"".join(stream_csv(Sheet("t", columns, rows)))
        == (
            '\ufeffMã hồ sơ,Ngày trả,Gửi lúc,"Tỷ lệ, %"\r\n'
            "H41.15-231204-0012,2023-12-04,2023-12-05T00:05:06.250000+07:00,33.333333333333336\r\n"
            ",,,-2\r\n"
        ).encode()
    )


def test_a_vietnamese_excel_gets_semicolons_and_decimal_commas():
    sheet = Sheet("t", COLUMNS, [("a,b;c", 59460, 17.391, "2023-12-04")])
    assert file_of(sheet, SEMICOLON).splitlines()[1] == '"a,b;c";59460;17,391;2023-12-04'


@pytest.mark.parametrize("layout", [COMMA, SEMICOLON])
@given(rows=ROWS)
def test_whatever_citizens_write_is_read_back_as_they_wrote_it(layout, rows):
    read = cells_of(file_of(Sheet("t", COLUMNS, rows), layout), layout)
    assert read[0] == [column.title for column in COLUMNS]
    assert [[unguard(cell) for cell in row] for row in read[1:]] == [
        [expected(value, layout) for value in row] for row in rows
    ]


@given(at=st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2200, 1, 1)))
def test_a_moment_is_told_by_the_clock_in_vietnam_and_stays_the_same_moment(at):
    text = instant(at.replace(tzinfo=UTC))
    shown = cells_of(file_of(Sheet("t", (Column("at", "Lúc", "instant"),), [(text,)])))[1][0]
    assert shown.endswith("+07:00")
    assert moment(shown) == moment(text)


@given(texts=st.lists(ODD))
def test_no_text_in_a_file_begins_like_a_formula(texts):
    rows = [(text, 1) for text in texts]
    read = cells_of(file_of(Sheet("t", (COLUMNS[0], COLUMNS[1]), rows)))
    for cell, _ in read:
        assert not cell.startswith(("\t", "\r", "\n"))
        assert not cell.lstrip().startswith(tuple("=+-@＝"))


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+84 912", "'+84 912"),
        ("-", "'-"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("1-2=3", "1-2=3"),
        ("", ""),
    ],
)
def test_one_apostrophe_keeps_a_text_a_text_and_comes_off_again(text, guarded):
    assert guard(text) == guarded
    assert unguard(guarded) == text


def test_negative_numbers_are_numbers_and_texts_among_numbers_are_guarded():
    column = Column("score", "Điểm", "decimal")
    assert cells_of(file_of(Sheet("t", (column, column), [(-1.5, "-x, y")])))[1] == [
        "-1.5",
        "'-x, y",
    ]


def test_headings_that_repeat_under_several_groups_are_told_apart():
    columns = (Column("field", "Lĩnh vực"), Column("late", "Quá hạn"), Column("open", "Quá hạn"))
    sheet = Sheet("t", columns, [], groups=(("", 1), ("Đã giải quyết", 1), ("Đang giải quyết", 1)))
    assert cells_of(file_of(sheet)) == [
        ["Lĩnh vực", "Đã giải quyết: Quá hạn", "Đang giải quyết: Quá hạn"]
    ]


def test_a_heading_that_looks_like_a_formula_is_guarded_too():
    assert cells_of(file_of(Sheet("t", (Column("x", "=x"),), []))) == [["'=x"]]


def test_an_empty_cell_alone_in_its_row_is_still_a_row():
    assert file_of(Sheet("t", (COLUMNS[0],), [(None,), ("a",)])) == '\ufeffGóp ý\r\n""\r\na\r\n'


def test_a_row_of_the_wrong_length_is_never_written():
    with pytest.raises(ValueError, match="zip"):
        file_of(Sheet("t", COLUMNS, [("only one",)]))


def test_a_file_starts_flowing_before_the_last_row_is_known():
    read = count()

    def endless() -> Iterator[tuple[Value, ...]]:
        for number in read:
            yield (f"H41-{number}",)

    pieces = islice(stream_csv(Sheet("t", (COLUMNS[0],), endless())), 5)
    assert b"H41-399\r\n" in b"".join(pieces)
    assert next(read) < 1000
