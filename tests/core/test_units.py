"""Which unit a written name means."""

from typing import Any

import pytest

from kiosk.core.units import (
    Ambiguous,
    Found,
    Index,
    Missing,
    Unit,
    bare,
    free_key,
    level,
    slug,
)


def unit(key: str, name: str, **more: Any) -> Unit:
    plain = Unit(key, f"h-{key}", None, None, name, 1, None, None, None)
    return plain._replace(**more)


DISTRICT = unit("nghi-loc", "UBND huyện Nghi Lộc", code="H41.14")
COMMUNES = [
    unit("xa-nghi-loc", "Xã Nghi Lộc", parent="nghi-loc"),
    unit("nghi-van", "Nghi Văn", parent="nghi-loc", code="H41.14.1"),
    unit("nghi-van-2", "Nghi Vạn", parent="nghi-loc"),
    unit("nghi-long", "Nghi Long", parent="nghi-loc"),
]
INDEX = Index([DISTRICT, *COMMUNES])


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("nghi-long", "nghi-long"),
        ("H41.14.1", "nghi-van"),
        ("h41.14", "nghi-loc"),
        ("Nghi Long", "nghi-long"),
        ("  NGHI   LONG ", "nghi-long"),
        ("Nghi Long\u200b", "nghi-long"),
        ("Nghi Va\u0306n", "nghi-van"),
        ("Nghi Vạn", "nghi-van-2"),
        ("nghi long", "nghi-long"),
        ("xa nghi long", "nghi-long"),
        ("UBND xã Nghi Long", "nghi-long"),
        ("Bộ phận một cửa – UBND xã Nghi Văn", "nghi-van"),
        ("Ủy ban nhân dân xã Nghi Vạn", "nghi-van-2"),
        ("huyện Nghi Lộc", "nghi-loc"),
        ("Trung tâm Hành chính công huyện Nghi Lộc", "nghi-loc"),
        ("huyen nghi loc", "nghi-loc"),
        ("xã Nghi Lộc", "xa-nghi-loc"),
        ("UBND xã Nghi Lộc", "xa-nghi-loc"),
        ("xa Nghi Loc", "xa-nghi-loc"),
    ],
)
def test_a_unit_is_found_by_key_code_or_name_as_offices_write_it(written: str, key: str) -> None:
    assert INDEX.find(written) == Found(key)


def test_a_name_without_diacritics_that_fits_two_communes_is_not_guessed() -> None:
    assert INDEX.find("nghi van") == Ambiguous(("Nghi Văn", "Nghi Vạn"))
    assert INDEX.find("UBND xa Nghi Van") == Ambiguous(("Nghi Văn", "Nghi Vạn"))


def test_a_name_with_other_diacritics_means_another_commune() -> None:
    assert isinstance(INDEX.find("Nghi Vân"), Missing)


def test_a_name_without_its_level_fits_the_district_and_the_commune() -> None:
    assert INDEX.find("Nghi Lộc") == Ambiguous(("UBND huyện Nghi Lộc", "Xã Nghi Lộc"))


def test_a_level_that_no_unit_of_the_name_has_finds_none() -> None:
    assert isinstance(INDEX.find("thành phố Nghi Lộc"), Missing)
    assert isinstance(INDEX.find("thanh pho nghi loc"), Missing)


def test_the_unit_of_the_wanted_level_wins_over_one_that_tells_no_level() -> None:
    index = Index([unit("thai-hoa", "Thái Hòa"), unit("thi-xa", "Thị xã Thái Hòa")])
    assert index.find("UBND thị xã Thái Hòa") == Found("thi-xa")
    assert index.find("UBND xã Thái Hòa") == Found("thai-hoa")


def test_a_ward_whose_name_looks_like_a_level_is_found_without_diacritics() -> None:
    index = Index([unit("phuong-mai", "Phường Phương Mai"), unit("mai", "Phường Mai")])
    assert index.find("Phuong Mai") == Ambiguous(("Phường Mai", "Phường Phương Mai"))
    assert index.find("phuong phuong mai") == Found("phuong-mai")


