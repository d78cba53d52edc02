"""What the tests of the tablet share: a stage for its screens, an office behind a bad line, and tablets in it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser.conftest import CHROMIUM, DESKTOP, browse, chromium
from tests.live.server import kiosk
from tests.tablet.machine import Tablet
from tests.tablet.offices import Desk, desk
from tests.tablet.stage import Stage, english

__all__ = ["browse", "chromium"]

WIDE = {"width": 960, "height": 600}
TALL = {"width": 600, "height": 960}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all of these tests; leave them out where there is no browser, but never where all must run."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM.exists() and os.environ.get("CI") != "true":
                item.add_marker(pytest.mark.skip(f"needs {CHROMIUM}"))


@pytest.fixture
def stage(browse: Callable[..., Page]) -> Stage:
    """A stage on a tablet that lies on its side, with English texts."""
    return Stage(browse(viewport=WIDE, has_touch=True), english())


@pytest.fixture(scope="module")
def kept_stage(chromium: Browser) -> Iterator[Stage]:
    """One stage for all tests of a module that only look at what modules compute."""
    page = chromium.new_page(viewport=WIDE)
    yield Stage(page, english())
    page.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    """An office with a dozen slips that nobody has used."""
    with desk(tmp_path, slips=12) as opened:
        yield opened


@pytest.fixture
def machines(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., Tablet]]:
    """Return what brings a new tablet to an office; all are switched off in the end."""
    made: list[Tablet] = []

    def bring(office: Desk, *, film: Path | None = None) -> Tablet:
        tablet = Tablet(playwright, office.address, tmp_path / f"profile-{len(made)}", film=film)
        made.append(tablet)
        return tablet

    yield bring
    for tablet in made:
        tablet.off()


@pytest.fixture
def clerk(office: Desk, browse: Callable[..., Page]) -> Page:
    """Lan at the desk's computer, signed in."""
    done = kiosk(office.instance, "user", "add", "lan", "--json", **office.settings)
    page = browse(**DESKTOP, locale="vi-VN")
    page.goto(f"{office.address}/office/")
    page.get_by_label("Tên tài khoản").fill("lan")
    page.get_by_label("Mật khẩu").fill(done.stdout.split('"password": "')[1].split('"')[0])
    page.get_by_role("button").last.click()
    page.wait_for_url("**/office/")
    return page
