"""The clerk's page in a real browser: scanned codes go off one after the other, and the tablet's state stays true."""

import pytest
from playwright.sync_api import expect

from kiosk.app import clock
from kiosk.core.days import instant
from kiosk.store import pushes
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.offices import open_office
from tests.browser.test_office_journey import sign_in


@pytest.fixture
def office(demo, tmp_path):
    copy = demo.copy(tmp_path / "instance")
    with open_office(copy.instance, copy.name, copy.password) as opened:
        yield opened


def at_the_desk(office, page, state="waiting"):
    """Open the desk of a new tablet; return the field for codes and the tablet's id."""
    sign_in(page, (office, office.address))
    tablet = office.tablet(state)
    page.goto(f"{office.address}/office/desk")
    field = page.get_by_label("Record code")
    expect(field).to_be_focused()
    return field, tablet


def sent(page):
    return page.get_by_role("table").locator("tbody tr")


def scan(page, text):
    """Type as a scanner does: fast, and Enter at the end."""
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def shown_by(office, tablet):
    """Let the tablet take what waits for it; return the push."""
    push = office.store.glance(lambda db: pushes.latest(db, tablet, many=1))[0]
    assert office.store.write(lambda db: pushes.show(db, push, instant(clock())))
    return push


def test_codes_scanned_at_once_all_go_off_in_their_order(office, browse):
    page = browse(**DESKTOP)
    field, _ = at_the_desk(office, page)
    codes = [office.record().code for _ in range(4)]
    for code in codes:
        scan(page, code)
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    expect(sent(page)).to_have_count(4)
    told = [line.split("\t") for line in sent(page).all_inner_texts()]
    assert told == [
        [codes[3], "waiting"],
        *([code, "replaced by the next"] for code in reversed(codes[:3])),
    ]
    expect(page.locator("main > .note").first).to_contain_text(f"{codes[3]} was sent to")


def test_a_slips_address_is_taken_from_a_scanner(office, browse):
    page = browse(**DESKTOP)
    at_the_desk(office, page)
    scan(page, f"HTTPS://DANHGIA.EXAMPLE.GOV.VN/S/{office.code()}")
    expect(sent(page)).to_have_count(1)


def test_a_wrong_code_is_told_and_gone_with_the_next_right_one(office, browse):
    page = browse(**DESKTOP)
    field, _ = at_the_desk(office, page)
    wrong = page.get_by_role("alert")
    scan(page, "H41-1")
    expect(wrong).to_contain_text("No record and no slip has the code “H41-1”")
    expect(field).to_be_focused()
    scan(page, office.record().code)
    expect(sent(page)).to_have_count(1)
    expect(wrong).to_have_text("")


def test_the_page_follows_the_tablet_by_itself(office, browse):
    page = browse(**DESKTOP)
    field, tablet = at_the_desk(office, page)
    scan(page, office.record().code)
    state = page.get_by_role("region", name="On the tablet")
    expect(state).to_contain_text("On its way to the tablet")
    push = shown_by(office, tablet)
    page.keyboard.type("half a co")
    expect(state).to_contain_text("Ready to rate on the tablet")
    expect(page.locator("[data-part=spoken]")).to_contain_text("Ready to rate on the tablet")
    office.store.write(lambda db: pushes.settle(db, push, "rated", instant(clock())))
    expect(state).to_contain_text("Rated")
    expect(field).to_have_value("half a co")


def test_what_cannot_be_sent_is_not_lost(office, browse):
    page = browse(**DESKTOP)
    field, _ = at_the_desk(office, page)
    page.context.set_offline(True)
    scan(page, "H41.29-231201-0001")
    expect(page.get_by_role("alert")).to_contain_text("The server cannot be reached")
    expect(field).to_have_value("H41.29-231201-0001")


def test_who_was_signed_out_meanwhile_is_asked_to_sign_in(office, browse):
    page = browse(**DESKTOP)
    at_the_desk(office, page)
    page.context.clear_cookies(name="kiosk_session")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_the_desk_works_without_scripts_on_a_phone(office, browse):
    page = browse(**PHONE, java_script_enabled=False)
    field, tablet = at_the_desk(office, page)
    record = office.record()
    scan(page, record.code)
    expect(sent(page)).to_have_text(f"{record.code}waiting")
    expect(field).to_be_focused()
    shown_by(office, tablet)
    page.get_by_role("link", name="Look again").click()
    state = page.get_by_role("region", name="On the tablet")
    expect(state).to_contain_text("Ready to rate on the tablet")
    scan(page, office.record().code)
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("Withdrawn: the tablet will not show it.")).to_be_visible()