def test_the_nearest_names_are_offered_for_a_misspelt_one() -> None:
    assert INDEX.find("Nghi Lomg") == Missing(("Nghi Long",))
    assert INDEX.find("UBND xã Nghi Lomg") == Missing(("Nghi Long",))
    assert INDEX.find("UBND xã Nghi Thiết") == Missing(())
    assert INDEX.find("Quỳnh Lưu") == Missing(())


def test_two_units_of_one_name_are_told_apart_by_their_codes_only() -> None:
    index = Index([unit("a", "Nghi Long", code="A1"), unit("b", "Nghi Long", code="B1")])
    assert index.find("Nghi Long") == Ambiguous(("Nghi Long", "Nghi Long"))
    assert index.find("b1") == Found("b")


MERGED = Index(
    [
        DISTRICT,
        *COMMUNES,
        unit("nghi-lomg", "Nghi Lomg", merged_into="n-long"),
        unit("n-long", "N. Long", merged_into="nghi-long"),
        unit("desk", "Quầy 1", parent="n-long"),
    ]
)


def test_a_merged_unit_leads_through_every_merger_to_the_one_that_stands_today() -> None:
    assert MERGED.find("Nghi Lomg") == Found("nghi-long")
    assert MERGED.find("n-long") == Found("nghi-long")
    assert MERGED.final("nghi-lomg") == "nghi-long"
    assert MERGED.final("nghi-long") == "nghi-long"


def test_a_circle_of_mergers_ends() -> None:
    index = Index([unit("a", "A", merged_into="b"), unit("b", "B", merged_into="a")])
    assert index.final("a") in ("a", "b")
    assert index.below("a") == {"a", "b"}


def test_a_unit_means_all_below_it_and_what_was_merged_into_them() -> None:
    assert MERGED.below("nghi-long") == {"nghi-long", "n-long", "nghi-lomg", "desk"}
    assert MERGED.below("nghi-loc") == {unit.key for unit in MERGED.units()} | {
        "n-long",
        "nghi-lomg",
    }
    assert MERGED.below("nghi-van") == {"nghi-van"}


def test_merged_units_are_known_but_no_longer_listed() -> None:
    assert "nghi-lomg" in MERGED
    assert "nghi-lomg" in MERGED.keys()  # noqa: SIM118 - the method is what is tested
    assert "nghi-lomg" not in [unit.key for unit in MERGED.units()]
    assert "vinh" not in MERGED
    assert MERGED["nghi-lomg"].name == "Nghi Lomg"


def test_a_unit_entered_later_is_found() -> None:
    index = Index([])
    assert index.find("Vinh") == Missing(())
    index.add(unit("vinh", "Thành phố Vinh"))
    assert index.find("Vinh") == Found("vinh")


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("UBND Xã Nghi Long", "nghi long"),
        ("Bộ phận Tiếp nhận và Trả kết quả: xã Nghi Văn.", "nghi văn"),
        ("Xã", "xã"),
        ("Xã Xã Đàn", "đàn"),
        ("Thị xã Thái Hòa", "thái hòa"),
    ],
)
def test_a_bare_name_lacks_the_words_for_its_kind_and_keeps_its_diacritics(
    name: str, own: str
) -> None:
    assert bare(name) == own


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("UBND huyện Nghi Lộc", "huyện"),
        ("Thị xã Thái Hòa", "thị xã"),
        ("Xã Nghi Long", "xã"),
        ("Thị trấn Quán Hành", "thị trấn"),
        ("Nghi Long", None),
        ("Xãhội", None),
    ],
)
def test_a_level_is_a_word_of_its_own(name: str, word: str | None) -> None:
    assert level(name) == word


def test_keys_are_readable_and_never_taken_twice() -> None:
    assert slug("UBND xã Nghi Long") == "ubnd-xa-nghi-long"
    assert slug("…") == "x"
    assert len(slug("Nghi " * 40)) <= 60
    assert free_key("nghi-van", []) == "nghi-van"
    assert free_key("nghi-van", ["nghi-van", "nghi-van-2"]) == "nghi-van-3"
