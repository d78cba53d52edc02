"""Codes and slips: made once, printed, counted, found again, re-issued."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pikepdf
import pytest
import typst
import zxingcpp
from PIL import Image

from kiosk.config import resources
from kiosk.core.messages import Message
from kiosk.core.records import Record
from kiosk.core.slips import Slip
from kiosk.core.tokens import Token, read_token
from kiosk.journey import slips, units
from kiosk.journey.slips import Order, Press, Wanted
from kiosk.store import codes, log
from tests.builders import NOON, Dice, Office, act_at

PRESS = Press("https://danhgia.nghean.gov.vn", resources("static") / "fonts", str, invented=True)
MARCH = Wanted("2024-03-01", "2024-03-31")


def picked(office: Office, wanted: Wanted) -> list[str]:
    """Return the codes of the records whose slips are wanted."""
    found = slips.select(office.store, Order("a5", wanted=wanted))
    assert isinstance(found, list)
    return [record.code for record in found]


def printed(office: Office, order: Order, out: Path, **more: object) -> int | Message:
    return slips.print_pdf(office.store, order, PRESS, out=out, act=office.act, **more)  # type: ignore[arg-type]  # progress only


def test_a_record_has_one_code_however_often_it_is_asked_for(office: Office) -> None:
    record, neighbour = office.record(), office.record()
    token = office.code(record)
    assert office.code(record) == token
    assert office.code(neighbour) != token
    assert read_token(token) == token
    made = list(slips.make(office.store, [record, neighbour, record], "slip", office.act))
    assert [token for _, token in made].count(token) == 2
    assert office.rows("SELECT count(*) FROM code") == [(2,)]


def test_the_code_of_a_link_and_the_code_of_a_slip_are_two(office: Office) -> None:
    record = office.record()
    assert office.code(record, "link") != office.code(record)
    assert office.rows("SELECT kind, issue FROM code ORDER BY kind") == [("link", 1), ("slip", 1)]


def test_a_code_begins_with_the_prefix_of_its_records_home(office: Office) -> None:
    long, thai = office.record(), office.record(**office.at("thai"))
    with office.store.reading() as db:
        prefixes = [codes.prefix(db, record.home) for record in (long, thai)]
    assert [office.code(record)[:3] for record in (long, thai)] == prefixes
    assert prefixes[0] != prefixes[1]


def test_a_re_opened_record_gets_a_code_for_its_new_round(office: Office) -> None:
    record = office.record()
    first = office.code(record)
    second = office.code(office.change(record, round=2))
    assert second != first
    assert office.rows("SELECT round, issue, revoked_at FROM code ORDER BY round") == [
        (1, 1, None),
        (2, 2, None),
    ]


def test_clerks_who_print_at_once_hand_out_one_code(office: Office) -> None:
    record = office.record()
    together = Barrier(8)

    def make(seed: int) -> Token:
        together.wait()
        act = act_at(seed=seed)
        return next(token for _, token in slips.make(office.store, [record], "slip", act))

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(make, range(8)))) == 1
    assert office.rows("SELECT count(*) FROM code") == [(1,)]


def test_unknown_records_are_named_all_at_once(office: Office) -> None:
    known = office.record().code
    asked = Order("a5", records=("H41-1", known, "H41-2"))
    problem = slips.select(office.store, asked)
    assert isinstance(problem, Message)
    assert "H41-1, H41-2." in problem.text(str)
    many = slips.select(office.store, Order("a5", records=tuple(f"X-{n}" for n in range(25))))
    assert isinstance(many, Message)
    assert "X-19." in many.text(str)


def test_records_asked_for_come_in_that_order_and_once(office: Office, tmp_path: Path) -> None:
    one, two = office.record(), office.record()
    order = Order("a5", records=(two.code, one.code, two.code))
    assert slips.select(office.store, order) == [two, one]
    out = tmp_path / "slips.pdf"
    assert printed(office, Order("a5", records=("H41-1",)), out) == slips.select(
        office.store, Order("a5", records=("H41-1",))
    )
    assert not out.exists()


def test_wanted_are_records_finished_in_these_days_both_included(office: Office) -> None:
    for day in ("2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01"):
        office.record(code=day, resolved_on=day)
    office.record(code="open", resolved_on=None, status=4)
    assert picked(office, MARCH) == ["2024-03-01", "2024-03-31"]


def test_an_unfinished_record_is_wanted_by_its_day_of_reception_when_its_status_is(
    office: Office,
) -> None:
    for day in ("2024-02-29", "2024-03-01"):
        office.record(code=day, received_on=day, resolved_on=None, status=4)
    office.record(code="later", received_on="2024-03-01", resolved_on="2024-04-01", status=9)
    office.record(code="done", status=9)
    assert picked(office, MARCH) == ["done"]
    every = frozenset(range(1, 11))
    assert picked(office, replace_(MARCH, statuses=every)) == ["2024-03-01", "done"]
    assert picked(office, replace_(MARCH, statuses=frozenset({4}))) == ["2024-03-01"]


def replace_(wanted: Wanted, **changes: object) -> Wanted:
    return wanted._replace(**changes)  # type: ignore[arg-type]  # tests state the difference


def test_wanted_are_the_records_of_a_unit_and_all_below_it_in_either_role(office: Office) -> None:
    van, long = office.units["van"].key, office.units["long"].key
    office.record(code="long")
    office.record(code="received", resolving_unit=van)
    office.record(code="resolved", receiving_unit=van)
    office.record(code="van", **office.at("van"))
    assert set(picked(office, MARCH)) == {"long", "received", "resolved", "van"}
    assert set(picked(office, replace_(MARCH, unit=long))) == {"long", "received", "resolved"}
    district = office.units["district"].key
    assert set(picked(office, replace_(MARCH, unit=district))) == {"long", "received", "resolved"}
    thai = office.units["thai"].key
    assert picked(office, replace_(MARCH, unit=thai)) == []
    units.merge(office.store, office.units["long"], office.units["thai"], office.act)
    assert len(picked(office, replace_(MARCH, unit=thai))) == 3


def test_only_what_was_never_printed_is_wanted_when_asked_so(
    office: Office, tmp_path: Path
) -> None:
    old, new = office.record(), office.record()
    assert printed(office, Order("a5", records=(old.code,)), tmp_path / "a.pdf") == 1
    office.code(new)
    unprinted = replace_(MARCH, unprinted_only=True)
    assert picked(office, MARCH) == [old.code, new.code]
    assert picked(office, unprinted) == [new.code]
    slips.reissue(office.store, old.code, office.act)
    assert picked(office, unprinted) == [old.code, new.code]


def test_nothing_wanted_is_said_and_no_file_is_left(office: Office, tmp_path: Path) -> None:
    out = tmp_path / "slips.pdf"
    told = printed(office, Order("a5", wanted=MARCH), out)
    assert told == slips.nothing_wanted()
    assert (
        slips.print_pictures(
            office.store, Order("a5", wanted=MARCH), PRESS, folder=tmp_path / "x", form="png",
            act=office.act,
        )
        == told
    )  # fmt: skip
    assert list(tmp_path.glob("*.pdf")) == []
    assert not (tmp_path / "x").exists()


def test_a_print_that_cannot_be_written_is_told_and_counts_as_no_print(
    office: Office, tmp_path: Path
) -> None:
    record = office.record()
    order = Order("a5", records=(record.code,))
    told = printed(office, order, tmp_path / "missing" / "slips.pdf")
    assert isinstance(told, Message)
    assert "does not exist" in told.text(str)
    assert office.rows("SELECT prints, printed_at FROM code") == [(0, None)]
    assert printed(office, order, tmp_path / "slips.pdf") == 1


def looked_at(folder: Path, name: str, page: int) -> list[str]:
    """Return what a phone reads from a page of a PDF in the folder."""
    markup = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{name}", page: {page})'
    picture = typst.compile(markup.encode(), root=folder, format="png", ppi=150)
    assert isinstance(picture, bytes)
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def test_a_printed_page_holds_the_code_that_opens_its_record(
    office: Office, tmp_path: Path
) -> None:
    office.record()
    record = office.record()
    assert printed(office, Order("a5", records=(record.code,)), tmp_path / "slip.pdf") == 1
    token = office.code(record)
    assert looked_at(tmp_path, "slip.pdf", 1) == [f"HTTPS://DANHGIA.NGHEAN.GOV.VN/S/{token}"]


def test_more_slips_than_one_part_are_all_drawn_made_and_noted(
    office: Office, tmp_path: Path
) -> None:
    records = [office.record() for _ in range(250)]
    told: list[int] = []
    out = tmp_path / "slips.pdf"
    assert printed(office, Order("a4x4", wanted=MARCH), out, progress=told.append) == 250
    assert told[-1] == 250
    assert len(told) > 1
    with pikepdf.open(out) as document:
        assert len(document.pages) == 63
    assert office.rows("SELECT prints, count(*) FROM code GROUP BY prints") == [(1, 250)]
    last = [f"HTTPS://DANHGIA.NGHEAN.GOV.VN/S/{office.code(record)}" for record in records[-2:]]
    assert sorted(looked_at(tmp_path, "slips.pdf", 63)) == sorted(last)


def test_every_print_is_counted_dated_and_logged(office: Office, tmp_path: Path) -> None:
    record = office.record()
    order = Order("roll80", records=(record.code,))
    printed(office, order, tmp_path / "a.pdf")
    office.act = replace(act_at(NOON + timedelta(hours=1)), pick=Dice(8))
    printed(office, order, tmp_path / "a.pdf")
    assert office.rows("SELECT prints, printed_at, last_printed_at FROM code") == [
        (2, "2024-03-20T05:00:00.000000Z", "2024-03-20T06:00:00.000000Z")
    ]
    with office.store.reading() as db:
        entry = log.latest(db, many=1)[0]
    assert entry == log.Entry("2024-03-20T06:00:00.000000Z", "lan", "print", "roll80", "1")


@pytest.mark.parametrize("form", ["png", "svg"])
def test_pictures_are_files_named_by_their_records(
    office: Office, tmp_path: Path, form: str
) -> None:
    plain, odd = office.record(), office.record(code="H41/A:1")
    like_it = office.record(code="H41-A/1")
    order = Order("a5", records=(plain.code, odd.code, like_it.code))
    folder = tmp_path / "codes" / "march"
    made = slips.print_pictures(
        office.store, order, PRESS, folder=folder, form=form, act=office.act
    )
    assert made == 3
    names = {path.name for path in folder.iterdir()}
    assert names == {f"{plain.code}.{form}", f"H41%2FA%3A1.{form}", f"H41-A%2F1.{form}"}
    if form == "png":
        picture = Image.open(folder / f"{plain.code}.png")
        (found,) = zxingcpp.read_barcodes(picture)
        assert found.text.endswith(f"/S/{office.code(plain)}")
    assert office.rows("SELECT DISTINCT prints FROM code") == [(1,)]
    unknown = Order("a5", records=("H41-9",))
    assert isinstance(
        slips.print_pictures(
            office.store, unknown, PRESS, folder=folder, form=form, act=office.act
        ),
        Message,
    )


def slip_of(office: Office, record: Record) -> Slip:
    made = slips.make(office.store, [record], "slip", office.act)
    return next(slips.slips(office.store, made, PRESS))


def test_a_slip_says_whose_it_is_and_where_its_code_leads(office: Office) -> None:
    record = office.record(receiving_unit=office.units["thai"].key)
    token = office.code(record)
    assert slip_of(office, record) == Slip(
        office="Xã Nghi Long",
        record_code=record.code,
        procedure="Đăng ký khai sinh",
        day="11/03/2024",
        url=f"HTTPS://DANHGIA.NGHEAN.GOV.VN/S/{token}",
        token=token,
        short_address="danhgia.nghean.gov.vn",
        domain="danhgia.nghean.gov.vn",
        invented=True,
    )


@pytest.mark.parametrize(
    ("missing", "day"),
    [
        (["returned_on"], "10/03/2024"),
        (["returned_on", "resolved_on"], "01/03/2024"),
        (["returned_on", "resolved_on", "received_on"], ""),
    ],
)
def test_a_slip_bears_the_latest_day_that_is_known(
    office: Office, missing: list[str], day: str
) -> None:
    record = office.record(procedure=None, **dict.fromkeys(missing))
    assert slip_of(office, record).day == day
    assert slip_of(office, record).procedure == ""


def test_a_re_issue_revokes_the_code_before_and_is_logged(office: Office) -> None:
    record, neighbour = office.record(), office.record()
    old, other = office.code(record), office.code(neighbour)
    link = office.code(record, "link")
    new = slips.reissue(office.store, record.code, office.act)
    assert new
    assert new not in (old, other)
    live = office.rows("SELECT token FROM code WHERE revoked_at IS NULL")
    assert {token for (token,) in live} == {new, other, link}
    assert office.rows("SELECT issue FROM code WHERE token = ?", new) == [(2,)]
    assert slips.reissue(office.store, "H41-9", office.act) is None
    with office.store.reading() as db:
        entry = log.latest(db, many=1)[0]
    assert (entry.action, entry.subject) == ("re-issue", record.code)


def test_a_re_issue_for_a_record_without_a_code_makes_its_first(office: Office) -> None:
    record = office.record()
    token = slips.reissue(office.store, record.code, office.act)
    assert token == office.code(record)
    assert office.rows("SELECT issue FROM code") == [(1,)]


def test_the_desk_sees_a_record_with_its_names_codes_and_history(office: Office) -> None:
    record = office.rated(receiving_unit=office.units["thai"].key)
    office.code(record, "link")
    changed = office.change(record, due_on=None)
    sheet = slips.find(office.store, record.code)
    assert sheet
    assert sheet.record == changed
    assert (sheet.receiving_unit, sheet.resolving_unit) == ("Xã Nghi Thái", "Xã Nghi Long")
    assert (sheet.procedure, sheet.field, sheet.rated) == ("Đăng ký khai sinh", "Hộ tịch", True)
    assert [code.kind for code in sheet.codes] == ["link", "slip"]
    assert sheet.history == [(office.act.at, "due_on", "2024-03-12", None)]
    assert slips.find(office.store, "H41-9") is None


def test_the_desk_sees_what_is_not_known_as_empty(office: Office) -> None:
    record = office.record(procedure=None, field="")
    sheet = slips.find(office.store, record.code)
    assert sheet
    assert (sheet.procedure, sheet.field, sheet.rated, sheet.codes) == ("", "", False, [])


def test_a_slip_goes_with_a_result(office: Office) -> None:
    assert [n for n in range(1, 11) if slips.finished(office.record(status=n))] == [9, 10]
    assert {"a5", "a4x4", "roll80"} <= set(slips.layouts())
