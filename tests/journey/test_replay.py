"""Last night's backup and today's journal give every acknowledged answer back, once, as it was acknowledged."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core import journal as lines
from kiosk.core.days import instant
from kiosk.core.journal import Line
from kiosk.journey import replay, slips, surveys, units
from kiosk.journey.check import differing_cells
from kiosk.journey.responses import Later, Stored
from kiosk.journey.restore import Restored
from kiosk.store.engine import StoreUnusableError
from tests.builders import NOON, SURVEY, Office, act_at, answers
from tests.engines import Engine
from tests.journey.saved import Place, furnished, place

HOUR = timedelta(hours=1)
RESPONSES = (
    "SELECT id, record, round, token, state, answers, received_at, counted_on, change_hash,"
    " replaced_by FROM response ORDER BY id"
)
CODES = "SELECT token, record, round, issue, revoked_at FROM code ORDER BY token"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "other disk"


@pytest.fixture
def here(tmp_path: Path, engine: Engine, journal: Path) -> Iterator[Place]:
    with place(tmp_path / "here", engine, journal=journal) as made:
        yield made


@pytest.fixture
def desk(here: Place) -> Office:
    return furnished(here)


@pytest.fixture
def there(tmp_path: Path, engine: Engine) -> Iterator[Place]:
    with place(tmp_path / "there", engine, secret="") as made:
        yield made


def rows(made: Place, sql: str) -> list[tuple[object, ...]]:
    with made.store.reading() as db:
        return list(db._connection.execute(sql).fetchall())


def brought_back(here: Place, there: Place, backup: Path, *journals: Path) -> Restored:
    """Restore, and see that all answers and codes are what they were when the disk died."""
    restored = there.restore(backup, *journals)
    assert rows(there, RESPONSES) == rows(here, RESPONSES)
    assert rows(there, CODES) == rows(here, CODES)
    assert differing_cells(there.store) == []
    assert restored.differing == 0
    assert restored.replayed.torn == restored.replayed.unbound == []
    return restored


def test_answers_since_the_backup_come_back(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    desk.rated("1", code="A")
    token = desk.code(desk.record(code="B"))
    saved = here.save(tmp_path / "b")
    desk.send(desk.submission(token, answers=answers("2", "time", comment="Chờ lâu")))
    restored = brought_back(here, there, saved.path, journal)
    assert (restored.replayed.added, restored.replayed.known) == (1, 1)


def test_so_do_those_that_did_not_count_and_those_that_took_their_place(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    token = desk.code(desk.record(code="A"))
    saved = here.save(tmp_path / "b")
    mine = desk.submission(token, answers=answers("1"))
    first = desk.send(mine, now=NOON)
    assert isinstance(first, Stored)
    assert isinstance(desk.send(desk.submission(token), now=NOON + HOUR), Later)
    changed = replace(mine, answers=answers("4"), change_key=first.change_key)
    second = desk.send(changed, now=NOON + 2 * HOUR)
    assert isinstance(second, Stored)
    again = replace(mine, answers=answers("5"), change_key=second.change_key)
    desk.send(again, now=NOON + 3 * HOUR)
    # The same posts once more, as phones do that never heard the reply.
    for sent in (mine, changed):
        desk.send(replace(sent, change_key=None), now=NOON + 4 * HOUR)
    states = sorted(str(row[4]) for row in rows(here, RESPONSES))
    assert states == ["counted", "later", "replaced", "replaced"]
    restored = brought_back(here, there, saved.path, journal)
    assert restored.replayed.added == 4


def test_an_answer_that_the_backup_has_may_have_been_changed_since(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    token = desk.code(desk.record(code="A"))
    mine = desk.submission(token, answers=answers("1"))
    first = desk.send(mine)
    assert isinstance(first, Stored)
    saved = here.save(tmp_path / "b")
    desk.send(replace(mine, answers=answers("4"), change_key=first.change_key), now=NOON + HOUR)
    brought_back(here, there, saved.path, journal)


def test_codes_on_paper_since_the_backup_open_again_with_their_records_and_units(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    saved = here.save(tmp_path / "b")
    new = desk.store.write(
        lambda db: units.create(
            db, units.units.index(db), units.Wish("Xã Mới", "H41.9", desk.units["district"].key),
            confirmed=False, act=act_at(seed=3),
        )
    )  # fmt: skip
    of_new = {"home": new.home, "receiving_unit": new.key, "resolving_unit": new.key}
    waiting = desk.code(desk.record(code="C", **of_new))
    desk.rated("3", code="D", **of_new)
    restored = brought_back(here, there, saved.path, journal)
    assert restored.replayed.codes == 2
    elsewhere = Office.__new__(Office)
    elsewhere.__dict__.update({**desk.__dict__, "store": there.store})
    assert isinstance(elsewhere.send(elsewhere.submission(waiting)), Stored)


def test_a_code_that_was_issued_anew_since_the_backup_is_revoked_again(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    desk.code(desk.record(code="A"))
    saved = here.save(tmp_path / "b")
    token = slips.reissue(here.store, "A", act_at(NOON + HOUR, seed=5))
    assert token
    desk.send(desk.submission(token), now=NOON + 2 * HOUR)
    brought_back(here, there, saved.path, journal)


def test_a_record_is_as_new_as_the_journal_has_it(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    old = desk.rated("1", code="A", status=9, returned_on=None)
    saved = here.save(tmp_path / "b")
    late = instant(NOON + HOUR)
    new = desk.change(old, round=2, as_of=late, returned_on="2024-03-19", procedure="thu-tuc-la")
    desk.send(desk.submission(desk.code(new)), now=NOON + 2 * HOUR)
    brought_back(here, there, saved.path, journal)
    (row,) = rows(there, "SELECT round, returned_on, procedure FROM record")
    assert row == (2, "2024-03-19", "thu-tuc-la")


def test_a_survey_and_a_procedure_that_came_since_are_no_hindrance(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    record = desk.record(code="A")
    saved = here.save(tmp_path / "b")
    newer = replace(SURVEY, title={"vi": "Mới", "en": "New"})
    surveys.publish(here.store, newer, now=NOON + HOUR)
    here.store.write(
        lambda db: db.run(
            "procedure_put",
            key="new",
            code=None,
            name="new",
            folded="new",
            field=None,
            source="file",
        )
    )
    record = desk.change(record, procedure="new", as_of=instant(NOON))
    token = desk.code(record)
    desk.send(desk.submission(token, survey=newer, answers=answers("5", survey=newer)))
    brought_back(here, there, saved.path, journal)
    assert rows(there, "SELECT procedure FROM record") == [(None,)]
    assert rows(there, f"SELECT count(*) FROM survey WHERE version = '{newer.version}'") == [(1,)]


def test_restoring_the_same_journal_twice_adds_nothing(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    saved = here.save(tmp_path / "b")
    desk.rated("1")
    desk.rated("2")
    restored = brought_back(here, there, saved.path, journal, journal)
    assert (restored.replayed.added, restored.replayed.known) == (2, 2)


def test_the_order_of_lines_from_two_machines_does_not_matter_much(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    """One clock is an hour slow, so the change seems to come before what it changes."""
    token = desk.code(desk.record(code="A"))
    saved = here.save(tmp_path / "b")
    mine = desk.submission(token, answers=answers("1"))
    first = desk.send(mine, now=NOON)
    assert isinstance(first, Stored)
    desk.send(replace(mine, answers=answers("4"), change_key=first.change_key), now=NOON + HOUR)
    (file,) = journal.glob("*")
    before, change = (line for line in file.read_text().splitlines() if '"answer"' in line)
    slow = lines.read(change)
    assert slow
    early = lines.write(instant(NOON - HOUR), slow.kind, **slow.body)
    for name, text in (("answers-1", before), ("answers-2", early)):
        (tmp_path / name).write_text(f"{text}\n")
    there.restore(saved.path, tmp_path / "answers-1", tmp_path / "answers-2")
    assert [row[4] for row in rows(there, RESPONSES)] == [row[4] for row in rows(here, RESPONSES)]
    assert differing_cells(there.store) == []


def test_an_answer_to_which_everything_is_lost_is_kept_in_a_file(
    desk: Office, there: Place, engine: Engine, journal: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    with place(tmp_path / "bare", engine) as bare:
        bare.save(empty)
    desk.rated("1", code="A")
    (file,) = journal.glob("*")
    answer = next(line for line in file.read_text().splitlines() if '"answer"' in line)
    file.write_text(answer + "\n" + answer[:30])
    restored = there.restore(empty, file)
    assert restored.replayed.added == 0
    assert restored.replayed.torn == [(str(file), 2)]
    (line,) = restored.replayed.unbound
    left = replay.keep(tmp_path, [line], at=instant(NOON))
    assert left.name == "not-restored-2024-03-20T050000.jsonl"
    assert left.read_text("utf-8") == answer + "\n"
    assert rows(there, RESPONSES) == []


def test_a_record_that_another_home_has_meanwhile_is_not_mixed_up(
    here: Place, desk: Office, there: Place, journal: Path, tmp_path: Path
) -> None:
    record = desk.record(code="A")
    saved = here.save(tmp_path / "b")
    desk.send(desk.submission(desk.code(record)))
    (file,) = journal.glob("*")
    van = desk.units["van"].home
    kept = []
    for text in file.read_text().splitlines():
        line = lines.read(text)
        assert line
        if line.kind in ("answer", "code"):
            for part in ("record", "response", "code"):
                if "home" in line.body.get(part, {}):
                    line.body[part]["home"] = van
        kept.append(lines.write(line.at, line.kind, **line.body))
    file.write_text("\n".join(kept) + "\n")
    restored = there.restore(saved.path, file)
    assert restored.replayed.added == restored.replayed.codes == 0
    assert len(restored.replayed.unbound) == 1


def test_nobody_is_thanked_for_an_answer_that_the_journal_could_not_take(
    here: Place, desk: Office, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = desk.code(desk.record())
    sent = desk.submission(token)
    blocked = journal.rename(journal.with_name("unplugged"))
    journal.write_text("no folder")
    # The file of the day is open; the next day wants a new one.
    monkeypatch.setattr("kiosk.store.journal.day_of", lambda _now: "2024-03-21")
    with pytest.raises(StoreUnusableError, match="journal"):
        desk.send(sent)
    journal.unlink()
    blocked.rename(journal)
    assert isinstance(desk.send(sent), Stored)
    held = "".join(path.read_text() for path in journal.iterdir())
    assert len(re.findall(sent.response_id, held)) == 1


def test_a_line_tells_what_it_is_about(here: Place, desk: Office, journal: Path) -> None:
    desk.rated("5", code="A")
    (file,) = journal.glob("*")
    found = [lines.read(text) for text in file.read_text("utf-8").splitlines()]
    assert all(isinstance(line, Line) for line in found)
    assert [line.kind for line in found if line] == [*["unit"] * 5, "survey", "code", "answer"]
    assert datetime.fromisoformat(found[-1].at) == NOON  # type: ignore[union-attr]  # looked at above
