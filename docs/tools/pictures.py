"""The pictures of the README: taken from the demonstration, so that they show what the program does today.

Needs Debian's chromium and poppler-utils (pdftoppm). Everything on the pictures is invented.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.live.server import KIOSK, environment, serving

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
ICONS = ROOT / "static" / "icons"
LARGEST = 120_000
"""Bytes of a picture: the README must open on a slow line too."""

PUBLIC = "https://danhgia.example.vn"
"""What stands on the slips: an address as an office would have one, which leads nowhere."""

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "locale": "vi"}
TABLET = {"viewport": {"width": 960, "height": 600}, "has_touch": True, "locale": "vi"}
DESKTOP = {"viewport": {"width": 1180, "height": 780}, "locale": "vi"}
SLIPS = {"a5": 1, "a4x4": 4, "roll80": 1}
"""How many slips stand on the first page of each layout."""

EXPORT = """Mã hồ sơ;Tên thủ tục;Đơn vị giải quyết;Trạng thái;Ngày tiếp nhận;Ngày kết thúc xử lý;Số điện thoại
H41.29.14-231211-0031;Đăng ký khai sinh;Xã Nghi Long;Đã trả kết quả;11/12/2023;12/12/2023;0900000001
H41.29.14-231211-0032;Chứng thực bản sao từ bản chính;Xã Nghi Long;Đã xử lý xong;11/12/2023;11/12/2023;0900000002
H41.29.14-231211-0033;Đăng ký kết hôn;Xã Nghi Lomg;Đã trả kết quả;11/12/2023;31/11/2023;0900000003
H41.29.14-231211-0034;Cấp giấy phép đua thuyền thúng;Xã Nghi Lomg;Đã xử lý xong;11/12/2023;13/12/2023;0900000004
"""
"""A small export with a wrong day, a misspelt unit, an unknown procedure and a personal column."""


def main() -> None:
    """Take all pictures, and draw the app's icons."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="kiosk-pictures-") as parent:
        instance = Path(parent) / "demo"
        made = kiosk(instance, "demo", "--no-serve", "--keep", str(instance))
        name, password = re.findall(r"“(\S+)” with the password (\S+)", made)[0]
        print_slips(instance, Path(parent))
        codes = [row["link"].rpartition("/")[2] for row in rows(instance, Path(parent), "links")]
        with serving(instance) as server, chromium() as browser:
            draw_icons(browser)
            take_survey(browser, [f"{server.address}/o/{code}" for code in codes])
            take_office(browser, f"{server.address}/office", name, password)
            take_tablet(browser, server.address, (name, password), codes[2])


def kiosk(instance: Path, *words: str, **settings: str) -> str:
    """Run a command; return all it says."""
    done = subprocess.run(
        [KIOSK, *words],
        env=environment(instance, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout)
    return done.stdout


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--hide-scrollbars"]
        )
        yield browser
        browser.close()


def print_slips(instance: Path, folder: Path) -> None:
    """Print a page of every layout and draw it as on paper."""
    for layout, many in SLIPS.items():
        records = unrated(instance, folder, many)
        wanted = [word for code in records for word in ("--record", code)]
        pdf = folder / f"{layout}.pdf"
        order = ["slips", *wanted, "--layout", layout, "--out", str(pdf)]
        kiosk(instance, *order, KIOSK_BASE_URL=PUBLIC)
        picture = folder / layout
        dpi = "203" if layout == "roll80" else "110"
        drawing = ["pdftoppm", "-r", dpi, "-png", "-singlefile", str(pdf), str(picture)]
        subprocess.run(drawing, check=True)
        keep(picture.with_suffix(".png"), f"slip-{layout}")


def unrated(instance: Path, folder: Path, many: int) -> list[str]:
    """Return the codes of some returned records that nobody has rated."""
    found = rows(instance, folder, "records")
    return [row["code"] for row in found if row["status"] == 10 and not row["rated"]][:many]


def rows(instance: Path, folder: Path, kind: str) -> list[dict[str, Any]]:
    """Return the rows of an export of one commune."""
    out = folder / f"{kind}.json"
    period = ["--unit", "Nghi Long", "--from", "2023-11-01", "--to", "2023-12-14"]
    kiosk(instance, "export", kind, *period, "--out", str(out))
    found: list[dict[str, Any]] = json.loads(out.read_text("utf-8"))["rows"]
    return found


def take_survey(browser: Browser, addresses: list[str]) -> None:
    """Take the citizen's pages on a phone."""
    first, second = addresses[:2]
    with page_of(browser, PHONE) as page:
        page.goto(first)
        shoot(page, "survey-vi")
        page.goto(f"{first}?lang=en")
        shoot(page, "survey-en")
        page.goto(second)
        page.locator("[name=overall][value='3']").check()
        page.locator("[name=reasons]").first.check()
        shoot(page, "survey-why", whole=True)
        page.locator("button.go:visible").click()
        shoot(page, "thanks")
        page.goto(second)
        shoot(page, "rated", whole=True)


