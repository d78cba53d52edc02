"""A checked file comes out of its folder as it went in: what is told of it, and what an import does."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.journey import records
from kiosk.journey.kept import SHOWN, Kept, keep, keep_rows, kept, with_rows
from kiosk.journey.records import Checked, Upload
from tests.builders import NOON, Office, act_at

HEAD = "Mã hồ sơ;Chủ hồ sơ;Tên thủ tục;Đơn vị giải quyết;Ngày tiếp nhận;Ngày hẹn trả;Trạng thái\n"
GOOD = "H41.14-240301-{:04};Trần Thị B;Đăng ký khai sinh;Xã Nghi Long;01/03/2024;;4\n"
ODD = "vé-1;Lê C;Trồng cây lạ;Xã Nghi Lonng;05/03/2024;01/03/2024;4\n"
BAD = "H41.14-240301-{:04};Lê C;Đăng ký khai sinh;Xã Nghi Long;31/02/2024;;4\n"


@pytest.fixture
def checked(office: Office, tmp_path: Path) -> Checked:
    path = tmp_path / "hoso.csv"
    good, bad = range(1200), range(2000, 2000 + SHOWN + 1)
    path.write_text(HEAD + "".join([*map(GOOD.format, good), ODD, *map(BAD.format, bad)]), "utf-8")
    upload = Upload(path, "hoso.csv", NOON - timedelta(hours=1), unit="Xã Nghi Thái")
    found = records.inspect(office.store, upload, act_at())
    assert isinstance(found, Checked)
    return found


def test_what_is_told_of_a_file_comes_back_as_it_was(
    office: Office, checked: Checked, tmp_path: Path
) -> None:
    report = records.preview(office.store, checked)
    keep(tmp_path / "checked.json", Kept(checked, report, len(checked.problems)))
    found = kept(tmp_path / "checked.json")
    assert found
    assert found.problems == SHOWN + 1
    assert found.report == replace(report, problems=report.problems[:SHOWN])
    for name in ("name", "kind", "detail", "as_of", "unit", "new_units", "near", "notes"):
        assert getattr(found.checked, name) == getattr(checked, name), name
    assert found.checked.header == replace(checked.header, texts=frozenset())
    assert vars(found.checked.warnings) == vars(checked.warnings)
    assert checked.notes
    assert checked.near
    assert checked.warnings.cases
    assert (found.checked.good.count, found.checked.bad.count) == (1201, SHOWN + 1)
    assert "Lê C" not in (tmp_path / "checked.json").read_text("utf-8")
    checked.close()


def test_an_import_of_kept_rows_is_that_of_the_file(
    office: Office, checked: Checked, tmp_path: Path
) -> None:
    foreseen = records.preview(office.store, checked)
    keep(tmp_path / "checked.json", Kept(checked, foreseen, 0))
    keep_rows(tmp_path / "rows", checked)
    rows, subjects = list(checked.rows()), checked.subjects
    checked.close()
    found = kept(tmp_path / "checked.json")
    assert found
    again = with_rows(found.checked, tmp_path / "rows")
    assert list(again.rows()) == rows
    assert again.subjects == subjects
    assert "Lê C" not in (tmp_path / "rows").read_text("utf-8")
    done = records.apply(office.store, again, act_at())
    assert (done.added, done.unchanged) == (foreseen.added, 0) == (1201, 0)
    assert done.unmapped == foreseen.unmapped


def test_where_nothing_is_kept_nothing_is_told(tmp_path: Path) -> None:
    assert kept(tmp_path / "checked.json") is None
