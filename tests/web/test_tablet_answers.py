"""What becomes of the answers that tablets hand in: each is named, counted once at most, and none is lost."""

import json
from datetime import timedelta

import pytest

from kiosk.core import responses
from kiosk.core.days import instant
from kiosk.journey import apart, deliveries, devices, pushes
from kiosk.journey.responses import Stored
from kiosk.web import operations
from tests.builders import TERMS, answers
from tests.tablets import secret_of
from tests.web.citizens import Desk
from tests.web.machines import Machine

UNKNOWN = "2345-6789-BCFG-HJ3V"


@pytest.fixture
def desk(engine, tmp_path):
    found = Desk(tmp_path, engine)
    yield found
    found.store.close()


@pytest.fixture
def tablet(desk):
    """The tablet of Nghi Long."""
    return Machine(desk).be_a_tablet()


def kept_apart(desk):
    """Return (kind, reason, decision) of all that is kept apart."""
    return sorted(desk.office.rows("SELECT kind, reason, coalesce(decision, '') FROM apart"))


def test_an_answer_counts_with_all_that_is_known_of_it(desk, tablet):
    token = desk.slip()
    answer = tablet.answer(token, evidence="typed", assisted=True, language="en")
    assert tablet.becomes(answer, ahead=0) == [("stored", None)]
    (kept,) = desk.responses()
    wanted = {
        "channel": "tablet",
        "evidence": "typed",
        "device": tablet.device.id,
        "actor": "assisted",
        "language": "en",
        "state": "counted",
        "submitted_at": instant(desk.now - timedelta(seconds=60)),
        "received_at": instant(desk.now),
        "seconds": 30,
        "partial": 0,
        "clock_seconds": 0,
        "change_hash": None,
        "change_until": None,
    }
    assert {name: kept[name] for name in wanted} == wanted


def test_a_wrong_clock_is_set_right(desk, tablet):
    ahead = 3 * 86400
    late = tablet.answer(desk.slip(), ago=600 - ahead)
    assert tablet.becomes(late, ahead=ahead) == [("stored", None)]
    future = tablet.answer(desk.slip(), number=2, ago=-500)
    assert tablet.becomes(future) == [("stored", None)]
    kept = sorted((row["submitted_at"], row["clock_seconds"]) for row in desk.responses())
    assert kept == [(instant(desk.now - timedelta(minutes=10)), ahead), (instant(desk.now), 0)]


def test_an_answer_that_comes_again_is_named_again_and_kept_once(desk, tablet):
    answer, loose = tablet.answer(desk.slip()), tablet.answer(number=2)
    refused = tablet.answer(UNKNOWN, number=3)
    first = tablet.becomes(answer, loose, refused)
    assert first == [("stored", None), ("stored", None), ("refused", "unknown-code")]
    assert tablet.becomes(answer, loose, refused) == first
    assert len(desk.responses()) == 1
    assert kept_apart(desk) == [("loose", "", ""), ("refused", "unknown-code", "")]


def test_another_answer_under_the_same_id_is_lost_neither(desk, tablet):
    plain = tablet.answer()
    other = {**plain, "answers": {"overall": ["1"]}}
    assert tablet.becomes(plain) == tablet.becomes(other) == [("stored", None)]
    assert len(kept_apart(desk)) == 2


