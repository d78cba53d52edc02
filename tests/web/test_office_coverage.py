from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask

from kiosk.store import records
from kiosk.store.records import HeldChange
from kiosk.web.office_pages import shown_goal, shown_percent
from tests.builders import Office
from tests.web.officials import Browser, Room, opened, rows, words

YEAR = "/office/?period=c2024-year"


def test_a_new_store_is_told_the_first_three_steps(lan: Browser) -> None:
    page = lan.page("/office/")
    steps = page.xpath("//ol/li/a/@href")
    assert steps == ["/office/import", "/office/slips", "/office/"]


def test_coverage_is_shown_by_field_and_by_unit(desk: Office, lan: Browser) -> None:
    for overall in "55542":
        desk.rated(overall)
    for _ in range(12):
        desk.record()
    for _ in range(3):
        desk.record(**desk.at("thai"), procedure="1.000002", field="dat-dai")
    page = lan.page(YEAR)
    assert rows(page, "by-field") == [
        ["Civil status", "17", "5", "29.4%", "", "–", "80.0% (37.6–96.4)"],
        ["Land small base", "3", "0", "0.0%", "", "1", "too few"],
    ]
    assert [row[0:4] for row in rows(page, "by-unit")] == [
        ["Xã Nghi Long", "17", "5", "29.4%"],
        ["Xã Nghi Thái small base", "3", "0", "0.0%"],
    ]
    said = words(page)
    assert "5 rated of 20 records" in said
    assert "Below 20%: 1 of 2 fields. Land (0.0%)." in said
    assert "No rating at all yet: Land." in said
    assert "Records finished in the period, by resolving unit" in said
    assert "01/01/2024 to 31/12/2024" in said


def test_numbers_are_written_as_in_vietnam(desk: Office, lan: Browser) -> None:
    for overall in "55542":
        desk.rated(overall)
    page = lan.page(YEAR + "&lang=vi")
    assert rows(page, "by-field")[0][3:] == ["100,0 %", "", "–", "80,0 % (37,6–96,4)"]
    assert rows(page, "by-field")[0][0] == "Hộ tịch"


def test_every_line_has_a_bar_with_the_target_line(desk: Office, lan: Browser) -> None:
    desk.record()
    page = lan.page(YEAR)
    bars = page.xpath("//table//*[local-name()='svg']")
    assert len(bars) == 4
    assert all(bar.xpath(".//*[local-name()='line'][@class='goal']") for bar in bars)


def test_the_unit_chosen_means_all_below_it(desk: Office, lan: Browser) -> None:
    desk.record()
    desk.record(**desk.at("van"))
    page = lan.page(f"{YEAR}&unit={desk.units['district'].key}")
    assert [row[0] for row in rows(page, "by-unit")] == ["Xã Nghi Long small base"]
    assert "Huyện Nghi Lộc" in words(page)


def test_base_role_and_withdrawn_records_are_choices(desk: Office, lan: Browser) -> None:
    desk.record()
    desk.record(status=4, resolved_on=None, returned_on=None)
    desk.record(status=7, returned_on=None, receiving_unit=desk.units["thai"].key)

    def total(choice: str) -> str:
        return lan.page(YEAR + choice).xpath("//tfoot/tr/td")[0].text

    assert total("") == "1"
    assert total("&base=received") == "2"
    assert total("&base=received&withdrawn=1") == "3"
    assert "withdrawn and stopped records included" in words(lan.page(YEAR + "&withdrawn=1"))
    units = rows(lan.page(YEAR + "&role=receiving&withdrawn=1"), "by-unit")
    assert {row[0] for row in units} == {"Xã Nghi Long small base", "Xã Nghi Thái small base"}


def test_without_a_choice_it_is_this_official_year(desk: Office, lan: Browser) -> None:
    desk.record()
    page = lan.page("/office/")
    assert "Reporting year 2024: 15/12/2023 to 14/12/2024" in words(page)
    assert "No record counts yet" not in words(page)


