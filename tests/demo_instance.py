"""The whole demonstration, made once for all tests that only look at it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.fixture(scope="session")
def demo_instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration with all its records. Never change it."""
    folder = _shared(tmp_path_factory) / "demo"
    told = folder / "told.txt"
    with _alone(folder.with_suffix(".lock")):
        if not told.exists():
            shutil.rmtree(folder, ignore_errors=True)
            said = Terminal(folder).process("demo", "--no-serve", "--keep", folder)
            told.write_text(said.done, "utf-8")
    return folder


def _shared(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of this test run have in common."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Let one process in at a time."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
