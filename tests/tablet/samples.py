"""Every screen of the tablet with sample data: states as the app has them, and what of the view differs."""

import json
from typing import Any, NamedTuple

from kiosk.config import resources
from kiosk.core.survey_file import read_survey
from kiosk.core.surveys import Survey, to_json

STARTED = 1_763_000_000_000
"""When all states began, in milliseconds."""


class Sample(NamedTuple):
    """A state to draw, and what differs in the view."""

    state: dict[str, Any]
    view: dict[str, Any]


def survey() -> dict[str, Any]:
    """Return the default survey as the tablet receives it."""
    read = read_survey((resources("survey_templates") / "one_stop.toml").read_text("utf-8"))
    assert isinstance(read, Survey)
    return {"version": read.version, **json.loads(to_json(read))}


SETTINGS: dict[str, Any] = {
    "mark": "0123456789abcdef",
    "stamp": "1",
    "device": {
        "id": "d",
        "name": "Máy 2",
        "unit": "UBND xã Nghi Trường, huyện Nghi Lộc",
        "counter": "Quầy 3",
    },
    "prefixes": ["234"],
    "idle": 60,
    "keyboard": True,
    "camera": True,
    "without": True,
    "message": {"vi": "", "en": ""},
    "contact": "Bộ phận một cửa, 0238 123 4567",
    "hours": {
        **{str(day): [["07:30", "11:30"], ["13:30", "17:00"]] for day in range(1, 6)},
        "6": [["07:30", "11:30"]],
        "7": [],
    },
    "invented": True,
}
INVITATION = {
    "unit": "UBND xã Nghi Trường, huyện Nghi Lộc",
    "procedure": "Cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất",
    "record": "…0457",
}


def state(name: str, **more: Any) -> dict[str, Any]:
    """Return a state that began at the time of all samples."""
    return {"name": name, "at": STARTED, "active": STARTED, **more}


def asking(**more: Any) -> dict[str, Any]:
    """Return the state of somebody who is asked, with nothing chosen."""
    return state(
        "asking",
        **{
            "token": "2345678",
            "evidence": "scanned",
            "invitation": INVITATION,
            "survey": survey(),
            "page": 0,
            "chosen": {},
            "assisted": False,
            **more,
        },
    )


def sample(state: dict[str, Any], *, settings: dict[str, Any] | None = None, **view: Any) -> Sample:
    """Return a sample of a paired tablet."""
    changed = {**settings, "stamp": "2"} if settings else {}
    return Sample(state, {"settings": {**SETTINGS, **changed}, **view})


def samples() -> dict[str, Sample]:
    """Return all samples by name; the name begins with the state's."""
    drawn = {**_quiet(), **_codes(), **_asked(), **_ended(), **_staff()}
    for moment, one in enumerate(drawn.values()):
        one.state["at"] += moment
    return drawn


def _quiet() -> dict[str, Sample]:
    waiting = state("waiting")
    paired = {"settings": None}
    return {
        "waiting": sample(waiting),
        "waiting, message": sample(
            waiting,
            settings={"message": {"vi": "Kính chào Ông/Bà", "en": "Welcome"}, "hours": {}},
            unsent=3,
            online=False,
        ),
        "asleep": sample(state("asleep")),
        "unpaired": Sample(
            state("unpaired", words=["cam", "nghieng", "sen"], problem=None), paired
        ),
        "unpaired, asking": Sample(state("unpaired", words=None, problem=None), paired),
        "unpaired, problem": Sample(state("unpaired", words=None, problem="offline"), paired),
    }


def _codes() -> dict[str, Sample]:
    reasons = {"length": None, "symbol": 7, "check": None, "record": None}
    answered = dict.fromkeys(("unknown", "unbound", "revoked", "expired", "too-many"))
    typing = {"way": "keys", "active": STARTED}
    return {
        "reading": sample(state("reading", way="camera", typed=""), left=42),
        "reading, no camera": sample(state("reading", way="camera", typed=""), camera="denied"),
        "reading, typing": sample(state("reading", typed="", **typing)),
        "reading, typed wrong": sample(state("reading", typed="2345 67B9 CI", **typing)),
        **{
            f"wrong-code, {reason}": sample(
                state("wrong-code", reason=reason, position=position), left=12
            )
            for reason, position in {**reasons, **answered}.items()
        },
    }


def _asked() -> dict[str, Sample]:
    bad = {"overall": ["2"], "reasons": ["time", "visits"], "comment": "Chờ quá lâu"}
    return {
        "asking": sample(asking(), left=52),
        "asking, ready": sample(asking(ready=True), left=40),
        "asking, without": sample(asking(token=None, evidence=None, invitation=None)),
        "asking, foreign": sample(asking(foreign=True)),
        "asking, unseen": sample(asking(invitation=None)),
        "asking, missing": sample(asking(missing="overall")),
        "asking, last": sample(asking(page=1, chosen={"overall": ["5"]}), left=58),
        "asking, last, why": sample(
            asking(page=1, chosen=bad, assisted=True), countdown=12, left=12
        ),
    }


def _ended() -> dict[str, Sample]:
    return {
        "busy, looking": sample(state("busy", why="looking")),
        "busy, sending": sample(state("busy", why="sending")),
        "busy, starting": Sample(state("busy", why="starting"), {}),
        "busy, elsewhere": sample(state("busy", why="elsewhere")),
        "sent": sample(state("sent"), left=4),
        "sent-offline": sample(state("sent-offline"), left=4, online=False, unsent=1),
        "declined": sample(state("declined"), left=3),
        "already-rated": sample(state("already-rated", invitation=INVITATION), left=9),
        "already-rated, late": sample(state("already-rated", invitation=None, late=True), left=9),
    }


def _staff() -> dict[str, Sample]:
    facts = {
        "refused": 1,
        "contact": "2026-11-23T06:00:00Z",
        "mark": "0123456789abcdef",
        "camera": "USB 2.0 Camera",
    }
    reasons = ("retired", "unknown", "storage", "insecure", "old", "TypeError")
    return {
        **{
            f"out-of-order, {reason}": sample(state("out-of-order", reason=reason))
            for reason in reasons
        },
        "out-of-order, lost": sample(state("out-of-order", reason="storage", lost=True), unsent=2),
        "pin": sample(state("pin"), left=22),
        "pin, wrong": sample(state("pin", tries=1, wrong=0)),
        "pin, wait": sample(state("pin", tries=3, wrong=30)),
        "staff": sample(state("staff"), facts=facts, unsent=2),
        "staff, note": sample(state("staff", note="leave"), online=False),
    }
