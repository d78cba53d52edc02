"""The main job from end to end: a slip is printed, its code is read off the paper and answered, and coverage rises."""

import json
import sqlite3
import subprocess
from contextlib import closing

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.cli.terminal import Terminal
from tests.live.server import serving

YEAR = ("--from", "2022-12-15", "--to", "2023-12-14")
DPI = {"a5": 150, "a4x4": 150, "roll80": 203}
THANKS = "Cảm ơn Ông/Bà"
RATED = "Hồ sơ này đã được đánh giá"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A demonstration as `kiosk demo` makes and serves it."""
    folder = tmp_path_factory.mktemp("demo")
    command = ("demo", "--records", 300, "--keep", folder)
    with serving(folder, command=command) as running:
        yield running


@pytest.fixture(scope="module")
def kiosk(server):
    return Terminal(server.instance)


@pytest.fixture
def unrated(kiosk, tmp_path):
    """Return finished records that nobody has rated, as an export lists them."""
    kiosk("export", "records", *YEAR, "--out", tmp_path / "records.json")
    rows = json.loads((tmp_path / "records.json").read_text("utf-8"))["rows"]
    return [row for row in rows if not row["rated"] and row["status"] == 10]


def codes_on(pdf, layout, folder):
    """Read every code on a printed file, as a phone's camera does from the paper."""
    subprocess.run(
        ["pdftoppm", "-r", str(DPI[layout]), "-gray", "-png", pdf, folder / "page"], check=True
    )
    pages = sorted(folder.glob("page*.png"))
    found = []
    for page in pages:
        with Image.open(page) as picture:
            found += [code.text for code in zxingcpp.read_barcodes(picture)]
    return found


def coverage(kiosk):
    """Return rated and satisfied of every field and every unit."""
    return {
        (level, row["name"]): row["rated"]
        for level in ("field", "unit")
        for row in kiosk("coverage", *YEAR, "--by", level, "--json").document["rows"]
    }


def answers(server, code):
    with closing(sqlite3.connect(server.instance / "kiosk.sqlite")) as store:
        return store.execute(
            "SELECT state, json_extract(answers, '$.overall[0]') FROM response"
            " WHERE record = ? ORDER BY received_at",
            (code,),
        ).fetchall()


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def rate(page, face):
    page.get_by_label(face, exact=True).check()
    page.get_by_role("button", name="Gửi đánh giá").click()


def test_a_slip_is_printed_scanned_answered_and_counted(server, kiosk, unrated, browse, tmp_path):
    record = unrated[0]
    before = coverage(kiosk)
    kiosk("slips", "--record", record["code"], "--out", tmp_path / "slip.pdf")
    (address,) = codes_on(tmp_path / "slip.pdf", "a5", tmp_path)
    assert address.startswith(f"HTTP://127.0.0.1:{server.port}/S/")

    phone = browse(**PHONE, java_script_enabled=False)
    another = browse(**PHONE, java_script_enabled=False)
    phone.goto(address)
    another.goto(address)
    expect(phone.get_by_text(record["resolving_unit"]).first).to_be_visible()
    rate(phone, "Hài lòng")
    heading(phone, THANKS)
    risen = {place: now - before.get(place, 0) for place, now in coverage(kiosk).items()}
    assert {place: by for place, by in risen.items() if by} == {
        ("field", record["field"]): 1,
        ("unit", record["resolving_unit"]): 1,
    }

    phone.goto(address)
    heading(phone, RATED)
    expect(phone.get_by_text("Hài lòng", exact=True)).to_be_visible()
    # Somebody else who had the page open already comes too late, and sees nothing of the answer.
    rate(another, "Rất không hài lòng")
    heading(another, RATED)
    for way in ("", "?change=1"):
        another.goto(address + way)
        heading(another, RATED)
        expect(another.get_by_text("Hài lòng", exact=True)).to_have_count(0)
        expect(another.get_by_role("link", name="Sửa đánh giá")).to_have_count(0)
        expect(another.get_by_role("radio")).to_have_count(0)
    assert answers(server, record["code"]) == [("counted", "4"), ("later", "1")]

    phone.get_by_role("link", name="Sửa đánh giá").click()
    expect(phone.get_by_label("Hài lòng", exact=True)).to_be_checked()
    rate(phone, "Rất hài lòng")
    heading(phone, THANKS)
    assert sorted(answers(server, record["code"])) == [
        ("counted", "5"),
        ("later", "1"),
        ("replaced", "4"),
    ]
    after = {place: now - before.get(place, 0) for place, now in coverage(kiosk).items()}
    assert after == risen


@pytest.mark.parametrize("layout", DPI)
def test_the_codes_of_every_layout_open_their_own_record(kiosk, unrated, phone, tmp_path, layout):
    records = [row["code"] for row in unrated[-5:]]
    wanted = [word for code in records for word in ("--record", code)]
    kiosk("slips", *wanted, "--layout", layout, "--out", tmp_path / "slips.pdf")
    found = codes_on(tmp_path / "slips.pdf", layout, tmp_path)
    assert len(set(found)) == len(records)
    hints = set()
    for address in found:
        phone.goto(address)
        hints.add(phone.get_by_text("Hồ sơ …").text_content().split(":")[0].rpartition("…")[2])
    assert hints == {code[-6:] for code in records}
