"""What a process remembers by itself stands in the decision that says why no other process needs it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, files

DECISION = "docs/decisions/0014-no-process-keeps-what-another-needs.md"
REMEMBER = {"cache", "lru_cache", "cached_property"}


def name_of(node: ast.expr) -> str:
    """Return the last name of `cache`, `functools.cache` or `lru_cache(maxsize=1)`."""
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def remembering(body: list[ast.stmt], place: str) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from remembering(node.body, f"{place}.{node.name}")
        elif isinstance(node, ast.FunctionDef):
            if REMEMBER & set(map(name_of, node.decorator_list)):
                yield f"{place}.{node.name}"
        elif isinstance(node, ast.Assign) and _makes_one(node.value):
            yield f"{place}.{name_of(node.targets[0])}"


def _makes_one(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and name_of(value.func) in REMEMBER


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_every_function_that_remembers_is_known_to_keep_nothing_another_process_needs() -> None:
    found = {
        name
        for path in files()
        if path.suffix == ".py" and path.is_relative_to(PACKAGE)
        for name in remembering(ast.parse(path.read_text("utf-8")).body, module(path))
    }
    assert len(found) > 20
    told = set(re.findall(r"`(kiosk\.[\w.]+)`", (ROOT / DECISION).read_text("utf-8")))
    assert told - {"kiosk.web.http.limiter"} == found


def test_no_function_of_a_module_changes_its_variables() -> None:
    changing = [
        path.name
        for path in files()
        if path.suffix == ".py" and path.is_relative_to(PACKAGE)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Global)
    ]
    assert changing == []
