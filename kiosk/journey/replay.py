"""The answer journal read back: what it holds and the store does not comes in again, once, as it was acknowledged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.core import journal as lines
from kiosk.core.journal import Line
from kiosk.core.records import Record
from kiosk.core.responses import rating, speaking
from kiosk.core.text import fold
from kiosk.core.tokens import Token
from kiosk.core.units import Unit
from kiosk.journey import ratings
from kiosk.store import apart, catalogue, codes, devices, journal, records, responses, units
from kiosk.store.apart import Apart
from kiosk.store.codes import NewCode
from kiosk.store.devices import Device
from kiosk.store.engine import Db
from kiosk.store.responses import Response


@dataclass
class Replayed:
    """What a journal brought."""

    added: int = 0
    """Answers that the store had not."""
    known: int = 0
    """Answers that it had."""
    codes: int = 0
    """Codes that it had not."""
    torn: list[tuple[str, int]] = field(default_factory=list)
    """(file, line) of lines that are not whole: the machine stopped while they were written."""
    unbound: list[Line] = field(default_factory=list)
    """Answers whose unit or survey nobody knows any more."""


def replay(db: Db, paths: Iterable[Path]) -> Replayed:
    """Store what the journal's files hold, in one transaction that is open already."""
    player = _Player(db)
    done = player.done
    for line in journal.read(paths, lambda path, number: done.torn.append((str(path), number))):
        player.play(line)
    return done


def keep(folder: Path, left: Iterable[Line], *, at: str) -> Path:
    """Write answers that could not be stored into a file of their own, in the form of a journal; return its path."""
    path = folder / f"not-restored-{at[:19].replace(':', '')}.jsonl"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        for line in left:
            file.write(lines.write(line.at, line.kind, **line.body) + "\n")
    return path


class _Player:
    def __init__(self, db: Db) -> None:
        self.done = Replayed()
        self._db = db
        index = units.index(db)
        self._units = set(index.keys())
        self._homes = {index[key].home for key in self._units}
        self._procedures = {procedure.key for procedure in catalogue.procedures(db)}
        self._surveys = {version for version, _ in responses.survey_bodies(db)}
        self._tablets = {(row.device.home, row.device.id) for row in devices.every(db)}
        self._replaced: dict[str, str] = {}

    def play(self, line: Line) -> None:
        match line.kind:
            case "unit":
                self._unit(line)
            case "survey":
                self._survey(line)
            case "code":
                record = self._record(line)
                if record:
                    self._code(record, NewCode._make(_fields(line.body["code"], NewCode)))
            case "answer":
                self._answer(line)
            case "apart":
                self._apart(line)

    def _unit(self, line: Line) -> None:
        unit = Unit._make(_fields(line.body["unit"], Unit))
        if unit.key in self._units:
            return
        parent = unit.parent if unit.parent in self._units else None
        plain = unit._replace(parent=parent, merged_into=None)
        units.add(self._db, plain, prefix=line.body["prefix"], now=line.at)
        self._units.add(unit.key)
        self._homes.add(unit.home)

    def _survey(self, line: Line) -> None:
        if line.body["version"] not in self._surveys:
            responses.put_survey(
                self._db,
                version=line.body["version"],
                id=line.body["id"],
                body=line.body["body"],
                now=line.at,
            )
            self._surveys.add(line.body["version"])

    def _record(self, line: Line) -> Record | None:
        """Return the record that a line speaks of, as new as the line has it; None when it cannot be."""
        record = Record._make(_fields(line.body["record"], Record))
        known = {record.receiving_unit, record.resolving_unit} <= self._units
        if not known or record.home not in self._homes:
            return None
        if record.procedure not in self._procedures:
            record = record._replace(procedure=None)
        present = records.by_code(self._db, record.code)
        if present is None:
            records.add(self._db, [record])
            self._db.moves.add(record, None)
            return record
        if present.home != record.home:
            return None
        if present.as_of >= record.as_of:
            return present
        ratings.move(self._db, present, record)
        records.change(self._db, [(present, record)], now=line.at, import_id=record.import_id)
        return record

    def _code(self, record: Record, code: NewCode) -> None:
        """Let a code work again that may stand on paper; a later issue revokes the one before."""
        if codes.by_token(self._db, Token(code.token)):
            return
        then = record._replace(round=code.round or record.round)
        codes.revoke(self._db, then, code.kind, code.made_at)
        codes.add(self._db, [code])
        self.done.codes += 1

    def _answer(self, line: Line) -> None:
        given = Response._make(_fields(line.body["response"], Response))
        replaces = line.body["replaces"]
        if replaces:
            self._replaced[replaces] = given.id
        if responses.by_id(self._db, given.home, given.id):
            self.done.known += 1
            return
        record = self._record(line) if given.survey in self._surveys else None
        if record is None:
            self.done.unbound.append(line)
            return
        self._code(record, _code_of(line, given))
        self._store(record, given)
        self.done.added += 1

    def _apart(self, line: Line) -> None:
        """Bring back what never counts as it is; a tablet that was lost comes back out of use, with its name."""
        row = Apart._make(_fields(line.body["row"], Apart))
        if apart.by_id(self._db, row.home, row.id):
            self.done.known += 1
        elif self._has_tablet(line):
            apart.add(self._db, row)
            self.done.added += 1
        else:
            self.done.unbound.append(line)

    def _has_tablet(self, line: Line) -> bool:
        told = line.body["tablet"]
        if told["unit"] not in self._units or told["home"] not in self._homes:
            return False
        if (told["home"], told["id"]) not in self._tablets:
            self._tablets.add((told["home"], told["id"]))
            self._lost(Device(**told, created_at=line.at, retired_at=None))
        return True

    def _lost(self, device: Device) -> None:
        """Bring back a tablet; one of its name that came later keeps the name."""
        for name in (device.name, *(f"{device.name} ({number})" for number in range(2, 1000))):
            if devices.add(self._db, device._replace(name=name), folded=fold(name)):
                break
        devices.retire(self._db, device, device.created_at)

    def _store(self, record: Record, given: Response) -> None:
        before = responses.counted(self._db, record.home, record.code)
        later = self._replaced.get(given.id)
        if given.state == "counted" and later:
            given = _uncounted(given, later)
        # What counted at that moment counts: the one in its place was replaced by it or on the way to it.
        beaten = [
            other
            for other in before
            if given.state == "counted"
            and (other.round, other.moment) == (given.round, given.moment)
        ]
        for other in beaten:
            responses.replace(self._db, other, by=given.id, now=given.state_at)
        responses.add(self._db, given)
        after = [other for other in before if other not in beaten]
        after += [given] if given.state == "counted" else []
        scores = ratings.scores(self._db)
        self._db.moves.change(
            record,
            record,
            before=rating(speaking(before), scores),
            after=rating(speaking(after), scores),
        )


def _uncounted(given: Response, by: str) -> Response:
    return given._replace(
        state="replaced", counted_on=None, replaced_by=by, change_hash=None, change_until=None
    )


def _code_of(line: Line, given: Response) -> NewCode:
    """Return the code through which an answer came, for a store that has lost it."""
    code = line.body["code"]
    return NewCode(
        home=given.home,
        token=given.token or "",
        kind=code["kind"],
        record=given.record,
        round=code["round"],
        issue=code["issue"],
        made_at=line.at,
        bound_at=line.at,
    )


def _fields(body: dict[str, Any], kind: Any) -> Iterable[Any]:
    """Return the values of a row, in the order in which its kind has them today."""
    return (body.get(name) for name in kind._fields)
