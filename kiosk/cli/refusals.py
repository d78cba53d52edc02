"""What the machine refuses, said in one line with a remedy: files, folders, addresses."""

import errno
import socket
from pathlib import Path
from typing import Any

import click

from kiosk.cli.tools import tools
from kiosk.core.messages import Message, say


class InputFile(click.ParamType[Path]):
    """A file to be read; one that cannot be is refused before anything is done."""

    name = "file"

    def convert(self, value: Any, _param: click.Parameter | None, _ctx: Any) -> Path:
        """Return the path."""
        path = Path(value)
        problem = _unreadable(path)
        return tools().refuse(problem) if problem else path


INPUT_FILE = InputFile()


class OutPath(click.ParamType[Path]):
    """Where something is to be written; whether it can be shows when it is."""

    name = "path"

    def convert(self, value: Any, _param: click.Parameter | None, _ctx: Any) -> Path:
        """Return the path."""
        return Path(value)


class Folder(OutPath):
    """A folder, whether it is there already or not."""

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: Any) -> Path:
        """Return the path."""
        path = super().convert(value, param, ctx)
        if path.is_file():
            wrong = say("%(path)s is a file. Name a folder.", path=str(path))
            self.fail(wrong.text(tools().translate), param, ctx)
        return path


class Number(click.IntRange):
    """A whole number between two others, which belong to it."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: Any) -> int:
        """Return the number."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            wrong = say(
                "“%(value)s” is no number from %(least)s to %(most)s.",
                value=str(value),
                least=str(self.min),
                most=str(self.max),
            )
            self.fail(wrong.text(tools().translate), param, ctx)


PORT = Number(1, 65535)


def _unreadable(path: Path) -> Message | None:
    try:
        if path.exists() and not path.is_file():
            return say("%(file)s is not a file. Name a file.", file=str(path))
        path.open("rb").close()
    except OSError as error:
        return told(error)
    return None


def told(error: OSError) -> Message:
    """Return what to tell a person about an error of the operating system."""
    file = str(error.filename or "")
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return say("%(file)s does not exist. Check the name and the folder.", file=file)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return say(
                "%(file)s: access is refused. Check who may read and write there.", file=file
            )
        case errno.ENOSPC | errno.EDQUOT:
            return say("The disk is full. Free some space and try again.")
    reason = ": ".join(part for part in (file, error.strerror or str(error)) if part)
    return say("The system refuses: %(reason)s. Check the disk and the folder.", reason=reason)


def free_address(host: str, port: int) -> str:
    """Return the number of the address to listen at; refuse one where no server can.

    The server itself would share a port with another one, and both would answer by turns.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server(address[:2], family=family).close()
    except (OSError, UnicodeError) as error:
        tools().refuse(_no_listening(error, host, port))
    return str(address[0])


def _no_listening(error: OSError | UnicodeError, host: str, port: int) -> Message:
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            return say(
                "Port %(port)s is taken, perhaps by a kiosk that runs already. "
                "Stop it, or choose another port with --port.",
                port=port,
            )
        case errno.EACCES:
            return say(
                "Port %(port)s is kept for the administrator. Choose one above 1023 with --port.",
                port=port,
            )
    return say(
        "This machine has no address %(host)s. Use --host 127.0.0.1 for this machine alone, "
        "--host 0.0.0.0 for the whole network.",
        host=host,
    )
