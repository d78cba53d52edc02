"""What stands on a slip, and how dense its code gets."""

import pytest

from kiosk.core.slips import (
    CAPACITIES,
    LAYOUTS,
    WORDS,
    groups,
    module_mm,
    qr_version,
    size_warning,
    words_in,
)


def test_a_code_is_printed_in_four_groups_of_four():
    assert groups("7KQ2M3BX9CFGHJKM") == ("7KQ2", "M3BX", "9CFG", "HJKM")


@pytest.mark.parametrize("token", ["", "7KQ2M3BX9CFGHJK", "7KQ2M3BX9CFGHJKMM"])
def test_what_is_not_a_whole_code_is_never_printed(token):
    with pytest.raises(ValueError, match="16 symbols"):
        groups(token)


def test_a_host_of_twenty_characters_still_has_the_easy_code():
    assert size_warning("danhgia.nghean.gov.v") is None
    assert qr_version("HTTPS://DANHGIA.NGHEAN.GOV.V/S/7KQ2M3BX9CFGHJKM") == 3


def test_a_longer_host_is_warned_about_with_its_length():
    warning = size_warning("danhgia.nghean.gov.vn")
    assert warning
    assert dict(warning.params) == {"host": "danhgia.nghean.gov.vn", "length": 21}
    assert "has 21 characters" in warning.text(str)


def test_a_version_holds_as_much_as_its_capacity_and_no_more():
    for version, capacity in enumerate(CAPACITIES, start=1):
        assert qr_version("A" * capacity) == version
    assert qr_version("A" * (CAPACITIES[3] + 1)) == 5


def test_an_address_that_no_host_name_can_make_is_refused():
    with pytest.raises(ValueError, match="284 characters"):
        qr_version("A" * 284)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_code_is_at_least_25_mm_wide_in_whole_printer_dots(name):
    layout = LAYOUTS[name]
    for version in range(1, len(CAPACITIES) + 1):
        modules = 17 + 4 * version
        module = module_mm(layout, modules)
        assert module * 8 == int(module * 8)
        assert 25 <= modules * module <= layout.code_mm


def test_papers_hold_one_or_four_slips():
    assert {name: layout.per_page for name, layout in LAYOUTS.items()} == {
        "a5": 1,
        "a4x4": 4,
        "roll80": 1,
    }
    assert LAYOUTS["roll80"].height is None


def test_words_are_handed_out_in_the_language_of_the_translator():
    words = words_in(str.upper)
    assert set(words) == set(WORDS)
    assert words["caption"] == "SCAN TO RATE OUR SERVICE — NO SIGN-IN NEEDED"
