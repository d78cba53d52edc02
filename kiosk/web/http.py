"""Request plumbing: what views reach for, what every response carries, where static files are."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, cast

from flask import Flask, Request, abort, current_app, request, url_for
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_compress import Compress
from flask_wtf import CSRFProtect
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from markupsafe import Markup
from werkzeug.exceptions import SecurityError, TooManyRequests
from werkzeug.middleware.proxy_fix import ProxyFix

from kiosk.config import Settings
from kiosk.core.addresses import domain, reach_problem
from kiosk.core.messages import Translate
from kiosk.core.surveys import Survey
from kiosk.core.tokens import Pick
from kiosk.journey.responses import Terms
from kiosk.journey.stores import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import InputStream, StartResponse, WSGIApplication, WSGIEnvironment

REFUSED = "kiosk.refused"
"""Where a request says that its body did not come in whole, and with which status to answer."""

OFFICE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
UPLOAD_LIMIT = 200 << 20
"""Bytes of the largest file an official may hand in; larger ones go through `kiosk import`."""
KEPT = ("/static/", "/tablet/app/")
"""Where files lie that are the same for everybody and never change under their address."""
CHECKED = ("/tablet", "/tablet/worker.mjs")
"""What a browser may keep that asks every time whether it is still the newest."""
FORM_LIMIT = 256 << 10
"""Bytes of a form without a file."""
SENDERS = 8
"""Forms that may be on their way in at once; each holds a thread, and half of them are for readers."""
OFFICE_SENDERS = 3
"""As many again for officials, whom phones that went quiet must not shut out."""
SENDERS_PATIENCE = 0.25
"""Seconds for which one more waits: a form that is not stuck is in within a thousandth of that."""

csrf = CSRFProtect()


class Limiter:
    """Counts what one address does too often; each process counts on its own, since it only sheds load."""

    def __init__(self) -> None:
        self._memory = MemoryStorage()
        self._window = FixedWindowRateLimiter(self._memory)

    def spend(self, what: str, limit: str) -> None:
        """Count once against a limit such as "60 per minute"; raises TooManyRequests beyond it."""
        if not self._window.hit(parse(limit), what, request.remote_addr or ""):
            raise TooManyRequests

    def reset(self) -> None:
        """Forget everything."""
        self._memory.reset()


limiter = Limiter()


class OfficeSessions(SecureCookieSessionInterface):
    """Sessions for the office only: citizens' pages have none, and do not pay for one."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of an office page."""
        return super().open_session(app, request) if request.path.startswith("/office") else None


