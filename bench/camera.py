"""The tablet's camera before printed slips, and from the touch to the thanks, on a processor slowed four times.

Everything that is timed runs in the tablet's page, the scanner too, so that all of it is slowed.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from bench.rows import Row, median
from bench.survey import wire_bytes
from tests.tablet import film
from tests.tablet.machine import Tablet
from tests.tablet.offices import Desk, desk
from tests.tablet.people import THANKS, choose, leave, pair, said, start, without

RECORD = "H41.14-240301-0001"
SLOWED = 4
RUNS = 7
DESK = 36
"""Pictures of the empty desk before each slip: 1.2 s, in which the camera starts."""
HELD = 15
"""How often the pictures of a slip are repeated: 6 s."""
WATCHED = 200
"""Looks at a film without a code."""
FIRST_LOAD = 450_000

# What happened when: {name: milliseconds}. A slip counts as in view from the last picture on in which it was not.
WATCH = """
    const noted = window.noted = { looks: 0, longest: 0 };
    const read = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = function (...of) {
        noted.looks += 1;
        return read.apply(this, of);
    };
    const context = new OffscreenCanvas(16, 9).getContext('2d', { willReadFrequently: true });
    const light = video => {
        context.drawImage(video, 0, 0, 16, 9);
        const { data } = context.getImageData(0, 0, 16, 9);
        return data.reduce((all, one) => all + one, 0) / data.length;
    };
    const follow = (video, empty) => video.requestVideoFrameCallback((_, { presentationTime }) => {
        const now = light(video);
        if (Math.abs(now - (empty ?? now)) > 4) return;
        noted.desk = presentationTime;
        follow(video, empty ?? now);
    });
    const state = () => {
        const name = document.documentElement?.dataset.state;
        if (name === 'reading') find();
        else requestAnimationFrame(() => setTimeout(() => { noted[name] ??= performance.now(); }));
    };
    const find = () => {
        const video = document.querySelector('#camera');
        if (video) follow(video); else requestAnimationFrame(find);
    };
    new MutationObserver(state).observe(document, {
        subtree: true, attributes: true, attributeFilter: ['data-state'],
    });
    addEventListener('click', event => { noted.touch = event.timeStamp; }, true);
    new PerformanceObserver(list => {
        for (const { duration } of list.getEntries()) noted.longest = Math.max(noted.longest, duration);
    }).observe({ type: 'longtask' });
"""
_CLEAR = """
    for (const name of Object.keys(noted)) if (!['looks', 'longest'].includes(name)) delete noted[name];
    Object.assign(noted, { looks: 0, longest: 0 });
"""


def measure() -> Iterator[Row]:
    """Open an office, bring a tablet to it for each film, and let people come to it."""
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name,
        sync_playwright() as playwright,
        desk(Path(name), slips=100) as office,
    ):
        folder = Path(name)
        page = film.slip(office.store, RECORD, office.address, folder / "print")

        @contextmanager
        def seeing(frame: film.Frame | None = None, **how: int) -> Iterator[Tablet]:
            with _paired(playwright, office, folder, frame, **how) as tablet:
                yield tablet

        with seeing() as tablet:
            yield _first_load(office)
            yield from _thanks(office, tablet)
        for hold, shape in film.HOLDS.items():
            with seeing(shape(page), before=DESK, times=HELD) as tablet:
                yield _questions(hold, tablet)
        with seeing(film.without(page)) as tablet:
            yield _false_reads(tablet)


@contextmanager
def _paired(
    playwright: Playwright, office: Desk, folder: Path, frame: film.Frame | None, **how: int
) -> Iterator[Tablet]:
    profile = Path(tempfile.mkdtemp(dir=folder))
    shown = film.film(frame, profile / "film.mjpeg", **how) if frame else None
    tablet = Tablet(playwright, office.address, profile / "profile", film=shown)
    tablet.watch = lambda page: page.add_init_script(WATCH)
    try:
        pair(tablet, office, profile.name)
        tablet.cdp().send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        yield tablet
    finally:
        tablet.off()


def _first_load(office: Desk) -> Row:
    """Ask again for every file that the tablet has asked for, and count what comes back."""
    paths = [one.path for one in office.line.passed if one.method == "GET" and one.status == 200]
    size = sum(wire_bytes(f"http://127.0.0.1:{office.line.server_port}{path}") for path in paths)
    what = f"{len(paths)} requests"
    return Row(
        "first load of the tablet, scanner included",
        f"{size:,} bytes",
        what,
        size,
        "<=",
        FIRST_LOAD,
    )


def _questions(hold: str, tablet: Tablet) -> Row:
    """Hold a slip before the camera again and again; the first time the scanner is loaded too."""
    times = []
    for _ in range(RUNS):
        tablet.page.evaluate(_CLEAR)
        start(tablet)
        tablet.until("asking", seconds=60)
        noted = _noted(tablet, "asking")
        times.append((noted["asking"] - noted["desk"]) / 1000)
        tablet.button(said("asking.leave")).click()
        tablet.until("waiting")
    longest = max(times)
    return Row(
        f"code in view to first question, {hold}",
        f"{median(times):.2f} s",
        f"longest of {RUNS}: {longest:.2f} s",
        median(times),
        "<=",
        2,
    )


def _false_reads(tablet: Tablet) -> Row:
    tablet.page.evaluate(_CLEAR)
    start(tablet)
    tablet.eventually(f"noted.looks >= {WATCHED} || noted.asking || noted['wrong-code']", "looks")
    read = int(tablet.state() != "reading")
    longest = tablet.page.evaluate("noted.longest")
    return Row(
        f"codes read in {WATCHED} looks at a slip without one",
        str(read),
        f"the page's longest piece of work: {longest:.0f} ms",
        read,
        "<=",
        0,
    )


def _thanks(office: Desk, tablet: Tablet) -> Iterator[Row]:
    """Send answers with and without the network."""
    yield _touch("touch to thanks, online", tablet)
    office.line.cut()
    yield _touch("touch to thanks, offline", tablet)
    office.line.mend()


def _touch(name: str, tablet: Tablet) -> Row:
    times = [_sent(tablet) for _ in range(RUNS)]
    return Row(
        name,
        f"{median(times):.2f} s",
        f"longest of {RUNS}: {max(times):.2f} s",
        median(times),
        "<=",
        1,
    )


def _sent(tablet: Tablet) -> float:
    without(tablet)
    choose(tablet, "5")
    tablet.page.evaluate(_CLEAR)
    tablet.button(said("asking.send")).click()
    noted = _noted(tablet, tablet.until(*THANKS))
    thanked = min(noted[state] for state in THANKS if state in noted)
    leave(tablet)
    return float(thanked - noted["touch"]) / 1000


def _noted(tablet: Tablet, what: str) -> dict[str, Any]:
    tablet.eventually("what => noted[what]", what, what)
    noted: dict[str, Any] = tablet.page.evaluate("noted")
    return noted
