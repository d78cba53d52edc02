"""What must hold for every page, whatever it shows."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

AXE = (Path(__file__).parent / "axe" / "axe-core-4.14.1.min.js").read_text("utf-8")

SIZES = ((360, 640), (1280, 800))
NARROW = (320, 640)
"""Pixels of CSS: a small phone, or 1280 at a zoom of 400 %. 640 is a zoom of 200 %."""

TARGET = 44
"""Pixels that a finger needs."""

_RUN_AXE = """async only => {
    const found = await axe.run(
        document, { resultTypes: ['violations'], ...(only && { runOnly: [only] }) });
    return found.violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}"""

_SIDEWAYS = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const clips = one => one && (getComputedStyle(one).overflowX !== 'visible'
        || clips(one.parentElement));
    return [...document.body.querySelectorAll('*')]
        .filter(one => one.getBoundingClientRect().right > root.clientWidth)
        .filter(one => !clips(one.parentElement))
        .map(one => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`);
}"""

_SMALL_TARGETS = """least => {
    const inText = one => getComputedStyle(one).display === 'inline';
    return [...document.querySelectorAll('a, button, input, textarea, select, summary')]
        .map(one => one.closest('label') ?? one)
        .filter(one => one.tabIndex >= 0 || one.tagName === 'LABEL')
        .filter(one => one.checkVisibility() && !one.matches('.vh') && !inText(one))
        .map(one => [one, one.getBoundingClientRect()])
        .filter(([, box]) => box.height < least || box.width < least)
        .map(([one, box]) => `${one.tagName} ${one.textContent.trim()}: ${box.width}×${box.height}`);
}"""

_UNMARKED_FOCUS = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const style = getComputedStyle(one);
    const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return `${marked ? '' : 'unmarked '}${one.tagName} ${one.name ?? ''} ${one.textContent.trim()}`;
}"""


def barriers(page: Page, only: str | None = None) -> list[str]:
    """Return what axe finds on the page as it stands; with one rule only or all of them."""
    if not page.evaluate("typeof axe === 'object'"):
        # Not as a script of the page: its policy would forbid that.
        page.evaluate(AXE)
    found: list[str] = page.evaluate(_RUN_AXE, only)
    return found


def barriers_everywhere(page: Page) -> list[str]:
    """Return what axe finds in light and dark, on phone and desktop; only colours differ between light and dark."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme, only in (("light", None), ("dark", "color-contrast")):
            page.emulate_media(color_scheme=scheme)
            found += [f"{scheme} {width}: {one}" for one in barriers(page, only)]
    return found


def sticking_out(page: Page) -> list[str]:
    """Return what makes the page wider than a small phone, or than a big screen at 200 %."""
    found = []
    for width, height in (NARROW, (640, 400)):
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width}: {one}" for one in page.evaluate(_SIDEWAYS)]
    return found


def small_targets(page: Page, least: int = TARGET) -> list[str]:
    """Return the links, buttons and fields that a finger would miss; links within a sentence may be small."""
    page.set_viewport_size({"width": 360, "height": 640})
    found: list[str] = page.evaluate(_SMALL_TARGETS, least)
    return found


def focused(page: Page, keys: int) -> list[str]:
    """Press Tab so many times; return what was focused each time, `unmarked` in front where nobody sees it."""
    found = []
    for _ in range(keys):
        page.keyboard.press("Tab")
        found.append(page.evaluate(_UNMARKED_FOCUS))
    return found


class Watch:
    """Notes what a page asks for and complains about."""

    def __init__(self, page: Page, *hosts: str) -> None:
        """Start watching; `hosts` are addresses that may be asked."""
        self._own = {urlsplit(host).netloc for host in hosts}
        self.strange_hosts: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self._ask(request))
        page.on("console", lambda message: self._complain(message))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _ask(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc not in self._own:
            self.strange_hosts.append(request.url)

    def _complain(self, message: ConsoleMessage) -> None:
        # That a page came with an error status is what some scenes are about.
        if message.type in ("error", "warning") and "Failed to load" not in message.text:
            self.complaints.append(message.text)
