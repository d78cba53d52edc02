"""Codes as pictures, read back by another program than the one that made them."""

import io
from xml.etree import ElementTree

import pytest
import typst
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from kiosk.core.slips import CAPACITIES, qr_version
from kiosk.core.tokens import ALPHABET
from kiosk.formats.qr import BULK_MASK, SYMBOLS, Bulk, code, png, svg

URL = "HTTPS://DGHL.NGHEAN.GOV.VN/S/7KQ2M3BX9CFGHJKM"
SVG = {"svg": "http://www.w3.org/2000/svg"}


def read(picture):
    return zxingcpp.read_barcodes(picture)


def test_the_picture_holds_the_address_at_level_q():
    (found,) = read(Image.open(io.BytesIO(png(URL, module_px=4))))
    assert found.text == URL
    assert found.ec_level == "Q"


def test_the_picture_is_one_bit_deep_with_a_white_quiet_zone():
    picture = Image.open(io.BytesIO(png(URL, module_px=5)))
    assert picture.mode == "1"
    assert picture.size == ((29 + 8) * 5, (29 + 8) * 5)
    dark = picture.point(lambda value: 255 - value).getbbox()
    assert dark == (4 * 5, 4 * 5, 33 * 5, 33 * 5)


def test_a_picture_of_two_centimetres_survives_a_bad_camera():
    small = Image.open(io.BytesIO(png(URL, module_px=3))).convert("L")
    blurred = small.filter(ImageFilter.GaussianBlur(1.2)).rotate(8, fillcolor=255)
    assert [found.text for found in read(blurred)] == [URL]


def test_the_scalable_picture_is_one_path_on_white_with_its_address_as_title():
    root = ElementTree.fromstring(svg(URL))
    assert root.get("viewBox") == "0 0 37 37"
    assert root.get("shape-rendering") == "crispEdges"
    assert root.findtext("svg:title", namespaces=SVG) == URL
    assert len(root.findall("svg:path", SVG)) == 1
    ground = root.find("svg:rect", SVG)
    assert ground is not None
    assert (ground.get("width"), ground.get("fill")) == ("37", "#fff")


def test_the_scalable_picture_reads_back():
    page = b'#set page(width: 5cm, height: 5cm, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    drawn = typst.compile(page, sys_inputs={"svg": svg(URL)}, format="png", ppi=150)
    (found,) = read(Image.open(io.BytesIO(drawn)))
    assert found.text == URL


@pytest.mark.parametrize("url", [URL.lower(), "https" + URL[5:], URL + "?đ"])
def test_an_address_that_would_make_a_dense_code_is_a_programming_error(url):
    for draw in (code, svg, lambda url: png(url, module_px=4), Bulk, Bulk(URL).code):
        with pytest.raises(ValueError, match="upper case"):
            draw(url)


def test_a_single_picture_takes_the_mask_that_suits_it():
    codes = [code(f"{URL[:-1]}{symbol}") for symbol in ALPHABET]
    fixed = [code(f"{URL[:-1]}{symbol}", mask=BULK_MASK) for symbol in ALPHABET]
    assert any(one != other for one, other in zip(codes, fixed, strict=True))


def test_the_capacities_are_those_of_the_encoder():
    for capacity in CAPACITIES:
        assert code("A" * capacity, mask=0).size == 17 + 4 * qr_version("A" * capacity)
    for capacity in CAPACITIES[:-1]:
        assert code("A" * (capacity + 1), mask=0).size == 17 + 4 * qr_version("A" * (capacity + 1))


TOKENS = st.text(ALPHABET, min_size=16, max_size=16)
HOSTS = st.sampled_from(["A.VN", "127.0.0.1:8000", "DGHL.NGHEAN.GOV.VN", "DANHGIA.NGHEAN.GOV.VN"])


@settings(max_examples=12, deadline=None)
@given(HOSTS, TOKENS, TOKENS)
def test_a_code_made_in_bulk_is_the_one_the_encoder_makes(host, first, other):
    bulk = Bulk(f"HTTPS://{host}/S/{first}")
    for token in (first, other):
        url = f"HTTPS://{host}/S/{token}"
        assert bulk.code(url) == code(url, mask=BULK_MASK)


@settings(max_examples=5, deadline=None)
@given(st.data(), st.integers(20, 47))
def test_bulk_needs_nothing_in_common_but_the_length(data, length):
    texts = st.text(SYMBOLS[1:], min_size=length, max_size=length)
    first, other = data.draw(texts), data.draw(texts)
    assert Bulk(first).code(other) == code(other, mask=BULK_MASK)


def test_bulk_refuses_another_length():
    with pytest.raises(ValueError, match="not as long"):
        Bulk(URL).code(URL + "7")
