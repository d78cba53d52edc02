"""The demonstration: units, records, ratings and an account, all invented, through the same steps as real ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal

from kiosk.config import PACKAGE
from kiosk.core import demo as invented
from kiosk.core.acts import Act
from kiosk.core.days import instant
from kiosk.core.demo import DemoRating, DemoRecord, Figures
from kiosk.core.messages import Message
from kiosk.core.records import Record
from kiosk.core.surveys import Answers, Survey, read_answers
from kiosk.core.tokens import Pick, Token
from kiosk.formats.csv_out import write_csv
from kiosk.formats.sheets import Column, Sheet
from kiosk.journey import people, records, slips, stores, surveys, units
from kiosk.journey.invitations import digest
from kiosk.journey.responses import Stored, Submission, Terms, keep
from kiosk.journey.units import Wish
from kiosk.store import records as stored_records
from kiosk.store.engine import Db, Store

AS_OF = datetime.fromisoformat("2023-12-15T17:00:00+07:00")
"""When the invented export was made: the evening of the day on which the published figures were counted."""

OFFICIAL = "canbo"

_HEADINGS = (
    ("code", "Mã hồ sơ"),
    ("procedure_code", "Mã TTHC"),
    ("procedure", "Tên thủ tục hành chính"),
    ("field", "Lĩnh vực"),
    ("receiving_unit", "Đơn vị tiếp nhận"),
    ("resolving_unit", "Đơn vị giải quyết"),
    ("filed_via", "Hình thức nộp"),
    ("status", "Trạng thái"),
    ("received_on", "Ngày tiếp nhận"),
    ("due_on", "Ngày hẹn trả"),
    ("resolved_on", "Ngày kết thúc xử lý"),
    ("returned_on", "Ngày trả kết quả"),
)
_CHUNK = 500


@dataclass(frozen=True)
class Stage:
    """What a demonstration is made with."""

    folder: Path
    survey: Survey
    terms: Terms
    dice: Pick
    progress: Callable[[int], None]


def found(store: Store) -> Literal["nothing", "whole", "rest", "real"]:
    """Tell what a store holds: nothing yet, a demonstration, the rest of one that was broken off, or real records."""
    somebody = bool(people.everybody(store))
    if stores.is_invented(store):
        # The account is made last.
        return "whole" if somebody else "rest"
    return "real" if somebody or units.index(store).keys() else "nothing"


def size() -> int:
    """Return how many records a whole demonstration has: received in its year or carried over into it."""
    figures = invented.figures(_texts())
    return figures.received + sum(unit.carried_over for unit in figures.published.values())


def stage(store: Store, wanted: int | None, setting: Stage, act: Act) -> str:
    """Fill an empty store with invented data; returns the password of the account that may sign in."""
    figures = invented.figures(_texts())
    stores.mark_invented(store, act)
    _units(store, figures, act)
    path = setting.folder / "demo.csv"
    made = list(invented.records(figures, total=wanted, pick=setting.dice))
    _write(path, made)
    _import(store, path, setting, act)
    surveys.publish(store, setting.survey, now=act.now)
    _rate(store, figures, made, setting, act)
    return _account(store, act)


def _texts() -> dict[str, str]:
    folder = PACKAGE / "core" / "data"
    return {name: (folder / name).read_text("utf-8") for name in invented.FILES}


def _units(store: Store, figures: Figures, act: Act) -> None:
    wishes = [
        Wish(unit.name, unit.code, unit.parent or None, valid_to=unit.valid_to or None)
        for unit in invented.units(figures)
    ]
    faults = units.load(store, wishes, act)
    if isinstance(faults, list):
        raise TypeError(f"the invented units are wrong: {faults}")


def _write(path: Path, made: list[DemoRecord]) -> None:
    """Write the records as an office's system would export them, so that the real importer reads them."""
    places = [DemoRecord._fields.index(key) for key, _ in _HEADINGS]
    columns = tuple(Column(key, heading) for key, heading in _HEADINGS)
    rows = ([str(record[place]) for place in places] for record in made)
    write_csv(path, Sheet("demo", columns, rows))


def _import(store: Store, path: Path, setting: Stage, act: Act) -> None:
    upload = records.Upload(path=path, name=path.name, as_of=AS_OF)
    checked = records.inspect(store, upload, act)
    if isinstance(checked, Message) or checked.problems:
        raise TypeError(f"the invented export is refused: {checked}")
    records.apply(store, checked, act, setting.progress)
    checked.close()


def _rate(store: Store, figures: Figures, made: list[DemoRecord], setting: Stage, act: Act) -> None:
    given = invented.ratings(figures, made, pick=setting.dice)
    number = 0
    while chunk := list(islice(given, _CHUNK)):
        store.write(partial(_answer, chunk=chunk, setting=setting, act=act, first=number))
        number += len(chunk)


def _answer(db: Db, chunk: list[DemoRating], setting: Stage, act: Act, first: int) -> None:
    for kind, group in _by_kind(db, chunk).items():
        tokens = slips.make_in(db, [record for record, _ in group], kind, act)
        for number, ((record, given), (_, token)) in enumerate(zip(group, tokens, strict=True)):
            id = digest(f"demo {kind} {first} {number} {record.code}")[:32]
            outcome = keep(
                db,
                _submission(given, token, id, setting),
                setting.terms,
                now=given.answered_at,
            )
            if not isinstance(outcome, Stored):
                raise TypeError(f"an invented rating was not counted: {outcome}")


def _by_kind(db: Db, chunk: list[DemoRating]) -> dict[str, list[tuple[Record, DemoRating]]]:
    found: dict[str, list[tuple[Record, DemoRating]]] = {}
    for given in chunk:
        record = stored_records.by_code(db, given.record_code)
        if record is None:
            raise LookupError(given.record_code)
        found.setdefault("link" if given.channel == "online" else "slip", []).append(
            (record, given)
        )
    return found


def _submission(given: DemoRating, token: Token, id: str, setting: Stage) -> Submission:
    answers = read_answers(
        setting.survey,
        {
            "overall": [str(given.score)],
            "reasons": list(given.reasons),
            "comment": [given.comment],
        },
    )
    if not isinstance(answers, Answers):
        raise TypeError(f"an invented answer is refused: {answers}")
    return Submission(
        token=token,
        response_id=id,
        survey=setting.survey,
        answers=answers,
        channel=given.channel,
        actor=given.actor,
        evidence=given.evidence,
        language=given.language,
        opened_at=instant(given.answered_at - timedelta(seconds=given.seconds)),
        change_key=None,
    )


def _account(store: Store, act: Act) -> str:
    password = people.new_password(act.pick)
    problem = people.add(store, OFFICIAL, password, unit=None, now=act.now, pick=act.pick)
    if problem:
        raise TypeError(problem.id)
    return password


def some_tokens(store: Store, act: Act, many: int = 3) -> Iterator[tuple[Record, Token]]:
    """Return a few finished, unrated records with their codes, to be tried out at once."""
    with store.reading() as db:
        chosen = stored_records.unrated(db, many=many)
    return slips.make(store, chosen, "slip", act)
