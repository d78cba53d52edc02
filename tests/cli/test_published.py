"""The demonstration adds up, through the commands that an office uses, to what Nghi Lộc published for 2023."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Terminal

YEAR = ("--from", "2023-01-01", "--to", "2023-12-31")
TO_15_DECEMBER = ("--from", "2023-01-01", "--to", "2023-12-15")
DISTRICT = {"received": 59_460, "online": 35_764, "direct": 23_282, "postal": 414}
COMMUNES = 29


@pytest.fixture(scope="module")
def kiosk(demo_instance: Path) -> Terminal:
    """A terminal in front of the whole demonstration."""
    return Terminal(demo_instance)


def form_06a(kiosk: Terminal, path: Path, unit: str, *days: str) -> dict[str, Any]:
    """Return the totals of form 06a."""
    said = kiosk("export", "06a", "--out", path, "--unit", unit, *days)
    assert said.code == 0, said.err
    rows = json.loads(path.read_text("utf-8"))["rows"]
    return dict(rows[-1])


def test_the_district_received_what_it_published(kiosk: Terminal) -> None:
    words = ("coverage", "--base", "received", "--json")
    document = kiosk(*words, *YEAR).document
    assert document["total"]["records"] == DISTRICT["received"]
    official = kiosk(*words, "--from", "2022-12-15", "--to", "2023-12-14").document
    assert official["total"]["records"] == DISTRICT["received"]


def test_the_ways_of_filing_are_those_published(kiosk: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "records.json"
    words = ("export", "records", "--out", path, "--base", "received", *YEAR, "--json")
    assert kiosk(*words).document["rows"] == DISTRICT["received"]
    ways = [row["filed_via"] for row in json.loads(path.read_text("utf-8"))["rows"]]
    assert {way: ways.count(way) for way in set(ways)} == {
        way: DISTRICT[way] for way in ("online", "direct", "postal")
    }


def test_nghi_thai_is_as_published(kiosk: Terminal, tmp_path: Path) -> None:
    total = form_06a(kiosk, tmp_path / "06a.json", "Nghi Thái", *TO_15_DECEMBER)
    published = {
        "received_total": 2_880,
        "received_online": 1_198,
        "received_direct_postal": 1_662,
        "carried_over": 20,
        "resolved_total": 2_877,
        "resolved_early": 2_682,
        "resolved_on_time": 70,
        "resolved_overdue": 125,
        "pending_total": 3,
    }
    assert {key: total[key] for key in published} == published


def test_nghi_long_is_as_published(kiosk: Terminal, tmp_path: Path) -> None:
    total = form_06a(kiosk, tmp_path / "06a.json", "Nghi Long", *YEAR)
    assert total["received_total"] == total["resolved_total"] == 2_290
    assert total["resolved_overdue"] == 24
    assert total["resolved_early"] + total["resolved_on_time"] == 2_266


def test_every_commune_has_records_and_only_some_fields_miss_the_target(kiosk: Terminal) -> None:
    words = ("coverage", *YEAR, "--json")
    units = kiosk(*words, "--by", "unit").document
    assert len(units["rows"]) == COMMUNES + 1
    assert all(row["records"] for row in units["rows"])
    fields = kiosk(*words).document
    assert 0 < len(fields["fields_below"]) < len(fields["rows"])
    assert 0 < fields["total"]["rated"] < fields["total"]["records"]


def test_what_was_told_lets_people_in(demo_instance: Path) -> None:
    told = (demo_instance / "told.txt").read_text("utf-8")
    assert "Officials: http://127.0.0.1:8000/office/" in told
    assert re.search(r"Sign in as “canbo” with the password [\w-]{19}$", told, re.MULTILINE)
    codes = re.findall(r"http://127\.0\.0\.1:8000/s/([0-9B-Z]{16})$", told, re.MULTILINE)
    assert len(set(codes)) == 3
    assert f"KIOSK_INSTANCE={demo_instance}" in told
