"""What people do at a tablet: they see what is written on it, touch it, type, and show their slips."""

from contextlib import suppress

from playwright.sync_api import Error

from kiosk.app import translator
from kiosk.web.tablet_texts import TEXTS
from tests.tablet.machine import Tablet
from tests.tablet.offices import Desk

TAKEN = ", ".join(f'html[data-state="{name}"]' for name in ("busy", "asking", "already-rated"))
"""What a tablet does that has taken a code."""
THANKS = ("sent", "sent-offline")
"""What an answer ends with that is kept."""


def said(key: str, **params: object) -> str:
    """Return what the tablet says in Vietnamese."""
    return translator("vi")(TEXTS[key]) % params if params else translator("vi")(TEXTS[key])


def pair(tablet: Tablet, office: Desk, name: str = "Quầy 1") -> str:
    """Start a tablet and make it one of the office's; return its id."""
    tablet.start()
    device = office.approve(shown_words(tablet), name)
    # It asks every three seconds, and at once when it starts.
    tablet.page.reload()
    tablet.until("waiting")
    tablet.ready_for_offline()
    return device


def shown_words(tablet: Tablet) -> str:
    """Return the words that an official types to pair the tablet."""
    tablet.until("unpaired")
    words = tablet.page.locator(".words span")
    words.nth(2).wait_for()
    return " ".join(words.all_inner_texts())


def scan(tablet: Tablet, office: Desk, token: str) -> None:
    """Hold a slip under a scanner that types what it reads, once more where the tablet has not taken it.

    A busy machine types slower than any scanner; the tablet then takes it for a person's typing, or a part of it only.
    """
    for _ in range(10):
        tablet.page.keyboard.type(f"{office.address}/S/{token}".upper())
        tablet.page.keyboard.press("Enter")
        with suppress(Error):
            tablet.page.locator(TAKEN).wait_for(state="attached", timeout=2000)
            return
    raise AssertionError(f"nothing was scanned: {tablet.words()}")


def type_in(tablet: Tablet, token: str) -> None:
    """Type the code of a slip on the keys of the screen."""
    start(tablet)
    tablet.button(said("type")).click()
    for symbol in token:
        tablet.page.locator(".pad").get_by_role("button", name=symbol, exact=True).click()
    tablet.button(said("continue")).click()


def start(tablet: Tablet) -> None:
    """Touch the big button."""
    tablet.until("waiting")
    tablet.page.locator("button.start").click()
    tablet.until("reading")


def without(tablet: Tablet) -> None:
    """Begin to rate without a slip."""
    start(tablet)
    tablet.button(said("without")).click()


def choose(tablet: Tablet, level: str) -> None:
    """Say how satisfied one is: "5" is the best of five levels."""
    tablet.until("asking")
    tablet.page.locator(f'[data-question="overall"][data-code="{level}"]').click()
    tablet.page.locator("#q-comment").wait_for()


def write(tablet: Tablet, comment: str) -> None:
    """Write something in one's own words."""
    tablet.page.locator("#q-comment").fill(comment)


def send(tablet: Tablet) -> None:
    """Touch what sends the answer."""
    tablet.button(said("asking.send")).click()


def rate(tablet: Tablet, level: str = "5", comment: str = "") -> str:
    """Answer everything; return which thanks were shown."""
    choose(tablet, level)
    if comment:
        write(tablet, comment)
    send(tablet)
    return tablet.until(*THANKS)


def leave(tablet: Tablet) -> None:
    """Touch what ends the visit, or go away: it has come to its end."""
    ways = tablet.button(said("done")).or_(tablet.button(said("back.start")))
    if ways.count():
        ways.first.dispatch_event("click")
    tablet.until("waiting")
