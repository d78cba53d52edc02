"""An office's saved mapping: which of its headings is which column, and what its own words mean.

```toml
[columns]
code = "Số biên nhận"
resolved_on = ["Ngày duyệt", "Ngày ký"]

[statuses]
"Đúng hạn" = 9

[channels]
"Zalo" = "online"
```
"""

import tomllib
from dataclasses import dataclass, field
from typing import Any, get_args

from kiosk.core.cells import NO_WORDS, Words
from kiosk.core.headings import COLUMNS, Column
from kiosk.core.messages import Message, say
from kiosk.core.text import fold
from kiosk.core.toml_place import where
from kiosk.core.wordings import Channel


@dataclass(frozen=True, eq=False)
class SavedMapping:
    """What a mapping file says; headings and words are folded."""

    columns: dict[str, tuple[Column, ...]] = field(default_factory=dict)
    words: Words = NO_WORDS


NO_MAPPING = SavedMapping()


def parse_mapping(text: str) -> SavedMapping | Message:
    """Return the mapping that a TOML text holds, or the first thing in it to mend."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        wrong_at = where(error, text)
        return say(
            "The mapping file is no valid TOML at line %(line)s, column %(column)s. Check the quotes, commas, "
            "brackets and equals signs there, and write each name once.",
            line=wrong_at.line,
            column=wrong_at.column,
        )
    except RecursionError:
        return say("The mapping file nests its brackets too deeply. Mend that place.")
    if wrong := _misplaced(data) or _first_wrong(data):
        return wrong
    columns: dict[str, tuple[Column, ...]] = {}
    for column, headings in data.get("columns", {}).items():
        for heading in [headings] if isinstance(headings, str) else headings:
            columns[fold(heading)] = (*columns.get(fold(heading), ()), column)
    return SavedMapping(columns, Words(_folded(data, "statuses"), _folded(data, "channels")))


def _folded(data: dict[str, Any], table: str) -> dict[str, Any]:
    return {fold(word): meaning for word, meaning in data.get(table, {}).items()}


def _misplaced(data: dict[str, Any]) -> Message | None:
    for name, table in data.items():
        if name not in _MEANINGS or not isinstance(table, dict):
            return say(
                "The mapping file may hold the tables %(tables)s, not %(name)s. Remove it or correct its name.",
                tables=", ".join(f"[{known}]" for known in _MEANINGS),
                name=name,
            )
    return None


def _first_wrong(data: dict[str, Any]) -> Message | None:
    for table, entries in data.items():
        for key, meaning in entries.items():
            if wrong := _MEANINGS[table](key, meaning):
                return wrong
    return None


def _wrong_column(column: str, headings: object) -> Message | None:
    if column not in COLUMNS:
        return say(
            "[columns] in the mapping file does not know %(name)s. The names are: %(known)s.",
            name=column,
            known=", ".join(COLUMNS),
        )
    listed = headings if isinstance(headings, list) else [headings]
    if listed and all(isinstance(heading, str) and fold(heading) for heading in listed):
        return None
    return say(
        "[columns] %(name)s in the mapping file must be a heading in quotation marks, or a list of them.",
        name=column,
    )


def _wrong_status(word: str, status: object) -> Message | None:
    if type(status) is int and 1 <= status <= 10:
        return None
    return say("[statuses] %(word)s in the mapping file must be a number from 1 to 10.", word=word)


def _wrong_channel(word: str, channel: object) -> Message | None:
    if channel in _CHANNELS:
        return None
    return say(
        "[channels] %(word)s in the mapping file must be one of: %(known)s.",
        word=word,
        known=", ".join(_CHANNELS),
    )


_CHANNELS: tuple[str, ...] = get_args(Channel)
_MEANINGS = {"columns": _wrong_column, "statuses": _wrong_status, "channels": _wrong_channel}
