"""What an instance has beside its store, as a backup takes it along: the settings' file and the secret."""

import os
import re
import secrets
from pathlib import Path

from kiosk.config import OF_THE_MACHINE, Settings, SettingsError

_FOREIGN = re.compile(rf"^\s*(?:{'|'.join(OF_THE_MACHINE)})\s*=", re.MULTILINE)


def secret(settings: Settings) -> str:
    """Return the instance's secret, made on first use and readable by its owner only.

    Processes that share a database must share their secret, and may stand on several machines: there it is never made.
    """
    if settings.shared and not settings.secret_file:
        raise SettingsError(
            "All processes on %(variable)s must share one secret. Write 64 random characters into a "
            "file that only its owner can read, and name it in KIOSK_SECRET_FILE.",
            variable="PostgreSQL",
        )
    path = settings.secret_path
    if not path.is_file():
        if settings.secret_file:
            raise SettingsError("The secret file %(path)s does not exist.", path=str(path))
        _make_secret(path)
    text = path.read_text("utf-8").strip()
    if len(text) < 32:
        raise SettingsError(
            "The secret in %(path)s is too short; 32 characters at least.", path=str(path)
        )
    return text


def _make_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_hex(32))
    try:
        # Two processes starting together must agree on one secret: whoever links first wins.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def settings_text(settings: Settings) -> str:
    """Return what stands in the instance's kiosk.toml; nothing where there is none."""
    file = settings.instance / "kiosk.toml"
    return file.read_text("utf-8-sig") if file.is_file() else ""


def check_secret(settings: Settings, wanted: str) -> None:
    """Raise SettingsError when the instance has a secret already, and another one."""
    path = settings.secret_path
    if path.exists() and path.read_text("utf-8").strip() != wanted:
        raise SettingsError(
            "%(path)s holds another secret than the backup. Restore into a new instance, or remove "
            "that file if nothing was made with it.",
            path=str(path),
        )


def install(settings: Settings, *, secret: str, text: str) -> Path | None:
    """Write secret and settings of a backup where none stand; return kiosk.toml when it was written.

    What belongs to the other machine stays in it as a comment.
    """
    if not settings.secret_path.exists():
        _write_private(settings.secret_path, secret)
    file = settings.instance / "kiosk.toml"
    if file.exists() or not text:
        return None
    _write_private(file, _FOREIGN.sub(r"# \g<0>", text))
    return file


def _write_private(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
