"""`kiosk coverage`: the figures of the contract, from records and answers that are counted by hand."""

from typing import Any

import pytest

from kiosk.store.sqlite import SqliteStore
from tests.builders import Office, act_at
from tests.cli.terminal import Terminal

MARCH = ("--from", "2024-03-01", "--to", "2024-03-31")
KEYS = ["records", "rated", "percent", "missing", "satisfied", "low", "high"]


@pytest.fixture
def filled(kiosk: Terminal) -> Terminal:
    """A terminal in front of a district's March.

    Nghi Long: 30 records of civil status, 7 of them rated (one badly); 4 records about land.
    Nghi Thái: 1 record, returned in April; 1 withdrawn. Nghi Văn in Nam Đàn: 1 record, received in Nghi Thái.
    """
    kiosk.instance.mkdir()
    store = SqliteStore(kiosk.instance / "kiosk.sqlite")
    store.migrate()
    office = Office(store, act_at())
    for score in ("5", "5", "4", "4", "5", "5", "1"):
        office.rated(score)
    for _ in range(23):
        office.record()
    for _ in range(4):
        office.record(procedure="1.000002", field="dat-dai")
    office.record(**office.at("thai"), returned_on="2024-04-02")
    office.record(**office.at("thai"), status=7, resolved_on="2024-03-09", returned_on=None)
    elsewhere = {**office.at("van"), "receiving_unit": office.units["thai"].key}
    office.record(**elsewhere)
    store.close()
    return kiosk


def measured(kiosk: Terminal, *words: str, **settings: str) -> dict[str, Any]:
    return dict(kiosk("coverage", "--json", *words, **settings).document)


def total(document: dict[str, Any]) -> tuple[int, int]:
    return document["total"]["records"], document["total"]["rated"]


def test_the_document_is_that_of_the_contract(filled: Terminal) -> None:
    document = measured(filled, *MARCH, "--unit", "H41.long")
    assert document == {
        "target_percent": 20.0,
        "base": "resolved",
        "unit_role": "resolving",
        "from": "2024-03-01",
        "to": "2024-03-31",
        "with_withdrawn": False,
        "total": {
            "records": 34,
            "rated": 7,
            "percent": 100 * 7 / 34,
            "missing": 0,
            "satisfied": pytest.approx(100 * 6 / 7),
            "low": pytest.approx(48.68721707),
            "high": pytest.approx(97.43203757),
        },
        "fields_below": ["dat-dai"],
        "rows": document["rows"],
    }
    assert [list(row) for row in document["rows"]] == [["key", "name", *KEYS]] * 2
    rows = {row["key"]: row for row in document["rows"]}
    assert rows["ho-tich"]["percent"] == 100 * 7 / 30
    assert rows["dat-dai"] == {
        "key": "dat-dai",
        "name": "Land",
        "records": 4,
        "rated": 0,
        "percent": 0.0,
        "missing": 1,
        "satisfied": None,
        "low": None,
        "high": None,
    }


def test_without_records_there_is_no_percentage(kiosk: Terminal) -> None:
    document = measured(kiosk)
    figures = dict.fromkeys(KEYS) | {"records": 0, "rated": 0, "missing": 0}
    assert (document["total"], document["rows"], document["fields_below"]) == (figures, [], [])
    assert (document["from"][5:], document["to"][5:]) == ("12-15", "12-14")


def test_a_year_without_records_is_told_with_the_days_that_have_some(filled: Terminal) -> None:
    said = filled("coverage", "--json")
    assert said.document["total"]["records"] == 0
    assert "There are records from 2024-03-01 to 2024-03-14" in said.err
    assert filled("coverage", "--json", "--from", "2020-01-01", "--to", "2020-01-02").err == ""


def test_rows_are_units_on_demand(filled: Terminal) -> None:
    rows = measured(filled, *MARCH, "--by", "unit")["rows"]
    assert {row["name"]: row["records"] for row in rows} == {
        "Xã Nghi Long": 34,
        "Xã Nghi Thái": 1,
        "Xã Nghi Văn": 1,
    }