def take_office(browser: Browser, office: str, name: str, password: str) -> None:
    """Take the officials' pages."""
    with page_of(browser, DESKTOP) as page:
        sign_in(page, office, name, password)
        shoot_between(page, "coverage", "[aria-labelledby=total]", "[aria-labelledby=by-field]")
        page.goto(f"{office}/import")
        page.set_input_files(
            "[name=file]",
            {"name": "ho-so-12-2023.csv", "mimeType": "text/csv", "buffer": EXPORT.encode()},
        )
        page.locator("main form button").first.click()
        shoot(page, "import")
        page.goto(f"{office}/slips")
        page.locator("main form button").click()
        page.locator("main table a").first.click()
        shoot(page, "record")


def take_tablet(browser: Browser, address: str, official: tuple[str, str], code: str) -> None:
    """Pair a tablet and take what it shows after a code was scanned."""
    with page_of(browser, DESKTOP) as desk, page_of(browser, TABLET) as tablet:
        tablet.goto(f"{address}/tablet")
        words = tablet.locator(".words span")
        words.nth(2).wait_for()
        sign_in(desk, f"{address}/office", *official)
        desk.goto(f"{address}/office/tablets")
        desk.fill("[name=words]", " ".join(words.all_inner_texts()))
        desk.fill("[name=name]", "Quầy 1")
        desk.locator("[name=unit] option", has_text="Nghi Long").first.evaluate(
            "one => one.selected = true"
        )
        desk.locator("main form button").click()
        # Outside hours it sleeps until somebody touches it.
        tablet.locator("button.start").click()
        tablet.keyboard.type(code)
        tablet.keyboard.press("Enter")
        tablet.locator(".faces").wait_for()
        shoot(tablet, "tablet-asking")


def draw_icons(browser: Browser) -> None:
    """Draw the icon in the sizes that machines want; of the maskable one the middle is sure to be seen."""
    plain = (ICONS / "kiosk.svg").read_text("utf-8")
    wide = plain.replace('"0 0 32 32"', '"-3 -3 38 38"').replace(
        'width="32" height="32" rx="6"', 'x="-3" y="-3" width="38" height="38"'
    )
    for name, drawing, side in (
        ("kiosk-192", plain, 192),
        ("kiosk-512", plain, 512),
        ("kiosk-maskable-512", wide, 512),
    ):
        with page_of(browser, {"viewport": {"width": side, "height": side}}) as page:
            page.set_content(
                f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{drawing}"
            )
            page.screenshot(path=ICONS / f"{name}.png", omit_background=True)


def sign_in(page: Page, office: str, name: str, password: str) -> None:
    """Sign an official in; the first page is open then."""
    page.goto(f"{office}/")
    page.fill("[name=name]", name)
    page.fill("[name=password]", password)
    page.locator("main form button").click()
    page.wait_for_url("**/office/")


@contextmanager
def page_of(browser: Browser, device: dict[str, object]) -> Iterator[Page]:
    """Open a page on a device."""
    context = browser.new_context(**device)  # type: ignore[arg-type]  # the keys are the parameters' names
    yield context.new_page()
    context.close()


def shoot(page: Page, name: str, *, whole: bool = False) -> None:
    """Take what is seen, or the whole length of the page."""
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path, full_page=whole)
    keep(path, name)


def shoot_between(page: Page, name: str, first: str, last: str) -> None:
    """Take the part of a page from one element to another; what dates look like above is the browser's choice."""
    top, end = page.locator(first).bounding_box(), page.locator(last).bounding_box()
    if not top or not end:
        sys.exit(f"{first} and {last} are not both on the page")
    width = page.evaluate("document.documentElement.clientWidth")
    height = end["y"] + end["height"] - top["y"] + 20
    path = FOLDER / f"{name}.png"
    clip = {"x": 0, "y": top["y"] - 10, "width": width, "height": height}
    page.screenshot(path=path, full_page=True, clip=clip)
    keep(path, name)


def keep(path: Path, name: str) -> None:
    """Keep a picture with as many colours as its size allows."""
    out = FOLDER / f"{name}.png"
    with Image.open(path) as picture:
        full = picture.convert("RGB")
    for colours in (256, 128, 64, 32):
        full.quantize(colours, dither=Image.Dither.NONE).save(out, optimize=True)
        if out.stat().st_size < LARGEST:
            break
    print(f"{out.relative_to(ROOT)} {out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
