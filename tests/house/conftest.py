"""The application as it is served, on an instance in which nothing is yet."""

from collections.abc import Iterator

import pytest
from flask import Flask

from kiosk.app import create_app, open_store
from kiosk.config import load


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Every page there is."""
    settings = load({}, instance=tmp_path_factory.mktemp("instance"))
    store = open_store(settings)
    yield create_app(settings, store=store)
    store.close()
