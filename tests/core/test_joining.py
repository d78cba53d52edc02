"""Two offices under one roof: which units, fields and records are the same."""

from kiosk.core.joining import (
    RecordMap,
    UnitClash,
    free_code,
    map_fields,
    map_units,
    unit_clashes,
)
from kiosk.core.records import Record
from kiosk.core.units import Unit


def unit(key: str, name: str = "", **more: object) -> Unit:
    plain = {
        "home": f"h-{key}", "parent": None, "code": None, "name": name or key, "confirmed": 1,
        "valid_from": None, "valid_to": None, "merged_into": None,
    }  # fmt: skip
    return Unit(key=key, **{**plain, **more})  # type: ignore[arg-type]  # a test's short form


LONG = unit("xa-nghi-long", "Xã Nghi Long", code="H41.1")


def test_units_clash_by_key_by_code_and_by_name_without_diacritics() -> None:
    ours = [LONG, unit("past", "Xã Cũ", merged_into="xa-nghi-long")]
    by_key = unit("xa-nghi-long", "Xã Khác")
    by_code = unit("long", "Long", code="H41.1")
    by_name = unit("x", "xa nghi long")
    theirs = [by_key, by_code, by_name, unit("van", "Xã Nghi Văn"), unit("past", "Xã Cũ")]
    clashes = unit_clashes(theirs, ours, ())
    assert clashes == [UnitClash(found, (LONG,)) for found in (by_key, by_code, by_name)]
    assert unit_clashes(theirs, ours, ["xa-nghi-long", "long", "x"]) == []


def test_units_without_codes_do_not_clash_by_them() -> None:
    assert unit_clashes([unit("a")], [unit("b")], ()) == []


def test_the_very_same_unit_is_proposed_by_its_code_then_its_name_then_its_key() -> None:
    twin = unit("xa-nghi-long-2", "Xã Nghi Long", code="H41.2")
    ours = (LONG, twin)
    assert UnitClash(unit("x", "Xã Nghi Long", code="H41.2"), ours).exact == twin
    assert UnitClash(unit("x", "Thôn Long", code="H41.1"), ours).exact == LONG
    # Of two that bear the name and no code to tell them apart, the one with the key; without it nobody knows.
    assert UnitClash(unit("xa-nghi-long", "Xã Nghi Long"), ours).exact == LONG
    assert UnitClash(unit("x", "Xã Nghi Long"), ours).exact is None
    assert UnitClash(unit("x", "xa nghi long"), ours).exact is None


def test_a_unit_that_is_one_of_ours_comes_merged_into_it() -> None:
    theirs = [
        unit("xa-nghi-long", "Xã Nghi Long", code="H41.1"),
        unit("thon", parent="xa-nghi-long"),
        unit("cu", merged_into="xa-nghi-long"),
    ]
    mapped = map_units(theirs, [LONG], {"xa-nghi-long": "xa-nghi-long"})
    same, below, past = mapped.rows
    assert (same.key, same.home) == ("xa-nghi-long-2", "h-xa-nghi-long")
    assert (same.merged_into, same.code) == ("xa-nghi-long", None)
    assert below.parent == past.merged_into == "xa-nghi-long"
    assert mapped.stands["xa-nghi-long"] == "xa-nghi-long"
    assert mapped.keys["xa-nghi-long"] == "xa-nghi-long-2"


def test_a_unit_that_stays_apart_gets_a_key_of_its_own_and_its_children_follow() -> None:
    theirs = [unit("xa-nghi-long", code="H41.9"), unit("thon", parent="xa-nghi-long")]
    apart, below = map_units(theirs, [LONG], {}).rows
    assert (apart.key, apart.code, apart.merged_into) == ("xa-nghi-long-2", "H41.9", None)
    assert below.parent == "xa-nghi-long-2"


def test_fields_of_one_name_are_one_field() -> None:
    ours = {"ho-tich": "Hộ tịch", "dat-dai": "Đất đai", "x": "Môi trường"}
    theirs = {"ht": "Hộ Tịch", "dat-dai": "Đất đai", "x": "Xây dựng"}
    assert map_fields(theirs, ours) == {"ht": "ho-tich", "dat-dai": "dat-dai", "x": "x-2"}


RECORD = Record(
    "h", "A-1", 1, 10, "direct", "p", "ht", "long", "thai", None, None, None, None, 0, "", None
)
MAP = RecordMap(
    {"long": "long-2", "thai": "thai"}, {"ht": "ho-tich"}, {"p": "q"}, {"A-1": "A-1~BC2"}
)


def test_a_record_is_told_in_the_words_of_the_other_store() -> None:
    here = MAP.record(RECORD)
    assert (here.code, here.procedure, here.field) == ("A-1~BC2", "q", "ho-tich")
    assert (here.receiving_unit, here.resolving_unit) == ("long-2", "thai")
    assert MAP.record(RECORD._replace(procedure=None)).procedure is None
    assert MAP.record(RECORD._replace(field="")).field == ""


def test_so_is_its_history() -> None:
    told = {
        "receiving_unit": ("long", "long-2"),
        "resolving_unit": ("gone", "gone"),
        "field": ("ht", "ho-tich"),
        "procedure": ("p", "q"),
        "status": ("9", "9"),
    }
    for attribute, (before, after) in told.items():
        assert MAP.value(attribute, before) == after
        assert MAP.value(attribute, None) is None


def test_a_code_that_two_records_have_is_told_apart_by_the_prefix_of_its_home() -> None:
    assert free_code("A-1", "BC2", ()) == "A-1~BC2"
    assert free_code("A-1", "BC2", ["A-1~BC2"]) == "A-1~BC2-2"
