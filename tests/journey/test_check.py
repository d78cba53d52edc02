"""Check and repair: what differs from a recount is named and mended, whoever writes meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kiosk.core.coverage import Question
from kiosk.journey import check, coverage
from kiosk.journey.check import catch_up, differing_cells, examine, repair
from kiosk.store import log
from kiosk.store.engine import Db
from kiosk.store.sqlite import SqliteStore
from tests.builders import SURVEY, Office, act_at, fresh_store

YEAR = Question("2023-12-15", "2024-12-14")


def touch(office: Office, *statements: str, rules: bool = True) -> None:
    """Change the store behind the program's back; without the rules of the schema, as a tool does that knows none."""
    on_sqlite = isinstance(office.store, SqliteStore)
    connection = office.store._writer._connection if on_sqlite and not rules else None
    if connection:
        connection.execute("PRAGMA foreign_keys = OFF")

    def step(db: Db) -> None:
        if not (rules or on_sqlite):
            db._connection.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            db._connection.execute(statement)

    office.store.write(step)
    if connection:
        connection.execute("PRAGMA foreign_keys = ON")


WRONG = (
    "UPDATE tally SET records = records + 1, satisfied = 0 WHERE base = 'received'",
    "DELETE FROM tally WHERE base = 'returned'",
    "UPDATE rating_tally SET ratings = ratings + 5 WHERE choice = '5'",
    "INSERT INTO flow_tally VALUES ('lost', '2024-01-01', 'a', 'b', '', 1, 0, 0, 0, 0, 0)",
    "UPDATE flow_tally SET early = early - 1, late = 7 WHERE home <> 'lost'",
    "INSERT INTO unmapped_tally VALUES ('lost', 'nothing', 3)",
)


@pytest.fixture
def busy(office: Office) -> Office:
    """An office with a few records of two homes, some of them rated, one unmapped."""
    for level in ("5", "2", "4"):
        office.rated(level)
    office.rated("5", **office.at("thai"))
    office.record(procedure="thu-tuc-la", field="")
    office.record(status=4, resolved_on=None, returned_on=None)
    return office


def test_a_store_that_was_only_written_by_the_program_is_clean(busy: Office) -> None:
    told: list[int] = []
    found = examine(busy.store, told.append)
    assert (found.clean, found.records) == (True, 6)
    assert told == [1, 2, 3, 4, 5, 6] == [*range(1, check.size(busy.store) + 1)]


def test_citizens_answer_while_everything_is_recounted(busy: Office) -> None:
    found = examine(busy.store, lambda _: busy.rated("4"))
    assert found.clean
    assert examine(busy.store).records > found.records


def test_every_figure_that_was_touched_is_named_mended_and_logged(busy: Office) -> None:
    before = coverage.measure(busy.store, YEAR)
    touch(busy, *WRONG)
    found = examine(busy.store)
    assert not found.clean
    by_table: dict[str, int] = {}
    for difference in found.differences:
        assert difference.kept != difference.counted
        by_table[difference.table.name] = by_table.get(difference.table.name, 0) + 1
    assert by_table == {"tally": 6, "rating_tally": 6, "flow_tally": 4, "unmapped_tally": 1}
    left = repair(busy.store, found, busy.act)
    assert left.clean
    assert differing_cells(busy.store) == []
    assert coverage.measure(busy.store, YEAR) == before
    with busy.store.reading() as db:
        (entry,) = (entry for entry in log.latest(db) if entry.action == "repair")
    assert (entry.actor, entry.subject, entry.detail) == ("lan", "tally", "17")


def test_what_is_written_between_the_recount_and_the_repair_is_counted_once(busy: Office) -> None:
    touch(busy, *WRONG)
    found = examine(busy.store)
    busy.rated("5")
    moved = busy.rated("4")
    busy.change(moved, status=7, field="dat-dai")
    assert repair(busy.store, found, busy.act).clean
    assert differing_cells(busy.store) == []


def test_two_repairs_of_one_finding_mend_once(busy: Office) -> None:
    touch(busy, *WRONG)
    found = examine(busy.store)
    with ThreadPoolExecutor(2) as pool:
        left = pool.map(lambda seed: repair(busy.store, found, act_at(seed=seed)), (1, 2))
    assert [one.clean for one in left] == [True, True]
    assert differing_cells(busy.store) == []


def test_a_repair_of_an_old_finding_changes_nothing(busy: Office) -> None:
    touch(busy, WRONG[0])
    old = examine(busy.store)
    repair(busy.store, old, busy.act)
    touch(busy, WRONG[1])
    left = repair(busy.store, old, act_at(seed=8)).differences
    assert [cell.key[1] for cell in left] == ["returned"] * 3


def test_a_repair_that_fails_leaves_no_figure_half_mended(busy: Office) -> None:
    touch(busy, *WRONG, "ALTER TABLE audit RENAME TO hidden")
    found = examine(busy.store)
    with pytest.raises(Exception, match="audit"):
        repair(busy.store, found, busy.act)
    touch(busy, "ALTER TABLE hidden RENAME TO audit")
    assert examine(busy.store).differences == found.differences


