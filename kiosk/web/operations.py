"""For whoever keeps the machine running: whether the server answers and its store can be read."""

from flask import Blueprint, Response, jsonify

from kiosk.journey import devices, stores
from kiosk.web.http import services

bp = Blueprint("operations", __name__)

METRICS = {
    "tablets": "kiosk_tablets",
    "silent": "kiosk_tablets_silent",
    "out_of_order": "kiosk_tablets_out_of_order",
    "with_old_unsent": "kiosk_tablets_with_old_unsent",
    "unsent_answers": "kiosk_tablet_unsent_answers",
    "oldest_unsent_seconds": "kiosk_tablet_oldest_unsent_seconds",
    "answers_apart_waiting": "kiosk_answers_apart_waiting",
}
"""The names under which Prometheus and its like read the totals; nothing in them names a tablet or a unit."""


@bp.get("/healthz")
def health() -> tuple[Response, int]:
    """Return 200 when all is well, 503 when the store cannot be read."""
    if stores.answers(services().store):
        return jsonify(status="ok"), 200
    return jsonify(status="unavailable"), 503


@bp.get("/metrics")
def metrics() -> Response:
    """Return totals in Prometheus's text format (version 0.0.4), all of them gauges."""
    here = services()
    found = devices.totals(here.store, here.clock())._asdict()
    lines = (f"# TYPE {name} gauge\n{name} {found[of]}\n" for of, name in METRICS.items())
    return Response("".join(lines), content_type="text/plain; version=0.0.4; charset=utf-8")
