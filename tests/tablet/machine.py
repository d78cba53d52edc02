"""A tablet as a thing on a desk: a browser with a profile of its own, whose power can fail at any moment."""

import os
import re
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Error, Locator, Page, Playwright

from tests.browser.conftest import CHROMIUM, NOT_NEEDED
from tests.live.server import eventually

LANDSCAPE = {"width": 1280, "height": 800}
QUICK = 15
"""Seconds for which a screen is waited for."""


class Tablet:
    """A machine that shows `address`; it stays what it is while it is killed and started again."""

    def __init__(
        self, playwright: Playwright, address: str, profile: Path, *, film: Path | None = None
    ) -> None:
        self.address = address
        self.profile = profile
        self._playwright = playwright
        self._film = film
        self._context: BrowserContext | None = None
        self._page: Page | None = None
        self.watch: Callable[[Page], object] = lambda page: None
        """Called with the page of every start, before anything is loaded."""

    @property
    def page(self) -> Page:
        assert self._page is not None, "the tablet is off"
        return self._page

    @property
    def context(self) -> BrowserContext:
        assert self._context is not None, "the tablet is off"
        return self._context

    def start(self, *, at: str | None = "/tablet") -> "Tablet":
        """Switch it on; it opens the app by itself."""
        camera = [
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-video-capture={self._film}",
        ]
        self._context = self._playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                f"--disable-features={NOT_NEEDED}",
                *(camera if self._film else []),
            ],
            ignore_default_args=["--disable-back-forward-cache"],
            viewport=LANDSCAPE,
            has_touch=True,
            service_workers="allow",
        )
        self._page = self._context.pages[0]
        self.watch(self._page)
        if at is not None:
            self._page.goto(self.address + at)
        return self

    def process(self) -> int:
        """Return the id of the browser's first process."""
        own = f"--user-data-dir={self.profile}".encode()
        for folder in Path("/proc").iterdir():
            with suppress(OSError):
                words = (
                    (folder / "cmdline").read_bytes().split(b"\0") if folder.name.isdigit() else []
                )
                if own in words and not any(word.startswith(b"--type=") for word in words):
                    return int(folder.name)
        raise AssertionError("the tablet is off")

    def kill(self) -> None:
        """Cut the power: everything of the browser ends at once, and nothing is tidied up."""
        process = self.process()
        os.killpg(os.getpgid(process), signal.SIGKILL)
        eventually(lambda: not os.path.exists(f"/proc/{process}"), "the browser to be gone")
        self.off()

    def off(self) -> None:
        """Switch it off in good order; a browser that is gone is just forgotten."""
        if self._context is not None:
            with suppress(Error):
                self._context.close()
        self._context = self._page = None

    def state(self) -> str:
        """Return what the tablet is doing."""
        return str(self.page.evaluate("document.documentElement.dataset.state ?? ''"))

    def until(self, *states: str, seconds: float = QUICK) -> str:
        """Wait until the tablet does one of these; return which."""
        wanted = ", ".join(f'html[data-state="{name}"]' for name in states)
        try:
            self.page.locator(wanted).wait_for(state="attached", timeout=seconds * 1000)
        except Error as error:
            raise AssertionError(f"{self.state()} instead of {states}:\n{self.words()}") from error
        return self.state()

    def words(self) -> str:
        """Return what can be read on the screen."""
        return re.sub(r"\s+", " ", self.page.locator("body").inner_text())

    def button(self, words: str) -> Locator:
        """Return a button by what is written on it."""
        return self.page.get_by_role("button", name=words, exact=True)

    def eventually(self, happened: str, what: str, argument: Any = None) -> Any:
        """Return the first true value of an expression of the page."""
        return eventually(lambda: self.page.evaluate(happened, argument), what)

    def cdp(self) -> CDPSession:
        return self.context.new_cdp_session(self.page)

    def ready_for_offline(self) -> None:
        """Wait until everything is kept that the app needs to start without the network."""
        ready = (
            "navigator.serviceWorker.getRegistration('/tablet')"
            ".then(kept => kept?.active?.state === 'activated')"
        )
        self.eventually(ready, "the app to be kept")
