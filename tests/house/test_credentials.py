"""What a tablet's credential opens, route by route: its own few endpoints, and nothing that others may not see too.

`credentials.txt` has a row for each route and method. `own`: only a tablet in use gets anything. `pair`: where machines
ask for words. `open`: the same for everybody, with and without a credential. `shut`: officials only.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from kiosk.journey import devices, pairing
from kiosk.journey.responses import submit
from kiosk.web import http
from tests.builders import NOON, TERMS, Office, act_at, answers
from tests.house.test_routes import address, methods, rules
from tests.tablets import pair, secret_of, words

ROWS = Path(__file__).with_name("credentials.txt")
HIDDEN = ("240301-0001", "Xã Nghi Thái", "A comment that nobody may read")
"""A record's code, another unit and an answer of the office: nothing of them may be in any reply."""
SECRETS = {"live": 1, "retired": 2, "replaced": 3, "unknown": 9}
"""Machines: one in use, one of a tablet that was retired, one whose place another machine has taken, a stranger."""
REFUSALS = {"retired": (403, "retired"), "replaced": (403, "retired"), "unknown": (401, "unknown")}


class Row(NamedTuple):
    """A route as the file has it."""

    kind: str
    method: str
    rule: str


def written() -> list[Row]:
    return [Row(*line.split(maxsplit=2)) for line in ROWS.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def office(app: Flask) -> Iterator[Office]:
    """The office behind the application, with a rated record and four machines that were paired."""
    store = app.extensions["kiosk"].store
    made = Office(store, act_at(app.extensions["kiosk"].clock()))
    record = made.record(code="H41.14-240301-0001")
    sent = made.submission(made.code(record), answers=answers("1", comment=HIDDEN[2]))
    submit(store, sent, TERMS, now=NOON)
    long = made.units["long"].key
    for name, machine in (("Quầy 1", "live"), ("Quầy 2", "retired"), ("Quầy 3", "replaced")):
        device, _ = pair(store, made.act, long, name, machine=SECRETS[machine])
        if machine == "retired":
            assert devices.retire(store, device.id, made.act) is None
        if machine == "replaced":
            shown = words(store, secret_of(4), made.act)
            assert isinstance(pairing.replace(store, device.id, shown, made.act), pairing.Device)
    return made


def asked(app: Flask, row: Row, machine: int | None) -> TestResponse:
    """Return what a machine gets at a route; None is somebody without any credential."""
    http.limiter.reset()
    (rule,) = [one for one in rules(app) if one.rule == row.rule and row.method in methods(one)]
    headers = {"Authorization": f"Bearer {secret_of(machine)}"} if machine else {}
    body = {} if row.method == "POST" else None
    return app.test_client().open(address(rule), method=row.method, json=body, headers=headers)


def test_every_route_and_method_has_a_row(app: Flask) -> None:
    # After a new route: decide which kind it is, and write it down.
    there = [(method, rule.rule) for rule in rules(app) for method in methods(rule)]
    assert sorted((row.method, row.rule) for row in written()) == sorted(there)


def own(reply: TestResponse, plain: TestResponse, machine: str) -> None:
    """See that a tablet in use is answered, and nobody else."""
    assert (plain.status_code, plain.json) == (401, {"error": "unknown"})
    if machine in REFUSALS:
        assert (reply.status_code, reply.json["error"]) == REFUSALS[machine]
    else:
        assert reply.status_code == 200 or reply.json == {"error": "malformed"}


def pairing_only(reply: TestResponse, plain: TestResponse, machine: str) -> None:
    """See that a machine is told where it stands, and one that was a tablet that it is none."""
    assert plain.status_code == 401
    if machine in ("retired", "replaced"):
        assert (reply.status_code, reply.json) == (403, {"error": "retired"})
    else:
        assert reply.json["state"] == ("paired" if machine == "live" else "waiting")


def everybody(reply: TestResponse, plain: TestResponse, _machine: str) -> None:
    """See that a credential makes no difference."""
    assert (reply.status_code, reply.location) == (plain.status_code, plain.location)


def officials(reply: TestResponse, plain: TestResponse, machine: str) -> None:
    """See that whoever is not signed in is sent away."""
    everybody(reply, plain, machine)
    assert reply.status_code in (302, 401)


OPENS = {"own": own, "pair": pairing_only, "open": everybody, "shut": officials}


@pytest.mark.parametrize("row", written(), ids=lambda row: f"{row.method} {row.rule}")
def test_a_credential_opens_what_its_row_says(app: Flask, office: Office, row: Row) -> None:
    plain = asked(app, row, None)
    for machine in SECRETS:
        reply = asked(app, row, SECRETS[machine])
        OPENS[row.kind](reply, plain, machine)
        for hidden in HIDDEN:
            assert hidden not in reply.get_data(as_text=True), machine


def test_a_credential_ends_with_the_tablet_at_once(app: Flask, office: Office) -> None:
    row = Row("own", "GET", "/tablet/settings")
    device, _ = pair(office.store, office.act, office.units["long"].key, "Quầy 4", machine=5)
    assert asked(app, row, 5).status_code == 200
    assert devices.retire(office.store, device.id, office.act) is None
    reply = asked(app, row, 5)
    assert (reply.status_code, reply.json) == (403, {"error": "retired"})
