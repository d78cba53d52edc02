"""Files of unsent answers, and what a dead disk must not take along of what tablets brought."""

import json
import os
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.core.days import instant
from kiosk.core.deliveries import Batch, Times
from kiosk.journey import apart, devices, surveys
from kiosk.journey.deliveries import HandedIn, deliver, hand_in
from kiosk.store import devices as stored
from tests.builders import NOON, SURVEY, TERMS, Office
from tests.engines import Engine
from tests.journey.saved import Place, furnished, place
from tests.tablets import live, pair


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "other disk"


@pytest.fixture
def here(tmp_path: Path, engine: Engine, journal: Path) -> Iterator[Place]:
    with place(tmp_path / "here", engine, journal=journal) as made:
        yield made


@pytest.fixture
def desk(here: Place) -> Office:
    return furnished(here)


@pytest.fixture
def device(desk: Office) -> devices.Device:
    return pair(desk.store, desk.act, desk.units["long"].key)[0]


def answer(number: int, token: str | None = None, **changes: Any) -> dict[str, Any]:
    """Return an answer as a tablet keeps it."""
    return {
        "id": f"tablet-answer-{number:08}",
        "token": token,
        "evidence": "scanned" if token else None,
        "push": None,
        "survey": SURVEY.version,
        "answers": {"overall": ["4"]},
        "language": "vi",
        "assisted": False,
        "partial": False,
        "declined": False,
        "opened_at": None,
        "submitted_at": instant(NOON - timedelta(hours=5)),
        **changes,
    }


def sealed(device: devices.Device, /, *answers: dict[str, Any], **changes: Any) -> bytes:
    """Return the file that a tablet writes."""
    key = bytes.fromhex(TERMS.sign(f"tablet queue {device.home} {device.id}"))
    kept = []
    for one in answers:
        iv = os.urandom(12)
        place = f"{device.id} {one['id']}".encode()
        text = AESGCM(key).encrypt(iv, json.dumps(one).encode(), place)
        kept.append(
            {"id": one["id"], "iv": b64encode(iv).decode(), "sealed": b64encode(text).decode()}
        )
    told = {"kiosk": "tablet-answers", "form": 1, "device": device.id, "now": instant(NOON)}
    return json.dumps({**told, "answers": kept, **changes}).encode()


def test_a_file_of_unsent_answers_comes_in_once_however_often(
    desk: Office, device: devices.Device
) -> None:
    token = desk.code(desk.record())
    file = sealed(device, answer(1, token), answer(2, token), answer(3, "wrong"), answer(4))
    for _ in range(2):
        found = hand_in(desk.store, file, TERMS, desk.act)
        assert found == HandedIn("Quầy 1", stored=2, later=1, refused=1)
    assert len(desk.rows("SELECT id FROM response")) == 2
    assert sorted(desk.rows("SELECT kind FROM apart")) == [("loose",), ("refused",)]
    ((given, got),) = desk.rows(
        "SELECT submitted_at, received_at FROM response WHERE state = 'counted'"
    )
    assert (given, got) == (instant(NOON - timedelta(hours=5)), instant(NOON))
    details = [row[0] for row in desk.rows("SELECT detail FROM audit WHERE action = 'tablet-file'")]
    assert details == ["stored 2, later 1, refused 1"] * 2


def test_a_file_of_a_retired_tablet_waits_for_judgement(
    desk: Office, device: devices.Device
) -> None:
    file = sealed(device, answer(1, desk.code(desk.record())))
    assert devices.retire(desk.store, device.id, desk.act) is None
    assert hand_in(desk.store, file, TERMS, desk.act) == HandedIn("Quầy 1", quarantined=1)
    assert apart.waiting_count(desk.store) == 1


