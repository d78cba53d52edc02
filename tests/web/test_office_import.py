import io
import re
from pathlib import Path
from threading import Event, Thread
from typing import Any, get_args

import openpyxl
import pytest

from kiosk.formats.rows_in import Kind
from kiosk.journey import people, records, slips
from kiosk.store.engine import Db
from kiosk.web import jobs
from tests.builders import Office
from tests.engines import SQLITE, Engine
from tests.web.officials import PASSWORD, Browser, Room, checked, rows, words

HEAD = (
    "Mã hồ sơ;Chủ hồ sơ;Tên thủ tục;Đơn vị giải quyết;Ngày tiếp nhận;Ngày kết thúc xử lý;Trạng thái"
)
GOOD = "H41.14-240301-0101;Trần Thị B;Đăng ký khai sinh;Xã Nghi Long;01/03/2024;05/03/2024;Đã xử lý xong"
STRANGE = "H41.14-240301-0102;Lê C;Trồng cây lạ;Xã Nghi Lonng;01/03/2024;05/03/2024;Đã xử lý xong"
BAD = "H41.14-240301-0103;Lê C;Đăng ký khai sinh;Xã Nghi Long;31/02/2024;05/03/2024;Đã xử lý xong"
AS_OF = "2024-03-19T08:00"


def table(*lines: str) -> bytes:
    return "\n".join((HEAD, *lines)).encode()


def hand_in(browser: Browser, content: bytes, name: str = "hoso.csv", **fields: Any) -> Any:
    browser.get("/office/import")
    file = (io.BytesIO(content), name)
    form = {"as_of": AS_OF, "unit": "", "file": file, **fields}
    return browser.send("/office/import", **form)


def files_of_work(room: Room) -> list[Path]:
    return [path for path in (room.settings.instance / "work").rglob("*") if path.is_file()]


def stored(room: Room) -> list[str]:
    return [run.file_name for run in records.imports(room.store)]


def test_a_file_is_shown_before_anything_is_written(room: Room, desk: Office, lan: Browser) -> None:
    page = checked(lan.follow(hand_in(lan, table(GOOD, STRANGE, BAD))))
    said = words(page)
    assert "Nothing is stored yet. This is what the import of hoso.csv would do" in said
    assert page.xpath("//dl[@class='figures counts']//dd/text()") == ["2", "0", "0", "0", "0", "1"]
    assert "Left out as personal Chủ hồ sơ" in said
    assert "Xã Nghi Lonng like Xã Nghi Long" in said
    assert "Trồng cây lạ" in said
    assert rows(page, "problems") == [
        ["4", "Ngày tiếp nhận", "31/02/2024", rows(page, "problems")[0][3]]
    ]
    assert stored(room) == []
    assert slips.find(room.store, "H41.14-240301-0101") is None


def test_the_file_goes_in_when_the_official_says_so(room: Room, desk: Office, lan: Browser) -> None:
    preview = lan.follow(hand_in(lan, table(GOOD, BAD)))
    (address,) = checked(preview).xpath("//form[.//button[@value='import']]/@action")
    page = checked(lan.follow(lan.send(address, do="import")))
    assert "hoso.csv is imported." in words(page)
    assert slips.find(room.store, "H41.14-240301-0101") is not None
    (line,) = rows(lan.page("/office/import"), "log")
    assert line[1:] == ["hoso.csv", "19/03/2024 08:00", "lan", "1", "0", "0", "0", "1"]
    lan.page("/office/")


def test_rows_to_be_mended_can_be_taken_away_and_imported_again(
    room: Room, desk: Office, lan: Browser
) -> None:
    preview = lan.follow(hand_in(lan, table(GOOD, BAD)))
    (address,) = checked(preview).xpath("//a[@download]/@href")
    mending = lan.get(address)
    assert "attachment" in mending.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(mending.data))
    headings, cells = book.active.iter_rows()
    row = {heading.value: cell for heading, cell in zip(headings, cells, strict=True)}
    assert row["Mã hồ sơ"].value == "H41.14-240301-0103"
    assert "Lê C" not in {cell.value for cell in cells}
    row["Ngày tiếp nhận"].value = "01/03/2024"
    mended = io.BytesIO()
    book.save(mended)
    again = lan.follow(hand_in(lan, mended.getvalue()))
    assert checked(again).xpath("//dl[@class='figures counts']//dd/text()")[0] == "1"


