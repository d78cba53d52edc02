from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from kiosk.formats.sheets import Book, Chart, Column, Sheet
from kiosk.formats.workbook import write_xlsx

BOOK = Book("Độ phủ", datetime(2023, 12, 15, tzinfo=UTC), "Giới thiệu", "Văn bản dài")
COLUMNS = (
    Column("unit", "Đơn vị", "text", 30),
    Column("records", "Hồ sơ", "integer"),
    Column("percent", "Tỷ lệ (%)", "percent"),
)
ROWS = [("Xã Nghi Long", 2290, 17.5), ("Xã Nghi Thái", 2880, None), ("<r>Xã</r>", 10, 31.0)]
CHART = Chart("Tỷ lệ theo đơn vị", "unit", ("percent",), 20.0, "Mục tiêu (%)")
NAMES = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def drawn(path: Path, chart: Chart, **more) -> etree._Element | None:
    write_xlsx(path, [Sheet("Xã 'A'", COLUMNS, iter(ROWS), chart=chart, **more)], book=BOOK)
    with ZipFile(path) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/charts/")]
        return etree.fromstring(parts.read(names[0])) if names else None


def found(drawing: etree._Element, where: str) -> list[str | None]:
    return [node.text for node in drawing.iterfind(where, NAMES)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "t.xlsx"


def test_bars_and_target_line_are_drawn_from_the_cells_of_the_table(path):
    drawing = drawn(path, CHART)
    assert found(drawing, ".//c:barChart/c:ser/c:cat//c:f") == ["'Xã ''A'!$A$2:$A$4"]
    assert found(drawing, ".//c:barChart/c:ser/c:val//c:f") == ["'Xã ''A'!$C$2:$C$4"]
    assert found(drawing, ".//c:lineChart/c:ser/c:tx//c:f") == ["'Xã ''A'!$D$1"]
    assert found(drawing, ".//c:lineChart/c:ser/c:val//c:f") == ["'Xã ''A'!$D$2:$D$4"]
    page = load_workbook(BytesIO(path.read_bytes())).worksheets[0]
    assert [cell.value for cell in page["D"]] == ["Mục tiêu (%)", 20, 20, 20]
    assert page.auto_filter.ref == "A1:D4"
    assert len(page._charts) == 1


def test_the_drawing_carries_its_figures_for_readers_that_do_not_reckon(path):
    drawing = drawn(path, CHART)
    assert found(drawing, ".//c:barChart//c:cat//c:v") == [
        "Xã Nghi Long",
        "Xã Nghi Thái",
        "<r>Xã</r> ",
    ]
    bars = drawing.find(".//c:barChart//c:val", NAMES)
    assert [
        (p.get("idx"), p.findtext("c:v", None, NAMES)) for p in bars.iterfind(".//c:pt", NAMES)
    ] == [
        ("0", "17.5"),
        ("2", "31.0"),
    ]
    assert found(drawing, ".//c:lineChart//c:tx//c:v") == ["Mục tiêu (%)"]


def test_a_chart_shows_the_first_rows_only_and_starts_below_group_headings(path):
    chart = Chart("t", "unit", ("percent", "records"), max_rows=2)
    drawing = drawn(path, chart, groups=(("", 1), ("Hồ sơ", 2)))
    assert found(drawing, ".//c:ser/c:val//c:f") == ["'Xã ''A'!$C$3:$C$4", "'Xã ''A'!$B$3:$B$4"]
    assert found(drawing, ".//c:ser/c:tx//c:f") == ["'Xã ''A'!$C$2", "'Xã ''A'!$B$2"]
    assert drawing.find(".//c:lineChart", NAMES) is None
    assert load_workbook(BytesIO(path.read_bytes())).worksheets[0].max_column == 3


def test_a_chart_of_many_series_leaves_none_out(path):
    drawing = drawn(path, Chart("t", "unit", ("records", "percent") * 3))
    assert len(drawing.findall(".//c:ser", NAMES)) == 6


def test_a_table_without_rows_has_no_empty_chart(path):
    write_xlsx(path, [Sheet("t", COLUMNS, [], chart=CHART)], book=BOOK)
    with ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if "chart" in name]


def test_the_picture_has_words_for_those_who_cannot_see_it(path):
    drawn(path, CHART)
    with ZipFile(path) as parts:
        assert 'descr="Tỷ lệ theo đơn vị"' in parts.read("xl/drawings/drawing1.xml").decode()