@dataclass(frozen=True)
class Services:
    """Everything that views need from the roof."""

    store: Store
    settings: Settings
    clock: Callable[[], datetime]
    pick: Pick
    sign: Callable[[str], str]
    translator: Callable[[str], Translate]
    survey: Survey
    invented: bool
    fonts: Path = field(default=Path())
    versions: dict[str, Survey] = field(default_factory=dict, compare=False)
    """Earlier versions of the survey that were asked for: they never change, and are there when the store is not."""

    @cached_property
    def terms(self) -> Terms:
        """What holds for every answer."""
        return Terms(self.settings.code_days, self.sign)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Names of the hosts that are answered, without ports; none of them means any."""
        if reach_problem(self.settings.base_url):
            return frozenset()
        former = (domain(f"://{name}") for name in self.settings.hosts)
        return frozenset({domain(self.settings.base_url), *former, "127.0.0.1", "localhost", "::1"})


def services() -> Services:
    """Return what the roof has handed to the application."""
    return cast("Services", current_app.extensions["kiosk"])


@lru_cache
def writer(translate: Translate) -> Callable[..., Markup]:
    """Return what templates call `_`."""

    def write(id: str, **params: object) -> Markup:
        return Markup(translate(id)) % params  # noqa: S704  # the catalogue's texts are ours

    return write


def build(services: Services, *, secret_key: str, static: Path) -> Flask:
    """Return an application with its plumbing and no pages yet."""
    app = Flask("kiosk", static_folder=str(static), static_url_path="/static")
    app.extensions["kiosk"] = services
    https = services.settings.https
    app.config.update(
        SECRET_KEY=secret_key,
        MAX_CONTENT_LENGTH=FORM_LIMIT,
        MAX_FORM_MEMORY_SIZE=1 << 20,
        SESSION_COOKIE_PATH="/office",
        SESSION_COOKIE_NAME="kiosk_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=https,
        SEND_FILE_MAX_AGE_DEFAULT=365 * 24 * 3600,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=https,
        COMPRESS_MIN_SIZE=500,
        # Brotli makes the survey smaller than zstd does.
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_MIMETYPES=["text/html", "text/css", "text/javascript", "application/json"],
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["static"] = _fingerprints(static)
    app.jinja_env.globals["invented"] = services.invented
    app.session_interface = OfficeSessions()
    app.before_request(refuse_broken)
    csrf.init_app(app)
    Compress(app)
    app.wsgi_app = Guarded(app.wsgi_app, https=https)  # type: ignore[method-assign]  # as Flask's documentation does
    if services.settings.trusted_proxies:
        hops = services.settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # as Flask's documentation does
    return app


class Guarded:
    """Gives every response the headers that keep it from being misused, where a page has not set its own."""

    def __init__(self, app: "WSGIApplication", *, https: bool) -> None:
        """Wrap an application."""
        self._app = app
        headers = {
            "Content-Security-Policy": OFFICE_POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        if https:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        self._headers = tuple(headers.items())
        self._senders = BoundedSemaphore(SENDERS)
        self._officials = BoundedSemaphore(OFFICE_SENDERS)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        # Codes are printed in capitals; whose host is asked for must not depend on a browser making them small.
        if "HTTP_HOST" in environ:
            environ["HTTP_HOST"] = environ["HTTP_HOST"].lower()
        self._take_in(environ)
        if "\0" in environ["PATH_INFO"]:
            # No name holds it, and not every engine can even look for it.
            environ[REFUSED] = 404
        path = environ["PATH_INFO"]
        private = not path.startswith(KEPT) and path not in CHECKED

        def start(
            status: str, headers: list[tuple[str, str]], *exc_info: Any
        ) -> Callable[[bytes], object]:
            if private or status >= "4":
                # Browsers and proxies on the way keep no copy.
                headers = [one for one in headers if one[0] != "Cache-Control"]
                headers.append(("Cache-Control", "no-store"))
            present = {name for name, _ in headers}
            headers += [one for one in self._headers if one[0] not in present]
            return start_response(status, headers, *exc_info)

        return self._app(environ, start)

    def _take_in(self, environ: "WSGIEnvironment") -> None:
        """Read a form to its end before anything looks at it.

        A phone that loses its connection ends the body early, and servers do not tell that end from the real one
        (`wsgi.input_terminated`): half an answer would be taken for a whole one.
        """
        length = environ.get("CONTENT_LENGTH") or ""
        if "HTTP_TRANSFER_ENCODING" in environ:
            # Nobody could tell whether it came in whole; browsers always say how long a form is.
            environ[REFUSED] = 411
            environ["wsgi.input"] = BytesIO()
            return
        if not length.isdecimal() or not 0 < int(length) <= FORM_LIMIT:
            return
        body = b""
        inside = environ["PATH_INFO"].startswith("/office")
        places = self._officials if inside else self._senders
        if places.acquire(timeout=SENDERS_PATIENCE):
            try:
                body = _read(environ["wsgi.input"], int(length))
            finally:
                places.release()
            if len(body) < int(length):
                environ[REFUSED] = 400
        else:
            environ[REFUSED] = 503
        environ["wsgi.input"] = BytesIO(body)


def _read(stream: "InputStream", length: int) -> bytes:
    parts = []
    while length and (part := stream.read(length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def refuse_broken() -> None:
    """Turn away a form that did not come in whole, and who asks for another host."""
    refused = request.environ.get(REFUSED)
    if refused:
        abort(refused)
    # Flask's own list of trusted hosts takes no address of IPv6.
    hosts = services().hosts
    if hosts and domain(f"://{request.host}") not in hosts:
        raise SecurityError


def _fingerprints(folder: Path) -> Callable[[str], str]:
    """Return what gives a static file's address, which changes with its content."""
    marks: dict[str, str] = {}

    def address(name: str) -> str:
        if name not in marks:
            marks[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()[:12]
        return url_for("static", filename=name, v=marks[name])

    return address
