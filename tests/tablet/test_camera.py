"""The camera reads slips that kiosk has printed, and nothing else; it is off when nobody shows one."""

import pytest

from tests.live.server import eventually
from tests.tablet import film
from tests.tablet.people import leave, pair, rate, said, start

RECORD = "H41.14-240301-0001"


@pytest.fixture
def page(office, tmp_path):
    """The printed slip of the first record."""
    return film.slip(office.store, RECORD, office.address, tmp_path / "print")


@pytest.fixture
def watching(office, machines, tmp_path):
    """Return what pairs a tablet whose camera sees a frame, and lets somebody touch the big button."""

    def see(frame, **how):
        tablet = machines(office, film=film.film(frame, tmp_path / "film.mjpeg", **how))
        tablet.watch = lambda page: page.add_init_script(_NOTE)
        pair(tablet, office)
        start(tablet)
        return tablet

    return see


# What the camera reads, and what of it is still running.
_NOTE = """
    const own = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
    window.tracks = [];
    if (own) navigator.mediaDevices.getUserMedia = async how => {
        const stream = await own(how);
        window.tracks.push(...stream.getTracks());
        return stream;
    };
"""
_RUNNING = "window.tracks.filter(track => track.readyState === 'live').length"


@pytest.mark.parametrize("hold", film.HOLDS)
def test_a_printed_slip_is_read_however_it_is_held(office, page, watching, hold):
    tablet = watching(film.HOLDS[hold](page), before=4)
    tablet.until("asking", seconds=30)
    if hold != "clean":
        return
    assert tablet.page.evaluate(_RUNNING) == 0
    assert rate(tablet, "4") == "sent"
    leave(tablet)
    (kept,) = eventually(office.responses, "the answer")
    assert (kept["evidence"], kept["token"], kept["channel"]) == (
        "scanned",
        office.slips[0],
        "tablet",
    )


def test_a_browser_whose_own_detector_does_not_work_reads_with_the_apps(
    office, page, machines, tmp_path
):
    tablet = machines(office, film=film.film(film.clean(page), tmp_path / "film.mjpeg"))
    tablet.watch = lambda page: page.add_init_script(_BROKEN)
    pair(tablet, office)
    start(tablet)
    tablet.until("asking", seconds=30)
    assert tablet.page.evaluate("window.asked") == 1


_BROKEN = """
    window.asked = 0;
    window.BarcodeDetector = class {
        static getSupportedFormats = async () => ['qr_code'];
        async detect() {
            window.asked += 1;
            throw new DOMException('Barcode detection service unavailable.', 'NotSupportedError');
        }
    };
"""


def test_print_without_a_code_is_never_read(page, watching):
    tablet = watching(film.without(page))
    looks = "performance.getEntriesByType('resource').some(one => one.name.endsWith('.wasm'))"
    tablet.eventually(looks, "the scanner")
    # As many looks as it takes to read every frame of the film twice.
    tablet.page.evaluate(_LOOKS, 2 * film.FRAMES)
    assert tablet.state() == "reading"
    assert tablet.page.locator(".camera-note").inner_text() == ""


_LOOKS = """many => new Promise(done => {
    const video = document.querySelector('#camera');
    const next = () => { many -= 1; if (many > 0) video.requestVideoFrameCallback(next); else done(); };
    video.requestVideoFrameCallback(next);
})"""


def test_another_qr_code_is_remarked_upon_and_not_taken(page, watching):
    tablet = watching(film.strange(page))
    tablet.page.get_by_text(said("camera.foreign")).wait_for()
    assert tablet.state() == "reading"


def test_without_a_camera_the_code_is_typed(office, machines):
    tablet = machines(office)
    pair(tablet, office)
    start(tablet)
    tablet.page.get_by_text(said("camera.missing")).wait_for()
    assert tablet.button(said("type")).is_visible()


def test_the_camera_is_off_when_nobody_shows_a_slip(page, watching):
    tablet = watching(film.without(page))
    tablet.eventually(_RUNNING, "the camera")
    tablet.button(said("back.start")).or_(tablet.button(said("back"))).first.click()
    tablet.until("waiting")
    tablet.eventually(f"{_RUNNING} === 0", "the camera to be off")
