"""Slips and codes: made for records, printed, found again, re-issued."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from kiosk.core import addresses, journal
from kiosk.core.acts import Act
from kiosk.core.messages import Message, Translate, say
from kiosk.core.records import DONE, Record
from kiosk.core.slips import LAYOUTS, Slip, words_in
from kiosk.core.tokens import Token, make_token
from kiosk.formats.whole_file import refusal
from kiosk.store import catalogue, codes, log, records, responses, units
from kiosk.store.codes import Code, NewCode
from kiosk.store.codes import Wanted as Wanted
from kiosk.store.engine import Db, Store

_CHUNK = 200
_PIXELS = 12  # per module: a code of 29 modules is 37 mm wide at 300 dpi


@dataclass(frozen=True)
class Press:
    """What every slip of a print has in common."""

    base_url: str
    fonts: Path
    translate: Translate
    invented: bool


@dataclass(frozen=True)
class Order:
    """Slips to print: those of single records, or those that are wanted."""

    layout: str
    records: tuple[str, ...] = ()
    wanted: Wanted | None = None


@dataclass(frozen=True)
class Sheet:
    """A record as the desk sees it: with its codes, its history and the names behind its keys."""

    record: Record
    receiving_unit: str
    resolving_unit: str
    procedure: str
    field: str
    codes: list[Code]
    history: list[tuple[str, str, str | None, str | None]]
    rated: bool

    @property
    def issue(self) -> int:
        """Which issue of its slip works at present; 0 when none was made."""
        working = (code for code in self.codes if code.kind == "slip" and code.revoked_at is None)
        return max((code.issue for code in working), default=0)


def select(store: Store, order: Order) -> list[Record] | Message:
    """Return the records of an order, or what is wrong with it: unknown codes are named, all at once."""
    with store.reading() as db:
        if order.wanted:
            return list(codes.wanted(db, order.wanted))
        found = records.by_codes(db, order.records)
    unknown = [code for code in order.records if code not in found]
    if unknown:
        return say(
            "No record is called %(codes)s. Check the code or import the record first.",
            codes=", ".join(unknown[:20]),
        )
    return [found[code] for code in dict.fromkeys(order.records)]


def make(
    store: Store, chosen: Iterable[Record], kind: str, act: Act
) -> Iterator[tuple[Record, Token]]:
    """Return every record with its live code of the kind; missing ones are made, a few hundred at a time."""
    waiting = iter(chosen)
    while chunk := list(islice(waiting, _CHUNK)):
        yield from store.write(partial(make_in, chunk=chunk, kind=kind, act=act), gently=True)


def make_in(db: Db, chunk: list[Record], kind: str, act: Act) -> list[tuple[Record, Token]]:
    """Do what `make` does inside a transaction that is open already."""
    live = [codes.live(db, record, kind) for record in chunk]
    missing = [record for record, code in zip(chunk, live, strict=True) if code is None]
    prefixes = {home: codes.prefix(db, home) for home in {record.home for record in missing}}
    codes.add(db, [_new(db, record, kind, prefixes[record.home], act) for record in missing])
    return [
        (record, Token((code or _made(db, record, kind, act)).token))
        for record, code in zip(chunk, live, strict=True)
    ]


def _made(db: Db, record: Record, kind: str, act: Act) -> Code:
    """Return the code just made; it will stand on paper, which outlives the disk."""
    code = codes.live(db, record, kind) or _lost(record)
    db.swear(lambda: journal.write(act.at, "code", code=code._asdict(), record=record._asdict()))
    return code


def _lost(record: Record) -> Code:
    raise LookupError(f"the code just made for {record.code} is not there")


def _new(db: Db, record: Record, kind: str, prefix: str, act: Act) -> NewCode:
    return NewCode(
        home=record.home,
        token=make_token(prefix, act.pick),
        kind=kind,
        record=record.code,
        round=record.round,
        issue=codes.issued(db, record, kind) + 1,
        made_at=act.at,
        bound_at=act.at,
    )


def slips(store: Store, made: Iterable[tuple[Record, Token]], press: Press) -> Iterator[Slip]:
    """Return what stands on each slip."""
    with store.reading() as db:
        unit_names = {unit.key: unit.name for unit in units.index(db).units()}
        procedures = {entry.key: entry.name for entry in catalogue.procedures(db)}
    for record, token in made:
        yield Slip(
            office=unit_names.get(record.resolving_unit, record.resolving_unit),
            record_code=record.code,
            procedure=procedures.get(record.procedure or "", ""),
            day=_printed_day(record),
            url=addresses.slip_url(press.base_url, token),
            token=token,
            short_address=addresses.host(press.base_url),
            domain=addresses.domain(press.base_url),
            invented=press.invented,
        )


def _printed_day(record: Record) -> str:
    day = record.returned_on or record.resolved_on or record.received_on
    return date.fromisoformat(day).strftime("%d/%m/%Y") if day else ""


def print_pdf(
    store: Store,
    order: Order,
    press: Press,
    *,
    out: Path,
    act: Act,
    progress: Callable[[int], None] | None = None,
) -> int | Message:
    """Draw the slips of an order into a PDF and note that they were printed; return how many."""
    # What draws takes a server half as much memory again, and most never print.
    from kiosk.formats.pdf import Print, draw_slips

    chosen = select(store, order)
    if isinstance(chosen, Message):
        return chosen
    if not chosen:
        return nothing_wanted()
    made: list[tuple[str, str]] = []

    def noted() -> Iterator[tuple[Record, Token]]:
        for record, token in make(store, chosen, "slip", act):
            made.append((record.home, token))
            yield record, token

    printing = Print(
        order.layout, words_in(press.translate), press.fonts, act.now.replace(microsecond=0)
    )
    try:
        drawn = draw_slips(slips(store, noted(), press), printing, out, progress=progress)
    except OSError as error:
        refused = refusal(error, out)
        if refused is None:
            raise
        return refused
    _note(store, made, order.layout, act)
    return drawn


def nothing_wanted() -> Message:
    """Say that an order selects no record, and why that may be."""
    return say(
        "No record fits: none was finished in these days, or all their slips are printed. "
        "Choose other days or include printed ones."
    )


def print_pictures(
    store: Store,
    order: Order,
    press: Press,
    *,
    folder: Path,
    form: str,
    act: Act,
) -> int | Message:
    """Write one picture (`png` or `svg`) per record into a folder, named by record code; return how many."""
    from kiosk.formats.qr import png, svg

    chosen = select(store, order)
    if isinstance(chosen, Message):
        return chosen
    if not chosen:
        return nothing_wanted()
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for record, token in make(store, chosen, "slip", act):
        url = addresses.slip_url(press.base_url, token)
        path = folder / f"{quote(record.code, safe='')}.{form}"
        path.write_bytes(png(url, module_px=_PIXELS) if form == "png" else svg(url).encode())
        made.append((record.home, str(token)))
    _note(store, made, form, act)
    return len(made)


def _note(store: Store, made: list[tuple[str, str]], layout: str, act: Act) -> None:
    for start in range(0, len(made), 1000):
        part = made[start : start + 1000]
        store.write(partial(codes.printed, codes=part, now=act.at), gently=True)
    entry = log.Entry(act.at, act.actor, "print", layout, str(len(made)))
    store.write(lambda db: log.write(db, act.new_id(), entry))


def find(store: Store, code: str) -> Sheet | None:
    """Return all that the desk may know of a record."""
    with store.reading() as db:
        record = records.by_code(db, code)
        if record is None:
            return None
        index = units.index(db)
        procedures = {entry.key: entry.name for entry in catalogue.procedures(db)}
        field = catalogue.fields(db).get(record.field)
        made = codes.of_record(db, record)
        return Sheet(
            record=record,
            receiving_unit=index[record.receiving_unit].name,
            resolving_unit=index[record.resolving_unit].name,
            procedure=procedures.get(record.procedure or "", ""),
            field=field.name if field else "",
            codes=made,
            history=records.history(db, record),
            rated=_is_rated(db, record),
        )


def _is_rated(db: Db, record: Record) -> bool:
    return bool(responses.counted(db, record.home, record.code))


def reissue(store: Store, code: str, act: Act, *, instead: int | None = None) -> Token | None:
    """Make a new slip code for a record; the one before stops working.

    None when there is no such record, or when the code that works is not the issue `instead` of which it was said.
    """

    def step(db: Db) -> Token | None:
        records.hold(db, [code])
        record = records.by_code(db, code)
        if record is None:
            return None
        live = codes.live(db, record, "slip")
        if instead is not None and instead != (live.issue if live else 0):
            return None
        codes.revoke(db, record, "slip", act.at)
        log.write(db, act.new_id(), log.Entry(act.at, act.actor, "re-issue", code, ""))
        return make_in(db, [record], "slip", act)[0][1]

    return store.write(step)


def finished(record: Record) -> bool:
    """Tell whether the record has a result that its slip can go with."""
    return record.status in DONE


def layouts() -> tuple[str, ...]:
    """Return the names of the papers a slip can be printed on."""
    return tuple(LAYOUTS)
