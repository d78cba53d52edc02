"""A camera that fails, is not allowed or comes back, and one that hundreds of people have looked into."""

import pytest

from tests.live.server import eventually
from tests.tablet.stage import Stage, english

CAMERA = """
    const tracks = window.tracks = [];
    window.fails = null;
    navigator.mediaDevices.getUserMedia = async () => {
        if (window.fails) throw new DOMException('', window.fails);
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width: 320, height: 240 });
        const context = canvas.getContext('2d');
        context.fillStyle = '#fff';
        const draw = setInterval(() => context.fillRect(0, 0, 320, 240), 30);
        const stream = canvas.captureStream(30);
        const [track] = stream.getTracks();
        const stop = track.stop.bind(track);
        track.stop = () => { clearInterval(draw); stop(); };
        tracks.push(track);
        return stream;
    };
    const later = window.setTimeout;
    // Cameras are looked for again after seconds; nobody waits for them here.
    Object.assign(window, { again: 0, looks: 0, timers: 0 });
    window.setTimeout = (what, when, ...more) => {
        window.timers += 1;
        if (when === 3000) window.again += 1;
        return later(what, when === 3000 ? 30 : when, ...more);
    };
    window.pass = async many => {
        for (; many; many -= 1) await new Promise(requestAnimationFrame);
    };
    window.BarcodeDetector = class {
        static getSupportedFormats = async () => ['qr_code'];
        async detect() {
            window.looks += 1;
            await new Promise(requestAnimationFrame);
            return window.shown ?? [];
        }
    };
"""
WATCH = """async () => {
    const { watchCamera } = await import('/app/camera.mjs');
    window.told = [];
    window.watch = () => {
        const video = document.createElement('video');
        return watchCamera({
            video, onText: text => told.push(text), onProblem: told.push.bind(told),
            onForeign: () => told.push('foreign'),
        });
    };
}"""
LIVE = "tracks.filter(track => track.readyState === 'live').length"
CODE = "BCF222222222222G"


@pytest.fixture
def eye(browse):
    """A page with a camera of which a test decides how it works."""
    page = browse()
    page.add_init_script(CAMERA)
    Stage(page, english())
    page.evaluate(WATCH)
    return page


def told(eye, *expected):
    eventually(lambda: eye.evaluate("told.length") >= len(expected), f"{expected}")
    assert tuple(eye.evaluate("told.splice(0)"))[: len(expected)] == expected


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("NotFoundError", "missing"),
        ("OverconstrainedError", "missing"),
        ("NotReadableError", "taken"),
        ("AbortError", "taken"),
        ("UnknownError", "other"),
    ],
)
def test_a_camera_that_comes_back_is_used(eye, error, code):
    eye.evaluate("error => { window.fails = error; window.watched = watch(); }", error)
    told(eye, code)
    eye.evaluate("() => { window.fails = null; window.told.length = 0; }")
    eventually(lambda: "on" in eye.evaluate("told"), "the camera")
    eye.evaluate("watched.stop()")


def test_who_has_said_no_is_not_asked_again(eye):
    eye.evaluate("() => { window.fails = 'NotAllowedError'; window.watched = watch(); }")
    told(eye, "denied")
    assert eye.evaluate("again") == 0


def test_a_camera_that_is_pulled_out_is_missed_until_it_is_back(eye):
    eye.evaluate("() => { window.watched = watch(); }")
    told(eye, "on")
    eye.evaluate("tracks[0].dispatchEvent(new Event('ended'))")
    told(eye, "missing", "on")
    assert eye.evaluate(LIVE) == 1
    eye.evaluate("watched.stop()")
    assert eye.evaluate(LIVE) == 0


def test_without_a_secure_address_there_is_no_camera(eye):
    eye.evaluate("() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    eye.evaluate("() => { window.watched = watch(); }")
    told(eye, "insecure")


def test_one_slip_held_still_is_told_once(eye):
    eye.evaluate(
        "code => { window.shown = [{ rawValue: code }]; window.watched = watch(); }",
        f"https://dg.example.gov.vn/S/{CODE}",
    )
    told(eye, "on", f"https://dg.example.gov.vn/S/{CODE}")
    seen = eye.evaluate("looks")
    eventually(lambda: eye.evaluate("looks") > seen + 5, "more looks")
    assert eye.evaluate("told") == []


@pytest.mark.parametrize(
    "text", [f"https://x.vn/S/{CODE[:15]}7", "H41.14-240301-0001", "0012345678"]
)
def test_what_is_no_code_of_ours_is_never_told(eye, text):
    eye.evaluate("text => { window.shown = [{ rawValue: text }]; window.watched = watch(); }", text)
    told(eye, "on", "foreign")
    seen = eye.evaluate("looks")
    eventually(lambda: eye.evaluate("looks") > seen + 5, "more looks")
    assert eye.evaluate("told") == []


def test_five_hundred_people_leave_no_camera_running_and_nobody_looking(eye):
    eye.evaluate(
        """async () => {
            for (let person = 0; person < 500; person += 1) {
                const watched = watch();
                // Some go before the camera is there, some after the first look.
                const before = looks;
                while (person % 20 === 0 && looks === before) await pass(1);
                watched.stop();
            }
        }"""
    )
    eventually(lambda: eye.evaluate("tracks.length") == 500, "every camera")
    eventually(lambda: eye.evaluate(LIVE) == 0, "every camera to be off")
    seen = eye.evaluate("[looks, timers]")
    eye.evaluate("pass(30)")
    assert eye.evaluate("[looks, timers]") == seen
