"""Nothing of the last person is left on the tablet, however the visit ended, wherever the next one looks."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.app import clock
from kiosk.journey import slips
from kiosk.journey.responses import Stored, submit
from tests.builders import TERMS, Office, act_at
from tests.tablet.machine import Tablet
from tests.tablet.offices import ALWAYS, Desk
from tests.tablet.people import choose, leave, pair, said, scan, send, start, write

TRACE = "Tôi là Nguyễn Thị Vết 8361"
"""What a person writes who does not want it to be read."""
QUIET = 20
"""Seconds of silence after which the tablets of these tests end a visit."""


@pytest.fixture
def tablet(office: Desk, machines) -> Tablet:
    office.decide(replace(ALWAYS, idle=QUIET))
    made: Tablet = machines(office)
    made.watch = lambda page: page.clock.install()
    pair(made, office)
    return made


def answering(tablet: Tablet, office: Desk) -> None:
    """Scan the first slip, say how it was, and write something."""
    scan(tablet, office, office.slips[0])
    choose(tablet, "1")
    write(tablet, TRACE)


def sent(tablet: Tablet, office: Desk) -> None:
    answering(tablet, office)
    send(tablet)
    tablet.until("sent")
    leave(tablet)


def sent_offline(tablet: Tablet, office: Desk) -> None:
    answering(tablet, office)
    office.line.cut()
    send(tablet)
    tablet.until("sent-offline")
    office.line.mend()
    leave(tablet)


def declined(tablet: Tablet, office: Desk) -> None:
    scan(tablet, office, office.slips[0])
    tablet.until("asking")
    tablet.button(said("asking.decline")).click()
    tablet.until("declined")
    leave(tablet)


def given_up(tablet: Tablet, office: Desk) -> None:
    answering(tablet, office)
    tablet.page.clock.fast_forward(QUIET * 1000)
    tablet.until("waiting")


def rated_elsewhere(tablet: Tablet, office: Desk) -> None:
    answering(tablet, office)
    other = Office.submission(_counter(office), office.slips[0])
    given = submit(office.store, other, replace(TERMS, code_days=0), now=clock())
    assert isinstance(given, Stored)
    send(tablet)
    tablet.until("already-rated")
    leave(tablet)


def _counter(office: Desk) -> Office:
    """Return somebody who can make answers, without furnishing the store again."""
    made = Office.__new__(Office)
    made.store, made.act, made._answers = office.store, act_at(clock()), 0
    return made


def slip_replaced(tablet: Tablet, office: Desk) -> None:
    answering(tablet, office)
    assert slips.reissue(office.store, "H41.14-240301-0001", office.act)
    send(tablet)
    tablet.until("wrong-code")
    leave(tablet)


def typed_wrongly(tablet: Tablet, office: Desk) -> None:
    start(tablet)
    tablet.button(said("type")).click()
    tablet.page.locator("#code").fill("9T8V 7X6R 5P")
    tablet.button(said("back.start")).or_(tablet.button(said("back"))).first.click()


def pulled(tablet: Tablet, office: Desk) -> None:
    answering(tablet, office)
    tablet.kill()
    tablet.start()


ENDS: tuple[Callable[[Tablet, Desk], None], ...] = (
    sent,
    sent_offline,
    declined,
    given_up,
    rated_elsewhere,
    slip_replaced,
    typed_wrongly,
    pulled,
)

_LEFT = """async words => {
    const told = [document.documentElement.outerHTML, document.title, location.href, JSON.stringify(history.state)];
    for (const field of document.querySelectorAll('input, textarea')) told.push(field.value);
    told.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie);
    for (const { name } of await indexedDB.databases()) {
        const opened = await new Promise((done, no) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
            asked.onerror = no;
        });
        for (const store of opened.objectStoreNames) {
            const all = await new Promise(done => {
                opened.transaction(store).objectStore(store).getAll().onsuccess = event => done(event.target.result);
            });
            told.push(JSON.stringify(all));
        }
        opened.close();
    }
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            told.push(request.url);
            const kept = await cache.match(request);
            if (!kept.headers.get('content-type').includes('wasm')) told.push(await kept.text());
        }
    }
    return words.filter(word => told.some(one => one.includes(word)));
}"""


def nothing_left(tablet: Tablet, office: Desk) -> None:
    """See that neither the page nor anything the browser keeps for it tells of the person."""
    tablet.until("waiting")
    words = [TRACE, TRACE[:12], office.slips[0], "9T8V7X", "9T8V 7X6R"]
    assert tablet.page.evaluate(_LEFT, words) == []
    assert tablet.page.locator("textarea").count() == 0


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_nothing_is_left_however_a_visit_ends(office: Desk, tablet: Tablet, end) -> None:
    length = tablet.page.evaluate("history.length")
    end(tablet, office)
    nothing_left(tablet, office)
    assert tablet.page.evaluate("history.length") <= length
    tablet.page.go_back()
    tablet.eventually("location.href === 'about:blank'", "the page before the app")
    tablet.page.go_forward()
    nothing_left(tablet, office)
    tablet.page.reload()
    nothing_left(tablet, office)
    again = tablet.context.new_page()
    tablet.page.close()
    tablet._page = again
    again.goto(f"{office.address}/tablet")
    nothing_left(tablet, office)
    tablet.off()
    assert on_the_disk(tablet) == []


def on_the_disk(tablet: Tablet) -> list[str]:
    """Return the files of the browser's profile that tell of the person: sessions, suggestions, caches."""
    needles = [TRACE.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        str(path.relative_to(tablet.profile))
        for path in tablet.profile.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


def test_the_look_at_the_disk_sees_what_is_there(tablet: Tablet) -> None:
    tablet.page.evaluate("trace => localStorage.setItem('trace', trace)", TRACE)
    tablet.off()
    assert on_the_disk(tablet) != []


def test_two_quick_citizens_do_not_disturb_each_other(office: Desk, tablet: Tablet) -> None:
    answering(tablet, office)
    send(tablet)
    tablet.until("sent")
    scan(tablet, office, office.slips[1])
    tablet.until("asking")
    assert tablet.page.evaluate(_LEFT, [TRACE, office.slips[0]]) == []
    assert tablet.page.locator("[aria-checked=true], :checked").count() == 0
    choose(tablet, "4")
    assert tablet.page.locator("#q-comment").input_value() == ""
