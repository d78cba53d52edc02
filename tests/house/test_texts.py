"""Python speaks to people only through `say`, `mark` and `_`, so that everything they read has both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.config import LANGUAGES, resources
from kiosk.core.survey_file import read_survey
from kiosk.core.surveys import Survey
from tests.house.tree import PACKAGE, files, shown

SPEAKING = {
    "BadParameter", "ClickException", "Message", "Refusal", "UsageError", "abort", "confirm", "draw", "echo", "flash",
    "input", "print", "prompt", "refuse", "secho", "show", "tell", "warn",
}  # fmt: skip
"""Calls whose arguments people read."""

DOORS = [
    path
    for path in files()
    if path.suffix == ".py"
    and shown(path).startswith(("kiosk/cli/", "kiosk/web/", "kiosk/journey/", "kiosk/app.py"))
]
NAMES = {"Cốc Cốc"}
"""What is called the same in every language."""

INVENTED_EXPORT = PACKAGE / "journey" / "demo.py"  # writes the headings of a Vietnamese export
VIETNAMESE = re.compile("[À-ỹ]")
SENTENCE = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")


def spoken(source: str) -> list[str]:
    """Return what people would read in one language only."""
    return sorted({*_arguments(ast.parse(source)), *_vietnamese(ast.parse(source))})


def _arguments(tree: ast.Module) -> Iterator[str]:
    """Yield literal texts that are handed to people as they are."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        if _name(call) in SPEAKING:
            literals = [_literal(argument) for argument in call.args]
            yield from (text for text in literals if SENTENCE.search(text))
        yield from (
            _literal(keyword.value)
            for keyword in call.keywords
            if keyword.arg in ("help", "short_help", "epilog") and _literal(keyword.value)
        )


def _vietnamese(tree: ast.Module) -> Iterator[str]:
    """Yield Vietnamese, which has its place in the catalogue."""
    remarks = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    for constant in constants:
        text = str(constant.value)
        if VIETNAMESE.search(text) and text not in NAMES and id(constant) not in remarks:
            yield text


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _literal(node: ast.expr) -> str:
    """Return the text that stands in the code itself, with blanks for what is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "_".join(_literal(part) for part in node.values if isinstance(part, ast.Constant))
    return ""


@pytest.mark.parametrize("path", DOORS, ids=shown)
def test_a_module_speaks_through_the_catalogue_only(path: Path) -> None:
    if path != INVENTED_EXPORT:
        assert spoken(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("click.echo('Hello there')", ["Hello there"]),
        ("click.echo(f'{many} rows were written')", [" rows were written"]),
        ("raise Refusal('No such file')", ["No such file"]),
        ("option('--port', help='Port')", ["Port"]),
        ("flash('Đã lưu')", ["Đã lưu"]),
        ("words = {'a': 'Hồ sơ'}", ["Hồ sơ"]),
        ("'''Một ghi chú.'''\nclick.echo(say('Hello there').text(translate))", []),
        ("option('--port', help=mark('Port'))\nclick.echo(f'{name}: {value}')", []),
    ],
)
def test_the_eye_for_untranslated_text_sees_it(source: str, found: list[str]) -> None:
    assert spoken(source) == found


@pytest.mark.parametrize("path", sorted(resources("survey_templates").glob("*.toml")), ids=shown)
def test_a_survey_can_be_asked_in_every_language(path: Path) -> None:
    survey = read_survey(path.read_text("utf-8"))
    assert isinstance(survey, Survey), survey
    assert set(LANGUAGES) <= set(survey.languages)
    for question in survey.questions:
        for texts in (question.text, *(option.text for option in question.options)):
            assert set(texts) >= set(LANGUAGES), question.id
            assert all(texts.values()), question.id
