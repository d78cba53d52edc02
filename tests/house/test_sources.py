"""The files of the project as a whole: what they may not hold, how long they may be, what must lie beside them."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, STATIC, files, shown, text

# Put together here, so that this file does not hold what it looks for.
UNWANTED = {
    "a path of one machine": "(?<![\\w.])/(?:" + "root|" + "work|" + "home/\\w+)/",
    "work left undone": "\\b(?:" + "TO" + "DO|" + "FIX" + "ME)\\b",
    "the host of a registry": r"(?:pypi|pythonhosted|npmjs|crates)\.(?:org|io)",
    "a conflict of versions": r"^(?:<{7}|={7}|>{7})(?: |$)",
}
LIMITS = {"template": 120, "conftest": 150, "test": 400, "module": 300, "script": 150}

TEXTS = [path for path in files() if text(path) is not None]


def kind(path: Path) -> str:
    """Return which limit holds for a file; empty where none does."""
    name = shown(path)
    if path.suffix in {".mjs", ".js"}:
        return "" if path.is_relative_to(STATIC / "vendor") else "script"
    if path.suffix == ".html" and name.startswith("kiosk/templates/"):
        return "template"
    if path.suffix != ".py":
        return ""
    if name.startswith("tests/"):
        return "conftest" if path.name == "conftest.py" else "test"
    return "module"


@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_holds(what: str) -> None:
    unwanted = re.compile(UNWANTED[what], re.MULTILINE)
    found = [shown(path) for path in TEXTS if unwanted.search(text(path) or "")]
    assert found == []


@pytest.mark.parametrize("limit", LIMITS)
def test_no_file_is_longer_than_its_kind_may_be(limit: str) -> None:
    lengths = {
        shown(path): len((text(path) or "").splitlines()) for path in TEXTS if kind(path) == limit
    }
    assert {name: many for name, many in lengths.items() if many > LIMITS[limit]} == {}


def test_packages_do_nothing_when_they_are_imported() -> None:
    for path in files():
        if path.name == "__init__.py" and shown(path).startswith("kiosk/"):
            source = (text(path) or "").strip()
            assert source.startswith('"""'), shown(path)
            assert source.count('"""') == 2, shown(path)
            assert source.endswith('"""'), shown(path)


def test_no_module_is_called_by_nothing_in_particular() -> None:
    nothings = {"utils", "util", "helpers", "helper", "misc", "common", "base"}
    assert [shown(path) for path in files() if path.suffix == ".py" and path.stem in nothings] == []


def test_silenced_rules_have_a_written_reason() -> None:
    silenced = re.compile(
        r"# (?:noqa: [A-Z0-9, ]+|type: ignore\[[\w, -]+\])(?P<reason>.*)$", re.MULTILINE
    )
    bare = re.compile(r"# noqa(?!:)|# type: ignore(?!\[)")
    for path in files():
        if path.suffix == ".py" and path != Path(__file__):
            source = text(path) or ""
            assert not bare.search(source), shown(path)
            for found in silenced.finditer(source):
                assert re.search(r"\w{3}", found["reason"]), (shown(path), found.group())


def test_what_was_made_by_others_has_its_licence_beside_it() -> None:
    for folder in (STATIC / "vendor", STATIC / "fonts"):
        here = [path for path in files() if path.is_relative_to(folder)]
        names = {path.name.lower() for path in here}
        licensed = any("licen" in name or name == "ofl.txt" for name in names)
        assert licensed or not here, shown(folder)


def test_vendored_files_carry_their_version_in_their_name() -> None:
    for path in files():
        if path.is_relative_to(STATIC / "vendor") and path.suffix in {
            ".js",
            ".mjs",
            ".css",
            ".wasm",
        }:
            assert re.search(r"\d+\.\d+", path.name), shown(path)


def test_the_licence_is_there() -> None:
    assert (text(ROOT / "LICENSE") or "").startswith("MIT License")
