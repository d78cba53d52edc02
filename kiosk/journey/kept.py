"""Kept: a checked file that waits in a folder until somebody decides, for whichever process is asked then.

What was handed in is not needed for that, with all that is personal in it.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.columns import Header
from kiosk.core.incoming import Problem, Warnings
from kiosk.core.messages import from_plain
from kiosk.core.units import Unit
from kiosk.journey.checked import Checked, Rows, Subject
from kiosk.journey.records import Report

SHOWN = 200
"""Problems that are kept; the files with the rows to be mended hold them all."""


class Kept(NamedTuple):
    """What is told of a file; `problems` is the number of all. Its rows and their subjects lie elsewhere."""

    checked: Checked
    report: Report
    problems: int


class KeptRows(Rows):
    """Good rows in a file: a line with their subjects, then a line for each batch."""

    def __init__(self, path: Path, count: int) -> None:
        """Read what `keep_rows` has written."""
        super().__init__(count)
        self._path = path

    def batches(self) -> Iterator[list[tuple[object, ...]]]:
        """Return the rows."""
        with self._path.open(encoding="utf-8") as file:
            next(file)
            for line in file:
                yield json.loads(line)


def keep(path: Path, kept: Kept) -> None:
    """Write down what is told of a file."""
    checked = kept.checked
    plain = {
        "checked": {
            "name": checked.name,
            "kind": checked.kind,
            "detail": checked.detail,
            "header": {**vars(checked.header), "texts": ()},
            "as_of": checked.as_of,
            "unit": checked.unit,
            "new_units": checked.new_units,
            "near": checked.near,
            "notes": checked.notes,
            "duplicates": checked.duplicates,
            "problems": checked.problems[:SHOWN],
            "warnings": vars(checked.warnings),
            "good": checked.good.count,
            "bad": checked.bad.count,
        },
        "report": asdict(replace(kept.report, problems=[])),
        "problems": kept.problems,
    }
    path.write_text(_text(plain), "utf-8")


def keep_rows(path: Path, checked: Checked) -> None:
    """Write down the good rows of a file and their subjects."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{_text(list(checked.subjects))}\n")
        for batch in checked.good.batches():
            file.write(f"{_text(batch)}\n")


def kept(path: Path) -> Kept | None:
    """Return what is told of a file; None where nothing is written down that this version of kiosk can read."""
    try:
        plain = json.loads(path.read_text("utf-8"))
        checked = _checked(plain["checked"])
        report = Report(**{**plain["report"], "problems": checked.problems})
        return Kept(checked, report, plain["problems"])
    except (FileNotFoundError, KeyError, TypeError, ValueError):
        return None


def with_rows(checked: Checked, path: Path) -> Checked:
    """Return a file that is ready to be imported: its rows lie in the file of that path."""
    with path.open(encoding="utf-8") as file:
        subjects = {Subject(*said): place for place, said in enumerate(json.loads(next(file)))}
    return replace(checked, subjects=subjects, good=KeptRows(path, checked.good.count))


def problem(plain: Any) -> Problem:
    """Return the problem that was written into a JSON document."""
    line, column, value, message = plain
    return Problem(line, column, value, from_plain(message))


def _checked(plain: dict[str, Any]) -> Checked:
    header = plain["header"]
    warnings = Warnings()
    warnings.counts.update(plain["warnings"]["counts"])
    warnings.cases += map(problem, plain["warnings"]["cases"])
    return Checked(
        **{
            **plain,
            "header": Header(
                **{
                    **header,
                    "dropped": tuple(header["dropped"]),
                    "ignored": tuple(header["ignored"]),
                    "texts": frozenset(header["texts"]),
                }
            ),
            "new_units": {key: Unit(*unit) for key, unit in plain["new_units"].items()},
            "near": {key: tuple(names) for key, names in plain["near"].items()},
            "notes": tuple(map(from_plain, plain["notes"])),
            "problems": [problem(one) for one in plain["problems"]],
            "warnings": warnings,
            "good": Rows(plain["good"]),
            "bad": Rows(plain["bad"]),
        }
    )


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
