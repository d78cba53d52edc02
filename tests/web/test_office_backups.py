"""Officials see it when the nightly backup is missing, and are left in peace when it is there."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.journey import nightly
from kiosk.journey.backup import Saved
from tests.builders import NOON, act_at
from tests.engines import Engine
from tests.web.officials import Browser, Room, opened, words

PAGES = ("/office/", "/office/units", "/office/people")


@pytest.fixture
def saving(tmp_path: Path, engine: Engine) -> Iterator[Room]:
    """A server with a folder for its nightly backups."""
    secret = tmp_path / "secret"
    secret.write_text("a secret of at least 32 characters")
    with opened(tmp_path, engine, backups=tmp_path / "backups", secret_file=secret) as made:
        yield made


def told(browser: Browser, page: str = "/office/") -> str:
    return words(browser.page(page))


def test_every_page_says_when_there_is_no_backup_or_an_old_one(saving: Room) -> None:
    lan = saving.official()
    for page in PAGES:
        assert "There is no backup yet." in told(lan, page)
    assert isinstance(nightly.turn(saving.store, saving.settings, act_at()), Saved)
    for page in PAGES:
        assert "backup" not in told(lan, page)
    saving.now = NOON + timedelta(days=1, minutes=1)
    lan = saving.official()
    for page in PAGES:
        assert "The newest backup is older than a day." in told(lan, page)


def test_a_failure_is_told_with_what_to_do(saving: Room) -> None:
    assert saving.settings.backups
    saving.settings.backups.write_text("a file in its place")
    nightly.turn(saving.store, saving.settings, act_at())
    page = told(saving.official(), "/office/units")
    assert "The nightly backup has failed." in page
    assert str(saving.settings.backups) in page


def test_where_none_is_set_up_the_first_page_says_so_quietly(room: Room) -> None:
    lan = room.official()
    assert "KIOSK_BACKUPS" in told(lan)
    room.furnish().record()
    assert "KIOSK_BACKUPS" in told(lan, "/office/?period=c2024-year")
    assert "KIOSK_BACKUPS" not in told(lan, "/office/units")


def test_a_demonstration_wants_no_backups(tmp_path: Path) -> None:
    with opened(tmp_path, invented=True) as room:
        assert "backup" not in told(room.official()).casefold()
    with opened(tmp_path / "more", invented=True, backups=tmp_path) as room:
        assert "backup" not in told(room.official()).casefold()


def test_strangers_hear_nothing_of_it(saving: Room) -> None:
    assert "backup" not in saving.app.test_client().get("/office/signin").text