def test_what_was_handed_in_is_gone_once_it_is_checked(
    room: Room, desk: Office, lan: Browser
) -> None:
    lan.follow(hand_in(lan, table(GOOD, BAD)))
    left = {path.name: path for path in files_of_work(room)}
    assert set(left) == {"turn-1.json", "checked.json", "rows.jsonl", "bad-1.xlsx"}
    cells = openpyxl.load_workbook(left.pop("bad-1.xlsx")).active.iter_rows(values_only=True)
    said = [str(cell) for row in cells for cell in row]
    said += [path.read_text("utf-8") for path in left.values()]
    assert not [text for text in said if "Lê C" in text or "Trần Thị B" in text]


def test_an_import_can_be_dropped(room: Room, desk: Office, lan: Browser) -> None:
    preview = lan.follow(hand_in(lan, table(GOOD)))
    address = preview.request.path
    said = words(checked(lan.follow(lan.send(address, do="cancel"))))
    assert "Nothing was imported." in said
    assert stored(room) == []
    lan.page(address, 404)
    assert files_of_work(room) == []


def test_saying_yes_twice_imports_once(room: Room, desk: Office, lan: Browser) -> None:
    address = lan.follow(hand_in(lan, table(GOOD))).request.path
    lan.send(address, do="import")
    again = checked(lan.follow(lan.send(address, do="import")))
    assert "hoso.csv is imported." in words(again)
    assert stored(room) == ["hoso.csv"]
    assert lan.get(address).location == "/office/import"


def test_a_file_that_is_no_table_is_refused_in_one_sentence(
    room: Room, desk: Office, lan: Browser
) -> None:
    page = checked(lan.follow(hand_in(lan, b"%PDF-1.7 \xff\xfe")), 422)
    assert len(page.xpath("//*[@role='alert']")) == 1
    assert page.xpath("//main//a/@href") == ["/office/import"]
    assert stored(room) == []


def test_the_form_names_the_kinds_of_files_that_are_read(lan: Browser) -> None:
    page = lan.page("/office/import")
    (hint,) = page.xpath("//*[@id='file-hint']/text()")
    (offered,) = page.xpath("//input[@id='file']/@accept")
    for kind in (*get_args(Kind), "tsv"):
        assert re.search(rf"\b{kind}\b", hint, re.IGNORECASE)
        assert f".{kind}" in offered.split(",")


def test_a_file_without_good_rows_cannot_be_imported(
    room: Room, desk: Office, lan: Browser
) -> None:
    page = checked(lan.follow(hand_in(lan, table(BAD))))
    assert "No row can be imported." in words(page)
    assert not page.xpath("//button[@value='import']")


def test_an_export_from_the_future_is_refused(room: Room, desk: Office, lan: Browser) -> None:
    page = checked(lan.follow(hand_in(lan, table(GOOD), as_of="2099-01-01T00:00")), 422)
    assert "lies in the future" in words(page)
    assert stored(room) == []


@pytest.mark.parametrize(
    ("fields", "field", "wrong"),
    [
        ({"file": (b"", "")}, "file", "Please choose the file to import."),
        ({"as_of": "yesterday"}, "as_of", "Please give the day and the time"),
        ({"as_of": "0001-01-01T00:00"}, "as_of", "Please give the day and the time"),
        ({"mapping": (b"\xff\xff", "m.toml")}, "mapping", "is no UTF-8 text"),
        ({"mapping": (b"[colours]", "m.toml")}, "mapping", "may hold the tables"),
    ],
)
def test_what_the_form_lacks_is_said_at_the_field(
    desk: Office, lan: Browser, fields: dict[str, Any], field: str, wrong: str
) -> None:
    files = {
        name: (io.BytesIO(value[0]), value[1]) if isinstance(value, tuple) else value
        for name, value in fields.items()
    }
    page = checked(hand_in(lan, table(GOOD), **files), 422)
    (said,) = page.xpath(f"//*[@id='{field}-wrong']")
    assert wrong in said.text_content()
    (there,) = page.xpath(f"//input[@name='{field}']")
    assert there.get("aria-invalid") == "true"
    assert f"{field}-wrong" in there.get("aria-describedby")


