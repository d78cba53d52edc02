"""Devices: the tablets of the office, how they do, and what officials decide about them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from kiosk.core import devices as rules
from kiosk.core import tablet_settings as settings_rules
from kiosk.core.acts import Act
from kiosk.core.days import VIETNAM, Day, Instant, day_of, instant, moment
from kiosk.core.devices import Seen as Seen
from kiosk.core.devices import Standing as Standing
from kiosk.core.messages import Message, say
from kiosk.core.text import fold
from kiosk.journey import tablet_settings
from kiosk.journey.pairing import digest, homeless
from kiosk.store import apart, devices, log, units
from kiosk.store.devices import Device as Device
from kiosk.store.devices import Holder as Holder
from kiosk.store.engine import Db, Store


@dataclass(frozen=True)
class Live:
    """A tablet that has proven itself."""

    device: Holder


@dataclass(frozen=True)
class Retired:
    """A machine that was a tablet once."""

    device: Holder


@dataclass(frozen=True)
class Tablet:
    """A tablet as officials see it; `standing` tells what is wrong, `today` how many answers it brought today."""

    device: Device
    unit_name: str
    paired_at: Instant | None
    seen_at: Instant | None
    seen: Seen | None
    standing: frozenset[Standing]
    today: int

    @property
    def retired(self) -> bool:
        """Whether it is out of use."""
        return self.device.retired_at is not None


@dataclass(frozen=True)
class Work:
    """What a tablet has brought: answers by day, and by hour of the day (0 to 23, Vietnam)."""

    days: dict[Day, int]
    hours: tuple[int, ...]


class Totals(NamedTuple):
    """What all tablets in use come to; `answers_apart_waiting` is how many answers wait for an official."""

    tablets: int
    silent: int
    out_of_order: int
    with_old_unsent: int
    unsent_answers: int
    oldest_unsent_seconds: int
    answers_apart_waiting: int


def credential(store: Store, secret: str) -> Live | Retired | None:
    """Return whom a machine's secret proves to be; None when nobody."""
    held = store.glance(lambda db: devices.holder(db, digest(secret)))
    if held is None:
        return None
    return Retired(held) if held.ended_at else Live(held)


def hear(store: Store, live: Live, said: Seen, now: datetime) -> None:
    """Note what a tablet says of itself, when it says something new or was not heard of for a while."""
    device = live.device
    before = store.glance(lambda db: devices.seen(db, device.home, device.id))
    heard_at, seen = before or (None, None)
    if rules.is_worth_writing(seen, heard_at, said, now):
        store.write(lambda db: devices.put_seen(db, device.home, device.id, said, instant(now)))


def everybody(store: Store, now: datetime) -> list[Tablet]:
    """Return all tablets by unit and name; those out of use come last."""
    with store.reading() as db:
        found = _tablets(db, now, devices.answers_since(db, _midnight(now)))
    return sorted(found, key=lambda tablet: tablet.retired)


def troubled(store: Store, now: datetime) -> list[Tablet]:
    """Return the tablets in use with which something is wrong."""
    with store.reading() as db:
        return [tablet for tablet in _tablets(db, now, {}) if tablet.standing]


def totals(store: Store, now: datetime) -> Totals:
    """Return what all tablets in use come to."""
    with store.reading() as db:
        every = [tablet for tablet in _tablets(db, now, {}) if not tablet.retired]
        judged = apart.waiting_count(db)
    told = [tablet.seen for tablet in every if tablet.seen]
    oldest = min((one.oldest_unsent_at for one in told if one.oldest_unsent_at), default=None)
    wrong = Counter(standing for tablet in every for standing in tablet.standing)
    return Totals(
        tablets=len(every),
        silent=wrong["silent"],
        out_of_order=wrong["out_of_order"],
        with_old_unsent=wrong["unsent"],
        unsent_answers=sum(one.unsent for one in told),
        oldest_unsent_seconds=int((now - moment(oldest)).total_seconds()) if oldest else 0,
        answers_apart_waiting=judged,
    )


def _tablets(db: Db, now: datetime, today: dict[str, int]) -> list[Tablet]:
    rows = devices.every(db)
    known = tablet_settings.known(db) if rows else None
    found = []
    for row in rows:
        wrong: frozenset[Standing] = frozenset()
        heard_at = max(filter(None, (row.seen_at, row.paired_at)), default=None)
        if known and heard_at and row.device.retired_at is None:
            is_open = settings_rules.is_open(known.of(row.device.unit), now)
            wrong = rules.standing(row.seen, heard_at, is_open=is_open, now=now)
        found.append(
            Tablet(
                row.device,
                row.unit_name,
                row.paired_at,
                row.seen_at,
                row.seen,
                wrong,
                today.get(row.device.id, 0),
            )
        )
    return found