def test_else_it_is_the_latest_year_with_records_and_that_is_said(
    desk: Office, lan: Browser
) -> None:
    desk.record(resolved_on="2022-03-10", returned_on="2022-03-10")
    said = words(lan.page("/office/"))
    assert "Reporting year 2022: 15/12/2021 to 14/12/2022" in said
    assert "No record counts yet in the present reporting year (15/12/2023 to 14/12/2024)" in said
    said = words(lan.page("/office/?from=2022-01-01&to=2022-03-31"))
    assert "No record counts yet" not in said


def test_periods_are_on_offer_for_the_years_in_the_data(desk: Office, lan: Browser) -> None:
    desk.record(resolved_on="2022-12-20", returned_on="2022-12-20")
    offered = lan.page("/office/").xpath("//select[@id='period']//option/@value")
    assert offered[:2] == ["days", "o2024-year"]
    assert {"o2023-q1", "c2023-q4", "c2024-year"} <= set(offered)
    assert "o2022-year" not in offered


def test_a_mistyped_year_in_the_data_does_not_fill_the_list(desk: Office, lan: Browser) -> None:
    desk.record(resolved_on="1902-03-10", returned_on="1902-03-10")
    assert len(lan.page("/office/").xpath("//select[@id='period']//option")) == 1 + 12 * 10


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        ("from=2024-03-31&to=2024-03-01", "The first day lies after the last one."),
        ("from=2024-02-30&to=2024-03-01", "Please give the first and the last day."),
        ("from=&to=", "Please give the first and the last day."),
    ],
)
def test_days_that_cannot_be_are_named(desk: Office, lan: Browser, days: str, wrong: str) -> None:
    desk.record()
    page = lan.page(f"/office/?period=days&{days}", 422)
    assert wrong in words(page)
    assert page.xpath("//input[@aria-invalid='true']/@name") == ["from", "to"]


def test_days_that_cannot_be_stay_in_the_form_with_all_the_rest(desk: Office, lan: Browser) -> None:
    desk.record()
    choice = f"unit={desk.units['long'].key}&base=received&role=receiving&withdrawn=1"
    page = lan.page(f"/office/?period=days&from=2024-03-31&to=2024-03-01&{choice}", 422)
    assert sent(page) == {
        "unit": desk.units["long"].key,
        "period": "days",
        "from": "2024-03-31",
        "to": "2024-03-01",
        "drawn": "2024-03-31/2024-03-01",
        "base": "received",
        "role": "receiving",
        "withdrawn": "1",
    }
    (address,) = page.xpath("//a[text()='Export these figures']/@href")
    shown = sent(lan.page(address))
    assert (shown["from"], shown["to"]) == ("2023-12-15", "2024-12-14"), "what the figures are of"


def sent(page: Any) -> dict[str, str]:
    """Return what the form of a page would send as it stands."""
    (form,) = page.xpath("//main//form[.//select[@id='period']]")
    return dict(form.form_values())


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({}, "01/01/2024 to 31/12/2024"),
        ({"period": "c2024-q1"}, "01/01/2024 to 31/03/2024"),
        ({"from": "2024-03-05"}, "05/03/2024 to 31/12/2024"),
        ({"period": "c2024-q1", "to": "2024-03-06"}, "01/01/2024 to 06/03/2024"),
        ({"period": "days"}, "01/01/2024 to 31/12/2024"),
        ({"period": "c2024-q1", "from": "", "to": ""}, "01/01/2024 to 31/03/2024"),
    ],
)
def test_days_that_were_changed_win_over_the_period_in_the_list(
    desk: Office, lan: Browser, changed: dict[str, str], shown: str
) -> None:
    desk.record()
    form = {**sent(lan.page(YEAR)), **changed}
    page = lan.page(f"/office/?{urlencode(form)}")
    assert shown in words(page)
    named = "Calendar year 2024" in page.xpath("//p[@class='lead']")[0].text
    assert (sent(page)["period"] == "days") == (not named), "the list says what counts"


