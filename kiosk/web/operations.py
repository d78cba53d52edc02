"""For whoever keeps the machine running: whether the server answers and its store can be read."""

from flask import Blueprint, Response, jsonify

from kiosk.journey import stores
from kiosk.web.http import services

bp = Blueprint("operations", __name__)


@bp.get("/healthz")
def health() -> tuple[Response, int]:
    """Return 200 when all is well, 503 when the store cannot be read."""
    if stores.answers(services().store):
        return jsonify(status="ok"), 200
    return jsonify(status="unavailable"), 503
