"""The gates of `make check` go red: each on a copy of the house with something wrong in it."""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import copy_of

TOPS = ("kiosk", "setup.cfg")
TOOLS = Path(sys.executable).parent

WRONG_IMPORTS = {
    "kiosk/core/numbers.py": "import secrets",
    "kiosk/core/text.py": "import pathlib",
    "kiosk/core/words.py": "import psycopg",
    "kiosk/web/http.py": "import kiosk.store.log",
    "kiosk/cli/serve.py": "import sqlite3",
    "kiosk/web/jobs.py": "import sqlite_utils",
    "kiosk/store/log.py": "import kiosk.journey.stores",
    "kiosk/journey/lists.py": "import flask",
    "kiosk/journey/held.py": "import openpyxl, lxml",
    "kiosk/formats/guard.py": "import flask",
    "kiosk/formats/sniff.py": "import psycopg",
    "kiosk/utils.py": '"""Odds and ends."""',
}
CAUGHT = (
    "kiosk.core.numbers -> secrets",
    "kiosk.core.text -> pathlib",
    "kiosk.core.words -> psycopg",
    "kiosk.web.http -> kiosk.store.log",
    "kiosk.cli.serve -> sqlite3",
    "kiosk.web.jobs -> sqlite_utils",
    "kiosk.store.log -> kiosk.journey.stores",
    "kiosk.journey.lists -> flask",
    "kiosk.journey.held -> lxml",
    "kiosk.formats.guard -> flask",
    "kiosk.formats.sniff -> psycopg",
    "kiosk.utils",
)
WRONG_LINES = {
    "kiosk/core/clock.py": (
        "TID251",
        "import datetime\n\nNOW = datetime.datetime.now(datetime.UTC)",
    ),
    "kiosk/web/reader.py": ("TID251", "import os\n\nHOME = os.environ"),
    "kiosk/journey/dice.py": ("TID251", "import secrets\n\nDRAWN = secrets.randbelow(6)"),
    "kiosk/web/reach.py": ("TID251", "from flask import current_app\n\nAPP = current_app"),
    "kiosk/core/near.py": ("TID252", "from .days import is_day\n\nSAME = is_day"),
    "kiosk/cli/loud.py": ("T201", 'print("done")'),
    "kiosk/store/built.py": ("S608", 'NAME = "a"\nSQL = f"SELECT 1 FROM {NAME}"'),
    "kiosk/core/many.py": (
        "PLR0913",
        "def f(a: int, b: int, c: int, d: int, e: int, f: int, g: int) -> None:\n    ...",
    ),
    "kiosk/core/blind.py": ("BLE001", "try:\n    ONE = 1\nexcept Exception:\n    ONE = 2"),
}


def run(tree: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run(words, cwd=tree, capture_output=True, timeout=120)
    return done.returncode, (done.stdout + done.stderr).decode()


def test_wrong_imports_and_a_module_without_a_floor_are_caught(tmp_path: Path) -> None:
    tree = copy_of(tmp_path, *TOPS)
    clean, told = run(tree, str(TOOLS / "lint-imports"), "--no-cache")
    assert clean == 0, told
    for name, line in WRONG_IMPORTS.items():
        path = tree / name
        before = path.read_text("utf-8") if path.exists() else ""
        path.write_text(f"{before}\n{line}\n", "utf-8")
    red, told = run(tree, str(TOOLS / "lint-imports"), "--no-cache")
    assert red == 1
    missed = [sign for sign in CAUGHT if sign not in told]
    assert missed == [], told


def test_forbidden_lines_are_caught(tmp_path: Path) -> None:
    tree = copy_of(tmp_path, "pyproject.toml")
    for name, (_, lines) in WRONG_LINES.items():
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"""A module."""\n\n{lines}\n', "utf-8")
    red, told = run(
        tree, str(TOOLS / "ruff"), "check", "--no-cache", "--output-format=concise", "."
    )
    assert red == 1
    for name, (code, _) in WRONG_LINES.items():
        assert any(line.startswith(f"{name}:") and code in line for line in told.splitlines()), name
