"""A file looked through before its import: lists with merged cells, and lists in several tables or sheets."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import xlsxwriter

from kiosk.core.acts import Act
from kiosk.core.messages import Message
from kiosk.journey.checked import Checked
from kiosk.journey.intake import Upload, inspect
from kiosk.store.sqlite import SqliteStore
from tests.builders import NOON
from tests.formats.fixture_records import LIST, RECORDS, list_texts

GOOD = Path(__file__).parents[1] / "formats" / "fixtures" / "good"
UNITS = {record.code: record.unit for record in RECORDS}


@contextmanager
def inspected(store: SqliteStore, path: Path, act: Act) -> Iterator[Checked]:
    checked = inspect(store, Upload(path, path.name, NOON), act)
    assert not isinstance(checked, Message), checked.text(str)
    yield checked
    checked.close()


def units_of(checked: Checked) -> dict[str, str]:
    """Return the name of the unit that received each record."""
    rows = [row for batch in checked.rows() for row in batch]
    return {row.code: checked.new_units[row.receiving_unit or ""].name for row in rows}


@pytest.mark.parametrize(
    "name",
    ["merged.xlsx", "list_merged.xls", "list_merged.ods", "list_rowspan.xls", "split_html.xls"],
)
def test_every_record_gets_the_unit_that_its_office_wrote_once(
    store: SqliteStore, act: Act, name: str
) -> None:
    with inspected(store, GOOD / name, act) as checked:
        assert units_of(checked) == UNITS
        assert (checked.bad.count, checked.duplicates) == (0, 0)


def test_a_day_and_a_field_merged_over_records_are_theirs(store: SqliteStore, act: Act) -> None:
    with inspected(store, GOOD / "merged.xlsx", act) as checked:
        days = {row.code: row.received_on for batch in checked.rows() for row in batch}
        assert {subject.field for subject in checked.subjects} == {"Tư pháp"}
    assert days == {record.code: record.received.strftime("%Y-%m-%d") for record in RECORDS}


def test_a_record_of_two_applicants_under_one_merged_code_is_one_record(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    path = tmp_path / "applicants.xlsx"
    texts = list_texts(1, RECORDS[0])
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, LIST)
        for column, text in enumerate(texts):
            sheet.merge_range(1, column, 2, column, text)
        sheet.write(2, LIST.index("Người nộp"), "Trần Văn Cam")
    with inspected(store, path, act) as checked:
        assert (checked.good.count, checked.bad.count, checked.duplicates) == (1, 0, 1)


def test_what_a_file_holds_beside_its_list_is_told(store: SqliteStore, act: Act) -> None:
    with inspected(store, GOOD / "split_html.xls", act) as checked:
        (note,) = checked.notes
    assert "5 rows under other headings (TT, Đơn vị, Số hồ sơ), in table no. 3" in note.text(str)
    with inspected(store, GOOD / "merged.xlsx", act) as checked:
        assert checked.notes == ()