def _midnight(now: datetime) -> Instant:
    local = now.astimezone(VIETNAM)
    return instant(local.replace(hour=0, minute=0, second=0, microsecond=0))


def one(store: Store, id: str, now: datetime) -> Tablet | None:
    """Return the tablet of an id."""
    return next((tablet for tablet in everybody(store, now) if tablet.device.id == id), None)


def find(store: Store, text: str, now: datetime, *, unit: str | None = None) -> Tablet | Message:
    """Return the tablet that a name or an id means, of one unit or of any."""
    every = everybody(store, now)
    wanted = fold(text)
    fitting = [
        tablet
        for tablet in every
        if text == tablet.device.id
        or (fold(tablet.device.name) == wanted and unit in (None, tablet.device.unit))
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        return say(
            "Several tablets are called “%(name)s”: %(units)s. Name the unit too.",
            name=text,
            units=", ".join(tablet.unit_name for tablet in fitting),
        )
    names = ", ".join(f"“{tablet.device.name}”" for tablet in every[:20])
    if not names:
        return say("There is no tablet yet.")
    return say("No tablet is called “%(name)s”. There are: %(names)s.", name=text, names=names)


def rename(store: Store, id: str, name: str, act: Act) -> Message | None:
    """Give a tablet another name; return what is wrong, or None when it is done."""
    name = rules.device_name(name)
    problem = rules.name_problem(name)
    if problem:
        return problem

    def step(db: Db) -> Message | None:
        device = _known(db, id)
        if device is None:
            return _unknown()
        changed = device._replace(name=name)
        if not devices.place(db, changed, folded=fold(name)):
            return _taken(name)
        _note(db, act, "tablet-rename", device.name, name)
        return None

    return store.write(step)


def move(store: Store, id: str, unit: str, counter: str, act: Act) -> Message | None:
    """Let a tablet stand at another counter, perhaps of another unit; what it has brought stays where it is."""
    counter = rules.device_name(counter)
    problem = rules.counter_problem(counter)
    if problem:
        return problem

    def step(db: Db) -> Message | None:
        device = _known(db, id)
        index = units.index(db)
        if device is None:
            return _unknown()
        if unit not in index:
            return homeless()
        found = index[index.final(unit)]
        changed = device._replace(unit=found.key, counter=counter)
        if not devices.place(db, changed, folded=fold(device.name)):
            return _taken(device.name)
        tablet_settings.ensure_pin(db, found.key, act)
        _note(db, act, "tablet-move", device.name, ", ".join(filter(None, (found.name, counter))))
        return None

    return store.write(step)


def follow(db: Db, old: str, new: str) -> None:
    """Let the tablets of a unit that stands for another now belong to that one; a name that is taken gets a number."""
    for row in devices.every(db):
        if row.device.unit == old:
            moved = row.device._replace(unit=new)
            names = (moved.name, *(f"{moved.name} ({number})" for number in range(2, 1000)))
            next(n for n in names if devices.place(db, moved._replace(name=n), folded=fold(n)))


def retire(store: Store, id: str, act: Act) -> Message | None:
    """Take a tablet out of use at once; answers that it still holds wait for an official when they come."""

    def step(db: Db) -> Message | None:
        device = _known(db, id)
        if device is None:
            return _unknown()
        if not devices.retire(db, device, act.at):
            return say("“%(name)s” is out of use already.", name=device.name)
        devices.end_credentials(db, device, act.at)
        _note(db, act, "tablet-retire", device.name, units.index(db)[device.unit].name)
        return None

    return store.write(step)


def work(store: Store, id: str, now: datetime, *, days: int = 30) -> Work:
    """Return what a tablet has brought in the last days; every day is there, also without answers."""
    first = now - timedelta(days=days - 1)
    with store.reading() as db:
        times = [moment(time) for time in devices.answer_times(db, id, _midnight(first))]
    by_day = Counter(map(day_of, times))
    by_hour = Counter(time.astimezone(VIETNAM).hour for time in times)
    every = (day_of(first + timedelta(days=number)) for number in range(days))
    return Work({day: by_day[day] for day in every}, tuple(by_hour[hour] for hour in range(24)))


def _known(db: Db, id: str) -> Device | None:
    return next((row.device for row in devices.every(db) if row.device.id == id), None)


def _unknown() -> Message:
    return say("This tablet is not known.")


def _taken(name: str) -> Message:
    return say("The unit has another tablet called “%(name)s”. Choose another name.", name=name)


def _note(db: Db, act: Act, action: str, subject: str, detail: str) -> None:
    log.write(db, act.new_id(), log.Entry(act.at, act.actor, action, subject, detail))
