"""The tablet's app as files: one document, its modules, texts and scanner, and the worker that keeps them offline.

All files carry a mark in their addresses, the hash over all of them: what a browser has kept under a mark never
changes, and a tablet that hears of another mark fetches the whole app anew.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import brotli
from flask import Blueprint, Response, abort, render_template, request, url_for

from kiosk.config import LANGUAGES, resources
from kiosk.core.messages import Translate
from kiosk.web.http import services
from kiosk.web.tablet_texts import SHORT_NAME, TEXTS

bp = Blueprint("tablet_app", __name__)

KINDS = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
"""What the app is made of, by suffix: media types."""
FOLDERS = ("tablet", "vendor/zxing*")
"""Where the app's files lie below static/: its own, and the scanner made by others."""
WORKER = "tablet/worker.mjs"
"""Has an address of its own, above all it looks after."""
PLACE = b"@MARK@"
"""Where the worker's file holds the mark."""
PACKED = ".br"
TEXT = ("text/", "application/json", "image/svg")
"""Kinds of files that become smaller."""
TEXT_FILE = "texts.json"
ICONS = (
    ("kiosk.svg", "any", "image/svg+xml", "any"),
    # Android draws no SVG on its home screen, and cuts what is maskable into the machine's own shape.
    ("kiosk-192.png", "192x192", "image/png", "any"),
    ("kiosk-512.png", "512x512", "image/png", "any"),
    ("kiosk-maskable-512.png", "512x512", "image/png", "maskable"),
)
FOREVER = "public, max-age=31536000, immutable"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PERMISSIONS = (
    "camera=(self), screen-wake-lock=(self), fullscreen=(self), microphone=(), geolocation=()"
)


class AppFile(NamedTuple):
    """One file of the app; `packed` says that the body is compressed with brotli already."""

    body: bytes
    kind: str
    packed: bool = False


class TabletApp(NamedTuple):
    """The whole app of one mark; files by the names they have in addresses."""

    mark: str
    files: dict[str, AppFile]
    document: str
    worker: bytes


def app_mark() -> str:
    """Return the mark of the app that is served now: 16 hexadecimal digits."""
    return _app().mark


@bp.get("/tablet")
def document() -> Response:
    """Show the one page of the tablet; it is the same for everybody and holds nobody's data."""
    response = Response(_app().document, mimetype="text/html")
    response.headers["Permissions-Policy"] = PERMISSIONS
    response.headers["Cache-Control"] = "no-cache"
    return _guarded(response)


@bp.get("/tablet/manifest.webmanifest")
def manifest() -> Response:
    """Tell a browser how to install the app."""
    translate = services().translator(LANGUAGES[0])
    told = {
        "id": "/tablet",
        "name": translate(TEXTS["title"]),
        "short_name": translate(SHORT_NAME),
        "lang": LANGUAGES[0],
        "start_url": "/tablet",
        "scope": "/tablet",
        "display": "fullscreen",
        "orientation": "any",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [
            {
                "src": url_for("static", filename=f"icons/{name}"),
                "sizes": sizes,
                "type": kind,
                "purpose": purpose,
            }
            for name, sizes, kind, purpose in ICONS
        ],
    }
    return Response(json.dumps(told), mimetype="application/manifest+json")


@bp.get("/tablet/worker.mjs")
def worker() -> Response:
    """Give the service worker; it names the mark, so that it changes with the app."""
    response = Response(_app().worker, mimetype=KINDS[".mjs"])
    response.headers["Service-Worker-Allowed"] = "/tablet"
    return _guarded(response)


@bp.get("/tablet/app/<mark>/shell.json")
def shell(mark: str) -> Response:
    """List everything that a tablet needs to start without the network."""
    app = _app_of(mark)
    files = [url_for(".file", mark=mark, name=name) for name in app.files]
    told = {"mark": mark, "files": [url_for(".document"), *files]}
    return _kept(AppFile(json.dumps(told).encode(), KINDS[".json"]))


@bp.get("/tablet/app/<mark>/<path:name>")
def file(mark: str, name: str) -> Response:
    """Give a file of the app; one of an earlier mark is gone."""
    found = _app_of(mark).files.get(name)
    if found is None:
        abort(404)
    return _kept(found)


def _kept(found: AppFile) -> Response:
    body = found.body
    packed = found.packed and request.accept_encodings["br"] > 0
    if found.packed and not packed:
        body = brotli.decompress(body)
    response = Response(body, mimetype=found.kind)
    if packed:
        response.headers["Content-Encoding"] = "br"
    if found.packed:
        response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = FOREVER
    return response


def _guarded(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    response.add_etag()
    response.make_conditional(request)
    return response


def _app_of(mark: str) -> TabletApp:
    app = _app()
    if app.mark != mark:
        abort(404)
    return app


def _app() -> TabletApp:
    return _built(resources("static"), services().translator)


@lru_cache
def _built(static: Path, translator: Callable[[str], Translate]) -> TabletApp:
    files = {**dict(_listed(static)), TEXT_FILE: AppFile(_texts(translator), KINDS[".json"])}
    worker = (static / WORKER).read_bytes()
    whole = hashlib.sha256(_document("").encode() + worker)
    for name, found in sorted(files.items()):
        whole.update(f"{name} {hashlib.sha256(found.body).hexdigest()}\n".encode())
    mark = whole.hexdigest()[:16]
    packed = {name: _packed(found) for name, found in files.items()}
    return TabletApp(mark, packed, _document(mark), worker.replace(PLACE, mark.encode()))


def _packed(found: AppFile) -> AppFile:
    """Compress once and thoroughly what a tablet fetches once."""
    if found.packed or not found.kind.startswith(TEXT):
        return found
    return AppFile(brotli.compress(found.body), found.kind, packed=True)


def _document(mark: str) -> str:
    """Draw the document; in it `app("tablet/main.mjs")` is the address of a file."""

    def address(name: str) -> str:
        return url_for("tablet_app.file", mark=mark or "-", name=name)

    return render_template("tablet/document.html", app=address, mark=mark)


def _listed(static: Path) -> Iterator[tuple[str, AppFile]]:
    """Yield what lies in the app's folders; a file that is shipped compressed goes by its plain name."""
    folders = [folder for pattern in FOLDERS for folder in sorted(static.glob(pattern))]
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        packed = path.suffix == PACKED
        plain = path.with_suffix("") if packed else path
        name = plain.relative_to(static).as_posix()
        shipped_packed = not packed and path.with_name(path.name + PACKED).exists()
        if plain.suffix in KINDS and name != WORKER and not shipped_packed:
            yield name, AppFile(path.read_bytes(), KINDS[plain.suffix], packed)


def _texts(translator: Callable[[str], Translate]) -> bytes:
    """Return what the tablet says, as JSON by language and key."""
    told = {
        language: {key: translator(language)(id) for key, id in TEXTS.items()}
        for language in LANGUAGES
    }
    return json.dumps(told, ensure_ascii=False).encode()
