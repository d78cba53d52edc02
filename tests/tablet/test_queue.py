"""Unsent answers lie sealed, are never dropped and can be handed in by file; and what ends or renews a tablet."""

import json
import re
from dataclasses import replace

from kiosk.app import clock
from kiosk.core.days import VIETNAM
from kiosk.journey import devices
from tests.live.server import eventually
from tests.tablet.offices import ALWAYS
from tests.tablet.people import (
    choose,
    leave,
    pair,
    rate,
    said,
    scan,
    send,
    shown_words,
    start,
    without,
)
from tests.tablet.test_leaks import TRACE, on_the_disk

FORTY_DAYS = 40 * 86_400_000
BEAT = 10_000
"""Milliseconds after which a tablet that is in use tells how it does."""


def with_clock(tablet):
    """Let the test move the tablet's clock on."""
    tablet.watch = lambda page: page.clock.install()
    return tablet


def beaten(office, tablet, path):
    """Let the tablet tell how it does; return whether it has asked for a path."""
    tablet.page.clock.fast_forward(BEAT)
    return path in [one.path for one in office.line.passed]


def offline(office, tablet, *numbers):
    """Let citizens answer while there is no network."""
    office.line.cut()
    for number in numbers:
        scan(tablet, office, office.slips[number])
        assert rate(tablet, "3", TRACE) == "sent-offline"
        leave(tablet)


def open_staff_menu(tablet, pin=ALWAYS.pin):
    tablet.button(said("staff")).click()
    tablet.until("pin")
    type_pin(tablet, pin)


def type_pin(tablet, pin):
    for digit in pin:
        tablet.page.locator(".pad").get_by_role("button", name=digit, exact=True).click()
    tablet.button(said("continue")).click()


def test_what_waits_lies_sealed_and_survives_a_pulled_plug(office, machines):
    tablet = machines(office)
    pair(tablet, office)
    offline(office, tablet, 0)
    tablet.kill()
    assert on_the_disk(tablet) == []
    office.line.mend()
    tablet.start()
    (kept,) = eventually(office.responses, "the answer")
    assert TRACE in kept["answers"]


def test_nothing_is_dropped_by_age(office, machines):
    tablet = with_clock(machines(office))
    pair(tablet, office)
    offline(office, tablet, 0)
    tablet.page.clock.fast_forward(FORTY_DAYS)
    office.line.mend()
    tablet.page.clock.fast_forward(120_000)
    (kept,) = eventually(office.responses, "the answer")
    assert kept["submitted_at"] < kept["received_at"]
    assert kept["clock_seconds"] >= FORTY_DAYS / 1000


def test_a_file_of_unsent_answers_is_handed_in_and_nothing_comes_twice(
    office, machines, clerk, tmp_path
):
    tablet = machines(office)
    pair(tablet, office)
    offline(office, tablet, 0, 1)
    open_staff_menu(tablet)
    tablet.until("staff")
    with tablet.page.expect_download() as saved:
        tablet.button(said("act.export")).click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.name.startswith("kiosk-tablet-Quầy-1-")
    assert TRACE.encode() not in file.read_bytes()
    office.line.mend()
    office.line.fail(1000)
    for _ in range(2):
        clerk.goto(f"{office.address}/office/tablets/file")
        clerk.locator("input[type=file]").set_input_files(file)
        clerk.locator("main form button").click()
        clerk.get_by_text("Đã nhận tệp của").first.wait_for()
    assert len(office.responses()) == 2
    office.line.fail(0)
    tablet.button(said("act.send-now")).click()
    eventually(lambda: 200 in office.line.statuses(), "the tablet's own sending")
    assert {row["state"] for row in office.responses()} == {"counted"}
    assert len(office.responses()) == 2


def test_a_retired_tablet_stops_and_what_it_holds_waits_for_an_official(office, machines):
    tablet = machines(office)
    device = pair(tablet, office)
    offline(office, tablet, 0)
    assert devices.retire(office.store, device, office.act) is None
    office.line.mend()
    tablet.until("out-of-order", seconds=60)
    assert said("out.retired") in tablet.words()
    (held,) = eventually(office.apart, "the answer")
    assert (held["kind"], held["decision"]) == ("quarantined", None)
    assert office.responses() == []

    office.line.cut()
    tablet.kill()
    tablet.start()
    tablet.until("out-of-order")
    assert said("out.retired") in tablet.words()

    office.line.mend()
    open_staff_menu(tablet)
    tablet.until("staff")
    tablet.button(said("act.pair")).click()
    office.approve(shown_words(tablet), "Quầy 2")
    tablet.until("waiting")
    scan(tablet, office, office.slips[1])
    assert rate(tablet) == "sent"


def test_the_app_runs_in_one_window_only(office, machines):
    tablet = machines(office)
    pair(tablet, office)
    first = tablet.page
    tablet._page = tablet.context.new_page()
    tablet.page.goto(f"{office.address}/tablet")
    tablet.until("busy")
    assert said("busy.elsewhere") in tablet.words()
    first.close()
    tablet.until("waiting")


def test_settings_come_when_nobody_is_there(office, machines):
    tablet = with_clock(machines(office))
    pair(tablet, office)
    scan(tablet, office, office.slips[0])
    choose(tablet, "5")
    office.decide(replace(ALWAYS, message={"vi": "Mời Ông/Bà đánh giá", "en": "Please rate"}))
    eventually(lambda: beaten(office, tablet, "/tablet/settings"), "the settings")
    assert tablet.state() == "asking"
    send(tablet)
    tablet.until("sent")
    leave(tablet)
    eventually(lambda: "Mời Ông/Bà đánh giá" in tablet.words(), "the message")


