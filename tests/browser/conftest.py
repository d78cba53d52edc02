"""What the browser tests share: Debian's Chromium, phones and desktops, an invented office to visit."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.cli.terminal import Terminal

CHROMIUM = Path("/usr/bin/chromium")
NOT_NEEDED = (
    # What the address bar's pop-ups are drawn with: two more pages for every window, and nobody types there.
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,OmniboxPopupAim,AimEnabled,"
    # As Playwright has it; a second list of features replaces the first.
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,OptimizationHints,"
    "ThirdPartyStoragePartitioning,NetworkTimeServiceQuerying,PreconnectToSearch"
)
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all of these tests; leave them out where there is no browser, but never where all must run."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM.exists() and os.environ.get("CI") != "true":
                item.add_marker(pytest.mark.skip(f"needs {CHROMIUM}"))


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests; every test has contexts of its own in it."""
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=["--no-sandbox", f"--disable-features={NOT_NEEDED}"],
        # Playwright turns it off; what it would show to who goes back is tested.
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


@pytest.fixture
def browse(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Return what opens a page in a browser of its own: cookies are shared with nobody."""
    opened: list[BrowserContext] = []

    def open_page(**device: object) -> Page:
        context = chromium.new_context(service_workers="block", **device)
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture
def phone(browse: Callable[..., Page]) -> Page:
    """A small phone that runs no script."""
    return browse(**PHONE, java_script_enabled=False)


@dataclass(frozen=True)
class Demo:
    """An invented office in a folder, with the account that may sign in."""

    instance: Path
    name: str
    password: str

    def unrated(self) -> str:
        """Return the code of a slip of a record that nobody has rated."""
        made = Terminal(self.instance)("demo", "--no-serve", "--keep", self.instance)
        found = re.search(r"/s/(\w+)", made.done + made.err)
        assert found, made
        return found[1]

    def copy(self, folder: Path) -> "Demo":
        """Return an office of one's own that may be changed."""
        shutil.copytree(self.instance, folder)
        return Demo(folder, self.name, self.password)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A demonstration with few records; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("demo") / "office"
    made = Terminal(folder)("demo", "--records", 300, "--no-serve", "--keep", folder)
    signed = re.search(r"“(\S+)” with the password (\S+)", made.done + made.err)
    assert signed, made
    return Demo(folder, *signed.groups())
