"""Films for a tablet's camera: a slip that kiosk has printed, held well or badly, as the frames of an mjpeg file."""

import math
import random
import subprocess
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import qrcode
import zxingcpp
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from kiosk.app import translator
from kiosk.config import resources
from kiosk.journey import slips
from kiosk.journey.slips import Order, Press
from kiosk.store.engine import Store
from tests.builders import act_at

SIZE = (1280, 720)
FRAMES = 12
_DPI = 200
_DESK = (96, 84, 72)
"""The colour of what the slip is held before."""

Frame = Image.Image


def slip(store: Store, record: str, base_url: str, folder: Path) -> Frame:
    """Return the printed A5 slip of a record, as a picture."""
    folder.mkdir(parents=True, exist_ok=True)
    pdf, page = folder / "slip.pdf", folder / "page"
    press = Press(base_url, resources("static") / "fonts", translator("vi"), invented=False)
    printed = slips.print_pdf(store, Order("a5", (record,)), press, out=pdf, act=act_at(seed=9))
    assert printed == 1, printed
    command = ["pdftoppm", "-r", str(_DPI), "-png", "-singlefile", pdf, page]
    subprocess.run(command, check=True)
    return Image.open(page.with_suffix(".png")).convert("RGB")


def held(page: Frame, *, code: int, turned: float = 0, lean: float = 0) -> Frame:
    """Return a slip before the camera: its code so many pixels wide, turned by degrees, leaning back by a share."""
    (found,) = zxingcpp.read_barcodes(page)
    corners = found.position
    width = corners.top_right.x - corners.top_left.x
    middle = (
        (corners.top_left.x + corners.bottom_right.x) / 2,
        (corners.top_left.y + corners.bottom_right.y) / 2,
    )
    scale, angle = width / code, math.radians(turned)
    cos, sin, tilt = math.cos(angle) * scale, math.sin(angle) * scale, lean / SIZE[1]
    x, y = SIZE[0] / 2, SIZE[1] / 2

    # Where on the page a pixel of the frame lies: its offset from the middle, turned, over how far away it is.
    def row(a: float, b: float, at: float) -> tuple[float, float, float]:
        return a, b + at * tilt, at * (1 - tilt * y) - a * x - b * y

    numbers = (*row(cos, -sin, middle[0]), *row(sin, cos, middle[1]), 0, tilt)
    ground = Image.new("RGB", page.size, _DESK)
    ground.paste(page)
    # The ninth number of a projective transform is 1.
    numbers = tuple(number / (1 - tilt * y) for number in numbers)
    return ground.transform(
        SIZE, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC, fillcolor=_DESK
    )


def clean(page: Frame) -> Frame:
    return held(page, code=300)


def small(page: Frame) -> Frame:
    """Held at arm's length."""
    return held(page, code=95)


def tilted(page: Frame) -> Frame:
    return held(page, code=260, turned=28, lean=0.45)


def dim(page: Frame) -> Frame:
    """By bad light: dark, without contrast, noisy and not quite sharp."""
    frame = held(page, code=240, turned=4).filter(ImageFilter.GaussianBlur(1.3))
    return noisy(ImageEnhance.Brightness(ImageEnhance.Contrast(frame).enhance(0.5)).enhance(0.35))


def damaged(page: Frame) -> Frame:
    """Stained and scribbled over."""
    frame = held(page, code=280, turned=-6)
    pen = ImageDraw.Draw(frame)
    pen.ellipse((668, 390, 706, 426), fill=(120, 92, 60))
    pen.line((600, 290, 790, 330), fill=(25, 40, 130), width=4)
    return frame


def without(page: Frame) -> Frame:
    """A slip held so that its code is hidden: only print is to be seen."""
    frame = held(page, code=300)
    ImageDraw.Draw(frame).rectangle((430, 150, 850, 570), fill=(196, 160, 136))
    return noisy(frame)


def strange(_page: Frame) -> Frame:
    """Another QR code, such as that of a payment."""
    frame = Image.new("RGB", SIZE, _DESK)
    code = qrcode.make("https://pay.example.com/qr/0012345678").convert("RGB").resize((320, 320))
    frame.paste(code, (480, 200))
    return frame


def noisy(frame: Frame) -> Frame:
    """Return a frame as a cheap sensor gives it."""
    grain = Image.effect_noise(frame.size, 22).convert("RGB")
    return Image.blend(frame, grain, 0.12)


HOLDS: dict[str, Callable[[Frame], Frame]] = {
    "clean": clean,
    "small": small,
    "tilted": tilted,
    "dim": dim,
    "damaged": damaged,
}


def film(frame: Frame, out: Path, *, before: int = 0, times: int = 1, seed: int = 1) -> Path:
    """Write a film of a hand that is not quite still, after so many frames of an empty desk."""
    dice = random.Random(seed)
    empty = pictures([noisy(Image.new("RGB", SIZE, _DESK))])
    hand = pictures(
        frame.transform(
            SIZE,
            Image.Transform.AFFINE,
            (1, 0, dice.uniform(-4, 4), 0, 1, dice.uniform(-4, 4)),
            Image.Resampling.BILINEAR,
        )
        for _ in range(FRAMES)
    )
    out.write_bytes(b"".join(empty) * before + b"".join(hand) * times)
    return out


def pictures(frames: Iterable[Frame]) -> Iterable[bytes]:
    """Yield each frame as a JPEG picture, which is all that an mjpeg file is made of."""
    for frame in frames:
        written = BytesIO()
        frame.save(written, "JPEG", quality=85, subsampling="4:2:0")
        yield written.getvalue()
