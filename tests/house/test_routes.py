"""Every address the application answers: written down, so that a new one is seen, and guarded."""

import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

WRITTEN = Path(__file__).with_name("routes.txt")
OPEN = {"signin.ask", "signin.sign_in"}
"""What strangers may see of the office."""

CAPABILITIES = {"survey.answer", "survey.type_code"}
"""Where the code is the capability, so that a form needs no token of a session."""


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))


def methods(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def address(rule: Rule) -> str:
    """Return an address of the rule, with something plausible at every place."""
    chosen = re.sub(r"<any\((\w+)[^>]*>", r"\1", rule.rule)
    chosen = re.sub(r"<int:[^>]*>", "1", chosen)
    return re.sub(r"<[^>]*>", "x", chosen)


def test_all_routes_are_those_that_are_written_down(app: Flask) -> None:
    # After a new page: compare, then write these lines into the file.
    lines = [f"{','.join(methods(rule))} {rule.rule} {rule.endpoint}\n" for rule in rules(app)]
    assert "".join(lines) == WRITTEN.read_text("utf-8")


def test_every_page_of_the_office_sends_a_stranger_to_the_door(app: Flask) -> None:
    pages = [
        rule
        for rule in rules(app)
        if rule.rule.startswith("/office") and "GET" in methods(rule) and rule.endpoint not in OPEN
    ]
    assert len(pages) > 10
    for rule in pages:
        response = app.test_client().get(address(rule))
        assert response.status_code == 302, rule
        assert response.location.startswith("/office/signin"), rule


def test_whatever_changes_something_stands_in_the_office_or_needs_a_code(app: Flask) -> None:
    changing = [rule for rule in rules(app) if set(methods(rule)) - {"GET"}]
    outside = {rule.endpoint for rule in changing if not rule.rule.startswith("/office/")}
    tablets = {rule.endpoint for rule in changing if rule.rule.startswith("/tablet/")}
    assert outside == CAPABILITIES | tablets
    for rule in changing:
        if rule.endpoint in tablets:
            response = app.test_client().open(address(rule), method=methods(rule)[-1], json={})
            assert response.status_code == 401, rule
    inside = [rule for rule in changing if rule.endpoint not in outside]
    assert len(inside) > 10
    for rule in inside:
        response = app.test_client().open(address(rule), method=methods(rule)[-1])
        assert response.status_code == (400 if rule.endpoint in OPEN else 401), rule


@pytest.mark.parametrize(
    "path", ["/", "/s/22222222222222", "/office/signin", "/healthz", "/nowhere"]
)
def test_every_answer_keeps_browsers_from_being_misused(app: Flask, path: str) -> None:
    headers = app.test_client().get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")
