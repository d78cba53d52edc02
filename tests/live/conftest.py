"""Tests against the running server use what only Linux tells of processes and connections."""

import sys

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these tests out elsewhere."""
    if sys.platform != "linux":
        for item in items:
            if item.path.is_relative_to(__file__.rpartition("/")[0]):
                item.add_marker(pytest.mark.skip("reads /proc"))
