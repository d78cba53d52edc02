"""The files of the project as tests about them see them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "kiosk"
TEMPLATES = PACKAGE / "templates"
STATIC = ROOT / "static"


@cache
def files() -> tuple[Path, ...]:
    """Return every file that git keeps or would keep."""
    listed = subprocess.run(
        # A checkout may belong to somebody else than those who run its tests.
        ["git", "-c", "safe.directory=*", "ls-files", "-zco", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    found = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in found if path.is_file()))


def text(path: Path) -> str | None:
    """Return the text of a file; None where it is no text."""
    content = path.read_bytes()
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def shown(path: Path) -> str:
    """Return the path as it is spoken of."""
    return path.relative_to(ROOT).as_posix()


def copy_of(tree: Path, *tops: str) -> Path:
    """Copy the project's files under these names into a folder, where a test may spoil them."""
    for path in files():
        name = shown(path)
        if name.split("/")[0] in tops:
            target = tree / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return tree
