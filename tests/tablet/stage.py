"""A stage for the tablet's screens: the real modules, style and texts, drawn with whatever state one wants."""

import json
from typing import Any

from playwright.sync_api import Page, Route

from kiosk.config import LANGUAGES, PACKAGE, resources
from kiosk.web.tablet_app import KINDS, POLICY
from kiosk.web.tablet_texts import TEXTS

HOST = "https://tablet.invalid"
FILES = resources("static") / "tablet"
MODULES = ("screens", "activity", "keyboard", "survey", "hours", "token", "wedge", "memory")
"""What tests may use of the app, as `stage.NAME`."""
DOCUMENT = PACKAGE / "templates" / "tablet" / "document.html"

_SET = """async ([texts, names]) => {
    const modules = await Promise.all(names.map(name => import(`/app/${name}.mjs`)));
    const modulesByName = Object.fromEntries(names.map((name, at) => [name, modules[at]]));
    const told = [];
    const fill = (text, params) => text.replace(/%\\((\\w+)\\)s/g, (_all, name) => params[name]);
    const t = lang => (key, params = {}) => {
        if (!(key in texts[lang])) throw new Error(`no text ${key}`);
        return fill(texts[lang][key], params);
    };
    const show = how => (state, view) => modulesByName.screens[how](
        document.getElementById('root'), state,
        { ...view, t: t(view.lang), emit: event => told.push(event) });
    window.stage = { ...modulesByName, told, draw: show('draw'), refresh: show('refresh') };
}"""


class Stage:
    """A page that shows the tablet's screens and notes what they emit."""

    def __init__(self, page: Page, texts: dict[str, dict[str, str]]) -> None:
        """Open the document; `texts` by language and key."""
        self.page = page
        page.route(f"{HOST}/**", _answer)
        page.goto(f"{HOST}/tablet")
        page.evaluate(_SET, [texts, list(MODULES)])

    def draw(self, state: dict[str, Any], **view: Any) -> None:
        """Draw a state as it is drawn when the state changes."""
        self.page.evaluate("([state, view]) => stage.draw(state, view)", [state, looks(**view)])

    def refresh(self, state: dict[str, Any], **view: Any) -> None:
        """Tell the screen what changed while it stays."""
        self.page.evaluate("([state, view]) => stage.refresh(state, view)", [state, looks(**view)])

    def told(self) -> list[dict[str, Any]]:
        """Return what was emitted since the last time, but for signs of life."""
        told: list[dict[str, Any]] = self.page.evaluate("stage.told.splice(0)")
        return told


def english() -> dict[str, dict[str, str]]:
    """Return the texts with English in place of every language, for tests that read them."""
    return {language: dict(TEXTS) for language in LANGUAGES}


def looks(**more: Any) -> dict[str, Any]:
    """Return a view as the app hands it to the screens; state only what differs."""
    return {
        "lang": "vi",
        "languages": list(LANGUAGES),
        "size": 1,
        "low": False,
        "settings": None,
        "online": True,
        "unsent": 0,
        "countdown": None,
        "left": None,
        **more,
    }


def _answer(route: Route) -> None:
    path = route.request.url.removeprefix(HOST)
    if path == "/tablet":
        route.fulfill(
            body=_document(), content_type="text/html", headers={"Content-Security-Policy": POLICY}
        )
        return
    file = FILES / path.removeprefix("/app/")
    if path.startswith("/app/") and file.is_file():
        route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
    else:
        route.fulfill(status=404, body=json.dumps(path))


def _document() -> str:
    """Return the document without what starts the app."""
    lines = DOCUMENT.read_text("utf-8").splitlines()
    kept = [line for line in lines if "{{" not in line]
    style = '<link rel="stylesheet" href="/app/tablet.css"><link rel="icon" href="data:,">'
    return "\n".join(kept).replace("</head>", f"{style}</head>")
