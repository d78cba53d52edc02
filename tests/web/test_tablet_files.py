"""The tablet's app as files: small enough for a bad line, the same for everybody, of one mark."""

from io import BytesIO

import brotli
import pytest
from PIL import Image

from kiosk.config import resources
from kiosk.web.tablet_app import app_mark
from tests.engines import SQLITE
from tests.web.citizens import Desk
from tests.web.machines import Machine

FIRST_LOAD = 450_000
"""Bytes on the wire, heads included, that a tablet fetches once."""
ELSEWHERE = ("/tablet/worker.mjs", "/tablet/manifest.webmanifest")
"""What belongs to a first load and is not listed."""
SCANNER = "vendor/zxing-wasm/zxing_reader-3.1.4.wasm"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("desk"), SQLITE)
    yield Machine(desk).client
    desk.store.close()


@pytest.fixture
def address(browser):
    """Return what finds a file of the app."""
    with browser.application.test_request_context():
        mark = app_mark()
    return lambda name: f"/tablet/app/{mark}/{name}"


def fetched(browser, path, encodings="gzip, deflate, br, zstd"):
    response = browser.get(path, headers={"Accept-Encoding": encodings})
    assert response.status_code == 200, path
    return response


def test_everything_with_the_scanner_is_a_small_first_load(browser, address):
    shell = fetched(browser, address("shell.json"), "identity").json["files"]
    assert address(SCANNER) in shell
    every = [fetched(browser, path) for path in (*shell, *ELSEWHERE, address("shell.json"))]
    sizes = [len(str(response.headers)) + len(response.data) for response in every]
    assert sum(sizes) <= FIRST_LOAD


@pytest.mark.parametrize("name", [SCANNER, "tablet/main.mjs", "tablet/tablet.css", "texts.json"])
def test_a_file_is_kept_for_good_and_understood_by_who_takes_no_brotli(browser, address, name):
    packed = fetched(browser, address(name))
    plain = fetched(browser, address(name), "identity")
    assert packed.headers["Content-Encoding"] == "br"
    assert "Content-Encoding" not in plain.headers
    assert brotli.decompress(packed.data) == plain.data
    for response in (packed, plain):
        assert "Accept-Encoding" in response.headers["Vary"]
        assert "immutable" in response.headers["Cache-Control"]


def test_a_module_is_the_file_that_stands_in_the_tree(browser, address):
    told = fetched(browser, address("tablet/token.mjs"), "identity")
    assert told.data == (resources("static") / "tablet" / "token.mjs").read_bytes()
    assert told.mimetype == "text/javascript"


def test_the_document_allows_the_camera_and_the_scanner_and_no_other_script(browser):
    document = fetched(browser, "/tablet", "identity")
    assert "camera=(self)" in document.headers["Permissions-Policy"]
    policy = document.headers["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "<script>" not in document.text


@pytest.mark.parametrize("name", ["shell.json", "tablet/main.mjs"])
def test_an_earlier_app_is_gone(browser, name):
    assert browser.get(f"/tablet/app/0123456789abcdef/{name}").status_code == 404


def test_what_is_no_file_of_the_app_is_not_there(browser, address):
    for name in ("tablet/none.mjs", "tablet/worker.mjs", "vendor/zxing-wasm/LICENSE", "../app.py"):
        assert browser.get(address(name)).status_code == 404, name


def test_the_app_can_be_installed_with_icons_of_every_kind(browser):
    told = fetched(browser, "/tablet/manifest.webmanifest").json
    assert (told["name"], told["short_name"]) == ("Đánh giá sự phục vụ hành chính", "Đánh giá")
    drawn = set()
    for icon in told["icons"]:
        response = fetched(browser, icon["src"], "identity")
        content = response.data
        response.close()
        assert response.mimetype == icon["type"]
        if icon["type"] == "image/png":
            with Image.open(BytesIO(content)) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]
                # A machine's own shape is cut out of a picture that has no corners of its own.
                is_whole = picture.convert("RGBA").getpixel((0, 0))[3] == 255
            assert is_whole == (icon["purpose"] == "maskable")
        drawn.add((icon["sizes"], icon["purpose"]))
    assert drawn == {
        ("any", "any"),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
