"""What somebody has to decide before another office's store comes in, and what was decided already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kiosk.core import asked
from kiosk.core.joining import Clash, UnitClash
from kiosk.core.messages import Message, say
from kiosk.core.records import Record
from kiosk.core.responses import kept_survey
from kiosk.core.surveys import Survey
from kiosk.core.units import Ambiguous, Found, Index, Missing, Unit
from kiosk.store import joining, log, responses
from kiosk.store.engine import Db

_SHOWN = 10


@dataclass(frozen=True)
class Choice:
    """What somebody has decided: which units of theirs are ones of ours, which are others, what equal codes mean."""

    source: str
    same: tuple[tuple[str, str], ...] = ()
    """(theirs, ours), in the words in which it was said."""
    apart: tuple[str, ...] = ()
    records: Literal["one", "apart"] | None = None
    questions: Literal["one"] | None = None
    """Answers of one code mean the same, although the offices offer them in different words."""


def strangers(ours: Db, theirs: Db) -> list[Clash]:
    """Return why the two stores can never be joined."""
    both = set(joining.homes(ours)) & set(joining.homes(theirs))
    if both:
        message = say(
            "This store holds that office already, or both come from one backup. Nothing was taken."
        )
        return [Clash("office", message, tuple(sorted(both)))]
    if (log.note(ours, "invented") is None) != (log.note(theirs, "invented") is None):
        message = say("One of the two stores holds invented data. Those never mix with real ones.")
        return [Clash("invented", message)]
    return []


@dataclass(frozen=True)
class Questions:
    """How the two offices' questions fit together."""

    clashes: list[Clash]
    notes: list[Message]
    """What is only worded otherwise, or was decided."""


def questions(ours: Db, theirs: Db, choice: Choice) -> Questions:
    """Compare the questions of both: answers of different meaning must not be added up."""
    here, there = _surveys(ours), _surveys(theirs)
    clashes = [_lost(version) for version, survey in there.items() if survey is None]
    notes = []
    pair = (asked.asked(filter(None, kept.values())) for kept in (here, there))
    for found in asked.differing(*pair):
        if found.what == "way" or (found.what == "options" and choice.questions is None):
            clashes.append(_question_clash(found))
        else:
            notes.append(
                say(
                    "Their question “%(question)s” is worded otherwise: %(detail)s, ours in brackets. The answers "
                    "are added up.",
                    question=found.question,
                    detail=found.detail,
                )
            )
    return Questions(clashes, notes)


def _surveys(db: Db) -> dict[str, Survey | None]:
    return {version: kept_survey(body) for version, body in responses.survey_bodies(db)}


def _lost(version: str) -> Clash:
    message = say(
        "Their survey version %(version)s cannot be read. “kiosk check” over there names the damage.",
        version=version,
    )
    return Clash("survey", message, (version,))


def _question_clash(found: asked.Difference) -> Clash:
    names = (found.survey, found.question)
    if found.what == "way":
        message = say(
            "The two offices ask %(questions)s in different ways, so their answers cannot be added up.",
            questions=found.question,
        )
        return Clash("question", message, names)
    message = say(
        "Their question “%(question)s” offers other answers: %(detail)s, ours in brackets. Say --questions one only "
        "if answers of one code mean the same.",
        question=found.question,
        detail=found.detail,
    )
    return Clash("question", message, names, ("--questions one",))


@dataclass
class Decided:
    """The decisions about units, by keys, and what is wrong with them."""

    same: dict[str, str] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)
    clashes: list[Clash] = field(default_factory=list)
    _said: dict[str, list[str]] = field(default_factory=dict)

    def unite(self, their: Unit, our: Unit, said: str) -> None:
        """Take down that a unit of theirs is one of ours."""
        if self.same.setdefault(their.key, our.key) != our.key:
            self._doubt(their, said)
        self._said.setdefault(their.key, []).append(said)

    def part(self, their: Unit, said: str) -> None:
        """Take down that a unit of theirs only looks like one of ours."""
        self.apart.add(their.key)
        if their.key in self.same:
            self._doubt(their, said)

    def _doubt(self, their: Unit, said: str) -> None:
        ways = (*dict.fromkeys(self._said[their.key]), said)
        message = say(
            "“%(name)s” cannot be all of this at once: %(ways)s. Keep one of them.",
            name=their.name,
            ways=", ".join(ways),
        )
        self.clashes = [clash for clash in self.clashes if clash.names != (their.key,)]
        self.clashes.append(Clash("decision", message, (their.key,), ways))
        self._said[their.key] = list(ways)


