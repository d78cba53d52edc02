"""Check goes on past rows that damage has made unreadable, names each, and mends the figures of the others."""

import pytest

from kiosk.core.check import Fault, Found
from kiosk.core.records import Record
from kiosk.core.surveys import answers_from_json
from kiosk.journey import coverage
from kiosk.journey.check import differing_cells, examine, repair
from kiosk.store import records
from kiosk.store.engine import Store
from tests.builders import Office, answers
from tests.journey.test_check import WRONG, YEAR, touch
from tests.journey.test_check import busy as busy

SECOND = "H41.14-240301-0002"
ANSWER = "answer-00000002"
ONLY_SQLITE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


def named(found: Found) -> set[tuple[str, str]]:
    return {(fault.rule, fault.subject) for fault in found.faults}


def mended(busy: Office) -> Found:
    """Repair what can be, and return what a second check finds: no figure that differs."""
    repair(busy.store, examine(busy.store), busy.act)
    found = examine(busy.store)
    assert found.differences == ()
    assert not found.clean
    return found


def second(busy: Office) -> Record:
    with busy.store.reading() as db:
        found = records.by_code(db, SECOND)
    assert found
    return found


def halves(store: Store) -> set[str]:
    with store.reading() as db:
        found = db._connection.execute("SELECT half FROM tally UNION SELECT half FROM flow_tally")
        return {half for (half,) in found.fetchall()}


@pytest.mark.parametrize("day", ["2023-13-45", "x", "", "2024-3-1", "10/03/2024"])
@pytest.mark.parametrize("column", ["received_on", "due_on", "resolved_on", "returned_on"])
def test_no_figure_stands_on_a_day_that_is_none(busy: Office, column: str, day: str) -> None:
    before = halves(busy.store)
    touch(busy, *WRONG[:2], f"UPDATE record SET {column} = '{day}' WHERE code = '{SECOND}'")
    (fault,) = mended(busy).faults
    home = busy.units["long"].home
    assert fault == Fault("record_day", home, SECOND, f"{column} {day}")
    assert halves(busy.store) <= before | {"2024-01-01"}


def test_a_record_that_gets_its_day_back_is_counted_as_before(busy: Office) -> None:
    before = coverage.measure(busy.store, YEAR)
    touch(busy, f"UPDATE record SET resolved_on = '2023-13-45' WHERE code = '{SECOND}'")
    mended(busy)
    assert coverage.measure(busy.store, YEAR) != before
    busy.change(second(busy), resolved_on="2024-03-10")
    assert coverage.measure(busy.store, YEAR) == before
    assert examine(busy.store).clean


@ONLY_SQLITE
@pytest.mark.parametrize(
    ("statement", "rule", "subject"),
    [
        (f"UPDATE record SET received_on = x'00ff' WHERE code = '{SECOND}'", "record_day", SECOND),
        (f"UPDATE record SET field = x'00ff' WHERE code = '{SECOND}'", "record_unreadable", SECOND),
        (f"UPDATE record SET round = 'x' WHERE code = '{SECOND}'", "record_unreadable", SECOND),
        (f"UPDATE response SET answers = x'7b' WHERE id = '{ANSWER}'", "answer_unreadable", ANSWER),
        (f"UPDATE response SET received_at = x'00' WHERE id = '{ANSWER}'", "answer_unreadable",
         ANSWER),
        (f"UPDATE response SET round = NULL WHERE id = '{ANSWER}'", "answer_round", ANSWER),
        ("UPDATE unit SET name = x'00' WHERE key = 'xa-nghi-van'", "unit_without_name",
         "xa-nghi-van"),
    ],
)  # fmt: skip
def test_values_of_another_kind_are_named_and_the_rest_is_mended(
    busy: Office, statement: str, rule: str, subject: str
) -> None:
    touch(busy, *WRONG, statement)
    assert (rule, subject) in named(mended(busy))


