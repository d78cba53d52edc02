"""A commune joins its province: each office's figures stay, every code lives, and what clashes is said first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.journey import held, join, people, slips, stores
from kiosk.journey.check import differing_cells
from kiosk.journey.join import Choice
from kiosk.journey.records import body
from kiosk.journey.responses import Stored, look
from kiosk.store import catalogue, joining, records, whole
from kiosk.store.engine import Db
from kiosk.store.records import HeldChange
from tests.builders import NOON, TERMS, Dice, Office, act_at, answers
from tests.journey.joining import APART, UNITS, content, figures, joined, refused, rename, rows


@pytest.fixture
def apart(province: Office, commune: Office) -> tuple[Office, Office]:
    """Two offices whose units are called differently, each with rated and unrated records."""
    for short in UNITS:
        rename(commune, short, f"Another {short}")
    for office, marks in ((province, "55123"), (commune, "454511")):
        for number, mark in enumerate(marks):
            office.rated(mark, code=f"{office.units['long'].home}-{number}")
            office.record(code=f"{office.units['long'].home}-x{number}", **office.at("van"))
    return province, commune


RENAMED = replace(APART, apart=tuple(f"X.{short}" for short in UNITS))
"""All units of the other office are others, although their keys are the same."""


def test_each_offices_figures_stay_what_they_were(apart: tuple[Office, Office]) -> None:
    province, commune = apart
    before = {
        base: figures(province.store, base) | figures(commune.store, base)
        for base in ("resolved", "returned", "received")
    }
    joined(province, commune, RENAMED)
    for base, expected in before.items():
        assert figures(province.store, base) == expected
    assert len(before["resolved"]) == 4


def test_every_code_lives_even_where_two_homes_have_one_prefix(
    apart: tuple[Office, Office],
) -> None:
    province, commune = apart
    home = commune.units["van"].home
    (prefix,) = rows(
        province.store, f"SELECT prefix FROM home WHERE id = '{province.units['van'].home}'"
    )
    commune.store.write(
        lambda db: db._connection.execute(
            "UPDATE home SET prefix = ? WHERE id = ?", (*prefix, home)
        )
    )
    ours = province.code(province.record(code="P", **province.at("van")))
    theirs = commune.code(commune.record(code="Q", **commune.at("van")))
    rated = commune.code(commune.rated(code="R", **commune.at("van")))
    assert ours[:3] == theirs[:3]
    joined(province, commune, RENAMED)
    for token in (ours, theirs):
        assert isinstance(province.send(province.submission(token)), Stored)
    found = look(province.store, rated, TERMS, change_key=None, now=NOON)
    assert type(found).__name__ == "Rated"
    assert differing_cells(province.store) == []


def test_whoever_has_just_answered_there_may_change_the_answer_here(
    apart: tuple[Office, Office],
) -> None:
    province, commune = apart
    sent = commune.submission(commune.code(commune.record(code="Q")), answers=answers("1"))
    stored = commune.send(sent)
    assert isinstance(stored, Stored)
    joined(province, commune, RENAMED)
    change = province.submission(sent.token, answers=answers("5"), change_key=stored.change_key)
    changed = province.send(change)
    assert isinstance(changed, Stored)
    assert changed.replaced


def test_fields_and_procedures_of_one_meaning_are_one(province: Office, commune: Office) -> None:
    def others(db: Db) -> None:
        catalogue.put_field(db, catalogue.Field("moi", "Môi trường", "Environment"))
        catalogue.put_field(db, catalogue.Field("ht", "Hộ Tịch", "Civil"))
        for key, code, name, field in (
            ("P-9", "1.000001", "Khai sinh", "ht"),
            ("new", None, "Thủ tục mới", "moi"),
        ):
            catalogue.put_procedure(
                db, catalogue.Procedure(key, code, name, name.casefold(), field, "file")
            )

    commune.store.write(others)
    record = commune.record(code="Q", procedure="P-9", field="ht")
    commune.change(record, procedure="new", field="moi")
    joined(province, commune)
    sheet = slips.find(province.store, "Q")
    assert sheet
    assert (sheet.procedure, sheet.field) == ("Thủ tục mới", "Môi trường")
    told = {attribute: (old, new) for _, attribute, old, new in sheet.history}
    assert told["procedure"] == ("1.000001", "new")
    assert told["field"] == ("ho-tich", "moi")
    with province.store.reading() as db:
        assert set(catalogue.fields(db)) == {"ho-tich", "dat-dai", "moi"}


def test_a_change_that_waits_there_waits_here(province: Office, commune: Office) -> None:
    record = commune.record(code="Q")
    wanted = record._replace(status=4)
    waiting = HeldChange(record.home, "Q", wanted.as_of, 10, 4, body(wanted))
    commune.store.write(lambda db: records.keep_waiting(db, [waiting], import_id="i"))
    joined(province, commune)
    (change,) = held.held(province.store)
    assert held.decide_held(province.store, change, accepted=True, act=act_at(seed=5))
    sheet = slips.find(province.store, "Q")
    assert sheet
    assert (sheet.record.status, sheet.record.receiving_unit) == (4, "xa-nghi-long-2")
    assert differing_cells(province.store) == []


def test_accounts_come_along_unless_their_name_is_taken(province: Office, commune: Office) -> None:
    for office, name, unit in (
        (province, "lan", None), (commune, "lan", None), (commune, "hoa", "xa-nghi-long"),
    ):  # fmt: skip
        people.add(
            office.store, name, "a long way home", unit=unit, now=NOON, pick=Dice(hash(name))
        )
    found = joined(province, commune)
    assert found.plan.people == ("lan",)
    units = {person.name: person.unit for person in people.everybody(province.store)}
    assert units == {"lan": None, "hoa": "xa-nghi-long-2"}


def test_what_was_done_there_stays_in_the_log(province: Office, commune: Office) -> None:
    slips.reissue(commune.store, commune.record(code="Q").code, act_at(seed=4))
    joined(province, commune)
    done = [entry.action for entry in stores.latest_acts(province.store)]
    assert sorted(done) == ["join", "re-issue"]


def test_successors_follow_and_are_not_doubled(province: Office, commune: Office) -> None:
    for office in (province, commune):
        long, thai, van = (office.units[short].key for short in ("long", "thai", "van"))
        for old in (long, van):
            office.store.write(
                lambda db, old=old, thai=thai: db.run(
                    "successor_add", old=old, new=thai, from_day="2025-07-01"
                )
            )
    same = {short: short for short in ("xa-nghi-long", "xa-nghi-thai")}
    apart = ("H41.district", "H41.other", "H41.van")
    joined(province, commune, Choice("f", tuple(same.items()), apart))
    assert sorted(rows(province.store, "SELECT old, new FROM unit_successor")) == [
        ("xa-nghi-long", "xa-nghi-thai"),
        ("xa-nghi-van", "xa-nghi-thai"),
        ("xa-nghi-van-2", "xa-nghi-thai"),
    ]


def test_a_unit_and_its_successor_may_be_one_here(province: Office, commune: Office) -> None:
    commune.store.write(
        lambda db: db.run(
            "successor_add", old="xa-nghi-long", new="xa-nghi-thai", from_day="2025-07-01"
        )
    )
    same = {"xa-nghi-long": "xa-nghi-long", "xa-nghi-thai": "xa-nghi-long"}
    apart = ("H41.district", "H41.other", "H41.van")
    joined(province, commune, Choice("f", tuple(same.items()), apart))
    assert rows(province.store, "SELECT old, new FROM unit_successor") == []


def test_other_targets_are_told_and_ours_hold(province: Office, commune: Office) -> None:
    commune.store.write(
        lambda db: db._connection.execute("INSERT INTO target VALUES ('2025-01-01', '30')")
    )
    found = joined(province, commune)
    assert [note.text(str) for note in found.plan.notes] == [
        "The other office had other targets; the ones here hold."
    ]
    assert rows(province.store, "SELECT percent FROM target") == [("20",)]


def test_a_dry_run_tells_and_writes_nothing(province: Office, commune: Office) -> None:
    commune.rated(code="Q")
    before = content(province.store)
    found = joined(province, commune, dry_run=True)
    assert not found.written
    assert (found.rows["record"], found.rows["response"]) == (1, 1)
    assert content(province.store) == before
    clashing = join.join(province.store, commune.store, Choice("f"), act_at(), dry_run=True)
    assert isinstance(clashing, list)
    assert {clash.kind for clash in clashing} == {"unit"}


def test_a_join_that_loses_a_row_is_undone(
    province: Office, commune: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune.rated(code="Q")
    real: Callable[..., joining.HomeCounts] = joining.counts

    def short_of_one(db: Db, home: str) -> joining.HomeCounts:
        found = real(db, home)
        return found._replace(responses=max(0, found.responses - len(joining.homes(db)) // 10))

    monkeypatch.setattr(joining, "counts", short_of_one)
    (fault,) = refused(province, commune)
    assert "counts of home" in fault


def test_every_table_of_the_schema_is_thought_of() -> None:
    known = {table.name for table in whole.tables(whole.known())}
    assert known == join.LEFT | set(join._CHANGES)
    assert not join.LEFT & set(join._CHANGES)


def test_progress_goes_over_all_that_is_moved(province: Office, commune: Office) -> None:
    heard: list[int] = []
    joined(province, commune, progress=heard.append)
    assert heard == sorted(heard)
    assert 0 < heard[-1] <= join.size(commune.store)
