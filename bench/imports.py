"""Import: 60,000 rows beside `sqlite-utils insert`, and the memory of a million."""

import csv
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench import instance
from bench.rows import Row, median

ROWS = 60_000
RUNS = 3
KEY = "Mã hồ sơ"
HEADINGS = (
    KEY,
    "Mã TTHC",
    "Tên thủ tục hành chính",
    "Lĩnh vực",
    "Đơn vị tiếp nhận",
    "Đơn vị giải quyết",
    "Hình thức nộp",
    "Trạng thái",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Ngày trả kết quả",
)


def rows(number: int) -> Iterator[tuple[str, ...]]:
    """Give invented rows as an office's system writes them."""
    for index in range(number):
        day, month = index % 28 + 1, index // 28 % 12 + 1
        on = f"{day:02}/{month:02}/2025"
        yield (
            f"000.{index % 29:02}.33.H41-25{month:02}{day:02}-{index // 336:05}",
            f"1.{index % 40:06}",
            f"Thủ tục số {index % 40}",
            f"Lĩnh vực {index % 12}",
            f"UBND xã Số {index % 29}",
            f"UBND xã Số {index % 29}",
            ("Trực tuyến", "Trực tiếp", "Bưu chính công ích")[index % 3],
            "Đã trả kết quả" if index % 5 else "Đang xử lý",
            f"{on} 08:{index % 60:02}:00",
            on,
            f"{on} 15:{index % 60:02}:00" if index % 5 else "",
            f"{on} 16:{index % 60:02}:00" if index % 5 else "",
        )


def write(path: Path, number: int) -> None:
    """Write a file of so many rows."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(rows(number))


def measure() -> Iterator[Row]:
    """Import the same file with both, by turns; then a million rows."""
    with instance.folder() as folder:
        path = folder / "records.csv"
        write(path, ROWS)
        ours, theirs = [], []
        for turn in range(RUNS):
            place = folder / f"instance{turn}"
            instance.run(place, "migrate")
            ours.append(instance.run(place, "import", str(path)))
            theirs.append(insert(folder / f"{turn}.db", path))
        fast, beside = median(ours), median(theirs)
        yield Row(
            "import of 60,000 rows",
            f"{fast:.2f} s",
            f"sqlite-utils insert --csv --pk {beside:.2f} s",
            fast / beside,
            "<=",
            2,
        )
        write(path, 1_000_000)
        instance.run(folder / "million", "import", str(path))
        yield Row(
            "import of 1,000,000 rows, peak memory",
            f"{instance.peak_of_children():.0f} MB",
            "MB",
            instance.peak_of_children(),
            "<=",
            300,
        )


def insert(database: Path, path: Path) -> float:
    """Return how long sqlite-utils takes to insert the file into a new database, in seconds."""
    begun = time.perf_counter()
    command = ["insert", str(database), "records", str(path), "--csv", "--pk", KEY]
    subprocess.run(
        [sys.executable, "-m", "sqlite_utils", *command],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return time.perf_counter() - begun
