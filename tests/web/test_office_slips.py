from pathlib import Path

from kiosk.journey import slips
from tests.builders import Office
from tests.web.officials import Browser, Room, checked, opened, rows, words

MARCH = "from=2024-03-01&to=2024-03-31&layout=a4x4"
FORM = {"from": "2024-03-01", "to": "2024-03-31", "layout": "a4x4", "unit": ""}


def test_how_many_slips_and_pages_is_told_before_they_are_made(desk: Office, lan: Browser) -> None:
    made = [desk.record() for _ in range(5)]
    page = lan.page(f"/office/slips?{MARCH}")
    assert "Slips: 5, pages: 2" in words(page)
    assert [row[0] for row in rows(page, "first")] == [record.code for record in made]
    assert desk.rows("SELECT count(*) FROM code") == [(0,)]


def test_codes_that_work_no_longer_are_told_before_they_are_printed(
    room: Room, desk: Office, lan: Browser
) -> None:
    record = desk.record()
    desk.code(record)
    assert "work no longer" not in words(lan.page(f"/office/slips?{MARCH}"))
    assert [row[7] for row in rows(lan.page(f"/office/records/{record.code}"), "codes")] == [
        "valid"
    ]
    room.later(days=91)
    lan.sign_in()
    assert "1 of these codes work no longer" in words(lan.page(f"/office/slips?{MARCH}"))
    page = lan.page(f"/office/records/{record.code}")
    assert [row[7] for row in rows(page, "codes")] == ["expired"]


def test_the_slips_come_out_as_one_pdf_and_are_not_printed_again(
    desk: Office, lan: Browser
) -> None:
    for _ in range(5):
        desk.record()
    lan.get(f"/office/slips?{MARCH}")
    response = lan.follow(lan.send("/office/slips", **FORM))
    assert response.mimetype == "application/pdf"
    assert response.data.count(b"/Type /Page\n") == 2 or response.data.startswith(b"%PDF")
    assert desk.rows("SELECT count(*), min(prints), max(prints) FROM code") == [(5, 1, 1)]
    assert "No record fits" in words(lan.page(f"/office/slips?{MARCH}", 422))
    assert "Slips: 5, pages: 2" in words(lan.page(f"/office/slips?{MARCH}&printed=1"))


def test_unit_days_and_status_choose_the_records(desk: Office, lan: Browser) -> None:
    desk.record()
    desk.record(**desk.at("van"))
    desk.record(status=9, returned_on=None)
    desk.record(status=4, resolved_on=None, returned_on=None)
    desk.record(resolved_on="2024-02-10")
    unit = desk.units["district"].key
    assert "Slips: 3, pages: 1" in words(lan.page(f"/office/slips?{MARCH}"))
    assert "Slips: 2, pages: 1" in words(lan.page(f"/office/slips?{MARCH}&unit={unit}"))
    assert "Slips: 1, pages: 1" in words(lan.page(f"/office/slips?{MARCH}&status=9"))
    page = lan.page(f"/office/slips?{MARCH}&status=4&status=x")
    assert "Slips: 1, pages: 1" in words(page)
    assert page.xpath("//details/@open"), "a rare status that is chosen can be seen"


def test_the_form_begins_with_the_latest_days_that_have_results(desk: Office, lan: Browser) -> None:
    desk.record(resolved_on="2023-11-20")
    page = lan.page("/office/slips")
    days = page.xpath("//input[@type='date']/@value")
    assert days == ["2023-11-15", "2023-11-30"]
    assert page.xpath("//input[@name='status'][@checked]/@value") == ["9", "10"]


def test_days_that_cannot_be_are_named(lan: Browser) -> None:
    page = lan.page("/office/slips?from=2024-03-31&to=2024-03-01", 422)
    assert "The first day lies after the last one." in words(page)
    backwards = {**FORM, "from": "2024-04-01"}
    assert "The first day" in words(checked(lan.send("/office/slips", **backwards), 422))


def test_an_order_for_nothing_prints_nothing(lan: Browser) -> None:
    lan.get("/office/slips")
    assert "No record fits" in words(checked(lan.send("/office/slips", **FORM), 422))


def test_codes_that_phones_cannot_open_are_printed_only_when_that_is_meant(tmp_path: Path) -> None:
    with opened(tmp_path, base_url="http://192.168.1.5:8000") as room:
        desk, lan = room.furnish(), room.official()
        desk.record()
        page = lan.page(f"/office/slips?{MARCH}")
        assert page.xpath("//input[@name='lan']/@required")
        page = checked(lan.send("/office/slips", **FORM), 422)
        assert "Please tick this" in words(page)
        assert desk.rows("SELECT count(*) FROM code") == [(0,)]
        response = lan.follow(lan.send("/office/slips", **FORM, lan="1"))
        assert response.mimetype == "application/pdf"


def test_a_long_address_is_warned_of(tmp_path: Path) -> None:
    with opened(tmp_path, base_url="https://danhgiahailong.nghean.gov.vn") as room:
        lan = room.official()
        assert "denser and harder to scan" in words(lan.page("/office/slips"))


def test_a_print_is_in_the_log(room: Room, desk: Office, lan: Browser) -> None:
    desk.record()
    lan.get("/office/slips")
    lan.send("/office/slips", **FORM)
    log = rows(lan.page("/office/people"), "log")
    assert ["20/03/2024 12:00", "lan", "printed slips", "a4x4 (1)"] in log


def test_every_paper_that_can_be_printed_is_on_offer(lan: Browser) -> None:
    page = lan.page("/office/slips")
    assert page.xpath("//input[@name='layout']/@value") == list(slips.layouts())