@pytest.mark.parametrize(
    ("name", "records"),
    [
        ("Xã Nghi Thái", 1),
        ("xa nghi thai", 1),
        ("NGHI THÁI", 1),
        ("Nghi Tha\N{COMBINING ACUTE ACCENT}i", 1),
        ("H41.thai", 1),
        ("nghi loc", 35),
        ("Huyện Nghi Lộc", 35),
    ],
)
def test_a_unit_is_named_by_code_or_name_and_means_all_below_it(
    filled: Terminal, name: str, records: int
) -> None:
    assert measured(filled, *MARCH, "--unit", name)["total"]["records"] == records


def test_a_unit_that_is_unknown_or_not_clear_is_refused_with_the_near_ones(
    filled: Terminal,
) -> None:
    assert "Xã Nghi Thái" in filled("coverage", "--unit", "Nghi Thia").refusal
    assert "kiosk units" in filled("coverage", "--unit", "Quảng Trị").refusal
    assert filled("coverage", "--unit", "").code == 1


def test_the_base_and_withdrawn_records_are_a_choice(filled: Terminal) -> None:
    assert total(measured(filled, *MARCH)) == (36, 7)
    assert total(measured(filled, *MARCH, "--base", "returned")) == (35, 7)
    assert total(measured(filled, *MARCH, "--base", "received")) == (36, 7)
    assert total(measured(filled, *MARCH, "--with-withdrawn")) == (37, 7)
    assert measured(filled, *MARCH, KIOSK_BASE="returned")["base"] == "returned"


def test_units_count_as_those_that_resolve_or_that_receive(filled: Terminal) -> None:
    thai = (*MARCH, "--unit", "H41.thai")
    assert total(measured(filled, *thai)) == (1, 0)
    receiving = measured(filled, *thai, "--unit-role", "receiving")
    assert (receiving["unit_role"], total(receiving)) == ("receiving", (2, 0))


def test_days_cut_on_both_ends_and_both_count(filled: Terminal) -> None:
    assert total(measured(filled, "--from", "2024-03-10", "--to", "2024-03-10")) == (36, 7)
    assert total(measured(filled, "--from", "2024-03-11", "--to", "2024-12-31")) == (0, 0)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "2024-03-01"), "--to needs a day written YYYY-MM-DD"),
        (("--to", "2024-03-01"), "--from needs a day"),
        (("--from", "01/03/2024", "--to", "2024-03-31"), "--from needs a day"),
        (("--from", "2024-02-30", "--to", "2024-03-31"), "--from needs a day"),
        (("--from", "2024-03-02", "--to", "2024-03-01"), "Swap --from and --to"),
    ],
)
def test_days_that_are_no_period_are_refused(
    kiosk: Terminal, words: tuple[str, ...], told: str
) -> None:
    assert told in kiosk("coverage", *words).misuse
    assert not kiosk.instance.exists()


def test_the_table_is_for_people(filled: Terminal) -> None:
    lines = filled("coverage", *MARCH).done.splitlines()
    assert lines[0] == (
        "Records finished in the period, by resolving unit, 2024-03-01 to 2024-03-31; target 20.0 %"
    )
    (land,) = (line for line in lines if "Land" in line)
    assert [cell.strip() for cell in land.split("│")[1:-1]] == [
        "Land", "4", "0", "0.0", "1", "too few",
    ]  # fmt: skip
    (civil,) = (line for line in lines if "Civil status" in line)
    assert "85.7 (48.7–97.4)" in civil


def test_the_table_writes_numbers_as_its_reader_does(filled: Terminal) -> None:
    vietnamese = Terminal(filled.instance, "vi")("coverage", *MARCH).done
    assert "85,7 (48,7–97,4)" in vietnamese
    assert "quá ít" in vietnamese
    assert "Hộ tịch" in vietnamese
