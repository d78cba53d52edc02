"""`kiosk join`: what clashes as lines and as a document, and what came in."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Write
from tests.cli.terminal import Terminal

COLUMNS = "code field unit received"
FILE = "kiosk.sqlite"


@pytest.fixture
def commune(kiosk: Terminal, export: Write, tmp_path: Path) -> Path:
    """The file of a commune whose one record the province has, too."""
    other = Terminal(tmp_path / "commune")
    for terminal in (kiosk, other):
        terminal("import", export("a.csv", COLUMNS, {"code": "1-240301-00001"})).done  # noqa: B018 - it must succeed
    return other.instance / FILE


def test_a_dry_run_in_json_lists_what_clashes_and_what_decides_it(
    kiosk: Terminal, commune: Path
) -> None:
    said = kiosk("join", commune, "--dry-run", "--json")
    assert said.code == 1
    document = json.loads(said.out)
    assert document["written"] is False
    key = "ubnd-xa-nghi-long"
    told = {clash["kind"]: (clash["names"], clash["options"]) for clash in document["clashes"]}
    assert told == {
        "unit": ([key], [f"--same {key}={key}", f"--apart {key}"]),
        "records": (["1-240301-00001"], ["--records one", "--records apart"]),
    }
    messages = [clash["message"] for clash in document["clashes"]]
    assert [line.removeprefix("kiosk: ") for line in said.err.splitlines()[-2:]] == messages
    unit = {"key": key, "code": None, "name": "UBND xã Nghi Long"}
    assert document["units"] == {"theirs": [unit], "ours": [unit]}


def test_contradictory_decisions_are_refused(kiosk: Terminal, commune: Path) -> None:
    key = "ubnd-xa-nghi-long"
    decisions = ("--same", f"{key}={key}", "--apart", key, "--records", "one")
    said = kiosk("join", commune, *decisions)
    assert said.code == 1
    assert f"all of this at once: --same {key}={key}, --apart {key}." in said.err
    assert kiosk("check", "--json").document["records"] == 1


def test_what_becomes_one_is_told_in_lines_and_in_the_document(
    kiosk: Terminal, commune: Path
) -> None:
    decisions = ("--apart", "ubnd-xa-nghi-long", "--records", "one")
    document = kiosk("join", commune, *decisions, "--dry-run", "--json").document
    counted = (document["records_in_both"], document["records_one"], document["records_renamed"])
    assert counted == (1, 1, {})
    (note,) = document["notes"]
    assert note == "All 1 records that both have become one."
    assert document["rows"]["record"] == 0
    said = kiosk("join", commune, *decisions)
    assert said.done.startswith("1 units, 0 records, ")
    assert note in said.err
