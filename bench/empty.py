"""An application that does nothing, on the same server: what HTTP itself costs."""

import sys

from flask import Flask, request
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from kiosk.app import THREADS

app = Flask(__name__)


@app.route("/", defaults={"path": ""}, methods=["GET", "POST"])
@app.route("/<path:path>", methods=["GET", "POST"])
def nothing(path: str) -> str:
    """Take the form in and answer."""
    return "" if request.method == "GET" else str(len(request.form))


if __name__ == "__main__":
    Granian(
        "bench.empty:app",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()