@ONLY_SQLITE
def test_a_figure_that_is_no_number_is_mended(busy: Office) -> None:
    touch(busy, "UPDATE tally SET records = 'x', rated = x'00' WHERE base = 'received'")
    found = examine(busy.store)
    assert found.differences
    assert repair(busy.store, found, busy.act).clean


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("{oops", "answer_unreadable"),
        ("[]", "answer_unreadable"),
        ("7", "answer_unreadable"),
        ("[" * 100_000, "answer_unreadable"),
        ('{"overall":["77"]}', "answer_not_offered"),
        ('{"overall":[5]}', "answer_not_offered"),
        ('{"overall":[["5"]]}', "answer_not_offered"),
        ('{"overall":["\\ud800"]}', "answer_not_offered"),
        ('{"overall":["5","4"]}', "answer_not_offered"),
        ('{"overall":"5"}', "answer_not_offered"),
        ('{"price":["5"]}', "answer_not_offered"),
        ('{"comment":["5"]}', "answer_not_offered"),
    ],
)
def test_answers_that_nobody_can_have_given_are_named_and_the_rest_is_mended(
    busy: Office, text: str, rule: str
) -> None:
    touch(busy, *WRONG, f"UPDATE response SET answers = '{text}' WHERE id = '{ANSWER}'")
    assert named(mended(busy)) == {(rule, ANSWER)}
    total = coverage.measure(busy.store, YEAR).total
    assert (total.records, total.rated) == (5, 4)


def test_answers_that_do_not_count_are_looked_at_too(busy: Office) -> None:
    record = busy.record()
    sent = busy.submission(busy.code(record))
    busy.send(sent)
    busy.send(busy.submission(sent.token, answers=answers("1")))
    touch(busy, "UPDATE response SET answers = '{oops' WHERE state = 'later'")
    ((rule, _),) = named(mended(busy))
    assert rule == "answer_unreadable"


def test_answers_as_citizens_give_them_are_all_in_order(busy: Office) -> None:
    given = answers("2", "time", "attitude", comment="Chờ lâu “quá” \\ {")
    busy.send(busy.submission(busy.code(busy.record()), answers=given))
    assert answers_from_json(given.to_json()) == given
    assert examine(busy.store).clean


@pytest.mark.parametrize("body", ["xx", "[]", "{}", '{"id":"small"}', "null"])
def test_a_survey_that_cannot_be_read_is_named_and_its_answers_still_rate(
    busy: Office, body: str
) -> None:
    touch(busy, *WRONG, f"UPDATE survey SET body = '{body}'")
    ((rule, _),) = named(mended(busy))
    assert rule == "survey_unreadable"
    total = coverage.measure(busy.store, YEAR).total
    assert (total.rated, total.satisfied) == (4, None)


def test_units_that_are_each_others_parents_are_named(busy: Office) -> None:
    """The other way round, a unit below both of them is well placed itself."""
    touch(
        busy,
        "UPDATE unit SET parent = 'xa-nghi-thai' WHERE key = 'xa-nghi-long'",
        "UPDATE unit SET parent = 'xa-nghi-long' WHERE key IN ('xa-nghi-thai', 'xa-nghi-van')",
        "UPDATE unit SET parent = key WHERE key = 'huyen-nam-dan'",
    )
    assert named(examine(busy.store)) == {
        ("units_in_circle", key) for key in ("xa-nghi-long", "xa-nghi-thai", "huyen-nam-dan")
    }


def test_an_answer_to_an_earlier_round_is_in_order(busy: Office) -> None:
    touch(busy, "UPDATE record SET round = 2")
    assert examine(busy.store).faults == ()


def test_every_damaged_row_is_named(busy: Office) -> None:
    touch(
        busy,
        "UPDATE response SET answers = '{oops'",
        "UPDATE record SET received_on = 'x'",
        "UPDATE survey SET body = 'xx'",
    )
    found = named(mended(busy))
    assert len(found) == 4 + 6 + 1
    assert len({subject for rule, subject in found if rule == "answer_unreadable"}) == 4


def test_what_a_damaged_row_cannot_tell_is_no_difference(busy: Office) -> None:
    touch(busy, f"UPDATE response SET answers = '{{oops' WHERE id = '{ANSWER}'")
    mended(busy)
    busy.change(second(busy), field="dat-dai")
    assert differing_cells(busy.store) == []
