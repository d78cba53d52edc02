"""The gate of the catalogue goes red: on a small program with a catalogue of its own."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.tree import copy_of

PROGRAM = '''
"""A program that says four things."""

from kiosk.core.messages import mark, mark_counted, say

READY = say("%(name)s is ready.", name="Lan")
SENT = mark("Sent")
ROWS = mark_counted("{many} row", "{many} rows")
'''
CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "%(name)s is ready."
msgstr "%(name)s đã sẵn sàng."

msgid "Back"
msgstr "Quay lại"

msgid "Sent"
msgstr "Đã gửi"

msgid "{many} row"
msgid_plural "{many} rows"
msgstr[0] "{many} dòng"
"""
PO = "kiosk/translations/vi/LC_MESSAGES/messages.po"

Change = Callable[[str, str, str], None]


def told(tree: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "docs.tools.catalogue", *words], cwd=tree, capture_output=True
    )
    assert not done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode()


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small program; its catalogue is up to date."""
    folder = copy_of(tmp_path_factory.mktemp("program"), "docs")
    for name, content in (
        ("kiosk/program.py", PROGRAM),
        ("kiosk/templates/page.html", "<a>{{ _('Back') }}</a>"),
        (PO, CATALOGUE),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content.lstrip(), "utf-8")
    assert told(folder) == (0, "4 texts, all in Vietnamese\n")
    assert told(folder, "--check") == (0, "4 texts, all in Vietnamese\n")
    return folder


@pytest.fixture
def tree(untouched: Path, tmp_path: Path) -> Path:
    """A copy of it that may be spoilt."""
    return Path(shutil.copytree(untouched, tmp_path / "tree"))


@pytest.fixture
def change(tree: Path) -> Change:
    """Replaces something in a file of the tree."""

    def replace(name: str, before: str, after: str) -> None:
        source = (tree / name).read_text("utf-8")
        assert before in source
        (tree / name).write_text(source.replace(before, after), "utf-8")

    return replace


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("kiosk/program.py", '"Sent"', '"Gone"', "no Vietnamese for: Gone"),
        ("kiosk/templates/page.html", "'Back'", "'Next'", "no Vietnamese for: Next"),
        ("kiosk/program.py", 'row"', 'line"', "no Vietnamese for: {many} rows"),
        (PO, "%(name)s đã", "Lan đã", "places differ: %(name)s is ready."),
        (PO, "{many} dòng", "dòng", "places differ: {many} rows"),
        (PO, "Đã gửi", "Đa\N{COMBINING TILDE} gửi", "not NFC"),
        (PO, "Đã gửi", "", "no Vietnamese for: Sent"),
        (PO, "Đã gửi", "Đã chuyển", "messages.mo is stale"),
        ("kiosk/templates/page.html", "{{ _('Back') }}", "", "messages.po is not up to date"),
    ],
)
def test_a_text_that_is_not_wholly_in_vietnamese_makes_the_gate_red(
    tree: Path, change: Change, name: str, before: str, after: str, said: str
) -> None:
    change(name, before, after)
    code, lines = told(tree, "--check")
    assert code == 1
    assert said in lines


def test_renewing_keeps_what_is_known_and_drops_what_is_not_said_any_more(
    tree: Path, change: Change
) -> None:
    change("kiosk/templates/page.html", "'Back'", "'Next'")
    assert told(tree) == (1, "no Vietnamese for: Next\n")
    renewed = (tree / PO).read_text("utf-8")
    assert 'msgid "Next"\nmsgstr ""' in renewed
    assert 'msgid "Sent"\nmsgstr "Đã gửi"' in renewed
    assert "Back" not in renewed
    change(PO, 'msgid "Next"\nmsgstr ""', 'msgid "Next"\nmsgstr "Tiếp"')
    assert told(tree)[0] == 0
    assert told(tree, "--check")[0] == 0
