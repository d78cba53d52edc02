"""Files that are there whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.core.messages import Message, say


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place to write beside `path`; it takes that name at the end, or vanishes on failure.

    The folder of the place given is temporary too and may hold scratch files.
    Raises OSError before any work when `path` could not be replaced.
    """
    if path.exists():
        path.open("r+b").close()
    with TemporaryDirectory(prefix=".kiosk-", dir=path.parent) as folder:
        part = Path(folder) / path.name
        yield part
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.replace(path)
        with suppress(PermissionError):
            # The new name is on the disk only when the folder is; Windows lets nobody open one.
            inside = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(inside)
            finally:
                os.close(inside)


def refusal(error: OSError, path: Path) -> Message | None:
    """Return what to tell the person who named `path`; None if the machine itself is at fault."""
    file = str(path)
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return say(
                "The folder of %(file)s does not exist. Create it first, or name another folder.",
                file=file,
            )
        case errno.ENOSPC | errno.EDQUOT:
            return say(
                "The disk is full, so %(file)s was not written. Free some space and try again.",
                file=file,
            )
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.EISDIR:
            return say(
                "%(file)s cannot be written. Close it if it is open in another program, "
                "or choose another name or folder.",
                file=file,
            )
        case errno.EINVAL | errno.ENAMETOOLONG:
            return say("%(file)s cannot be the name of a file. Choose another name.", file=file)
    return None
