"""Many citizens at once, and any order of events: one counted answer a record, and sums that hold."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Barrier

import pytest

from kiosk.core.records import Record
from kiosk.core.tokens import Token
from kiosk.journey import catalogue, check, slips, units
from kiosk.journey.responses import Gone, Later, Stored, Submission, Unknown
from tests.builders import Office, act_at, answers

Outcome = Stored | Later | Gone | Unknown


def at_once(office: Office, sent: list[Submission]) -> list[Outcome]:
    """Send every answer from a thread of its own, all at the same moment."""
    together = Barrier(len(sent))

    def send(submission: Submission) -> Outcome:
        together.wait()
        return office.send(submission)

    with ThreadPoolExecutor(len(sent)) as pool:
        return list(pool.map(send, sent))


def test_of_forty_answers_to_one_code_at_once_exactly_one_counts_and_all_are_there(
    office: Office,
) -> None:
    record = office.record()
    token = office.code(record)
    outcomes = at_once(office, [office.submission(token) for _ in range(40)])
    kinds = Counter(type(outcome) for outcome in outcomes)
    assert kinds == {Stored: 1, Later: 39}
    assert all(outcome.kept for outcome in outcomes if isinstance(outcome, Later))
    states = Counter(state for state, _ in office.responses(record))
    assert states == {"counted": 1, "later": 39}
    assert check.differing_cells(office.store) == []


def test_one_answer_sent_by_twenty_threads_is_one_row_acknowledged_to_all(office: Office) -> None:
    record = office.record()
    sent = office.submission(office.code(record))
    outcomes = at_once(office, [sent] * 20)
    assert len(set(outcomes)) == 1
    assert isinstance(outcomes[0], Stored)
    assert len(office.responses(record)) == 1


def test_answers_to_many_codes_at_once_all_count(office: Office) -> None:
    tokens = [office.code(office.record()) for _ in range(10)]
    sent = [office.submission(token) for token in tokens for _ in range(2)]
    kinds = Counter(type(outcome) for outcome in at_once(office, sent))
    assert kinds == {Stored: 10, Later: 10}
    assert check.differing_cells(office.store) == []


DAYS = ("2024-01-14", "2024-01-15", "2024-02-29", "2024-03-10", None)


@dataclass
class Events:
    """Whatever may happen in an office, drawn by lot; every browser remembers its last key by code."""

    office: Office
    lot: random.Random
    records: dict[str, Record] = field(default_factory=dict)
    tokens: list[Token] = field(default_factory=list)
    keys: dict[Token, str] = field(default_factory=dict)
    sent: list[Submission] = field(default_factory=list)
    hours: int = 0
    merged: bool = False

    def arrive(self) -> None:
        record = self.office.record(
            **self.office.at(self.lot.choice(["long", "thai", "van"])), **self._values()
        )
        self.records[record.code] = record
        self.tokens.append(self.office.code(record))

    def _values(self) -> dict[str, object]:
        procedure, field_key = self.lot.choice(
            [("1.000001", "ho-tich"), ("1.000002", "dat-dai"), ("thu-tuc-la", "")]
        )
        return {
            "status": self.lot.randint(1, 10),
            "procedure": procedure,
            "field": field_key,
            "received_on": self.lot.choice(DAYS),
            "resolved_on": self.lot.choice(DAYS),
            "returned_on": self.lot.choice(DAYS),
        }

    def newer_file(self) -> None:
        old = self._now(self.lot.choice([*self.records.values()]))
        values = self._values()
        values["round"] = old.round + self.lot.randint(0, 1)
        del values["procedure"], values["field"]
        self.records[old.code] = new = self.office.change(old, **values)
        self.tokens.append(self.office.code(new))

    def _now(self, record: Record) -> Record:
        sheet = slips.find(self.office.store, record.code)
        assert sheet
        return sheet.record

    def answer(self) -> None:
        token = self.lot.choice(self.tokens)
        overall = self.lot.choice("12345")
        reasons = ["time", "attitude"] if overall < "4" else []
        self._send(
            self.office.submission(
                token,
                answers=answers(overall, *self.lot.sample(reasons, len(reasons) // 2)),
                channel=self.lot.choice(["qr", "tablet", "online"]),
                change_key=self.keys.get(token) if self.lot.random() < 0.7 else None,
            )
        )

    def resend(self) -> None:
        sent = self.lot.choice(self.sent)
        token = self.lot.choice([sent.token, *self.tokens])
        self._send(replace(sent, token=token, answers=answers(self.lot.choice("45"))))

    def _send(self, submission: Submission) -> None:
        self.sent.append(submission)
        now = self.office.act.now + timedelta(hours=self.hours)
        match self.office.send(submission, now=now):
            case Stored(key):
                self.keys[submission.token] = key

    def wait(self) -> None:
        self.hours += self.lot.randint(1, 30)

    def re_issue(self) -> None:
        record = self.lot.choice([*self.records.values()])
        token = slips.reissue(self.office.store, record.code, self.office.act)
        assert token
        self.tokens.append(token)

    def merge(self) -> None:
        if not self.merged:
            old, new = self.office.units["thai"], self.office.units["long"]
            assert isinstance(units.merge(self.office.store, old, new, self.office.act), int)
            self.merged = True

    def remap(self) -> None:
        name = self.lot.choice(["Hộ tịch", "Đất đai", "Chứng thực", ""])
        line = catalogue.Mapping(None, "Thủ tục lạ", name)
        catalogue.load(self.office.store, [line], {}, act_at(seed=self.lot.randint(1, 10**9)))

    def happen(self, many: int) -> None:
        """Let so many things happen, most of them answers."""
        weights = {
            self.arrive: 4,
            self.answer: 12,
            self.resend: 3,
            self.newer_file: 4,
            self.wait: 2,
            self.re_issue: 2,
            self.merge: 1,
            self.remap: 1,
        }
        self.arrive()
        self.answer()
        for event in self.lot.choices([*weights], [*weights.values()], k=many):
            event()


@pytest.mark.parametrize("seed", range(8))
def test_after_any_order_of_events_the_tally_equals_a_recount(office: Office, seed: int) -> None:
    events = Events(office, random.Random(seed))
    for _ in range(3):
        events.happen(40)
        assert check.differing_cells(office.store) == []
    counted = office.rows(
        "SELECT count(*) FROM response WHERE state = 'counted' GROUP BY record, round, moment"
    )
    assert counted
    assert set(counted) == {(1,)}
    states = {state for (state,) in office.rows("SELECT DISTINCT state FROM response")}
    assert states <= {"counted", "later", "replaced"}


def test_a_cell_that_somebody_else_has_touched_is_named(office: Office) -> None:
    office.rated()
    office.rated(**office.at("thai"))
    with office.store.reading() as db:
        long = office.units["long"].key
        wrong = db._connection.execute(
            f"SELECT count(*) FROM tally WHERE resolving_unit = '{long}'"
        ).fetchone()[0]

    def touch(db: object) -> None:
        run = db._connection.execute
        run(f"UPDATE tally SET rated = rated + 1 WHERE resolving_unit = '{long}'")
        run("UPDATE rating_tally SET ratings = 0 WHERE base = 'returned'")

    office.store.write(touch)
    named = check.differing_cells(office.store)
    cells = [cell for cell in named if cell.table.name == "tally"]
    assert len(cells) == wrong == 3
    assert {cell.key[5] for cell in cells} == {long}
    assert {(cell.kept, cell.counted) for cell in cells} == {((1, 2, 1, 1), (1, 1, 1, 1))}
    choices = [cell for cell in named if cell.table.name == "rating_tally"]
    assert [(cell.key[1], cell.kept, cell.counted) for cell in choices] == [
        ("returned", (0,), (1,)),
        ("returned", (0,), (1,)),
    ]
    assert len(named) == 5
