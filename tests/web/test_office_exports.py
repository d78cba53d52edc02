import io
import json
from typing import Any

import openpyxl
import pytest

from kiosk.core.exports import KINDS
from kiosk.web.office_exports import FORMATS
from tests.builders import Office
from tests.web.officials import Browser, Room, checked, rows, words

YEAR = {"period": "c2024-year", "base": "resolved", "role": "resolving", "unit": ""}


def export(lan: Browser, **fields: Any) -> Any:
    lan.get("/office/exports")
    return lan.follow(lan.send("/office/exports", **{**YEAR, "format": "json", **fields}))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_every_export_comes_in_every_form(desk: Office, lan: Browser, kind: str, form: str) -> None:
    desk.rated()
    desk.record()
    response = export(lan, kind=kind, format=form, confirmed="1")
    assert response.status_code == 200
    name = response.headers["Content-Disposition"]
    assert name.startswith("attachment")
    assert name.endswith(f"2024-03-20.{form}")
    match form:
        case "xlsx":
            assert openpyxl.load_workbook(io.BytesIO(response.data)).worksheets[0].max_row > 1
        case "csv":
            assert response.data.startswith(b"\xef\xbb\xbf")
        case "json":
            assert json.loads(response.data)["rows"]


def test_a_vietnamese_excel_gets_semicolons_and_decimal_commas(desk: Office, lan: Browser) -> None:
    for _ in range(6):
        desk.rated()
    desk.record()
    text = export(lan, kind="coverage", format="csv-semicolon").data.decode("utf-8-sig")
    assert ";85,71" in text
    assert "," not in text.splitlines()[0]


def test_the_form_is_filled_in_as_the_coverage_page_was(desk: Office, lan: Browser) -> None:
    desk.record()
    unit = desk.units["long"].key
    page = lan.page(f"/office/?period=c2024-q1&base=received&role=receiving&unit={unit}")
    (address,) = page.xpath("//a[text()='Export these figures']/@href")
    form = lan.page(address)
    chosen = form.xpath(
        "//select/option[@selected]/@value | //select//optgroup/option[@selected]/@value"
    )
    assert chosen == [unit, "c2024-q1", "received", "receiving"]
    assert form.xpath("//input[@name='kind'][@checked]/@value") == ["coverage"]


def test_the_filters_hold_for_the_file(desk: Office, lan: Browser) -> None:
    desk.record()
    other = desk.record(**desk.at("van"))
    desk.record(**desk.at("van"), resolved_on="2023-03-01")
    unit = desk.units["van"].key
    codes = [row["code"] for row in json.loads(export(lan, kind="records", unit=unit).data)["rows"]]
    assert codes == [other.code]
    everything = json.loads(export(lan, kind="records", period="all").data)["rows"]
    assert len(everything) == 3


def test_what_the_page_promises_of_each_form_is_true(desk: Office, lan: Browser) -> None:
    desk.rated()
    promise = words(lan.page("/office/exports"))
    assert (
        "Excel and JSON files name the unit, the period and, where one applies, the base" in promise
    )
    assert "CSV files hold only the rows" in promise
    period = "Period: 01/01/2024 to 31/12/2024, both days included"
    for kind in KINDS:
        made = {form: export(lan, kind=kind, format=form, confirmed="1").data for form in FORMATS}
        book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
        noted = {cell.value for row in book.worksheets[-1] for cell in row}
        for notes in (noted, set(json.loads(made["json"])["notes"])):
            assert {"Unit: All units (by resolving unit)", period} <= notes
            assert any(note and note.startswith("Base: ") for note in notes) == (kind != "06a")
        assert period not in made["csv"].decode() + made["csv-semicolon"].decode()


def test_figures_need_a_period(desk: Office, lan: Browser) -> None:
    lan.get("/office/exports")
    response = lan.send("/office/exports", **{**YEAR, "kind": "06a", "period": "all"})
    page = checked(response, 422)
    assert "These figures need a period." in words(page)
    assert page.xpath("//select[@id='period']//option[@selected]/@value") == ["all"]


def test_days_that_cannot_be_are_named(desk: Office, lan: Browser) -> None:
    lan.get("/office/exports")
    days = {"period": "days", "from": "2024-03-02", "to": "2024-03-01"}
    typed = {"kind": "links", "confirmed": "1", "format": "csv", "base": "received"}
    page = checked(lan.send("/office/exports", **{**YEAR, **typed, **days}), 422)
    assert "The first day lies after the last one." in words(page)
    (form,) = page.xpath("//form[@class='card']")
    assert dict(form.form_values()).items() >= {**typed, **days}.items(), "nothing typed is lost"


def test_typed_days_hold_for_the_file_whatever_the_list_says(desk: Office, lan: Browser) -> None:
    desk.record(resolved_on="2024-03-04")
    fifth = desk.record(resolved_on="2024-03-05")
    drawn = {"from": "2024-01-01", "to": "2024-12-31", "drawn": "2024-01-01/2024-12-31"}
    for period in ("c2024-year", "all"):
        typed = {**drawn, "from": "2024-03-05", "period": period}
        document = json.loads(export(lan, kind="records", **typed).data)
        assert [row["code"] for row in document["rows"]] == [fifth.code]
        assert "Period: 05/03/2024 to 31/12/2024, both days included" in document["notes"]
    everything = json.loads(export(lan, kind="records", **drawn, period="all").data)
    assert len(everything["rows"]) == 2


def test_links_are_only_exported_by_who_knows_what_they_are(
    room: Room, desk: Office, lan: Browser
) -> None:
    desk.record()
    lan.get("/office/exports")
    page = checked(lan.send("/office/exports", **{**YEAR, "kind": "links"}), 422)
    assert "Please tick this to export links." in words(page)
    assert page.xpath("//input[@name='kind'][@checked]/@value") == ["links"]
    assert desk.rows("SELECT count(*) FROM code") == [(0,)]
    (row,) = json.loads(export(lan, kind="links", confirmed="1").data)["rows"]
    assert row["link"].startswith("https://danhgia.example.gov.vn/o/")
    assert ["20/03/2024 12:00", "lan", "exported", "links (1)"] in rows(
        lan.page("/office/people"), "log"
    )


def test_only_links_hold_codes(desk: Office, lan: Browser) -> None:
    record = desk.rated()
    token = desk.code(record)
    for kind in set(KINDS) - {"links"}:
        assert token.encode() not in export(lan, kind=kind).data
