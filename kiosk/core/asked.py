"""How two offices ask the questions of one survey, and where their answers would mean different things."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kiosk.core.surveys import Option, Survey, Texts
from kiosk.core.text import clean

Id = tuple[str, str]
"""(survey, question)."""


@dataclass
class Asked:
    """All the ways in which the versions of a survey have asked one question."""

    ways: set[tuple[str, str | None, bool]] = field(default_factory=set)
    """(kind, scale, whether it counts): what makes an answer a satisfied one."""
    options: set[tuple[tuple[str, str], ...]] = field(default_factory=set)
    """(code, words) of every option, by code."""
    words: set[str] = field(default_factory=set)


class Difference(NamedTuple):
    """A question that the other office asks in ways unknown here."""

    survey: str
    question: str
    what: Literal["way", "options", "words"]
    detail: str
    """The options or words that differ; theirs first, ours in brackets."""


def asked(surveys: Iterable[Survey]) -> dict[Id, Asked]:
    """Return how every question was asked."""
    found: dict[Id, Asked] = {}
    for survey in surveys:
        for question in survey.questions:
            one = found.setdefault((survey.id, question.id), Asked())
            one.ways.add((question.kind, question.scale, question.counts))
            one.options.add(_options(question.options))
            one.words.add(_shown(question.text))
    return found


def _options(options: Iterable[Option]) -> tuple[tuple[str, str], ...]:
    """Return codes and words; the order in which they are shown says nothing of what they mean."""
    return tuple(sorted((option.code, _shown(option.text)) for option in options))


def _shown(texts: Texts) -> str:
    return clean(texts.get("vi") or next(iter(texts.values()), ""))


def differing(here: dict[Id, Asked], there: dict[Id, Asked]) -> list[Difference]:
    """Return the questions of both that were asked there as they never were here."""
    pairs = ((id, here[id], there[id]) for id in sorted(there.keys() & here.keys()))
    return [found for id, ours, theirs in pairs if (found := _differing(id, ours, theirs))]


def _differing(id: Id, here: Asked, there: Asked) -> Difference | None:
    if not there.ways <= here.ways:
        return Difference(*id, "way", "")
    if not there.options <= here.options:
        return Difference(*id, "options", _told(here, there))
    if not there.words <= here.words:
        return Difference(*id, "words", _side_by_side(there.words, here.words))
    return None


def _told(here: Asked, there: Asked) -> str:
    ours, theirs = _by_code(here), _by_code(there)
    none: set[str] = set()
    return ", ".join(
        f"{code} {_side_by_side(theirs.get(code, none), ours.get(code, none))}"
        for code in sorted(ours.keys() | theirs.keys())
        if ours.get(code) != theirs.get(code)
    )


def _by_code(one: Asked) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for options in one.options:
        for code, words in options:
            found.setdefault(code, set()).add(words)
    return found


def _side_by_side(theirs: set[str], ours: set[str]) -> str:
    return f"{_quoted(theirs)} ({_quoted(ours)})"


def _quoted(words: set[str]) -> str:
    return " / ".join(f"“{text}”" for text in sorted(words)) or "–"
