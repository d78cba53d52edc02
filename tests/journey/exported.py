"""Exports read back from their files, for the tests of each kind."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl

from kiosk.core.coverage import Period
from kiosk.core.exports import Ask
from kiosk.core.messages import Message
from kiosk.journey.exports import Desk, export
from tests.builders import Office

MARCH = Period("2024-03-01", "2024-03-31")
ENGLISH = Desk(str, "en", "https://danhgia.vn")
WORDS = {"Online": "Trực tuyến", "Total": "Tổng số", "In person": "Trực tiếp", "Early": "Trước hạn",
         "Status": "Trạng thái", "Field not known yet": "Chưa rõ", "Coverage %%": "Tỷ lệ %%"}  # fmt: skip
VIETNAMESE = Desk(lambda id: WORDS.get(id, id), "vi", "https://danhgia.vn")

Rows = list[dict[str, Any]]


def written(office: Office, out: Path, ask: Ask | str, desk: Desk = ENGLISH) -> int | Message:
    ask = Ask(ask) if isinstance(ask, str) else ask
    return export(office.store, ask, out, desk, office.act)


def as_json(office: Office, folder: Path, ask: Ask | str, desk: Desk = ENGLISH) -> Rows:
    """Export and return the rows under their stable keys."""
    out = folder / "out.json"
    many = written(office, out, ask, desk)
    document = json.loads(out.read_text("utf-8"))
    assert many == len(document["rows"])
    rows: Rows = document["rows"]
    return rows


def as_csv(office: Office, folder: Path, ask: Ask | str, desk: Desk = ENGLISH) -> Rows:
    """Export and return the rows under the headings that people read."""
    out = folder / "out.csv"
    many = written(office, out, ask, desk)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert many == len(rows)
    return rows


def as_xlsx(office: Office, folder: Path, ask: Ask | str, desk: Desk = ENGLISH) -> Any:
    out = folder / "out.xlsx"
    assert isinstance(written(office, out, ask, desk), int)
    return openpyxl.load_workbook(out)
