"""`kiosk import` of a file that holds more than the one list that is read."""

from pathlib import Path

import xlsxwriter

from tests.cli.conftest import HEADINGS, PLAIN, Write
from tests.cli.terminal import Terminal


def months(path: Path) -> Path:
    """Write a workbook with a sheet for each month."""
    with xlsxwriter.Workbook(path) as book:
        for month in ("Tháng 1", "Tháng 2"):
            sheet = book.add_worksheet(month)
            sheet.write_row(0, 0, HEADINGS.values())
            code = {"code": f"H41.14-240301-000{month[-1]}"}
            sheet.write_row(1, 0, [{**PLAIN, **code}[column] for column in HEADINGS])
    return path


def test_a_sheet_that_is_left_out_is_named_beside_the_report(
    kiosk: Terminal, tmp_path: Path
) -> None:
    file = months(tmp_path / "months.xlsx")
    for options in ((), ("--json",), ("--dry-run",)):
        told = kiosk("import", file, *options)
        assert "“Tháng 2” (2 rows) was left out" in told.err
        assert "Tháng 2" not in told.done
    assert kiosk("import", file, "--json").document["unchanged"] == 1


def test_a_column_whose_absence_empties_figures_is_told_beside_the_report(
    kiosk: Terminal, export: Write
) -> None:
    file = export("a.csv", "code unit status", {"code": "H41.14-240301-0001"})
    missing = (
        "no column with the day of reception (Ngày tiếp nhận)",
        "neither the day of finish (Ngày kết thúc xử lý)",
        "neither procedures (Tên thủ tục hành chính)",
    )
    for options in (("--dry-run",), ("--json",), ()):
        told = kiosk("import", file, *options)
        for gap in missing:
            assert gap in told.err
            assert gap not in told.done
    whole = export("b.csv", " ".join(HEADINGS), {"code": "H41.14-240301-0002"})
    assert kiosk("import", whole).err == ""
