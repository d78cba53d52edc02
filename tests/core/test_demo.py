"""The demonstration's units and texts: the right tree, the right names, the right letters."""

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from importlib.resources import files

import pytest

from kiosk.core import demo
from kiosk.core.demo_calendar import SEASONS
from kiosk.core.units import Found, Index, Unit


def data(name: str) -> str:
    return (files("kiosk.core") / "data" / name).read_text("utf-8")


TEXTS = {name: data(name) for name in demo.FILES}
FIGURES = demo.figures(TEXTS)
UNITS = demo.units(FIGURES)
COMMENTS = [line for pool in FIGURES.comments.values() for lines in pool.values() for line in lines]


def test_the_tree_goes_from_the_province_through_the_district_to_its_communes_and_its_office() -> (
    None
):
    seen: set[str] = set()
    for unit in UNITS:
        assert unit.parent in seen or (unit.kind, unit.parent) == ("province", "")
        seen.add(unit.code)
    assert len(seen) == len({unit.name for unit in UNITS}) == len(UNITS)
    assert Counter(unit.kind for unit in UNITS) == {
        "province": 1,
        "district": 1,
        "office": 1,
        "commune": 29,
    }
    district = next(unit for unit in UNITS if unit.kind == "district")
    assert {unit.parent for unit in UNITS if unit.kind in ("commune", "office")} == {district.code}
    assert {unit.valid_to for unit in UNITS if unit.kind != "province"} == {"2025-06-30"}


def test_the_communes_are_those_of_2023() -> None:
    names = tomllib.loads(TEXTS["nghi_loc_2023.toml"])["names"]
    wanted = {f"UBND xã {name}" for name in names["communes"]}
    wanted.add(f"UBND thị trấn {names['town']}")
    assert {unit.name for unit in UNITS if unit.kind == "commune"} == wanted
    assert len(wanted) == 29


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nghi Thái", "UBND xã Nghi Thái"),
        ("nghi long", "UBND xã Nghi Long"),
        ("Nghi Văn", "UBND xã Nghi Văn"),
        ("Quán Hành", "UBND thị trấn Quán Hành"),
        ("Nghi Lộc", "UBND huyện Nghi Lộc"),
        ("Nghệ An", "UBND tỉnh Nghệ An"),
        ("000.01.33.H41", "UBND huyện Nghi Lộc – Bộ phận Một cửa"),
    ],
)
def test_a_units_own_name_finds_it(text: str, name: str) -> None:
    index = Index(
        Unit(unit.code, "h", unit.parent or None, unit.code, unit.name, 1, None, None, None)
        for unit in UNITS
    )
    found = index.find(text)
    assert isinstance(found, Found)
    assert index[found.key].name == name


def test_all_texts_are_composed_and_clean() -> None:
    for text in TEXTS.values():
        assert unicodedata.is_normalized("NFC", text)
    for name in [
        *(unit.name for unit in UNITS),
        *(row.name for row in FIGURES.procedures),
        *COMMENTS,
    ]:
        assert name == " ".join(name.split())
        assert name[0].isupper()


def test_comments_are_different_sentences_without_numbers_to_call() -> None:
    assert len(COMMENTS) == len(set(COMMENTS)) >= 38
    for line in COMMENTS:
        assert line.endswith(".")
        assert 15 < len(line) < 90
        assert not re.search(r"\d", line)


def test_there_are_sentences_for_each_reason_and_for_the_satisfied() -> None:
    assert FIGURES.comments["any"].keys() == FIGURES.reasons.keys() | {"satisfied", "forgiven"}
    for when in ("online", "overdue"):
        assert FIGURES.comments[when].keys() <= FIGURES.comments["any"].keys()


def test_procedures_and_fields_are_called_as_in_the_starter_catalogue() -> None:
    starter = list(csv.DictReader(data("catalogue_starter.csv").splitlines()))
    by_code = {row["code"]: (row["name"], row["field"]) for row in starter if row["code"]}
    by_name = {row["name"]: row["field"] for row in starter}
    for row in FIGURES.procedures:
        assert by_code.get(row.code, (row.name, row.field)) == (row.name, row.field)
        assert by_name.get(row.name, row.field) == row.field
    translated = {row["name_vi"] for row in csv.DictReader(data("fields.csv").splitlines())}
    assert {row.field for row in FIGURES.procedures} <= translated


def test_a_procedure_has_one_field_and_one_code_and_each_field_its_share_of_answers() -> None:
    rows = FIGURES.procedures
    assert len(rows) == len({(row.name, row.level) for row in rows})
    assert {row.level for row in rows} == {"commune", "forwarded", "district"}
    for one, other in (("name", "field"), ("name", "code"), ("code", "name")):
        pairs = {(getattr(row, one), getattr(row, other)) for row in rows if getattr(row, one)}
        assert len(pairs) == len({first for first, _ in pairs})
    assert {row.field for row in rows} == FIGURES.rated.keys()
    assert {row.season for row in rows} == SEASONS.keys()
    for row in rows:
        assert row.code == "" or re.fullmatch(r"[12]\.\d{6}", row.code)
        assert row.weight > 0
        assert row.days > 0
