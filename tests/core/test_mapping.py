"""The saved mapping: TOML in, or the first thing to mend."""

import pytest

from kiosk.core.mapping import SavedMapping, parse_mapping
from kiosk.core.messages import Message


def test_headings_and_words_are_read_folded():
    mapping = parse_mapping(
        '[columns]\ncode = "Số biên nhận"\nresolved_on = ["Ngày duyệt", "Ngày ký"]\n'
        '[statuses]\n"Đúng hạn" = 9\n[channels]\n"Zalo" = "online"\n'
    )
    assert isinstance(mapping, SavedMapping)
    assert mapping.columns == {
        "so bien nhan": ("code",),
        "ngay duyet": ("resolved_on",),
        "ngay ky": ("resolved_on",),
    }
    assert mapping.words.statuses == {"dung han": 9}
    assert mapping.words.channels == {"zalo": "online"}


def test_an_empty_mapping_changes_nothing():
    mapping = parse_mapping("")
    assert isinstance(mapping, SavedMapping)
    assert mapping.columns == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[columns\n", "no valid TOML at line 1, column 9"),
        ('[columns]\ncode = "A', "no valid TOML at line 2, column 10"),
        ("[colums]\n", "not colums"),
        ("columns = 3", "not columns"),
        ('[columns]\nname = "Chủ hồ sơ"', "does not know name"),
        ("[columns]\ncode = 5", "[columns] code"),
        ("[columns]\ncode = []", "[columns] code"),
        ('[columns]\ncode = ["", "x"]', "[columns] code"),
        ('[statuses]\n"Xong" = 11', "[statuses] Xong"),
        ('[statuses]\n"Xong" = true', "[statuses] Xong"),
        ('[statuses]\n"Xong" = "9"', "[statuses] Xong"),
        ('[channels]\n"Zalo" = "web"', "direct, online, postal"),
        ('[channels]\n"Zalo" = ["online"]', "direct, online, postal"),
    ],
)
def test_a_mistake_is_named_by_its_place(text, says):
    message = parse_mapping(text)
    assert isinstance(message, Message)
    assert says in message.id % dict(message.params)


def test_brackets_without_end_are_refused() -> None:
    refused = parse_mapping(f"columns = {'[' * 5000}")
    assert isinstance(refused, Message)
    assert "brackets" in refused.text(str)
