"""Tablet settings: what the tablets of a unit say, when they are awake, and how long they wait for a person."""

import itertools
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from kiosk.core.days import VIETNAM
from kiosk.core.messages import Message, say
from kiosk.core.text import tidy
from kiosk.core.tokens import Pick

Span = tuple[str, str]
"""From and to, written HH:MM."""

IDLE = (20, 600)
"""Fewest and most seconds of silence; the last fifteen are counted down."""
LONGEST_MESSAGE = 300
PIN_LENGTH = (4, 8)
DAYS = tuple("1234567")
"""Days of the week, Monday first (ISO 8601)."""
PARTS = 3
"""Spans of opening hours that a day may have."""

_OFFICE: tuple[Span, ...] = (("07:30", "11:30"), ("13:30", "17:00"))
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
_LOOSE = re.compile(r"(\d{1,2})(?:[:h.](\d{2})?)?")


@dataclass(frozen=True)
class TabletSettings:
    """Everything an office decides for its tablets; `pin` opens the staff's part, and is made at the first pairing."""

    idle: int = 60
    send_partial: bool = False
    keyboard: bool = True
    sound: bool = False
    camera: bool = True
    without: bool = True
    sleep: bool = True
    pin: str = ""
    message: Mapping[str, str] = field(default_factory=lambda: {"vi": "", "en": ""})
    hours: Mapping[str, tuple[Span, ...]] = field(
        default_factory=lambda: {day: _OFFICE if day < "6" else () for day in DAYS}
    )

    def to_json(self) -> str:
        """Return the one JSON text of these settings."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> TabletSettings:
    """Return settings as they were stored; what a later version has added stands at its default."""
    kept = json.loads(text)
    known = {name: kept[name] for name in TabletSettings.__dataclass_fields__ if name in kept}
    if "hours" in known:
        known["hours"] = {
            day: tuple((a, b) for a, b in spans) for day, spans in known["hours"].items()
        }
    return TabletSettings(**known)


def with_pin(settings: TabletSettings, pick: Pick) -> TabletSettings:
    """Return settings that have a PIN: six digits are drawn where there is none."""
    return settings if settings.pin else replace(settings, pin=f"{pick(10**6):06}")


def is_open(settings: TabletSettings, now: datetime) -> bool:
    """Tell whether the office receives people at a moment."""
    local = now.astimezone(VIETNAM)
    time = local.strftime("%H:%M")
    return any(
        first <= time < last for first, last in settings.hours.get(str(local.isoweekday()), ())
    )


def read(form: Mapping[str, str]) -> TabletSettings | dict[str, Message]:
    """Return the settings in a posted form, or what is wrong by field.

    Fields: idle, partial (drop | send), keyboard, sound, camera, without, sleep (present = on), pin, message-vi,
    message-en, hours-1 … hours-7 ("07:30-11:30, 13:30-17:00"; empty = closed).
    """
    wrong: dict[str, Message] = {}
    idle = form.get("idle", "").strip()
    if not (idle.isascii() and idle.isdigit() and IDLE[0] <= int(idle[:9]) <= IDLE[1]):
        wrong["idle"] = say(
            "Write a number of seconds from %(least)s to %(most)s.", least=IDLE[0], most=IDLE[1]
        )
    pin = form.get("pin", "").strip()
    if not (pin.isascii() and pin.isdigit() and PIN_LENGTH[0] <= len(pin) <= PIN_LENGTH[1]):
        wrong["pin"] = say(
            "A PIN has %(least)s to %(most)s digits.", least=PIN_LENGTH[0], most=PIN_LENGTH[1]
        )
    message = {lang: tidy(form.get(f"message-{lang}", "")) for lang in ("vi", "en")}
    for lang, text in message.items():
        if len(text) > LONGEST_MESSAGE:
            wrong[f"message-{lang}"] = say(
                "A message has at most %(most)s characters.", most=LONGEST_MESSAGE
            )
    hours: dict[str, tuple[Span, ...]] = {}
    for day in DAYS:
        spans = read_hours(form.get(f"hours-{day}", ""))
        if isinstance(spans, Message):
            wrong[f"hours-{day}"] = spans
        else:
            hours[day] = spans
    if wrong:
        return wrong
    return TabletSettings(
        idle=int(idle),
        send_partial=form.get("partial") == "send",
        pin=pin,
        message=message,
        hours=hours,
        **{name: name in form for name in ("keyboard", "sound", "camera", "without", "sleep")},
    )


def read_hours(text: str) -> tuple[Span, ...] | Message:
    """Return the spans in what somebody wrote, such as "7h30-11h30, 13:30 – 17:00"; none for a closed day."""
    spans: list[Span] = []
    plain = text.replace("–", "-").replace(";", ",").replace(" ", "").lower()
    for part in filter(None, plain.split(",")):
        ends = [_time(end) for end in part.split("-")]
        if len(ends) != 2 or None in ends:
            return say(
                "Write hours like 07:30-11:30, 13:30-17:00, and nothing for a day when the office is closed."
            )
        spans.append((str(ends[0]), str(ends[1])))
    if any(first >= last for first, last in spans) or any(
        one[1] > other[0] for one, other in itertools.pairwise(spans)
    ):
        return say("Hours go from earlier to later and do not overlap.")
    if len(spans) > PARTS:
        return say("A day has at most %(most)s spans of hours.", most=PARTS)
    return tuple(spans)


def _time(text: str) -> str | None:
    found = _LOOSE.fullmatch(text)
    if found is None:
        return None
    time = f"{int(found[1]):02}:{found[2] or '00'}"
    return time if _TIME.fullmatch(time) else None


def shown_hours(spans: tuple[Span, ...]) -> str:
    """Return spans as `read_hours` takes them."""
    return ", ".join(f"{first}-{last}" for first, last in spans)


def for_tablet(settings: TabletSettings) -> dict[str, Any]:
    """Return what tablets are told; the PIN goes another way."""
    told = asdict(settings)
    del told["pin"]
    return told
