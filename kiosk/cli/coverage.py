"""`kiosk coverage`: where an office stands against its target."""

from dataclasses import replace
from typing import Any

import click
from rich.table import Table

from kiosk.cli.screen import show
from kiosk.cli.tools import (
    Command,
    json_option,
    option,
    period,
    period_options,
    print_json,
    tools,
    unit_option,
)
from kiosk.core import words
from kiosk.core.coverage import BASES, ROLES, UNMAPPED, Coverage, Figures, Line, Question
from kiosk.core.messages import mark, say
from kiosk.core.numbers import decimal, whole
from kiosk.journey import catalogue
from kiosk.journey import coverage as journey


@click.command(
    cls=Command,
    help=mark(
        "Show how many records are rated, by field or unit, against the target. Without days it is "
        "this official year, 15 December to 14 December."
    ),
)
@unit_option
@option(
    "--unit-role",
    type=click.Choice(ROLES),
    default="resolving",
    help=mark("Count records by the unit that resolves or that receives them."),
)
@period_options
@option("--base", type=click.Choice(BASES), help=mark("Which records make up the base."))
@option("--with-withdrawn", is_flag=True, help=mark("Count withdrawn and stopped records too."))
@option(
    "--by", type=click.Choice(["field", "unit"]), default="field", help=mark("What the rows are.")
)
@json_option
def coverage(**chosen: Any) -> None:
    """Measure and print."""
    tool = tools()
    asked = period(chosen["from_"], chosen["to"]) or journey.official_year_of(tool.act())
    question = Question(
        from_=asked.from_,
        to=asked.to,
        base=chosen["base"] or tool.settings.base,
        role=chosen["unit_role"],
        with_withdrawn=chosen["with_withdrawn"],
        units=journey.units_below(tool.store, tool.unit(chosen["unit"])),
    )
    measured = journey.measure(tool.store, question)
    lines = _fields(measured.fields) if chosen["by"] == "field" else measured.units
    known = journey.known_period(tool.store, question.base)
    if not (measured.total.records or chosen["from_"]) and known:
        tool.warn(
            say(
                "No record counts in %(first)s to %(last)s. There are records from %(from)s to %(to)s: name days "
                "with --from and --to.",
                first=asked.from_,
                last=asked.to,
                **{"from": known.from_, "to": known.to},
            ).text(tool.translate)
        )
    if chosen["as_json"]:
        print_json(_document(measured, lines))
    else:
        _print(measured, lines)


def _fields(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with the fields' names in the language of the terminal."""
    tool = tools()
    names = {UNMAPPED: tool.translate(words.UNMAPPED)}
    if tool.language == "en":
        names |= {key: field.name_en for key, field in catalogue.fields(tool.store).items()}
    return tuple(replace(line, name=names.get(line.key, line.name)) for line in lines)


def _document(measured: Coverage, lines: tuple[Line, ...]) -> dict[str, Any]:
    question = measured.question
    return {
        "target_percent": float(measured.target_percent),
        "base": question.base,
        "unit_role": question.role,
        "from": question.from_,
        "to": question.to,
        "with_withdrawn": question.with_withdrawn,
        "total": _figures(measured.total),
        "fields_below": [line.key for line in measured.below],
        "rows": [{"key": line.key, "name": line.name, **_figures(line.figures)} for line in lines],
    }


def _figures(figures: Figures) -> dict[str, int | float | None]:
    return {
        "records": figures.records,
        "rated": figures.rated,
        "percent": figures.percent,
        "missing": figures.missing,
        "satisfied": figures.satisfied,
        "low": figures.low,
        "high": figures.high,
    }


def _print(measured: Coverage, lines: tuple[Line, ...]) -> None:
    tool = tools()
    question = measured.question
    title = say(
        "%(base)s, %(role)s, %(first)s to %(last)s; target %(target)s %%",
        base=tool.translate(words.BASES[question.base]),
        role=tool.translate(words.ROLES[question.role]),
        first=question.from_,
        last=question.to,
        target=decimal(float(measured.target_percent), tool.language),
    )
    click.echo(title.text(tool.translate))
    table = Table()
    table.add_column("")
    for heading in (
        mark("Records"),
        mark("Rated"),
        mark("Coverage %%"),
        mark("Missing"),
        mark("Satisfied %%"),
    ):
        table.add_column(tool.translate(heading) % {}, justify="right")
    for line in lines:
        table.add_row(line.name, *_cells(line.figures))
    table.add_section()
    table.add_row(tool.translate(words.TOTAL), *_cells(measured.total))
    show(table)


def _cells(figures: Figures) -> tuple[str, ...]:
    tool = tools()
    percent = figures.percent
    return (
        whole(figures.records, tool.language),
        whole(figures.rated, tool.language),
        "–" if percent is None else decimal(percent, tool.language),
        whole(figures.missing, tool.language),
        _satisfied(figures),
    )


def _satisfied(figures: Figures) -> str:
    tool = tools()
    if figures.satisfied is None or figures.low is None or figures.high is None:
        return tool.translate(mark("too few"))
    numbers = (figures.satisfied, figures.low, figures.high)
    share, low, high = (decimal(number, tool.language) for number in numbers)
    return f"{share} ({low}–{high})"
