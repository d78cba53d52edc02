"""Templates: they compile, speak only through the catalogue, and ask nothing of another host."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import Environment, nodes
from lxml import html

from tests.house.tree import PACKAGE, STATIC, TEMPLATES, files, shown

PAGES = [path for path in files() if path.is_relative_to(TEMPLATES) and path.suffix == ".html"]
STYLES_AND_SCRIPTS = [
    path
    for path in files()
    if path.suffix in {".css", ".mjs", ".js"}
    and (path.is_relative_to(STATIC) or path.is_relative_to(PACKAGE))
]
NEED_NO_TRANSLATION = {"kiosk", "/office/", "Tiếng Việt", "English"}
SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "content")
SVG = "http://www.w3.org/2000/svg"

TRANSLATED = re.compile(r"{%-?\s*trans\b.*?{%-?\s*endtrans\s*-?%}", re.DOTALL)
OUTPUT = re.compile(r"{{.*?}}", re.DOTALL)
STYLES = re.compile(r"{%-?\s*block css\s*-?%}.*?{%-?\s*endblock", re.DOTALL)
STATEMENT = re.compile(r"{%.*?%}|{#.*?#}", re.DOTALL)


def untranslated(source: str) -> list[str]:
    """Return what a template says to people, whatever language they read."""
    return sorted({found.strip() for found in _plain(source) if _is_speech(found)})


def _is_speech(found: str) -> bool:
    rest = found.strip()
    for word in NEED_NO_TRANSLATION:
        rest = rest.replace(word, "")
    return bool(re.search(r"[^\W\d_]{2}", rest))


def _plain(source: str) -> Iterator[str]:
    bare = source
    for silent in (TRANSLATED, STYLES, OUTPUT, STATEMENT):
        bare = silent.sub("", bare)
    for element in html.fromstring(f"<div>{bare}</div>").iter():
        if element.tag in ("style", "script") or not isinstance(element.tag, str):
            yield element.tail or ""
            continue
        yield from (element.text or "", element.tail or "")
        if element.tag != "meta":
            yield from (element.get(name) or "" for name in SPOKEN)
    for output in Environment(extensions=["jinja2.ext.i18n"]).parse(source).find_all(nodes.Output):
        yield from _constants(output)


def _constants(node: nodes.Node) -> Iterator[str]:
    """Yield texts that expressions hold and that look like speech; `_` and addresses take theirs as keys."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Call):
            continue
        if isinstance(child, nodes.Const) and isinstance(child.value, str):
            if re.match(r"[A-ZÀ-Ỹ]\w+|.*[À-ỹ]", child.value):
                yield child.value
        else:
            yield from _constants(child)


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_a_template_compiles(app: Flask, path: Path) -> None:
    app.jinja_env.get_template(path.relative_to(TEMPLATES).as_posix())


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_a_template_speaks_through_the_catalogue_only(path: Path) -> None:
    assert untranslated(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ("<p>{{ name }} says</p>", ["says"]),
        ('<img alt="A picture">', ["A picture"]),
        ('<input placeholder="Your name">', ["Your name"]),
        ("{{ 'Gửi' if x else _('Send') }}", ["Gửi"]),
        ("{{ {'a': 'Sent'}[b] }}", ["Sent"]),
        ("<b>kiosk</b> {{ _('Send') }} 20 % → {{ url_for('a.b') }}", []),
        ("{% trans %}Hello{% endtrans %}", []),
        ('<a href="/x" class="big red" {% if a %}hidden{% endif %}>{{ "big" }}</a>', []),
        ("{# a remark #}<style>p { color: red }</style>", []),
    ],
)
def test_the_eye_for_untranslated_text_sees_it(source: str, found: list[str]) -> None:
    assert untranslated(source) == found


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_a_template_holds_no_code_of_its_own(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=", source)
    assert not re.search(r"\son[a-z]+\s*=", source)
    assert not re.search(r"javascript:", source)
    assert all("src=" in tag for tag in re.findall(r"<script\b[^>]*>", source))


@pytest.mark.parametrize("path", [*PAGES, *STYLES_AND_SCRIPTS], ids=shown)
def test_nothing_is_asked_of_another_host(path: Path) -> None:
    source = re.sub(r"{#.*?#}|/\*.*?\*/", "", path.read_text("utf-8").replace(SVG, ""), flags=re.S)
    if path.suffix in {".mjs", ".js"}:
        source = re.sub(r"^\s*//.*$", "", source, flags=re.MULTILINE)
    assert not re.findall(r"https?://|[\"'(=]//|@import", source)


def test_static_files_that_templates_name_are_there() -> None:
    named = {
        name
        for path in PAGES
        for name in re.findall(r"static\([\"']([^\"']+)[\"']\)", path.read_text("utf-8"))
    }
    assert named
    assert [name for name in sorted(named) if not (STATIC / name).is_file()] == []


def test_modules_that_scripts_import_are_there() -> None:
    for path in STYLES_AND_SCRIPTS:
        for name in re.findall(r"from\s+[\"'](\.[^\"']+)[\"']", path.read_text("utf-8")):
            assert (path.parent / name).is_file(), (shown(path), name)
