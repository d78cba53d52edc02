"""The tablet costs little: one small load, nothing at later starts, no more memory after hundreds of visits."""

from collections.abc import Iterator

import pytest

from tests.live.server import eventually
from tests.tablet.machine import Tablet
from tests.tablet.offices import Desk, desk
from tests.tablet.people import leave, pair, said, start

FIRST_LOAD = 450_000
"""Bytes that the first load may have, the scanner included."""
HEAD = 600
"""Bytes of headers on each reply: more than there are."""
ASKED_AGAIN = {
    "/tablet",
    "/tablet/manifest.webmanifest",
    "/tablet/pairing",
    "/tablet/seen",
    "/tablet/settings",
    "/tablet/worker.mjs",
    "/tablet/answers",
}
"""What a later start asks for; the worker's own file tells whether there is a newer app."""


def test_the_first_load_is_small_and_later_starts_need_no_network(office, machines):
    tablet = machines(office)
    pair(tablet, office)
    loaded = list(office.line.passed)
    total = sum(one.length + HEAD for one in loaded)
    assert 300_000 < total <= FIRST_LOAD
    assert any(one.path.endswith(".wasm") for one in loaded)

    tablet.off()
    tablet.start()
    tablet.until("waiting")
    eventually(
        lambda: any(one.path == "/tablet/seen" for one in office.line.passed[len(loaded) :]),
        "a sign of life",
    )
    again = {one.path for one in office.line.passed[len(loaded) :]}
    assert again <= ASKED_AGAIN

    office.line.cut()
    tablet.off()
    tablet.start()
    start(tablet)
    tablet.page.locator("#camera").wait_for(state="attached")


def test_a_browser_finds_nothing_that_keeps_it_from_installing_the_app(office, machines):
    tablet = machines(office)
    pair(tablet, office)
    inside = tablet.page.context.new_cdp_session(tablet.page)
    assert inside.send("Page.getAppManifest")["errors"] == []
    assert inside.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


@pytest.fixture
def crowded(tmp_path, request) -> Iterator[Desk]:
    """An office with as many slips as the test wants."""
    with desk(tmp_path, slips=request.param) as opened:
        yield opened


def weight(tablet: Tablet) -> tuple[int, int]:
    """Return (nodes, bytes of the heap) of the page, after what nobody needs was thrown away."""
    tools = tablet.cdp()
    tools.send("Performance.enable")
    # What a first collection leaves behind, the next ones find.
    for _ in range(3):
        tools.send("HeapProfiler.collectGarbage")
    told = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
    tools.detach()
    return int(told["Nodes"]), int(told["JSHeapUsedSize"])


_VISITS = """async ([tokens, send]) => {
    const until = found => new Promise(done => {
        const look = () => { const it = found(); if (it) done(it); else setTimeout(look, 5); };
        look();
    });
    const is = (...names) => () => names.includes(document.documentElement.dataset.state);
    const button = () => [...document.querySelectorAll('button')].find(one => one.textContent === send);
    for (const token of tokens) {
        for (const key of [...token, 'Enter'])
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        (await until(() => document.querySelector('[data-question=overall][data-code="4"]'))).click();
        (await until(button)).click();
        await until(is('sent', 'sent-offline'));
    }
}"""


def visits(tablet: Tablet, tokens: list[str]) -> None:
    """Let citizens come one after the other; in the page itself, since what drives it from outside takes memory too."""
    tablet.page.evaluate(_VISITS, [tokens, said("asking.send")])
    leave(tablet)


def grows(tablet: Tablet, office: Desk, first: int) -> tuple[float, float]:
    """Return how nodes and heap have grown from the first visits to the last, as shares."""
    pair(tablet, office)
    visits(tablet, office.slips[:first])
    before = weight(tablet)
    visits(tablet, office.slips[first:])
    after = weight(tablet)
    return after[0] / before[0], after[1] / before[1]


@pytest.mark.parametrize("crowded", [120], indirect=True)
def test_visits_leave_nothing_in_memory(crowded: Desk, machines) -> None:
    nodes, heap = grows(machines(crowded), crowded, 20)
    assert nodes <= 1.1
    assert heap <= 1.1


@pytest.mark.long
@pytest.mark.parametrize("crowded", [500], indirect=True)
def test_five_hundred_visits_leave_nothing_in_memory(crowded: Desk, machines) -> None:
    nodes, heap = grows(machines(crowded), crowded, 50)
    assert nodes <= 1.1
    assert heap <= 1.1


def test_an_app_that_could_not_be_kept_is_kept_later(office, machines):
    office.line.fail(1, "/tablet/worker.mjs")
    tablet = machines(office)
    tablet.start()
    tablet.ready_for_offline()
    assert office.line.statuses("/tablet/worker.mjs")[0] == 502
