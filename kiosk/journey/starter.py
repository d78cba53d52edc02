"""What a new store starts with: the starter catalogue, and English names for the usual fields."""

import csv
from functools import cache

from kiosk.config import PACKAGE
from kiosk.core.text import fold
from kiosk.journey import catalogue
from kiosk.journey.catalogue import Mapping
from kiosk.store.engine import Store

_DATA = PACKAGE / "core" / "data"


@cache
def english() -> dict[str, str]:
    """Return the English names of fields by their folded Vietnamese ones."""
    return {fold(row["name_vi"]): row["name_en"] for row in _rows("fields.csv")}


def begin(store: Store) -> None:
    """Enter the starter catalogue into a store whose catalogue is empty."""
    if not catalogue.fields(store):
        lines = (
            Mapping(row["code"] or None, row["name"], row["field"])
            for row in _rows("catalogue_starter.csv")
        )
        catalogue.start(store, lines, english())


def _rows(name: str) -> list[dict[str, str]]:
    text = (_DATA / name).read_text("utf-8-sig")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines))
