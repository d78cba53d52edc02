"""The first page: where the office stands against its target, by field and by unit."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from flask import Blueprint, Response, request

from kiosk.core import words
from kiosk.core.coverage import UNMAPPED, Coverage, Figures, Line, Period, Question
from kiosk.core.days import instant
from kiosk.core.text import fold
from kiosk.core.units import Index, Unit
from kiosk.journey import catalogue, coverage, held, units
from kiosk.web.http import services
from kiosk.web.office_filter import base_of, role_of, tree, unit_of
from kiosk.web.office_pages import draw, here_with, language, today, translate
from kiosk.web.office_periods import Chosen, choose, offers, usual
from kiosk.web.office_tablet_notes import notes

bp = Blueprint("coverage", __name__, url_prefix="/office")

SORTS = ("name", "records", "rated", "percent", "missing")
WIDEST = 100
NARROWEST = 40
"""Percent that a bar's full length stands for, at least, so that the target line is never at the very end."""


class Asked(NamedTuple):
    """What the form asks for, and what it can offer."""

    question: Question
    unit: Unit | None
    chosen: Chosen
    known: Period | None
    tree: Index
    sort: str


@bp.get("/")
def show() -> Response:
    """Measure and draw; a new store is told what to do first."""
    store = services().store
    asked = _asked(request.args)
    if asked.known is None and coverage.known_period(store, "received") is None:
        return draw("coverage_start", section="coverage", tablets=notes())
    measured = coverage.measure(store, asked.question)
    return draw(
        "coverage",
        422 if asked.chosen.wrong else 200,
        section="coverage",
        asked=asked,
        asked_for=_as_arguments(asked),
        measured=measured,
        missing=sum(line.figures.missing for line in measured.fields),
        target=float(measured.target_percent),
        top=_top(measured),
        gauge_top=max(NARROWEST, _tens(measured.total.percent)),
        name_of=_namer(),
        fallback=_fallback(asked),
        fields=_sorted(measured.fields, asked.sort),
        units=_sorted(measured.units, asked.sort),
        unrated=[line for line in measured.fields if not line.figures.rated],
        sorted_by=_sorted_by,
        tablets=notes(),
        held=held.held_count(store),
        unmapped=coverage.unmapped(store),
        unit_tree=tree(asked.tree),
        periods=offers(asked.known, today()),
        now=instant(services().clock()),
        words=words,
    )


def _namer() -> Callable[[Line], str]:
    """Return what gives a field's name in the language of the page."""
    names = catalogue.fields(services().store)
    english = language() == "en"
    unmapped = translate()(words.UNMAPPED)

    def name(line: Line) -> str:
        if line.key == UNMAPPED:
            return unmapped
        known = names.get(line.key)
        return known.name_en if known and english else line.name

    return name


def _as_arguments(asked: Asked) -> dict[str, str]:
    """Return what is shown as arguments of another page's form."""
    question = asked.question
    return {
        "unit": asked.unit.key if asked.unit else "",
        "period": asked.chosen.value,
        "from": question.from_,
        "to": question.to,
        "base": question.base,
        "role": question.role,
        "withdrawn": "1" if question.with_withdrawn else "",
    }


def _sorted_by(sort: str) -> str:
    """Return the address of this page in another order."""
    return f"{request.path}?{here_with(sort=sort)}"


def _asked(form: Mapping[str, str]) -> Asked:
    store = services().store
    base = base_of(form)
    known = coverage.known_period(store, base)
    chosen = choose(form, known, today())
    index = units.index(store)
    unit = unit_of(form, index)
    question = Question(
        from_=chosen.period.from_,
        to=chosen.period.to,
        base=base,
        role=role_of(form),
        with_withdrawn=form.get("withdrawn") == "1",
        units=index.below(unit.key) if unit else None,
    )
    sort = form.get("sort", "")
    return Asked(question, unit, chosen, known, index, sort if sort in SORTS else "records")


def _fallback(asked: Asked) -> Period | None:
    """Return this official year when an earlier one is shown because nobody asked and it has no records."""
    if "period" in request.args or "from" in request.args:
        return None
    this = usual(None, today()).period
    return this if this != asked.chosen.period else None


def _top(measured: Coverage) -> int:
    """Return the percentage that a bar's full length stands for, in whole tens."""
    lines = (*measured.fields, *measured.units)
    return max([NARROWEST, *(_tens(line.figures.percent) for line in lines)])


def _tens(percent: float | None) -> int:
    return min(WIDEST, 10 * (int(percent or 0) // 10 + 1))


def _sorted(lines: tuple[Line, ...], sort: str) -> list[Line]:
    """Return the lines in the order that a heading stands for; what lacks most comes first."""
    keys = {
        "name": lambda line: (line.key == UNMAPPED, fold(line.name)),
        "records": lambda line: (-line.figures.records, line.name),
        "rated": lambda line: (-line.figures.rated, line.name),
        "percent": lambda line: (_percent(line.figures), line.name),
        "missing": lambda line: (-line.figures.missing, line.name),
    }
    return sorted(lines, key=keys[sort])


def _percent(figures: Figures) -> float:
    return figures.percent or 0.0
