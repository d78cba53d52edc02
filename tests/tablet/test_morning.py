"""A desk's morning: every way to a record, a cut network, a pulled plug; nothing is lost and nothing counts twice."""

from datetime import datetime

from playwright.sync_api import expect

from tests.live.server import eventually
from tests.tablet import film
from tests.tablet.people import (
    leave,
    rate,
    scan,
    shown_words,
    start,
    type_in,
    without,
)

FIRST = "H41.14-240301-0001"
PUSHED = "H41.14-240302-0003"


def pair_at_the_desk(office, tablet, clerk):
    """Type the words that the tablet shows into the office's page; return the tablet's id."""
    clerk.goto(f"{office.address}/office/tablets")
    clerk.locator("#words").fill(shown_words(tablet))
    clerk.locator("#name").fill("Quầy 1")
    clerk.locator("#unit").select_option(label="Xã Nghi Long")
    clerk.locator("#counter").fill("1")
    clerk.locator("form[aria-labelledby=pair] button").click()
    tablet.until("waiting")
    tablet.ready_for_offline()
    (row,) = office.rows("SELECT id FROM device")
    return row["id"]


def push(office, clerk, record):
    """Send a record from the clerk's page with a code and Enter."""
    clerk.goto(f"{office.address}/office/desk")
    expect(clerk.locator("#code")).to_be_focused()
    clerk.keyboard.type(record)
    clerk.keyboard.press("Enter")


def test_a_desks_morning(office, machines, clerk, tmp_path):
    slip = film.slip(office.store, FIRST, office.address, tmp_path / "print")
    tablet = machines(office, film=film.film(film.clean(slip), tmp_path / "film.mjpeg", before=6))
    tablet.start()
    device = pair_at_the_desk(office, tablet, clerk)

    start(tablet)
    assert rate(tablet, "5") == "sent"
    leave(tablet)
    scan(tablet, office, office.slips[1])
    assert rate(tablet, "4", "Nhanh, gọn") == "sent"
    leave(tablet)
    type_in(tablet, office.slips[2])
    assert rate(tablet, "3") == "sent"
    leave(tablet)
    push(office, clerk, PUSHED)
    assert rate(tablet, "5") == "sent"
    leave(tablet)

    office.line.cut()
    for number in range(4, 8):
        scan(tablet, office, office.slips[number])
        assert rate(tablet, "5") == "sent-offline"
        leave(tablet)
    without(tablet)
    assert rate(tablet, "2") == "sent-offline"
    tablet.kill()

    office.line.mend()
    office.line.fail(3)
    tablet.start()
    eventually(lambda: len(office.responses()) == 8 and office.apart(), "all answers")
    assert office.line.statuses().count(502) == 3
    tablet.until("waiting")

    kept = {row["token"]: row for row in office.responses()}
    assert len(kept) == 8
    assert {row["state"] for row in kept.values()} == {"counted"}
    assert {row["channel"] for row in kept.values()} == {"tablet"}
    assert {row["device"] for row in kept.values()} == {device}
    evidence = [kept[token]["evidence"] for token in office.slips[:8]]
    assert evidence == ["scanned", "scanned", "typed", "pushed", *["scanned"] * 4]
    for row in kept.values():
        given, got = (datetime.fromisoformat(row[at]) for at in ("submitted_at", "received_at"))
        assert given <= got
    later = [kept[token] for token in office.slips[4:8]]
    assert min(row["received_at"] for row in later) > max(row["submitted_at"] for row in later)
    (loose,) = office.apart()
    assert (loose["kind"], loose["device"]) == ("loose", device)
    assert loose["submitted_at"] < loose["received_at"]
    assert office.rows("SELECT state FROM push") == [{"state": "rated"}]
