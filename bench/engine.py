"""The engine that is measured: SQLite, or with ENGINE=postgresql a PostgreSQL of the measurement's own."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.config import Settings, load
from tests.engines import Cluster, cluster
from tests.live.server import free_port

NAME = os.environ.get("ENGINE", "sqlite")
KIOSK = [sys.executable, "-c", "from kiosk.app import main; main()"]

_running: list[Cluster] = []
_databases: dict[Path, str] = {}


@contextmanager
def running() -> Iterator[None]:
    """Let the engine run; a PostgreSQL that syncs to the disk, with memory as its manual advises."""
    if NAME == "sqlite":
        yield
        return
    options = {"fsync": "on", "shared_buffers": "1GB", "max_wal_size": "8GB"}
    with cluster(free_port(), **options) as server:
        _running.append(server)
        yield


def environment(instance: Path) -> dict[str, str]:
    """Return what makes a command work on an instance, whose database is made when it is asked for first."""
    if NAME == "sqlite":
        return {"KIOSK_INSTANCE": str(instance)}
    secret = instance / "secret"
    if not secret.exists():
        instance.mkdir(parents=True, exist_ok=True)
        secret.write_text(secrets.token_hex(32), "utf-8")
    return {
        "KIOSK_INSTANCE": str(instance),
        "KIOSK_DATABASE": url(instance),
        "KIOSK_SECRET_FILE": str(secret),
    }


def url(instance: Path) -> str:
    """Return the address of an instance's database."""
    (server,) = _running
    if instance not in _databases:
        _databases[instance] = server.create()
    return server.url(_databases[instance])


def settings(instance: Path) -> Settings:
    """Return the settings of an instance."""
    return load(environment(instance))


def bring(instance: Path) -> None:
    """Bring an instance's SQLite file to the engine, unless that is SQLite."""
    if NAME == "sqlite" or instance in _databases:
        return
    subprocess.run(
        [*KIOSK, "copy", url(instance)],
        env={**os.environ, "KIOSK_INSTANCE": str(instance)},
        check=True,
        capture_output=True,
        timeout=3600,
    )
