"""Deliveries: answers as tablets hand them in, read strictly, with their times set right."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from kiosk.core.days import Instant, instant
from kiosk.core.devices import clock_seconds, moment_told
from kiosk.core.surveys import COMMENT_LIMIT, Form

BATCH = 20
"""Answers in one delivery, at most."""

Evidence = Literal["scanned", "typed", "pushed"]

_ID = re.compile(r"[0-9A-Za-z-]{16,64}")
_QUESTIONS = 100
_OPTIONS = 100
_WORD = 200


class Times(NamedTuple):
    """By how many seconds the tablet's clock is ahead, and the server's time now."""

    ahead: int
    now: datetime

    def right(self, told: datetime) -> datetime:
        """Return a moment by the server's clock; nothing was given in the future."""
        return min(told - timedelta(seconds=self.ahead), self.now)


@dataclass(frozen=True)
class Batch:
    """What came in one delivery; each item is read on its own, so that one that is broken holds up no other."""

    times: Times
    items: Sequence[object]


@dataclass(frozen=True)
class Given:
    """One answer. `token` is as it was read from paper, perhaps wrong; times are by the server's clock."""

    id: str
    token: str | None
    evidence: Evidence | None
    push: str | None
    survey: str
    answers: Form
    language: str
    assisted: bool
    partial: bool
    declined: bool
    opened_at: Instant | None
    given_at: datetime
    body: str
    """The one JSON text of what the tablet sent."""


@dataclass(frozen=True)
class Broken:
    """Something that is no answer; `id` where it has one."""

    id: str | None
    body: str


def read_batch(body: Mapping[str, object], now: datetime) -> Batch | None:
    """Return a delivery; None when it is none of our app's making."""
    ahead = clock_seconds(body.get("now"), now)
    items = body.get("answers")
    if ahead is None or not isinstance(items, list) or not 1 <= len(items) <= BATCH:
        return None
    return Batch(Times(ahead, now), items)


def read_answer(item: object, times: Times) -> Given | Broken:
    """Return one answer of a delivery."""
    text = json.dumps(item, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    if not isinstance(item, dict):
        return Broken(None, text)
    id = item.get("id")
    known = id if isinstance(id, str) and _ID.fullmatch(id) else None
    answers = _form(item.get("answers"))
    opened, given = moment_told(item.get("opened_at")), moment_told(item.get("submitted_at"))
    flags = [item.get(name, False) for name in ("assisted", "partial", "declined")]
    if known is None or answers is None or given is None or not _is_sound(item, flags):
        return Broken(known, text)
    submitted = times.right(given)
    return Given(
        id=known,
        token=item.get("token"),
        evidence=item.get("evidence"),
        push=item.get("push"),
        survey=item["survey"],
        answers=answers,
        language=item["language"],
        assisted=flags[0],
        partial=flags[1],
        declined=flags[2],
        opened_at=instant(min(times.right(opened), submitted)) if opened else None,
        given_at=submitted,
        body=text,
    )


def _is_sound(item: Mapping[str, object], flags: Sequence[object]) -> bool:
    token, evidence = item.get("token"), item.get("evidence")
    return (
        all(isinstance(flag, bool) for flag in flags)
        and _is_word(item.get("survey"))
        and _is_word(item.get("language"))
        and all(value is None or _is_word(value) for value in (token, item.get("push")))
        and evidence in (None, "scanned", "typed", "pushed")
        and (token is None) == (evidence is None)
        and (evidence == "pushed") == (item.get("push") is not None)
    )


def _form(told: object) -> Form | None:
    """Return answers as a form would post them: values by question."""
    if not isinstance(told, dict) or len(told) > _QUESTIONS:
        return None
    form: dict[str, Sequence[str]] = {}
    for question, value in told.items():
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or len(values) > _OPTIONS or not all(map(_is_text, values)):
            return None
        form[question] = values
    return form


def _is_text(value: object) -> bool:
    # A line more than fits is refused with a reason, not as broken.
    return isinstance(value, str) and len(value) <= 5 * COMMENT_LIMIT


def _is_word(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _WORD and value.isprintable()
