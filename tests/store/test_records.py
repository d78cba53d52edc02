"""Records, their history, held changes, the import log."""

from dataclasses import dataclass

from kiosk.core.records import Record
from kiosk.core.tokens import make_token, prefix_of
from kiosk.store import codes, log, records
from kiosk.store.engine import Db
from kiosk.store.records import HeldChange, ImportRun
from tests.builders import Dice, Office, act_at

LATER = "2024-04-01T00:00:00.000000Z"


def test_a_record_is_found_by_its_code_whatever_its_home(office: Office) -> None:
    office.record()
    wanted = office.record(**office.at("thai"))
    with office.store.reading() as db:
        assert records.by_code(db, wanted.code) == wanted
        assert records.by_code(db, "H41.14-240301-9999") is None


def test_history_keeps_every_overwritten_value_with_its_time(office: Office) -> None:
    neighbour = office.record()
    old = office.record()
    newer = old._replace(status=9, due_on=None, as_of=LATER)

    def step(db: Db) -> None:
        records.change(db, [(old, newer)], now=LATER, import_id="i1")
        records.change(db, [(newer, newer._replace(status=10))], now=LATER + "1", import_id=None)

    office.store.write(step)
    with office.store.reading() as db:
        assert records.history(db, old) == [
            (LATER, "due_on", "2024-03-12", None),
            (LATER, "status", "10", "9"),
            (LATER + "1", "status", "9", "10"),
        ]
        assert records.history(db, neighbour) == []
        assert records.by_code(db, old.code) == newer._replace(status=10)
        assert records.by_code(db, neighbour.code) == neighbour


def test_two_changes_at_one_moment_are_one_in_the_history(office: Office) -> None:
    old = office.record()
    middle, new = old._replace(due_on="2024-03-13"), old._replace(due_on="2024-03-14")

    def step(db: Db) -> None:
        records.change(db, [(old, middle)], now=LATER, import_id="i1")
        records.change(db, [(middle, new)], now=LATER, import_id="i1")

    office.store.write(step)
    with office.store.reading() as db:
        assert records.history(db, old) == [(LATER, "due_on", "2024-03-12", "2024-03-14")]


def test_that_a_newer_file_spoke_of_a_record_is_noted_without_history(office: Office) -> None:
    seen, unseen = office.record(), office.record()
    office.store.write(lambda db: records.seen(db, [seen], LATER))
    with office.store.reading() as db:
        assert records.by_code(db, seen.code) == seen._replace(as_of=LATER)
        assert records.by_code(db, unseen.code) == unseen
        assert records.history(db, seen) == []


def test_a_units_records_are_those_it_receives_or_resolves(office: Office) -> None:
    long, thai = office.units["long"].key, office.units["thai"].key
    received = office.record(resolving_unit=thai)
    resolved = office.record(receiving_unit=thai)
    office.record(**office.at("van"))
    with office.store.reading() as db:
        start = ("", "")
        found = records.of_unit(db, long, after=start, many=9)
        assert found == sorted((one.home, one.code) for one in (received, resolved))
        assert records.of_unit(db, long, after=start, many=1) == found[:1]
        assert records.of_unit(db, long, after=found[0], many=9) == found[1:]


@dataclass
class Held:
    """Held changes by the codes of their records."""

    office: Office

    def hold(self, record: Record, status: int, import_id: str = "i1") -> HeldChange:
        change = HeldChange(record.home, record.code, LATER, record.status, status, f"to {status}")
        self.office.store.write(lambda db: records.keep_waiting(db, [change], import_id=import_id))
        return change

    def decide(self, change: HeldChange, decision: str) -> bool:
        return self.office.store.write(
            lambda db: records.decide_held(db, change, decision=decision, now=LATER, actor="lan")
        )


def test_held_changes_wait_page_by_page_until_somebody_decides_once(office: Office) -> None:
    held = Held(office)
    first, second, third = (held.hold(office.record(), 4) for _ in range(3))
    assert held.decide(second, "refused")
    assert not held.decide(second, "accepted")
    with office.store.reading() as db:
        assert records.held_count(db) == 2
        assert records.held(db, many=1) == [first]
        assert records.held(db, after=first.record) == [third]
        assert records.held_before(db, second.home, second.record) == ("to 4", "refused")
        assert records.held_before(db, first.home, first.record) == ("to 4", None)
        assert records.held_before(db, first.home, "H41-9") is None


def test_a_newer_held_change_takes_the_place_of_the_older_and_waits_again(office: Office) -> None:
    held = Held(office)
    record = office.record()
    held.decide(held.hold(record, 4), "refused")
    newer = held.hold(record, 2, "i2")
    with office.store.reading() as db:
        assert records.held(db) == [newer]


def test_the_import_log_shows_the_latest_first_with_its_newest_figures(office: Office) -> None:
    first = ImportRun("i1", "a.xlsx", LATER, "2024-03-01", None, "lan", 0, 0, 0, 0, 0, 0)
    second = first._replace(id="i2", file_name="b.csv", started_at="2024-03-02")
    done = first._replace(
        finished_at="2024-03-03", added=1, updated=2, unchanged=3, duplicates=4, problems=5, held=6
    )

    def step(db: Db) -> None:
        for run in (first, second, done):
            records.log_import(db, run)

    office.store.write(step)
    with office.store.reading() as db:
        assert records.imports(db) == [second, done]
        assert records.imports(db, many=1) == [second]


def test_unrated_records_are_offered_latest_first(office: Office) -> None:
    office.rated(returned_on="2024-03-15")
    office.record(status=9, returned_on=None)
    older = office.record(returned_on="2024-03-12")
    newer = office.record(returned_on="2024-03-13")
    with office.store.reading() as db:
        assert records.unrated(db, many=9) == [newer, older]
        assert records.unrated(db, many=1) == [newer]


def test_the_log_of_acts_shows_the_latest_first(office: Office) -> None:
    lan, hoa = act_at(), act_at(actor="hoa", seed=8)
    entries = [
        log.Entry("2024-03-01T00:00:00Z", lan.actor, "print", "a5", "3"),
        log.Entry("2024-03-02T00:00:00Z", hoa.actor, "export", "links", "2"),
    ]
    office.store.write(lambda db: [log.write(db, lan.new_id(), entry) for entry in entries])
    with office.store.reading() as db:
        assert log.latest(db) == entries[::-1]
        assert log.latest(db, many=1) == entries[1:]


def test_the_stores_own_notes_are_written_over(office: Office) -> None:
    office.store.write(lambda db: log.set_note(db, "invented", "no"))
    office.store.write(lambda db: log.set_note(db, "invented", "yes"))
    with office.store.reading() as db:
        assert log.note(db, "invented") == "yes"


def test_a_code_is_found_by_its_token_and_no_other(office: Office) -> None:
    token, other = office.code(office.record()), office.code(office.record())
    with office.store.reading() as db:
        found = codes.by_token(db, token)
        assert found
        assert (found.token, found.kind, found.issue, found.prints) == (token, "slip", 1, 0)
        assert codes.by_token(db, make_token(prefix_of(token), Dice(99))) is None
        assert codes.by_token(db, other) != found