def test_of_a_file_that_was_changed_only_what_is_whole_comes_in(
    desk: Office, device: devices.Device
) -> None:
    told = json.loads(sealed(device, answer(1), answer(2), answer(3)))
    # Under another's id, with a torn text, with an iv that is none.
    told["answers"][0]["id"] = "tablet-answer-00000099"
    told["answers"][1]["iv"] = b64encode(b"short").decode()
    found = hand_in(desk.store, json.dumps(told).encode(), TERMS, desk.act)
    assert found == HandedIn("Quầy 1", stored=1, sealed=2)


def test_a_clock_that_is_ahead_of_the_files_coming_is_wrong(
    desk: Office, device: devices.Device
) -> None:
    ahead = timedelta(days=400)
    file = sealed(
        device,
        answer(1, desk.code(desk.record()), submitted_at=instant(NOON + ahead)),
        now=instant(NOON + ahead),
    )
    assert hand_in(desk.store, file, TERMS, desk.act) == HandedIn("Quầy 1", stored=1)
    assert desk.rows("SELECT submitted_at FROM response") == [(instant(NOON),)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"kiosk":"tablet-answers","form":2,"device":"x","now":"","answers":[]}',
        b'{"kiosk":"tablet-answers","form":1,"device":"x","now":"","answers":[{"id":"x","iv":"?","sealed":""}]}',
    ],
)
def test_what_is_no_such_file_is_told(desk: Office, content: bytes) -> None:
    told = str(hand_in(desk.store, content, TERMS, desk.act))
    assert "no file of a tablet's unsent answers" in told


def test_a_file_of_another_kiosk_is_told(desk: Office, device: devices.Device) -> None:
    strange = device._replace(id="some-other-tablet")
    assert "does not know" in str(hand_in(desk.store, sealed(strange), TERMS, desk.act))
    stolen = sealed(strange, answer(1), device=device.id)
    assert "sealed for another" in str(hand_in(desk.store, stolen, TERMS, desk.act))


def test_an_empty_file_brings_nothing(desk: Office, device: devices.Device) -> None:
    assert hand_in(desk.store, sealed(device), TERMS, desk.act) == HandedIn("Quầy 1")


def test_what_is_kept_apart_comes_back_from_the_journal_with_its_tablet(
    here: Place, desk: Office, engine: Engine, journal: Path, tmp_path: Path
) -> None:
    saved = here.save(tmp_path / "b")
    _, secret = pair(desk.store, desk.act, desk.units["long"].key)
    batch = Batch(Times(0, desk.act.now), [answer(1), answer(2, "wrong")])
    holder = live(desk.store, secret).device
    deliver(desk.store, holder, batch, TERMS, lambda name: surveys.version(desk.store, name))
    with place(tmp_path / "there", engine, secret="") as there:
        restored = there.restore(saved.path, journal)
        assert (restored.replayed.added, restored.replayed.unbound) == (2, [])
        (waiting,) = apart.waiting(there.store)
        assert (waiting.apart.reason, waiting.device_name) == ("unknown-code", "Quầy 1")
        (found,) = devices.everybody(there.store, NOON)
        assert found.device.retired_at is not None


def test_a_lost_tablet_does_not_take_the_name_of_a_later_one(
    here: Place, desk: Office, engine: Engine, journal: Path, tmp_path: Path
) -> None:
    long = desk.units["long"].key
    before, _ = pair(desk.store, desk.act, long)
    saved = here.save(tmp_path / "b")
    assert devices.rename(desk.store, before.id, "Quầy 9", desk.act) is None
    _, secret = pair(desk.store, desk.act, long, machine=2)
    holder = live(desk.store, secret).device
    batch = Batch(Times(0, desk.act.now), [answer(1)])
    deliver(desk.store, holder, batch, TERMS, lambda name: surveys.version(desk.store, name))
    with place(tmp_path / "there", engine, secret="") as there:
        there.restore(saved.path, journal)
        names = {row.device.name: row.device.retired_at for row in there.store.glance(stored.every)}
    assert names == {"Quầy 1": None, "Quầy 1 (2)": instant(NOON)}