def test_wrong_pins_lock_the_staff_menu_over_a_restart(office, machines):
    tablet = machines(office)
    pair(tablet, office)
    open_staff_menu(tablet, "000000")
    told = tablet.page.locator(".pin-wrong")
    for tries in range(1, 5):
        eventually(lambda tries=tries: said("pin.wrong", tries=tries) in told.inner_text(), "no")
        type_pin(tablet, "000000")
    locked = re.compile(r"\b[123]?\d giây")
    eventually(lambda: locked.search(told.inner_text()), "how long it is locked")
    tablet.kill()
    tablet.start()
    tablet.until("waiting")
    tablet.button(said("staff")).click()
    told = tablet.page.locator(".pin-wrong")
    eventually(lambda: locked.search(told.inner_text()), "how long it is locked")


def test_a_new_app_is_taken_over_when_nobody_is_there(office, machines):
    tablet = with_clock(machines(office))
    pair(tablet, office)
    mark = tablet.page.evaluate("document.querySelector('script[type=module]').src.split('/')[5]")
    scan(tablet, office, office.slips[0])
    choose(tablet, "5")
    office.line.renew(mark, "fedcba9876543210")
    tablet.page.clock.fast_forward(BEAT)
    tablet.eventually(
        "navigator.serviceWorker.getRegistration('/tablet').then(one => Boolean(one.waiting))",
        "the new app",
    )
    assert tablet.state() == "asking"
    send(tablet)
    tablet.until("sent")
    leave(tablet)
    renewed = tablet.page.locator('script[src*="fedcba9876543210"]')
    renewed.wait_for(state="attached")
    tablet.until("waiting")
    without(tablet)
    assert rate(tablet) == "sent"


def test_the_tablet_sleeps_outside_hours_and_a_touch_wakes_it(office, machines):
    morning = clock().astimezone(VIETNAM).hour < 12
    closed = (("23:00", "23:59"),) if morning else (("00:00", "00:01"),)
    office.decide(replace(ALWAYS, sleep=True, hours=dict.fromkeys("1234567", closed)))
    tablet = machines(office)
    tablet.start()
    office.approve(shown_words(tablet))
    tablet.until("asleep")
    tablet.page.locator("button.start").click()
    start(tablet)


def test_only_what_the_server_has_named_goes(office, machines):
    tablet = machines(office)
    pair(tablet, office)
    offline(office, tablet, 0, 1, 2)

    def forgetful(content):
        told = json.loads(content)
        told["answers"] = told["answers"][1:] if len(told["answers"]) > 1 else []
        return json.dumps(told).encode()

    office.line.reply = forgetful
    office.line.mend()
    eventually(lambda: office.line.statuses().count(200) >= 2, "two replies")
    open_staff_menu(tablet)
    tablet.until("staff")
    unsent = tablet.page.locator("[data-fact=unsent]")
    eventually(lambda: unsent.inner_text() == "1", "the answer that was never named")
    office.line.reply = lambda content: content
    tablet.button(said("act.send-now")).click()
    eventually(lambda: unsent.inner_text() == "0", "all to be named")
    assert [row["state"] for row in office.responses()] == ["counted"] * 3


def test_what_the_server_does_not_keep_stays_for_the_staff(office, machines):
    tablet = machines(office)
    pair(tablet, office)

    def full(content):
        told = json.loads(content)
        for one in told["answers"]:
            one.update(result="refused", why="flood", kept=False)
        return json.dumps(told).encode()

    office.line.reply = full
    scan(tablet, office, office.slips[0])
    choose(tablet, "5")
    send(tablet)
    eventually(lambda: office.line.statuses().count(200), "the refusal")
    tablet.until("waiting", seconds=30)
    open_staff_menu(tablet)
    tablet.until("staff")
    refused = tablet.page.locator("[data-fact=refused]")
    eventually(lambda: refused.inner_text() == "1", "the refused answer")
    assert tablet.page.locator("[data-fact=unsent]").inner_text() == "0"
    with tablet.page.expect_download() as saved:
        tablet.button(said("act.export")).click()
    assert len(json.loads(saved.value.path().read_bytes())["answers"]) == 1
    tablet.button(said("act.clear-refused")).click()
    eventually(lambda: refused.inner_text() == "0", "an empty list")


_TONES = """
    window.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...of) { window.tones += 1; return start.apply(this, of); };
"""


def test_a_code_is_heard_only_where_the_office_wants_it(office, machines):
    tablet = machines(office)
    tablet.watch = lambda page: page.add_init_script(_TONES)
    pair(tablet, office)
    scan(tablet, office, office.slips[0])
    assert tablet.page.evaluate("window.tones") == 0
    assert rate(tablet) == "sent"
    office.decide(replace(ALWAYS, sound=True))
    leave(tablet)
    fetched = "/tablet/settings"
    eventually(lambda: fetched in [one.path for one in office.line.passed], "the settings")
    tablet.until("waiting")
    scan(tablet, office, office.slips[1])
    eventually(lambda: tablet.page.evaluate("window.tones") == 1, "a sound")
