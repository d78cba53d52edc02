from pathlib import Path
from typing import Any

import pytest

from kiosk.journey import slips
from tests.builders import Office, answers
from tests.web.officials import Browser, Room, checked, opened, rows, words


def test_a_record_is_found_by_its_code_however_it_is_typed(desk: Office, lan: Browser) -> None:
    record = desk.record()
    for typed in (record.code, f"  {record.code.lower()} ", record.code.replace("-", " - ")):
        response = lan.client.get("/office/records", query_string={"code": typed})
        assert response.location == f"/office/records/{record.code}", typed


def test_a_record_is_found_by_the_code_of_its_slip(desk: Office, lan: Browser) -> None:
    record = desk.record()
    token = desk.code(record)
    grouped = " ".join(token[at : at + 4] for at in range(0, 16, 4)).lower()
    for typed in (token, grouped, f"HTTPS://DANHGIA.EXAMPLE.GOV.VN/S/{token}", f"{token}\u00a0"):
        response = lan.client.get("/office/records", query_string={"code": typed})
        assert response.location == f"/office/records/{record.code}", typed


@pytest.mark.parametrize("typed", ["H41.14-240301-9999", "cà phê sữa", "2222 2222 2222 2222"])
def test_an_unknown_code_is_said_to_be_one(desk: Office, lan: Browser, typed: str) -> None:
    page = lan.page(f"/office/records?code={typed}", 404)
    assert f"No record and no slip has the code “{typed}”" in words(page)
    assert page.xpath("//input[@name='code']/@value") == [typed]
    lan.page("/office/records/H41.14-240301-9999", 404)


def test_a_slip_that_was_replaced_leads_to_its_record_with_a_warning(
    desk: Office, lan: Browser
) -> None:
    record = desk.record()
    old = desk.code(record)
    slips.reissue(desk.store, record.code, desk.act)
    page = checked(lan.follow(lan.get(f"/office/records?code={old}")))
    assert "The code that was entered is revoked" in words(page)
    assert record.code in words(page)


def test_the_desk_sees_a_record_and_its_past_but_never_an_answer(
    room: Room, desk: Office, lan: Browser
) -> None:
    record = desk.record()
    sent = desk.submission(desk.code(record), answers=answers("1", "attitude", comment="Rude!"))
    desk.send(sent)
    desk.change(record, status=9, resolved_on="2024-03-09")
    page = lan.page(f"/office/records/{record.code}")
    said = words(page)
    assert "Rated yes" in said
    assert "Đăng ký khai sinh" in said
    assert "Civil status" in said
    assert "10/03/2024 09/03/2024" in said
    assert rows(page, "history")[1][1:] == ["Status", "Result returned", "Finished"]
    assert "Rude!" not in page.text_content()
    assert "attitude" not in page.text_content()


def test_a_record_without_a_result_or_a_field_says_so(desk: Office, lan: Browser) -> None:
    record = desk.record(
        status=4, resolved_on=None, returned_on=None, procedure="thu-tuc-la", field="", round=2
    )
    said = words(lan.page(f"/office/records/{record.code}"))
    assert "This record has no result yet" in said
    assert "Field not known yet" in said
    assert "No code yet. It is made when the slip is printed." in said


def printing(browser: Browser, address: str, **fields: Any) -> Any:
    browser.get(address)
    return browser.send(address, do="print", layout="roll80", **fields)


def test_a_slip_comes_out_with_one_click_and_its_print_is_known(
    room: Room, desk: Office, lan: Browser
) -> None:
    record = desk.record()
    address = f"/office/records/{record.code}"
    response = lan.follow(printing(lan, address))
    assert response.mimetype == "application/pdf"
    assert response.data.startswith(b"%PDF")
    assert response.headers["Content-Disposition"].startswith("inline")
    page = lan.page(address)
    (line,) = rows(page, "codes")
    assert [line[0], line[1], line[4], line[6], line[7]] == [
        "Slip",
        "1",
        "20/03/2024 12:00",
        "1",
        "valid",
    ]
    assert page.xpath("//input[@name='layout'][@checked]/@value") == ["roll80"]


def test_a_new_code_takes_two_clicks_and_says_that_the_old_one_dies(
    room: Room, desk: Office, lan: Browser
) -> None:
    record = desk.record()
    old = desk.code(record)
    address = f"/office/records/{record.code}"
    (ask,) = lan.page(address).xpath("//a[contains(@class, 'second')]/@href")
    page = lan.page(ask)
    assert "stops working at once" in words(page)
    assert [row[7] for row in rows(page, "codes")] == ["valid"]
    page = checked(lan.follow(lan.send(address, do="reissue")))
    assert "the old slip no longer works" in words(page)
    states = [row[7].split()[0] for row in rows(page, "codes")]
    assert sorted(states) == ["revoked", "valid"]
    assert desk.code(record) != old


def test_a_new_code_asked_for_on_a_page_that_is_out_of_date_is_not_made(
    desk: Office, lan: Browser
) -> None:
    record = desk.record()
    first = desk.code(record)
    address = f"/office/records/{record.code}"
    (ask,) = lan.page(address).xpath("//a[contains(@class, 'second')]/@href")
    (shown,) = lan.page(ask).xpath("//input[@name='instead']/@value")
    checked(lan.follow(lan.send(address, do="reissue", instead=shown)))
    second = desk.code(record)
    page = checked(lan.follow(lan.send(address, do="reissue", instead=shown)))
    assert "A new code was made meanwhile" in words(page)
    assert desk.code(record) == second != first


def test_codes_that_phones_cannot_open_are_printed_only_when_that_is_meant(tmp_path: Path) -> None:
    with opened(tmp_path, base_url="http://192.168.1.5:8000") as room:
        desk, lan = room.furnish(), room.official()
        address = f"/office/records/{desk.record().code}"
        assert "only machines inside the office can open" in words(lan.page(address))
        page = checked(printing(lan, address), 422)
        assert "Please tick this" in words(page)
        assert lan.follow(printing(lan, address, lan="1")).mimetype == "application/pdf"


def test_a_demonstration_prints_without_being_asked(tmp_path: Path) -> None:
    with opened(tmp_path, base_url="http://127.0.0.1:8000", invented=True) as room:
        desk, lan = room.furnish(), room.official()
        address = f"/office/records/{desk.record().code}"
        assert lan.follow(printing(lan, address)).mimetype == "application/pdf"


def test_a_record_that_is_not_there_is_not_acted_on(lan: Browser) -> None:
    lan.get("/office/")
    checked(lan.send("/office/records/H41-1", do="reissue"), 404)


def test_an_address_that_no_text_can_hold_leads_nowhere(desk: Office, lan: Browser) -> None:
    assert lan.client.get("/office/records/a%00b").status_code == 404
