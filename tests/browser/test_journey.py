"""The main job from end to end: a slip is printed, its code is read off the paper and answered, and coverage rises."""

import json
import subprocess
from contextlib import closing
from functools import partial

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from kiosk.app import reach
from kiosk.config import load
from kiosk.store import records
from tests.browser.conftest import PHONE
from tests.cli.terminal import Terminal
from tests.live.server import serving

YEAR = ("--from", "2022-12-15", "--to", "2023-12-14")
DPI = {"a5": 150, "a4x4": 150, "roll80": 203}
THANKS = "Cảm ơn Ông/Bà"
RATED = "Hồ sơ này đã được đánh giá"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def settings(request, tmp_path_factory):
    """The settings of an instance that stands on an engine; none for the usual one."""
    if request.param == "sqlite":
        return {}
    url = request.getfixturevalue("postgres").database(tmp_path_factory.mktemp("there"))
    secret = tmp_path_factory.mktemp("shared") / "secret"
    secret.write_text("a secret of many tests and of no office at all", "utf-8")
    return {"KIOSK_DATABASE": url, "KIOSK_SECRET_FILE": str(secret)}


@pytest.fixture(scope="module")
def server(settings, tmp_path_factory):
    """A demonstration as `kiosk demo` makes and serves it; on PostgreSQL, copied there."""
    folder = tmp_path_factory.mktemp("demo")
    if not settings:
        with serving(folder, command=("demo", "--records", 300, "--keep", folder)) as running:
            yield running
        return
    here = Terminal(folder)
    assert here.process("demo", "--records", 300, "--no-serve", "--keep", folder).code == 0
    assert here.process("copy", settings["KIOSK_DATABASE"]).code == 0
    with serving(folder, KIOSK_CODE_DAYS="0", **settings) as running:
        yield running


@pytest.fixture(scope="module")
def kiosk(server, settings):
    """Return what runs a command beside the server."""
    return partial(Terminal(server.instance), **settings, KIOSK_BASE_URL=server.address)


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


def answers(server, settings, code):
    """Return (state, score) of every answer to a record."""
    store = reach(load(settings, instance=server.instance))
    with closing(store), store.reading() as db:
        record = records.by_code(db, code)
        rows = db._connection.execute(
            f"SELECT state, answers FROM response WHERE record = '{record.code}'"
        ).fetchall()
    return sorted((state, json.loads(given)["overall"][0]) for state, given in rows)


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def rate(page, face):
    page.get_by_label(face, exact=True).check()
    page.get_by_role("button", name="Gửi đánh giá").click()


def test_a_slip_is_printed_scanned_answered_and_counted(
    server, settings, kiosk, unrated, browse, tmp_path
):
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
    assert answers(server, settings, record["code"]) == [("counted", "4"), ("later", "1")]

    phone.get_by_role("link", name="Sửa đánh giá").click()
    expect(phone.get_by_label("Hài lòng", exact=True)).to_be_checked()
    rate(phone, "Rất hài lòng")
    heading(phone, THANKS)
    assert answers(server, settings, record["code"]) == [
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
