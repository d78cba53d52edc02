"""What is to be done so that another office's store fits into this one, or all that somebody has to decide first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kiosk.core.joining import (
    RecordMap,
    UnitMap,
    free_code,
    map_fields,
    map_units,
    unit_clashes,
)
from kiosk.core.messages import Message, say
from kiosk.core.records import Record
from kiosk.core.surveys import from_json
from kiosk.core.units import Index, Unit, free_key
from kiosk.journey.catalogue import Book
from kiosk.journey.units import find_in
from kiosk.store import catalogue, joining, log, people, records, responses, tally, units
from kiosk.store.engine import Db

_SHOWN = 10


@dataclass(frozen=True)
class Choice:
    """What somebody has decided: which units of theirs are ones of ours, which are others, what equal codes mean."""

    source: str
    same: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[str, ...] = ()
    records: Literal["one", "apart"] | None = None


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
    removed: tuple[Record, ...]
    """Records of ours, without codes and answers here, in whose place theirs come."""
    notes: tuple[Message, ...]


def plan(ours: Db, theirs: Db, choice: Choice) -> Plan | list[Message]:
    """Return how the other store fits in, or everything that keeps it out."""
    index, other = units.index(ours), units.index(theirs)
    faults = [*_strangers(ours, theirs), *_surveys_differ(ours, theirs)]
    if faults:
        return faults
    same, apart, faults = _decided(index, other, choice)
    clashes = unit_clashes(_all(other), _all(index), {*same, *apart})
    faults += [_unit_clash(clash.theirs, clash.ours) for clash in clashes]
    both = _in_both(ours, theirs)
    if both and choice.records is None:
        faults.append(_records_clash(both))
    if faults:
        return faults
    return _fitted(ours, theirs, map_units(_all(other), _all(index), same), _Pairs(both, choice))


@dataclass(frozen=True)
class _Pairs:
    """Records that both stores have, as (theirs, ours), and what was decided about them."""

    both: list[tuple[Record, Record]]
    choice: Choice


def _all(index: Index) -> list[Unit]:
    return [index[key] for key in index.keys()]  # noqa: SIM118 - no mapping: it is found in by names too


def _strangers(ours: Db, theirs: Db) -> list[Message]:
    """Refuse what can never be joined."""
    if set(joining.homes(ours)) & set(joining.homes(theirs)):
        return [
            say(
                "This store holds that office already, or both come from one backup. Nothing was taken."
            )
        ]
    if (log.note(ours, "invented") is None) != (log.note(theirs, "invented") is None):
        return [say("One of the two stores holds invented data. Those never mix with real ones.")]
    return []


def _surveys_differ(ours: Db, theirs: Db) -> list[Message]:
    """Refuse questions that the offices ask in different ways: their figures would mix up."""
    here, there = _asked(ours), _asked(theirs)
    differing = sorted(
        question
        for (survey, question), ways in there.items()
        if not ways <= here.get((survey, question), ways)
    )
    if not differing:
        return []
    return [
        say(
            "The two offices ask %(questions)s in different ways, so their answers cannot be added up.",
            questions=", ".join(differing),
        )
    ]


def _asked(db: Db) -> dict[tuple[str, str], set[tuple[str, str | None]]]:
    """Return in which ways every question of every survey was ever asked."""
    found: dict[tuple[str, str], set[tuple[str, str | None]]] = {}
    for _, body in responses.survey_bodies(db):
        survey = from_json(body)
        for question in survey.questions:
            ways = found.setdefault((survey.id, question.id), set())
            ways.add((question.kind, question.scale))
    return found


def _decided(
    index: Index, other: Index, choice: Choice
) -> tuple[dict[str, str], set[str], list[Message]]:
    """Return the decisions about units by keys, and what is wrong with them."""
    same: dict[str, str] = {}
    apart: set[str] = set()
    faults: list[Message] = []
    for text, target in choice.same.items():
        pair = find_in(other, text), find_in(index, target)
        faults += [found for found in pair if isinstance(found, Message)]
        if isinstance(pair[0], Unit) and isinstance(pair[1], Unit):
            same[pair[0].key] = pair[1].key
    for text in choice.apart:
        found = find_in(other, text)
        if isinstance(found, Unit):
            apart.add(found.key)
        else:
            faults.append(found)
    return same, apart, faults


def _unit_clash(unit: Unit, ours: Iterable[Unit]) -> Message:
    names = ", ".join(f"{other.name} ({other.key})" for other in ours)
    return say(
        "Unit “%(name)s” (%(key)s) may be one that is here: %(names)s. Say --same %(key)s=%(target)s, or "
        "--apart %(key)s.",
        name=unit.name,
        key=unit.key,
        names=names,
        target=next(other.key for other in ours),
    )


def _in_both(ours: Db, theirs: Db) -> list[tuple[Record, Record]]:
    every = (rated.record for home in tally.homes(theirs) for rated in tally.rated(theirs, home))
    pairs = ((record, records.by_code(ours, record.code)) for record in every)
    return [(record, present) for record, present in pairs if present]


def _records_clash(both: list[tuple[Record, Record]]) -> Message:
    codes = ", ".join(record.code for record, _ in both[:_SHOWN])
    return say(
        "Both stores have records of the same code: %(count)s (%(codes)s). Say --records one where a code means "
        "one case, or --records apart to keep theirs beside ours under a longer code.",
        count=len(both),
        codes=f"{codes}, …" if len(both) > _SHOWN else codes,
    )


def _fitted(ours: Db, theirs: Db, mapped: UnitMap, pairs: _Pairs) -> Plan:
    fields = {key: field.name for key, field in catalogue.fields(theirs).items()}
    known_fields = {key: field.name for key, field in catalogue.fields(ours).items()}
    field_map = map_fields(fields, known_fields)
    procedures, new_procedures = _procedures(ours, theirs)
    dropped, removed, renamed = _settled(ours, theirs, pairs)
    names = {person.name for person in people.everybody(ours)}
    surveys = {version for version, _ in responses.survey_bodies(ours)}
    other = joining.targets(theirs) != joining.targets(ours)
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
        removed=removed,
        notes=(say("The other office had other targets; the ones here hold."),) if other else (),
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
