"""Slips: codes, drawing and joining, against typst drawing the same pages with the codes ready-made.

Each measurement runs in a process of its own.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter

from bench.rows import Row
from kiosk.core.slips import Slip, words_in
from kiosk.core.tokens import make_token
from kiosk.formats.pdf import PART, Press, Print, draw_slips

ROOT = Path(__file__).parents[1]
# Any words but the English ones will do: then both languages are drawn, as on every real slip.
WORDS = words_in(lambda words: f"Ể {words}")
HOW = Print("a5", WORDS, ROOT / "static" / "fonts", datetime(2026, 1, 1, tzinfo=UTC))
MANY, SOME, ROUNDS = 10_000, 800, 3
OFFICES = ["UBND xã Nghi Long", "Trung tâm Phục vụ hành chính công xã Nghi Thái"]
PROCEDURES = [
    "Đăng ký khai sinh",
    "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
    "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con",
    "Đăng ký biến động quyền sử dụng đất trong các trường hợp chuyển đổi, chuyển nhượng, thừa kế",
]


def invented(count: int) -> Iterator[Slip]:
    """Make slips whose codes all differ, with words as long as real ones."""
    dice = Random(count)
    for number in range(count):
        token = make_token("7KQ", dice.randrange)
        yield Slip(
            office=dice.choice(OFFICES),
            record_code=f"H41.23.07-231015-{number:05}",
            procedure=dice.choice(PROCEDURES),
            day="15/10/2023",
            url=f"HTTPS://DGHL.NGHEAN.GOV.VN/S/{token}",
            token=token,
            short_address="dghl.nghean.gov.vn",
            domain="nghean.gov.vn",
        )


def draw(count: int) -> float:
    """Return the seconds that a whole print takes."""
    slips = list(invented(count))
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        draw_slips(slips, HOW, Path(folder) / "slips.pdf")
        return perf_counter() - start


def draw_ready_made(count: int) -> float:
    """Return the seconds that typst alone takes, part by part, when everything is prepared."""
    press, slips, seconds = Press(HOW), invented(count), 0.0
    while part := list(islice(slips, PART)):
        prepared = press.typesetter(part)
        start = perf_counter()
        prepared.compile(format="pdf", timestamp=HOW.produced, pdf_tags=False)
        seconds += perf_counter() - start
    return seconds


def child(task: str, count: int) -> tuple[float, float]:
    """Run a task in a process of its own; return its seconds and its peak in MB."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.slips", task, str(count)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def measure() -> Iterator[Row]:
    """Draw in turns, so that a noisy neighbour disturbs both; then a print of 10,000."""
    pairs = [(child("draw", SOME)[0], child("ready", SOME)[0]) for _ in range(ROUNDS)]
    ours, typst = (min(times) for times in zip(*pairs, strict=True))
    yield Row(
        "slips, codes made and parts joined",
        f"{SOME / ours:.0f}/s",
        f"typst with ready-made codes {SOME / typst:.0f}/s",
        typst / ours,
        ">=",
        0.5,
    )
    seconds, peak = child("draw", MANY)
    yield Row(f"{MANY:,} slips, peak memory", f"{peak:.0f} MB", f"{seconds:.0f} s", peak, "<=", 400)


def in_child(task: str, count: int) -> None:
    """Do the task and print its seconds and the peak of this process in MB."""
    seconds = {"draw": draw, "ready": draw_ready_made}[task](count)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([seconds, peak / (1024 if sys.platform == "linux" else 1024**2)]))


if __name__ == "__main__":
    in_child(sys.argv[1], int(sys.argv[2]))
