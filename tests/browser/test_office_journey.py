"""An official's day: sign in, import, find a record, print its slip, export the figures, sign out."""

import io

import pikepdf
import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.offices import NEW
from tests.browser.test_journey import codes_on
from tests.browser.visitors import WORDS
from tests.live.server import serving

NEW_CODE = NEW.splitlines()[1].partition(",")[0]


@pytest.fixture
def office(demo, tmp_path):
    copy = demo.copy(tmp_path / "instance")
    with serving(copy.instance) as server:
        yield copy, server.address


def sign_in(page, office):
    account, address = office
    page.goto(f"{address}/office/?lang=en")
    page.get_by_label("Account name").fill(account.name)
    page.get_by_label("Password").fill(account.password)
    page.get_by_role("button", name=WORDS["en"]["sign in"]).click()
    page.wait_for_url("**/office/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Coverage of ratings")


def taken(page, press):
    """Return the bytes of the file that pressing a button leads to, however the browser shows it."""
    with page.expect_response(lambda answer: answer.url.endswith("/file")) as answered:
        press()
    file = page.context.request.get(answered.value.url)
    assert file.ok
    return file.body()


@pytest.mark.parametrize(
    "device",
    [DESKTOP, {**PHONE, "java_script_enabled": False}],
    ids=["on a desktop", "on a phone without JavaScript"],
)
def test_a_day_at_the_office(office, browse, tmp_path, device):
    page = browse(**device)
    sign_in(page, office)
    page.get_by_role("link", name="Import").click()
    file = {"name": "records.csv", "mimeType": "text/csv", "buffer": NEW.encode()}
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before the import")
    page.get_by_role("button", name="Import the rows (2)").click()
    expect(page.get_by_text("Xã Nghi Lonng").first).to_be_visible()

    page.get_by_role("link", name="Records", exact=True).click()
    page.get_by_label("Record code").fill(f" {NEW_CODE.lower()} ")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NEW_CODE)
    first = slip(page, tmp_path / "first")
    page.get_by_role("link", name="Slip lost: new code …").click()
    page.get_by_role("button", name="Yes, make a new code").click()
    second = slip(page, tmp_path / "second")
    assert first != second
    citizen = browse(**PHONE)
    citizen.goto(first)
    expect(citizen.get_by_role("heading", level=1)).to_have_text(
        "Phiếu này đã được thay bằng phiếu mới"
    )
    citizen.goto(second)
    expect(citizen.get_by_role("radio")).to_have_count(5)

    page.get_by_role("link", name="Export", exact=True).click()
    button = page.get_by_role("button", name="Export")
    book = load_workbook(io.BytesIO(taken(page, button.click)))
    assert book.worksheets[0].max_row > 20

    page.get_by_role("link", name="Coverage", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.go_back(wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert "Nghi Long" not in page.content()


def test_of_days_and_period_the_one_touched_last_counts(office, browse):
    page = browse(**DESKTOP)
    sign_in(page, office)
    first, period = page.get_by_label("First day"), page.get_by_label("Period", exact=True)
    shown = page.locator(".lead")
    as_drawn = first.input_value()
    first.fill("2023-03-05")
    expect(period).to_have_value("days")
    period.select_option("c2023-q1")
    expect(first).to_have_value(as_drawn)
    page.get_by_role("button", name="Show").click()
    expect(shown).to_contain_text("01/01/2023 to 31/03/2023")
    period.select_option("c2023-q2")
    first.fill("2023-03-05")
    page.get_by_role("button", name="Show").click()
    expect(shown).to_contain_text("05/03/2023 to 31/03/2023")


def slip(page, folder):
    """Print the record's slip; return the address in its code."""
    folder.mkdir()
    pdf = taken(page, page.get_by_role("button", name="Print the slip").click)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
    (folder / "slip.pdf").write_bytes(pdf)
    (address,) = codes_on(folder / "slip.pdf", "a5", folder)
    page.go_back()
    return address