LOST = "'H41.14-240301-9999'"

BROKEN: dict[str, tuple[str, str]] = {
    "counted_without_record": (
        f"UPDATE response SET record = {LOST} WHERE id = 'answer-00000001'",
        "answer-00000001",
    ),
    "code_without_record": (
        f"UPDATE code SET record = {LOST} WHERE record LIKE '%0001'",
        "H41.14-240301-9999",
    ),
    "code_of_other_office": (
        "UPDATE home SET prefix = '222' WHERE id = (SELECT home FROM code WHERE record LIKE '%0004')",
        "H41.14-240301-0004",
    ),
    "answer_without_survey": (
        "UPDATE response SET survey = 'gone' WHERE id = 'answer-00000002'",
        "answer-00000002",
    ),
    "unknown_unit": (
        "UPDATE record SET receiving_unit = 'nowhere' WHERE code LIKE '%0002'",
        "nowhere",
    ),
    "unknown_field": ("UPDATE record SET field = 'gone' WHERE code LIKE '%0001'", "gone"),
    "held_without_record": (
        "INSERT INTO held_change (home, record, as_of, import_id, old_status, new_status, body)"
        f" VALUES ('h', {LOST}, '', '', 10, 4, '')",
        "H41.14-240301-9999",
    ),
    "counted_twice": (
        "DROP INDEX response_counted; UPDATE response SET record = 'H41.14-240301-0001'"
        " WHERE id = 'answer-00000002'",
        "H41.14-240301-0001",
    ),
    "codes_live": (
        "DROP INDEX code_live; UPDATE code SET record = 'H41.14-240301-0001'"
        " WHERE record LIKE '%0002'",
        "H41.14-240301-0001",
    ),
}


BROKEN |= {
    "record_day": (
        "UPDATE record SET resolved_on = '2023-13-45' WHERE code LIKE '%0002'",
        "H41.14-240301-0002",
    ),
    "answer_unreadable": (
        "UPDATE response SET answers = '{oops' WHERE id = 'answer-00000002'",
        "answer-00000002",
    ),
    "answer_not_offered": (
        """UPDATE response SET answers = '{"overall":["77"]}' WHERE id = 'answer-00000002'""",
        "answer-00000002",
    ),
    "answer_round": (
        "UPDATE response SET round = 9 WHERE id = 'answer-00000002'",
        "answer-00000002",
    ),
    "survey_unreadable": ("UPDATE survey SET body = 'xx'", SURVEY.version),
    "unit_above_lost": ("UPDATE unit SET parent = 'x' WHERE key = 'xa-nghi-thai'", "xa-nghi-thai"),
    "unit_without_name": ("UPDATE unit SET name = ' ' WHERE key = 'xa-nghi-thai'", "xa-nghi-thai"),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_row_that_breaks_a_rule_is_named_and_survives_the_repair(busy: Office, rule: str) -> None:
    statement, subject = BROKEN[rule]
    touch(busy, *statement.split("; "), rules=False)
    mended = repair(busy.store, examine(busy.store), busy.act)
    found = examine(busy.store)
    assert (mended.differences, found.differences) == ((), ())
    assert {(fault.rule, fault.subject) for fault in found.faults} == {(rule, subject)}
    assert all(fault.home or rule == "survey_unreadable" for fault in found.faults)
    assert mended.faults == found.faults
    assert not found.clean


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_damaged_file_is_told_apart_from_wrong_figures(busy: Office) -> None:
    touch(busy, "PRAGMA writable_schema = 1")
    touch(
        busy,
        "UPDATE sqlite_master SET sql = replace(sql, 'value TEXT NOT NULL', 'value TEXT NOT NULL"
        " CHECK (length(value) > 99)') WHERE name = 'meta'",
    )
    with fresh_store() as other:
        assert other.damage() == []
    busy.store.close()
    opened = type(busy.store)(busy.store._path)
    assert any("CHECK" in text for text in opened.damage())
    opened.close()


def test_what_a_migration_left_is_counted_once_whoever_starts(busy: Office) -> None:
    touch(
        busy,
        "UPDATE tally SET answers = 0, satisfied = 0",
        "DELETE FROM flow_tally",
        "DELETE FROM unmapped_tally",
        "UPDATE meta SET value = 'outdated' WHERE key = 'tally'",
    )
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(catch_up, [busy.store] * 4))
    assert differing_cells(busy.store) == []
    touch(busy, WRONG[0])
    catch_up(busy.store)
    assert len(differing_cells(busy.store)) > 0


def test_an_answer_that_lost_its_survey_still_rates_its_record(busy: Office) -> None:
    touch(busy, "DELETE FROM survey", "UPDATE response SET survey = 'gone'", rules=False)
    left = repair(busy.store, examine(busy.store), busy.act)
    assert left.differences == ()
    total: Any = coverage.measure(busy.store, YEAR).total
    assert (total.rated, total.satisfied) == (4, None)