def decided(index: Index, other: Index, choice: Choice) -> Decided:
    """Return what was decided about units, `other` being theirs."""
    found = Decided()
    for text, target in choice.same:
        their, our = _of_theirs(other, text), _of_ours(index, target)
        if isinstance(their, Unit) and isinstance(our, Unit):
            found.unite(their, our, f"--same {text}={target}")
        faults = [fault for fault in (their, our) if isinstance(fault, Message)]
        found.clashes += map(_unknown, faults)
    for text in choice.apart:
        unit = _of_theirs(other, text)
        if isinstance(unit, Unit):
            found.part(unit, f"--apart {text}")
        else:
            found.clashes.append(_unknown(unit))
    return found


def _unknown(fault: Message) -> Clash:
    return Clash("decision", fault, (str(dict(fault.params)["text"]),))


def _of_theirs(index: Index, text: str) -> Unit | Message:
    match index.find(text):
        case Found(key):
            return index[key]
        case Ambiguous(names):
            return say(
                "“%(text)s” fits several of their units: %(names)s. Write the key; --dry-run --json lists them.",
                text=text,
                names=", ".join(names),
            )
        case Missing(()):
            return say(
                "None of their units is called “%(text)s”. --dry-run --json lists them.", text=text
            )
        case Missing(near):
            return say(
                "None of their units is called “%(text)s”. Did you mean %(names)s? --dry-run --json lists them.",
                text=text,
                names=" / ".join(near),
            )


def _of_ours(index: Index, text: str) -> Unit | Message:
    match index.find(text):
        case Found(key):
            return index[key]
        case Ambiguous(names):
            return say(
                "“%(text)s” fits several of our units: %(names)s. Write the key; --dry-run --json lists them.",
                text=text,
                names=", ".join(names),
            )
        case Missing(()):
            return say(
                "None of our units is called “%(text)s”. --dry-run --json lists them.", text=text
            )
        case Missing(near):
            return say(
                "None of our units is called “%(text)s”. Did you mean %(names)s? --dry-run --json lists them.",
                text=text,
                names=" / ".join(near),
            )


def unit_clash(clash: UnitClash) -> Clash:
    """Return what somebody has to decide about a unit: the very same one is proposed, a similar one never is."""
    their = clash.theirs
    ways = {f"--same {their.key}={unit.key}": unit.name for unit in clash.ours}
    apart = f"--apart {their.key}"
    named: Mapping[str, str] = {"name": their.name, "key": their.key}
    if clash.exact:
        message = say(
            "Unit “%(name)s” (%(key)s) may be one that is here: %(names)s. Say --same %(key)s=%(target)s, or "
            "--apart %(key)s.",
            **named,
            names=", ".join(f"{unit.name} ({unit.key})" for unit in clash.ours),
            target=clash.exact.key,
        )
    else:
        message = say(
            "Unit “%(name)s” (%(key)s) resembles units that are here, none of which has just its name. Look at each "
            "one: %(ways)s; or %(apart)s where it is none of them.",
            **named,
            ways=", ".join(f"{way} (“{name}”)" for way, name in ways.items()),
            apart=apart,
        )
    return Clash("unit", message, (their.key,), (*ways, apart))


def records_clash(both: list[tuple[Record, Record]]) -> Clash:
    """Return what somebody has to decide about codes that both stores have."""
    every = tuple(record.code for record, _ in both)
    codes = ", ".join(every[:_SHOWN])
    message = say(
        "Both stores have records of the same code: %(count)s (%(codes)s). Say --records one where a code means "
        "one case, or --records apart to keep theirs beside ours under a longer code.",
        count=len(both),
        codes=f"{codes}, …" if len(both) > _SHOWN else codes,
    )
    return Clash("records", message, every, ("--records one", "--records apart"))
