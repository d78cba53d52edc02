"""What is to be done so that another office's store fits into this one, or all that somebody has to decide first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.core.joining import (
    Clash,
    RecordMap,
    UnitMap,
    free_code,
    map_fields,
    map_units,
    unit_clashes,
)
from kiosk.core.messages import Message, say
from kiosk.core.records import Record
from kiosk.core.text import fold
from kiosk.core.units import Index, Unit, free_key
from kiosk.journey.catalogue import Book
from kiosk.journey.join_clashes import (
    Choice,
    decided,
    questions,
    records_clash,
    strangers,
    unit_clash,
)
from kiosk.store import catalogue, devices, joining, people, records, responses, tally, units
from kiosk.store.engine import Db


@dataclass(frozen=True)
class Plan:
    """How the other store's rows come in."""

    records: RecordMap
    unit_rows: Mapping[str, Unit]
    """By their own keys."""
    successors: set[tuple[str, str]]
    """Those that are here."""
    new_fields: frozenset[str]
    new_procedures: frozenset[str]
    new_surveys: frozenset[str]
    people: tuple[str, ...]
    """Names that are taken here: those accounts stay behind."""
    dropped: Mapping[str, str]
    """Records of theirs that are ones of ours, without codes and answers there: code to home."""
    tablets: set[tuple[str, str]]
    """(unit, folded name) of those that are here."""
    removed: tuple[Record, ...]
    """Records of ours, without codes and answers here, in whose place theirs come."""
    notes: tuple[Message, ...]


def plan(ours: Db, theirs: Db, choice: Choice) -> Plan | list[Clash]:
    """Return how the other store fits in, or everything that keeps it out."""
    never = strangers(ours, theirs)
    if never:
        return never
    index, other = units.index(ours), units.index(theirs)
    asked, about = questions(ours, theirs, choice), decided(index, other, choice)
    clashes = [*asked.clashes, *about.clashes]
    found = unit_clashes(_all(other), _all(index), {*about.same, *about.apart})
    clashes += map(unit_clash, found)
    both = _in_both(ours, theirs)
    if both and choice.records is None:
        clashes.append(records_clash(both))
    if clashes:
        return clashes
    mapped = map_units(_all(other), _all(index), about.same)
    fitted = _fitted(ours, theirs, mapped, _Pairs(both, choice))
    return replace(fitted, notes=(*asked.notes, *fitted.notes))


@dataclass(frozen=True)
class _Pairs:
    """Records that both stores have, as (theirs, ours), and what was decided about them."""

    both: list[tuple[Record, Record]]
    choice: Choice


def _all(index: Index) -> list[Unit]:
    return [index[key] for key in index.keys()]  # noqa: SIM118 - no mapping: it is found in by names too


def _in_both(ours: Db, theirs: Db) -> list[tuple[Record, Record]]:
    every = (rated.record for home in tally.homes(theirs) for rated in tally.rated(theirs, home))
    pairs = ((record, records.by_code(ours, record.code)) for record in every)
    return [(record, present) for record, present in pairs if present]


def _fitted(ours: Db, theirs: Db, mapped: UnitMap, pairs: _Pairs) -> Plan:
    fields = {key: field.name for key, field in catalogue.fields(theirs).items()}
    known_fields = {key: field.name for key, field in catalogue.fields(ours).items()}
    field_map = map_fields(fields, known_fields)
    procedures, new_procedures = _procedures(ours, theirs)
    dropped, removed, renamed = _settled(ours, theirs, pairs)
    names = {person.name for person in people.everybody(ours)}
    surveys = {version for version, _ in responses.survey_bodies(ours)}
    return Plan(
        records=RecordMap(mapped.stands, field_map, procedures, renamed),
        unit_rows=dict(zip(mapped.keys, mapped.rows, strict=True)),
        successors=units.successors(ours),
        new_fields=frozenset(key for key in fields if field_map[key] not in known_fields),
        new_procedures=new_procedures,
        new_surveys=frozenset(
            version for version, _ in responses.survey_bodies(theirs) if version not in surveys
        ),
        people=tuple(p.name for p in people.everybody(theirs) if p.name in names),
        dropped=dropped,
        tablets={(row.device.unit, fold(row.device.name)) for row in devices.every(ours)},
        removed=removed,
        notes=tuple(_notes(ours, theirs, pairs, len(renamed))),
    )


def _notes(ours: Db, theirs: Db, pairs: _Pairs, renamed: int) -> Iterator[Message]:
    if joining.targets(theirs) != joining.targets(ours):
        yield say("The other office had other targets; the ones here hold.")
    if pairs.both and pairs.choice.records == "one":
        yield _made_one(len(pairs.both), renamed)


def _made_one(both: int, renamed: int) -> Message:
    if not renamed:
        return say("All %(both)s records that both have become one.", both=both)
    return say(
        "Of %(both)s records that both have, %(one)s become one. The other %(renamed)s stay beside ours under a "
        "longer code, because each side has codes or answers for them, and no paper may die.",
        both=both,
        one=both - renamed,
        renamed=renamed,
    )


def _procedures(ours: Db, theirs: Db) -> tuple[dict[str, str], frozenset[str]]:
    """Return under which key each procedure of theirs is known here, and which ones are new."""
    book = Book.of(ours, {})
    taken = set(book.by_key)
    keys: dict[str, str] = {}
    new = set()
    for procedure in catalogue.procedures(theirs):
        known = book.find(procedure.code, procedure.name)
        if known is None:
            new.add(procedure.key)
        keys[procedure.key] = known.key if known else free_key(procedure.key, taken)
        taken.add(keys[procedure.key])
    return keys, frozenset(new)


def _settled(
    ours: Db, theirs: Db, pairs: _Pairs
) -> tuple[dict[str, str], tuple[Record, ...], dict[str, str]]:
    """Return what becomes of codes that both have: (theirs that go, ours that go, theirs that are renamed).

    One case has one record when only one side has given codes out or taken answers; otherwise both go on working.
    """
    prefixes = joining.homes(theirs)
    dropped: dict[str, str] = {}
    removed: list[Record] = []
    renamed: dict[str, str] = {}
    for their, our in pairs.both:
        one = pairs.choice.records == "one"
        if one and not joining.is_carried(theirs, their):
            dropped[their.code] = their.home
        elif one and not joining.is_carried(ours, our):
            removed.append(our)
        else:
            renamed[their.code] = _free_code(ours, their.code, prefixes[their.home])
    return dropped, tuple(removed), renamed


def _free_code(ours: Db, code: str, prefix: str) -> str:
    taken: set[str] = set()
    while records.by_code(ours, wanted := free_code(code, prefix, taken)):
        taken.add(wanted)
    return wanted
