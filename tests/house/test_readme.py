"""The README names every command, option and setting, and nothing that is not there."""

import re
from collections.abc import Iterator
from dataclasses import fields

import click
import pytest

from kiosk.cli.main import build
from kiosk.config import KNOWN, Settings
from tests.house.tree import ROOT, files, shown

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
ROWS = [
    [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    for line in README.splitlines()
    if line.startswith("| `")
]


def commands(group: click.Command, *above: str) -> Iterator[tuple[str, click.Command]]:
    """Yield (words, command) of every command that is shown."""
    if isinstance(group, click.Group):
        for name, command in group.commands.items():
            if not command.hidden:
                yield from commands(command, *above, name)
    else:
        yield " ".join(("kiosk", *above)), group


COMMANDS = dict(commands(build()))


@pytest.mark.parametrize("words", sorted(COMMANDS))
def test_every_command_has_help_and_stands_in_the_readme_with_its_options(words: str) -> None:
    command = COMMANDS[words]
    assert command.help
    cells = [cell for cell, *_ in ROWS if re.search(rf"`{words}\b", cell)]
    assert cells, words
    for parameter in command.params:
        assert isinstance(parameter, click.Argument) or getattr(parameter, "help", None), parameter
        if isinstance(parameter, click.Option) and parameter.opts[0] not in ("--json", "--role"):
            assert any(parameter.opts[0] in cell for cell in cells), (words, parameter.opts)


def test_the_readme_names_no_command_and_no_option_that_is_not_there() -> None:
    groups = {"kiosk", *(words.rpartition(" ")[0] for words in COMMANDS)}
    for cell, *_ in ROWS:
        for called in re.findall(r"`(kiosk [^`]*)`", cell):
            words = called.split()
            named = [" ".join(words[:many]) for many in range(len(words), 1, -1)]
            command = next((name for name in named if name in COMMANDS or name in groups), None)
            assert command, called
            known = {
                option
                for name, found in COMMANDS.items()
                if name.startswith(command)
                for parameter in found.params
                for option in parameter.opts
            }
            assert set(re.findall(r"--[a-z-]+", called)) <= known, called


@pytest.mark.parametrize("key", sorted(KNOWN))
def test_every_setting_stands_in_the_readme(key: str) -> None:
    (row,) = (row for row in ROWS if row[0] == f"`{KNOWN[key].variable}`")
    assert row[1] == ("–" if key == "instance" else f"`{key}`")
    assert row[2]
    assert KNOWN[key].variable == f"KIOSK_{key.upper()}"


def test_the_readme_names_no_setting_that_is_not_there() -> None:
    named = set(re.findall(r"\bKIOSK_[A-Z_]+\b", README))
    of_make = set(re.findall(r"^(KIOSK_\w+) \?=", MAKEFILE, re.MULTILINE))
    assert named <= {known.variable for known in KNOWN.values()} | of_make
    assert {field.name for field in fields(Settings)} == set(KNOWN)


def test_the_targets_of_make_that_are_written_about_are_there() -> None:
    targets = set(
        re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
    assert {"demo", "run", "test", "check"} <= targets
    assert set(re.findall(r"`make ([a-z-]+)`", README)) <= targets


def test_what_the_readme_links_to_is_there() -> None:
    names = {shown(path) for path in files()}
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        if "://" not in link:
            assert link in names, link