def test_the_first_at_the_server_counts_and_the_other_is_kept_as_later(desk, tablet):
    token = desk.slip()
    assert isinstance(desk.office.send(desk.office.submission(token)), Stored)
    assert tablet.becomes(tablet.answer(token, ago=5000)) == [("later", None)]
    assert [row["state"] for row in desk.responses()] == ["counted", "later"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"token": UNKNOWN, "evidence": "typed"}, "unknown-code"),
        ({"token": "nonsense", "evidence": "typed"}, "unknown-code"),
        ({"survey": "no-such-version"}, "unknown-survey"),
        ({"answers": {}}, "invalid-answers"),
        ({"answers": {"overall": ["9"]}}, "invalid-answers"),
        ({"evidence": "pushed", "push": "no-such-push"}, "unknown-push"),
        ({"evidence": None}, "malformed"),
        ({"evidence": "guessed"}, "malformed"),
        ({"answers": {"overall": [5]}}, "malformed"),
        ({"answers": {"overall": ["5"] * 101}}, "malformed"),
        ({"answers": {str(at): "5" for at in range(101)}}, "malformed"),
        ({"answers": None}, "malformed"),
        ({"submitted_at": "yesterday"}, "malformed"),
        ({"language": ""}, "malformed"),
        ({"assisted": "yes"}, "malformed"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_why_and_waits_for_an_official(
    desk, tablet, changes, why
):
    assert tablet.becomes(tablet.answer(**{"token": desk.slip(), **changes})) == [("refused", why)]
    (waiting,) = apart.waiting(desk.store)
    assert (waiting.apart.reason, waiting.device_name, waiting.unit_name) == (
        why,
        "Quầy 1",
        "Xã Nghi Long",
    )
    assert apart.waiting_count(desk.store) == 1
    assert desk.responses() == []


def test_what_has_no_id_is_not_kept_and_holds_up_nothing(desk, tablet):
    good = tablet.answer(desk.slip())
    reply = tablet.hands_in("what is this", {"id": "../../etc"}, good).json["answers"]
    assert [(one["result"], one["kept"]) for one in reply] == [
        ("refused", False),
        ("refused", False),
        ("stored", True),
    ]
    assert kept_apart(desk) == []


@pytest.mark.parametrize("many", [0, 21])
def test_a_delivery_has_one_to_twenty_answers(desk, tablet, many):
    batch = [tablet.answer(number=at) for at in range(many)]
    assert tablet.hands_in(*batch).status_code == 400
    assert tablet.post("answers", {"now": "?", "answers": [tablet.answer()]}).status_code == 400


def test_an_answer_given_before_its_code_was_revoked_is_taken(desk, tablet):
    token, other = desk.slip(), desk.slip()
    for one in (token, other):
        assert desk.reissue(one)
    desk.now += timedelta(hours=2)
    in_time = tablet.answer(token, ago=2 * 3600 + 60)
    late = tablet.answer(other, number=2, ago=60)
    assert tablet.becomes(in_time, late) == [("stored", None), ("refused", "closed-code")]


def test_an_answer_given_before_its_code_expired_is_taken(desk, tablet):
    token, other = desk.slip(), desk.slip()
    desk.now += timedelta(days=200)
    in_time = tablet.answer(token, ago=199 * 86400)
    late = tablet.answer(other, number=2, ago=60)
    assert tablet.becomes(in_time, late) == [("stored", None), ("refused", "closed-code")]


def test_an_official_may_take_an_answer_whose_code_worked_no_longer(desk, tablet):
    token = desk.slip()
    desk.reissue(token)
    tablet.becomes(tablet.answer(token, ago=0))
    (row,) = apart.waiting(desk.store)
    taken = apart.accept(desk.store, row.apart.home, row.apart.id, TERMS, desk.office.act)
    assert taken.result == "stored"
    assert [row["state"] for row in desk.responses()] == ["counted"]
    assert kept_apart(desk) == [("refused", "closed-code", "accepted")]
    again = apart.accept(desk.store, row.apart.home, row.apart.id, TERMS, desk.office.act)
    assert "A colleague has decided" in str(again)
    assert "A colleague has decided" in str(
        apart.drop(desk.store, row.apart.home, row.apart.id, desk.office.act)
    )
    noted = [action for (action,) in desk.office.rows("SELECT action FROM audit ORDER BY at, id")]
    assert [action for action in noted if action.startswith("apart")] == ["apart-accept"]


@pytest.mark.parametrize(
    "changes", [{"token": UNKNOWN, "evidence": "typed"}, {"answers": None}, {"survey": "none"}]
)
def test_an_answer_that_still_cannot_be_counted_can_only_be_dropped(desk, tablet, changes):
    tablet.becomes(tablet.answer(**{"token": desk.slip(), **changes}))
    (row,) = apart.waiting(desk.store)
    key = (desk.store, row.apart.home, row.apart.id)
    assert "can only be dropped" in str(apart.accept(*key, TERMS, desk.office.act))
    assert apart.waiting_count(desk.store) == 1
    assert apart.drop(*key, desk.office.act) is None
    assert apart.waiting_count(desk.store) == 0
    assert desk.responses() == []


def test_answers_without_a_record_and_declined_ones_are_apart_and_never_count(desk, tablet):
    loose = tablet.answer()
    declined = tablet.answer(desk.slip(), number=2, declined=True, answers={})
    assert tablet.becomes(loose, declined) == [("stored", None)] * 2
    assert desk.responses() == []
    assert kept_apart(desk) == [("declined", "", ""), ("loose", "", "")]
    assert apart.waiting(desk.store) == []
    assert apart.counts(desk.store) == {
        (tablet.device.id, "loose"): 1,
        (tablet.device.id, "declined"): 1,
    }


def test_a_partial_answer_needs_the_question_that_counts_only(desk, tablet):
    whole, part = desk.slip(), desk.slip()
    few = {"overall": ["2"]}
    answers_ = [
        tablet.answer(whole, answers=few),
        tablet.answer(part, number=2, answers=few, partial=True),
        tablet.answer(desk.slip(), number=3, answers={}, partial=True),
    ]
    results = tablet.becomes(*answers_)
    assert results[1:] == [("stored", None), ("refused", "invalid-answers")]
    assert 1 in [row["partial"] for row in desk.responses()]


def test_a_pushed_answer_proves_its_push_and_ends_it(desk, tablet):
    record = desk.office.record()
    made = pushes.push(desk.store, tablet.device.id, record.code, desk.office.act, code_days=0)
    token, push = made.push.token, made.push.id
    other = Machine(desk).be_a_tablet(name="Quầy 2", machine=2)
    stolen = other.answer(token, number=7, evidence="pushed", push=push)
    assert other.becomes(stolen) == [("refused", "unknown-push")]
    mixed = tablet.answer(desk.slip(), number=8, evidence="pushed", push=push)
    assert tablet.becomes(mixed) == [("refused", "unknown-push")]
    good = tablet.answer(token, evidence="pushed", push=push)
    assert tablet.becomes(good) == [("stored", None)]
    assert [row["evidence"] for row in desk.responses()] == ["pushed"]
    assert desk.office.rows("SELECT state FROM push") == [("rated",)]


def test_a_declined_push_is_told_to_the_clerk(desk, tablet):
    record = desk.office.record()
    made = pushes.push(desk.store, tablet.device.id, record.code, desk.office.act, code_days=0)
    answer = tablet.answer(
        made.push.token, evidence="pushed", push=made.push.id, declined=True, answers={}
    )
    assert tablet.becomes(answer) == [("stored", None)]
    assert desk.office.rows("SELECT state FROM push") == [("declined",)]


def test_what_a_machine_out_of_use_brings_waits_for_an_official(desk, tablet):
    token, again = desk.slip(), desk.slip()
    assert devices.retire(desk.store, tablet.device.id, desk.office.act) is None
    for _ in range(2):
        reply = tablet.hands_in(
            tablet.answer(token), tablet.answer(again, number=2), {"id": "x" * 20}
        )
        assert reply.status_code == 403
        assert reply.json["error"] == "retired"
        assert [(one["id"], one["result"]) for one in reply.json["answers"]] == [
            ("tablet-answer-00000001", "quarantined"),
            ("tablet-answer-00000002", "quarantined"),
        ]
    assert desk.responses() == []
    first, second = apart.waiting(desk.store)
    act = desk.office.act
    assert apart.accept(desk.store, first.apart.home, first.apart.id, TERMS, act).result == "stored"
    assert apart.drop(desk.store, second.apart.home, second.apart.id, act) is None
    assert [row["state"] for row in desk.responses()] == ["counted"]


def test_too_many_are_told_to_stay_on_the_tablet(desk, tablet, monkeypatch):
    monkeypatch.setattr(deliveries, "MOST_REFUSED", 2)
    monkeypatch.setattr(deliveries, "MOST_APART", 2)
    loose = [tablet.answer(number=at) for at in range(3)]
    assert tablet.becomes(*loose) == [("stored", None)] * 2 + [("refused", "flood")]
    wrong = [tablet.answer(UNKNOWN, number=at) for at in range(10, 13)]
    told = tablet.hands_in(*wrong).json["answers"]
    assert [one["kept"] for one in told] == [True, True, False]
    assert devices.retire(desk.store, tablet.device.id, desk.office.act) is None
    more = [tablet.answer(number=at) for at in range(20, 23)]
    for _ in range(2):
        assert len(tablet.hands_in(*more).json["answers"]) == 2


def test_no_secret_but_a_tablets_own_hands_anything_in(desk, tablet):
    tablet.secret = secret_of(99)
    assert tablet.hands_in(tablet.answer(desk.slip())).status_code == 401
    assert desk.responses() == []


def test_too_many_answers_to_one_record_stop_being_kept(desk, tablet, monkeypatch):
    monkeypatch.setattr(responses, "KEPT_BESIDE", 1)
    token = desk.slip()
    results = tablet.becomes(*(tablet.answer(token, number=at) for at in range(3)))
    assert results == [("stored", None), ("later", None), ("refused", "flood")]


def test_what_was_told_without_a_record_is_shown_from_five_on(desk, tablet):
    survey = desk.survey
    comment = next(q.id for q in survey.questions if q.kind == "text")

    def told():
        return apart.loose(desk.store, tablet.device.id, survey)

    for at in range(4):
        tablet.becomes(tablet.answer(number=at, answers={"overall": ["5"], comment: f"Tốt {at}"}))
    assert (told().loose, told().levels, told().comments) == (4, None, ())
    last = {"overall": "1", comment: " ", "strange": ["x"]}
    tablet.becomes(tablet.answer(number=9, answers=last))
    tablet.becomes(tablet.answer(number=10, declined=True, answers={}))
    found = told()
    assert (found.loose, found.declined) == (5, 1)
    assert found.levels["5"] == 4
    assert found.levels["1"] == 1
    assert found.comments == ("Tốt 0", "Tốt 1", "Tốt 2", "Tốt 3")


def test_the_body_of_an_answer_is_kept_as_it_came(desk, tablet):
    answer = tablet.answer(UNKNOWN, answers={"overall": ["5"], "comment": "Cảm ơn"})
    tablet.becomes(answer)
    ((body,),) = desk.office.rows("SELECT body FROM apart")
    assert json.loads(body) == answer
    assert answers("5")


def test_metrics_tell_totals_of_the_tablets_in_use(desk, tablet):
    desk.now += timedelta(minutes=3)
    oldest = instant(desk.now - timedelta(minutes=90))
    tablet.post("seen", tablet.tells(unsent=4, oldest=oldest, trouble="storage"))
    tablet.becomes(tablet.answer(UNKNOWN, evidence="typed"))
    other = Machine(desk).be_a_tablet(name="Quầy 2", machine=2)
    assert devices.retire(desk.store, other.device.id, desk.office.act) is None
    app = desk.app()
    app.register_blueprint(operations.bp)
    told = app.test_client().get("/metrics")
    assert told.content_type == "text/plain; version=0.0.4; charset=utf-8"
    lines = told.get_data(as_text=True).splitlines()
    assert {line.split()[0]: int(line.split()[1]) for line in lines if line[0] != "#"} == {
        "kiosk_tablets": 1,
        "kiosk_tablets_silent": 0,
        "kiosk_tablets_out_of_order": 1,
        "kiosk_tablets_with_old_unsent": 1,
        "kiosk_tablet_unsent_answers": 4,
        "kiosk_tablet_oldest_unsent_seconds": 5400,
        "kiosk_answers_apart_waiting": 1,
    }
    assert len([line for line in lines if line.startswith("# TYPE ")]) == 7