def test_days_once_typed_give_way_to_a_period_that_is_chosen_later(
    desk: Office, lan: Browser
) -> None:
    desk.record()
    typed = lan.page("/office/?period=days&from=2024-03-05&to=2024-03-06")
    form = {**sent(typed), "period": "c2024-q1"}
    assert "01/01/2024 to 31/03/2024" in words(lan.page(f"/office/?{urlencode(form)}"))


def test_an_address_whose_days_are_not_those_of_its_period_means_the_days(
    desk: Office, lan: Browser
) -> None:
    desk.record()
    said = words(lan.page(f"{YEAR}&from=2024-03-05&to=2024-03-06"))
    assert "05/03/2024 to 06/03/2024" in said


def test_free_days_count_both_ends(desk: Office, lan: Browser) -> None:
    for day in ("2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"):
        desk.record(resolved_on=day)
    page = lan.page("/office/?period=days&from=2024-03-05&to=2024-03-06")
    assert page.xpath("//tfoot/tr/td")[0].text == "2"


@pytest.mark.parametrize("period", ["o2024-q9", "x2024-year", "o9999-year", "o²024-year", "c"])
def test_an_unknown_period_is_the_usual_one(desk: Office, lan: Browser, period: str) -> None:
    desk.record()
    assert "Reporting year 2024" in words(lan.page(f"/office/?period={period}"))


def test_a_selection_without_records_says_so(desk: Office, lan: Browser) -> None:
    desk.record()
    said = words(lan.page("/office/?period=c2023-year"))
    assert "No record fits" in said


def test_what_must_be_looked_after_is_named_with_a_link(desk: Office, lan: Browser) -> None:
    record = desk.record(procedure="thu-tuc-la", field="")
    change = HeldChange(record.home, record.code, record.as_of, 10, 4, "{}")
    desk.store.write(lambda db: records.keep_waiting(db, [change], import_id="x"))
    page = lan.page(YEAR)
    assert rows(page, "by-field")[0][0] == "Field not known yet small base"
    assert "Procedures without a field: 1, with 1 records." in words(page)
    links = page.xpath("//p[contains(@class, 'warn')]/a/@href")
    assert links == ["/office/procedures", "/office/held"]


def test_the_lines_can_be_ordered_by_what_is_missing(desk: Office, lan: Browser) -> None:
    for _ in range(6):
        desk.rated()
    for _ in range(5):
        desk.record(field="dat-dai", procedure="1.000002")
    by_size = lan.page(YEAR)
    assert [row[0] for row in rows(by_size, "by-field")] == ["Civil status", "Land"]
    (address, _) = by_size.xpath("//th/a[text()='Missing']/@href")
    by_missing = lan.page(address)
    assert [row[0] for row in rows(by_missing, "by-field")] == ["Land", "Civil status"]
    assert by_missing.xpath("//th[@aria-sort='descending']/text()") == ["Missing", "Missing"]
    for sort in ("name", "rated", "percent", "nonsense"):
        lan.page(f"{YEAR}&sort={sort}")


def test_a_share_that_misses_the_target_is_never_rounded_up_to_it(room: Room) -> None:
    with request_in(room.app, "en"):
        assert shown_percent(19.99, 20) == "19.9%"
        assert shown_percent(20.0, 20) == "20.0%"
        assert shown_percent(19.96) == "20.0%"
        assert (shown_goal(20), shown_goal(17.5)) == ("20%", "17.5%")
    with request_in(room.app, "vi"):
        assert shown_percent(17.391, 20) == "17,4\u00a0%"
        assert shown_goal(20) == "20\u00a0%"


def request_in(app: Flask, language: str):
    return app.test_request_context(f"/office/?lang={language}")


def test_the_page_has_another_base_where_the_office_has_chosen_one(tmp_path: Path) -> None:
    with opened(tmp_path, base="received") as room:
        desk = room.furnish()
        desk.record(status=4, resolved_on=None, returned_on=None)
        assert "Records received in the period" in words(room.official().page("/office/"))
