"""Silence ends a visit, and nothing else does: whoever writes, composes or touches is never thrown out."""

from dataclasses import replace

import pytest

from tests.live.server import eventually
from tests.tablet.offices import ALWAYS
from tests.tablet.people import choose, leave, pair, said, scan, send, write

IDLE = 60
"""Seconds of silence after which the tablets of these tests end a visit."""


@pytest.fixture
def awaken(office, machines):
    """Return what pairs a tablet whose clock the test can move on."""

    def bring(**settings):
        office.decide(replace(ALWAYS, idle=IDLE, **settings))
        tablet = machines(office)
        tablet.watch = lambda page: page.clock.install()
        pair(tablet, office)
        return tablet

    return bring


def later(tablet, seconds):
    """Let seconds go by on the tablet's clock."""
    tablet.page.clock.fast_forward(seconds * 1000)


def answering(tablet, office, comment="Tốt"):
    scan(tablet, office, office.slips[0])
    choose(tablet, "2")
    if comment:
        write(tablet, comment)


def composing(tablet, text):
    """Compose letters with an input method, without finishing them."""
    tablet.page.focus("#q-comment")
    tablet.cdp().send(
        "Input.imeSetComposition",
        {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
    )


def keying(tablet, text):
    tablet.page.focus("#q-comment")
    tablet.page.keyboard.press(text[-1])


def touching(tablet, _text):
    tablet.page.touchscreen.tap(5, 300)


@pytest.mark.parametrize("sign", [composing, keying, touching])
def test_any_sign_of_life_keeps_a_visit_going(office, awaken, sign):
    tablet = awaken()
    answering(tablet, office, comment="")
    for round_ in range(1, 5):
        later(tablet, IDLE / 3)
        sign(tablet, "nghieng"[:round_])
    assert tablet.state() == "asking"
    assert tablet.page.locator(".countdown").count() == 0
    written = tablet.page.input_value("#q-comment")
    assert written == {composing: "nghi", keying: "nghi", touching: ""}[sign]


def test_silence_ends_a_visit_and_clears_what_was_written(office, awaken):
    tablet = awaken()
    answering(tablet, office)
    later(tablet, IDLE - 5)
    tablet.page.locator(".countdown").wait_for()
    later(tablet, 6)
    tablet.until("waiting")
    scan(tablet, office, office.slips[1])
    choose(tablet, "5")
    assert tablet.page.input_value("#q-comment") == ""
    assert office.responses() == office.apart() == []


def test_the_last_seconds_are_seen_and_announced(office, awaken):
    tablet = awaken()
    answering(tablet, office)
    later(tablet, IDLE - 20)
    assert tablet.page.locator(".countdown").count() == 0
    later(tablet, 6)
    shown = tablet.page.locator(".countdown .seconds")
    shown.wait_for()
    assert 12 <= int(shown.inner_text()) <= 15
    spoken = tablet.page.locator("[role=alert]")
    first = eventually(lambda: spoken.inner_text().strip(), "the announcement")
    seconds = [str(number) for number in range(12, 16)]
    assert first in [said("countdown.spoken", seconds=number) for number in seconds]
    later(tablet, 5)
    second = eventually(
        lambda: (now := spoken.inner_text().strip()) != first and now, "the next announcement"
    )
    assert second in [said("countdown.spoken", seconds=number) for number in range(6, 11)]
    tablet.button(said("countdown.stay")).click()
    shown.wait_for(state="detached")
    eventually(lambda: not spoken.inner_text().strip(), "silence")
    later(tablet, IDLE - 20)
    assert tablet.state() == "asking"


def test_a_slow_persons_question_is_asked_for_as_long_as_it_takes(office, awaken):
    tablet = awaken()
    answering(tablet, office)
    for _ in range(6):
        later(tablet, IDLE - 10)
        tablet.page.locator(".countdown").wait_for()
        tablet.page.keyboard.press("ArrowLeft")
        tablet.page.locator(".countdown").wait_for(state="detached")
    send(tablet)
    tablet.until("sent")


@pytest.mark.parametrize(("level", "many"), [("2", 1), (None, 0)])
def test_what_was_begun_is_sent_and_marked_where_the_office_wants_it(office, awaken, level, many):
    tablet = awaken(send_partial=True)
    scan(tablet, office, office.slips[0])
    tablet.until("asking")
    if level:
        choose(tablet, level)
        write(tablet, "Tôi phải đi")
    later(tablet, IDLE - 5)
    later(tablet, 6)
    tablet.until("waiting")
    scan(tablet, office, office.slips[1])
    choose(tablet, "5")
    send(tablet)
    tablet.until("sent")
    kept = {row["token"]: row["partial"] for row in office.responses()}
    assert kept == {office.slips[1]: 0, **({office.slips[0]: 1} if many else {})}


def test_thanks_go_by_themselves(office, awaken):
    tablet = awaken()
    answering(tablet, office)
    send(tablet)
    tablet.until("sent")
    later(tablet, 6)
    tablet.until("waiting")
    leave(tablet)
