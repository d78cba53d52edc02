"""The statements in `sql/` and the code that calls them know each other."""

import ast
import re
from pathlib import Path

import pytest

from kiosk.core.coverage import BASES
from kiosk.core.tally import TABLES
from kiosk.store import engine
from kiosk.store.check import RULES
from kiosk.store.sqlite import SqliteStore
from tests.engines import Sqlite


@pytest.fixture(name="engine")
def only_sqlite() -> Sqlite:
    """Only this one: its file is what is looked at."""
    return Sqlite()


STORE = Path(engine.__file__).parent
CALLS = {"all", "stream", "lock", "one", "value", "run", "many", "together"}
ENDINGS = {
    "": {"all", "stream", "lock"},
    "^": {"one"},
    "$": {"value"},
    "!": {"run"},
    "*!": {"many", "together"},
}


COMPUTED = {
    "_EDGES[base]": [f"edge_{base}" for base in BASES],
    "f'{table}_move'": [f"{table.name}_move" for table in TABLES],
    "f'{table.name}_of_home'": [f"{table.name}_of_home" for table in TABLES],
    "f'check_{rule}'": [f"check_{rule}" for rule in RULES],
}
"""Names that are put together, by how the code puts them together."""


def defined() -> dict[str, str]:
    """Return the ending of every statement's name."""
    texts = [path.read_text("utf-8") for path in sorted(engine.SQL.glob("*.sql"))]
    found = re.findall(r"^-- name: (\w+)\([^)]*\)(\S*)$", "\n".join(texts), re.MULTILINE)
    assert len(dict(found)) == len(found)
    assert len(found) == "\n".join(texts).count("-- name:")
    return dict(found)


def called() -> set[tuple[str, str]]:
    """Return (method, statement) of every call in the store's code."""
    calls = set()
    for path in STORE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in CALLS
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "db"
            ):
                calls |= {(node.func.attr, name) for name in _names(node.args[0])}
    return calls


def _names(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant):
        return [str(argument.value)]
    return COMPUTED[ast.unparse(argument)]


def test_every_statement_is_called_and_every_called_one_exists() -> None:
    assert {name for _, name in called()} == set(defined())


def test_every_statement_is_called_as_its_name_ends() -> None:
    endings = defined()
    wrong = [(method, name) for method, name in called() if method not in ENDINGS[endings[name]]]
    assert wrong == []


def test_every_statement_takes_what_its_name_announces() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in sorted(engine.SQL.glob("*.sql")))
    announced = dict(re.findall(r"^-- name: (\w+)\(([^)]*)\)", texts, re.MULTILINE))
    taken = {name: set(found.names) for name, found in engine.statements("?").items()}
    assert taken == {name: set(re.findall(r"\w+", names)) for name, names in announced.items()}


def test_rows_that_go_in_together_stand_in_the_order_of_their_statement() -> None:
    for table in TABLES:
        statement = engine.statements("?")[f"{table.name}_move"]
        into = re.search(r"INTO \w+ \(([^)]*)\)", statement.text)
        assert into
        assert tuple(re.findall(r"\w+", into[1])) == statement.names
        assert statement.names == (*table.key, *table.counts)


def test_only_the_store_holds_sql() -> None:
    words = re.compile(r"\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
    holding = [
        path.name
        for path in STORE.parent.rglob("*.py")
        if path.parent != STORE and words.search(path.read_text("utf-8"))
    ]
    assert holding == []


# What a citizen waits for must be found, not looked for: (table, all columns of the index it is found by).
FOUND = {
    "invitation": ["h USING INDEX home_prefix (prefix=?)", "(home=? AND token=?)",
                   "(home=? AND code=?)", "u USING INDEX", "p USING INDEX"],
    "response_by_id": ["(home=? AND id=?)"],
    "responses_counted": ["INDEX response_counted (home=? AND record=?)"],
    "responses_beside": ["INDEX response_beside (home=? AND record=?)"],
    "code_live": ["(home=? AND record=? AND round=? AND kind=?)"],
    "record_by_code": ["INDEX record_code (code=?)"],
    "session_live": ["(id_hash=?)"],
    "failures_of": ["(bucket=?)"],
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_what_a_citizen_waits_for_is_found_by_an_index(store: SqliteStore, name: str) -> None:
    (sql,) = (
        text for path in engine.SQL.glob("*.sql")
        for found, text in re.findall(r"-- name: (\w+)\(.*?\n(.*?);", path.read_text("utf-8"), re.DOTALL)
        if found == name
    )  # fmt: skip
    with store.reading() as db:
        parameters = dict.fromkeys(re.findall(r":(\w+)", sql), "x")
        plan = db._connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
    steps = [detail for *_, detail in plan if "TEMP B-TREE" not in detail]
    assert not any(step.startswith("SCAN") for step in steps)
    for wanted in FOUND[name]:
        assert any(wanted in step for step in steps), steps


# A page that is open all day may cost what there are units, fields and half-months, never what there are records.
FIGURES = ("halves_of_base", "cells_of_halves", "flows_before", "procedures_unmapped")


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_read_from_no_table_that_grows_with_the_records(name: str) -> None:
    read = set(re.findall(r"(?:FROM|JOIN) (\w+)", engine.statements("?")[name].text))
    assert read <= {"tally", "flow_tally", "unmapped_tally", "procedure"}


def test_changes_that_wait_are_counted_without_those_decided(store: SqliteStore) -> None:
    with store.reading() as db:
        text = engine.statements("?")["held_count"].text
        ((*_, step),) = db._connection.execute(f"EXPLAIN QUERY PLAN {text}").fetchall()
    assert "INDEX held_waiting" in step


SOUGHT = ("flow_edge", "edge_resolved", "edge_returned", "edge_received", "halves_of_base")


@pytest.mark.parametrize("name", SOUGHT)
def test_days_are_found_by_indexes(store: SqliteStore, name: str) -> None:
    statement = engine.statements("?")[name]
    with store.reading() as db:
        days = dict.fromkeys(statement.names, "2024-01-01")
        plan = db._connection.execute(
            f"EXPLAIN QUERY PLAN {statement.text}", statement.places(days)
        ).fetchall()
    assert not any(re.match("SCAN (?!CONSTANT)", detail) for *_, detail in plan)