def test_rows_without_a_unit_take_the_one_of_the_form(
    room: Room, desk: Office, lan: Browser
) -> None:
    content = "Mã hồ sơ,Trạng thái\nH41.14-240301-0200,4\n".encode()
    page = checked(lan.follow(hand_in(lan, content)))
    assert "The row names no unit." in words(page)
    named = lan.follow(hand_in(lan, content, unit="xã nghi thái"))
    lan.follow(lan.send(named.request.path, do="import"))
    found = slips.find(room.store, "H41.14-240301-0200")
    assert found is not None
    assert found.resolving_unit == "Xã Nghi Thái"


def test_a_mapping_file_names_columns_of_its_own(room: Room, desk: Office, lan: Browser) -> None:
    content = "Số thẻ;Đơn vị;Trạng thái\nH41.14-240301-0300;Xã Nghi Thái;4".encode()
    mapping = (io.BytesIO('[columns]\ncode = "Số thẻ"'.encode()), "m.toml")
    page = checked(lan.follow(hand_in(lan, content, mapping=mapping)))
    assert "“Số thẻ”" in words(page)


def test_what_the_files_columns_leave_out_is_told_before_and_after_the_import(
    room: Room, desk: Office, lan: Browser
) -> None:
    content = "Mã hồ sơ,Đơn vị,Trạng thái\nH41.14-240301-0200,Xã Nghi Long,4\n".encode()
    preview = lan.follow(hand_in(lan, content))
    after = lan.follow(lan.send(preview.request.path, do="import"))
    for page in (preview, after):
        told = checked(page).xpath("//p[@class='note warn']/text()")
        assert [gap.split(":")[0] for gap in told] == [
            "The file has no column with the day of reception (Ngày tiếp nhận)",
            "The file has neither the day of finish (Ngày kết thúc xử lý) nor that of hand-over "
            "(Ngày trả kết quả)",
            "The file names neither procedures (Tên thủ tục hành chính) nor fields (Lĩnh vực)",
        ]


def test_a_preview_belongs_to_who_asked_for_it(room: Room, desk: Office, lan: Browser) -> None:
    address = lan.follow(hand_in(lan, table(GOOD, BAD))).request.path
    people.add(room.store, "minh", PASSWORD, unit=None, now=room.now, pick=room.pick)
    minh = room.stranger()
    minh.sign_in("minh")
    minh.page(address, 404)
    minh.page(f"{address}/bad-1.xlsx", 404)
    checked(minh.send(address, do="import"), 404)
    assert stored(room) == []


def test_addresses_that_are_too_early_or_too_late_lead_back(
    room: Room, desk: Office, lan: Browser
) -> None:
    address = lan.follow(hand_in(lan, table(GOOD))).request.path
    assert lan.get(f"{address}/result").location == "/office/import"
    lan.page(f"{address}/bad-1.xlsx", 404)
    lan.page(address.replace("/import/", "/jobs/") + "/file", 404)


def test_long_work_tells_how_far_it_is(
    room: Room, desk: Office, lan: Browser, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    address = lan.follow(hand_in(lan, table(GOOD))).request.path
    monkeypatch.setattr(jobs, "PATIENCE", 0)
    held, go = Event(), Event()

    def hold(db: Db) -> None:
        if engine is not SQLITE:
            db._connection.execute("LOCK TABLE record")
        held.set()
        go.wait(60)

    writer = Thread(target=lambda: room.store.write(hold))
    writer.start()
    held.wait(60)
    waiting = lan.send(address, do="import").location
    page = lan.page(waiting)
    assert len(page.xpath("//progress")) == 1
    (left,) = lan.page("/office/import").xpath("//section[@aria-labelledby='work']//li")
    assert left.xpath("./a/@href") == [waiting], "the way back to work that goes on"
    assert "in progress" in left.text_content()
    assert page.xpath("//*[@data-watch]/@data-watch") == [waiting]
    assert page.xpath("//noscript/meta/@http-equiv") == ["refresh"]
    again = lan.send(address, do="import")
    assert again.location == waiting, "a second yes waits for the first one's work"
    go.set()
    writer.join()
    room.finished(waiting)
    assert stored(room) == ["hoso.csv"]
    assert "is imported" in words(checked(lan.follow(lan.get(waiting))))
