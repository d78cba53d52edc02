"""What a code opens, and what becomes of an answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.core import responses as rules
from kiosk.core.records import Record
from kiosk.core.tokens import Token, make_token
from kiosk.journey import check, slips
from kiosk.journey.responses import (
    Gone,
    Invitation,
    Later,
    Open,
    OwnAnswer,
    Rated,
    Stored,
    Submission,
    Terms,
    Unknown,
    look,
)
from kiosk.store import responses
from tests.builders import NOON, SURVEY, TERMS, Dice, Office, answers, sign

FIVE, FOUR, TWO = '{"overall":["5"]}', '{"overall":["4"]}', '{"overall":["2"]}'


@pytest.fixture
def record(office: Office) -> Record:
    """A record whose result was returned nine days ago."""
    return office.record()


@pytest.fixture
def token(office: Office, record: Record) -> Token:
    """The code on its slip."""
    return office.code(record)


def seen(
    office: Office, token: Token, key: str | None = None, *, now: datetime = NOON
) -> Open | Rated | Gone | Unknown:
    return look(office.store, token, TERMS, change_key=key, now=now)


def stored(office: Office, sent: Submission, *, now: datetime | None = None) -> Stored:
    """Send an answer that must count; return what its browser keeps."""
    outcome = office.send(sent, now=now)
    assert isinstance(outcome, Stored)
    return outcome


def test_a_code_opens_a_page_that_can_be_trusted_and_gives_nothing_away(
    office: Office, token: Token
) -> None:
    assert seen(office, token) == Open(
        Invitation(token, "slip", "Xã Nghi Long", "Đăng ký khai sinh", "…1-0001")
    )


def test_a_short_record_code_is_shown_whole_and_a_record_may_lack_a_procedure(
    office: Office,
) -> None:
    token = office.code(office.record(code="H41-0007", procedure=None))
    opened = seen(office, token)
    assert isinstance(opened, Open)
    assert (opened.invitation.record_hint, opened.invitation.procedure) == ("H41-0007", "")


def test_the_first_answer_counts_with_all_that_is_known_of_it(
    office: Office, record: Record, token: Token
) -> None:
    sent = office.submission(
        token,
        answers=answers("2", "time", comment="Chờ lâu"),
        actor="assisted",
        channel="tablet",
        evidence="typed",
        language="en",
    )
    assert stored(office, sent).replaced is False
    with office.store.reading() as db:
        kept = responses.counted(db, record.home, record.code)[0]._asdict()
    del kept["body_hash"], kept["change_hash"]
    assert kept == {
        "home": record.home,
        "id": sent.response_id,
        "record": record.code,
        "round": 1,
        "moment": "result",
        "token": token,
        "state": "counted",
        "survey": SURVEY.version,
        "answers": '{"overall":["2"],"reasons":["time"],"comment":"Chờ lâu"}',
        "channel": "tablet",
        "actor": "assisted",
        "evidence": "typed",
        "source": "kiosk",
        "device": None,
        "language": "en",
        "opened_at": "2024-03-20T04:59:20.000000Z",
        "submitted_at": "2024-03-20T05:00:00.000000Z",
        "received_at": "2024-03-20T05:00:00.000000Z",
        "seconds": 40,
        "counted_on": "2024-03-20",
        "before_return": 0,
        "change_until": "2024-03-21T05:00:00.000000Z",
        "state_at": "2024-03-20T05:00:00.000000Z",
        "replaced_by": None,
        "partial": None,
        "clock_seconds": None,
    }


def test_the_day_of_an_answer_is_vietnams(office: Office, record: Record, token: Token) -> None:
    late = datetime(2024, 3, 20, 17, 30, tzinfo=UTC)
    stored(office, office.submission(token), now=late)
    assert office.rows("SELECT counted_on FROM response") == [("2024-03-21",)]


@pytest.mark.parametrize(
    ("returned", "marked"), [("2024-03-19", 0), ("2024-03-20", 0), ("2024-03-21", 1), (None, 1)]
)
def test_an_answer_before_the_result_was_handed_over_is_marked(
    office: Office, returned: str | None, marked: int
) -> None:
    token = office.code(office.record(returned_on=returned))
    stored(office, office.submission(token))
    assert office.rows("SELECT before_return FROM response") == [(marked,)]


@pytest.mark.parametrize(
    ("opened", "seconds"),
    [(None, None), ("2024-03-20T04:58:59.400000Z", 60), ("2024-03-20T06:00:00.000000Z", 0)],
)
def test_the_time_taken_is_never_negative_whatever_a_clock_says(
    office: Office, token: Token, opened: str | None, seconds: int | None
) -> None:
    stored(office, office.submission(token, opened_at=opened))
    assert office.rows("SELECT seconds FROM response") == [(seconds,)]


def test_the_same_answer_twice_is_one_row_and_is_answered_alike(
    office: Office, record: Record, token: Token
) -> None:
    sent = office.submission(token)
    first = office.send(sent)
    assert office.send(sent, now=NOON + timedelta(hours=3)) == first
    assert office.send(sent, now=NOON + timedelta(days=3)) == first
    assert office.responses(record) == [("counted", FIVE)]
    assert check.differing_cells(office.store) == []


def test_another_browser_is_kept_beside_and_never_sees_the_answer(
    office: Office, record: Record, token: Token
) -> None:
    stored(office, office.submission(token))
    stranger = office.submission(token, answers=answers("2"))
    later = office.send(stranger)
    assert isinstance(later, Later)
    assert later.kept
    assert later.invitation.token == token
    assert office.send(stranger) == later
    assert office.responses(record) == [("counted", FIVE), ("later", TWO)]
    assert office.rows("SELECT counted_on, change_hash FROM response WHERE state = 'later'") == [
        (None, None)
    ]
    for key in (None, "", "guessed", sign("change")):
        assert seen(office, token, key) == Rated(later.invitation, None)


def test_its_own_browser_sees_the_answer_for_24_hours(office: Office, token: Token) -> None:
    key = stored(office, office.submission(token, answers=answers("2", "time"))).change_key
    until = NOON + timedelta(hours=24)
    found = seen(office, token, key, now=until - timedelta(seconds=1))
    assert isinstance(found, Rated)
    assert found.own == OwnAnswer(SURVEY.version, answers("2", "time"), until)
    after = seen(office, token, key, now=until)
    assert isinstance(after, Rated)
    assert after.own is None


def test_its_own_browser_may_change_the_answer_and_the_old_one_is_kept(
    office: Office, record: Record, token: Token
) -> None:
    first = office.submission(token)
    key = stored(office, first).change_key
    changed = office.submission(token, answers=answers("2"), change_key=key)
    then = NOON + timedelta(hours=20)
    new = stored(office, changed, now=then)
    assert new.replaced
    assert new.change_key != key
    assert office.responses(record) == [("counted", TWO), ("replaced", FIVE)]
    assert office.rows(
        "SELECT state_at, replaced_by, counted_on, change_hash, change_until FROM response"
        " WHERE state = 'replaced'"
    ) == [("2024-03-21T01:00:00.000000Z", changed.response_id, None, None, None)]
    assert office.rows("SELECT counted_on FROM response WHERE state = 'counted'") == [
        ("2024-03-20",)
    ]
    assert check.differing_cells(office.store) == []


def test_changing_does_not_make_the_24_hours_longer(
    office: Office, record: Record, token: Token
) -> None:
    key = stored(office, office.submission(token)).change_key
    second = office.submission(token, answers=answers("4"), change_key=key)
    key = stored(office, second, now=NOON + timedelta(hours=23)).change_key
    third = office.submission(token, answers=answers("2"), change_key=key)
    assert isinstance(office.send(third, now=NOON + timedelta(hours=24)), Later)
    assert office.responses(record) == [("counted", FOUR), ("later", TWO), ("replaced", FIVE)]


def test_the_key_of_a_replaced_answer_opens_nothing_any_more(office: Office, token: Token) -> None:
    old = stored(office, office.submission(token)).change_key
    stored(office, office.submission(token, answers=answers("4"), change_key=old))
    again = office.submission(token, answers=answers("2"), change_key=old)
    assert isinstance(office.send(again), Later)
    found = seen(office, token, old)
    assert isinstance(found, Rated)
    assert found.own is None


def test_the_same_form_sent_with_other_answers_follows_the_change_rule(
    office: Office, record: Record, token: Token
) -> None:
    first = office.submission(token)
    key = stored(office, first).change_key
    other = replace(first, answers=answers("2"))
    assert isinstance(office.send(other), Later)
    changed = replace(first, answers=answers("4"), change_key=key)
    outcome = stored(office, changed)
    assert outcome.replaced
    assert office.send(changed) == replace(outcome, replaced=False)
    assert office.responses(record) == [
        ("counted", FOUR),
        ("later", TWO),
        ("replaced", FIVE),
    ]
    assert isinstance(office.send(first), Later)
    assert len(office.responses(record)) == 3


def test_who_comes_back_to_an_answer_he_has_replaced_replaces_again(
    office: Office, record: Record, token: Token
) -> None:
    first = office.submission(token)
    key = stored(office, first).change_key
    other = replace(first, answers=answers("2"), change_key=key)
    key = stored(office, other).change_key
    back = replace(first, change_key=key)
    outcome = stored(office, back)
    assert outcome.replaced
    assert office.send(replace(back, change_key=outcome.change_key)) == replace(
        outcome, replaced=False
    )
    assert sorted(state for state, _ in office.responses(record)) == [
        "counted",
        "replaced",
        "replaced",
    ]
    assert ("counted", FIVE) in office.responses(record)


def test_one_forms_id_and_answers_for_two_records_are_two_answers(
    office: Office, token: Token
) -> None:
    neighbour = office.record()
    first = office.submission(token)
    second = replace(first, token=office.code(neighbour))
    keys = {stored(office, first).change_key, stored(office, second).change_key}
    assert len(keys) == 2
    assert office.send(second) == stored(office, second)
    assert office.responses(neighbour) == [("counted", FIVE)]
    assert len(office.rows("SELECT 1 FROM response")) == 2


def test_a_flood_of_answers_is_not_kept_and_the_counted_one_stays(
    office: Office, record: Record, token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "KEPT_BESIDE", 3)
    neighbour = office.code(office.record())
    key = stored(office, office.submission(token)).change_key
    outcomes = [office.send(office.submission(token)) for _ in range(5)]
    assert [outcome.kept for outcome in outcomes if isinstance(outcome, Later)] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert len(office.responses(record)) == 4
    assert stored(office, office.submission(token, change_key=key, answers=answers("4"))).replaced
    stored(office, office.submission(neighbour))


def test_a_browser_that_changes_without_end_is_stopped_and_its_last_answer_stays(
    office: Office, record: Record, token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "KEPT_BESIDE", 3)
    key = stored(office, office.submission(token)).change_key
    for level in ("4", "3", "2"):
        changed = office.submission(token, answers=answers(level), change_key=key)
        key = stored(office, changed).change_key
    refused = office.send(office.submission(token, change_key=key))
    assert isinstance(refused, Later)
    assert not refused.kept
    assert ("counted", TWO) in office.responses(record)
    assert len(office.responses(record)) == 4
    found = seen(office, token, key)
    assert isinstance(found, Rated)
    assert found.own


def test_an_unknown_code_stores_nothing(office: Office, record: Record, token: Token) -> None:
    unknown = make_token(token[:3], Dice(99))
    assert seen(office, unknown) == Unknown()
    assert office.send(office.submission(unknown)) == Unknown()
    assert office.rows("SELECT 1 FROM response") == []


def test_a_re_issued_code_is_gone_and_the_new_one_works(
    office: Office, record: Record, token: Token
) -> None:
    new = slips.reissue(office.store, record.code, office.act)
    assert new
    for outcome in (seen(office, token), office.send(office.submission(token))):
        assert isinstance(outcome, Gone)
        assert outcome.reason == "revoked"
        assert outcome.invitation.unit_name == "Xã Nghi Long"
    assert isinstance(seen(office, new), Open)
    stored(office, office.submission(new))


def test_a_key_got_through_the_old_code_opens_nothing_through_the_new_one(
    office: Office, record: Record, token: Token
) -> None:
    key = stored(office, office.submission(token)).change_key
    new = slips.reissue(office.store, record.code, office.act)
    assert new
    found = seen(office, new, key)
    assert isinstance(found, Rated)
    assert found.own is None
    changed = office.submission(new, answers=answers("2"), change_key=key)
    assert isinstance(office.send(changed), Later)
    assert office.responses(record) == [("counted", FIVE), ("later", TWO)]


@pytest.mark.parametrize(
    ("day", "works"), [("2024-03-21", True), ("2024-03-22", False), ("2030-01-01", False)]
)
def test_a_code_expires_some_days_after_the_hand_over(
    office: Office, token: Token, day: str, works: bool
) -> None:
    terms = Terms(10, sign)
    now = datetime.fromisoformat(f"{day}T05:00:00Z")
    opened = look(office.store, token, terms, change_key=None, now=now)
    sent = office.send(office.submission(token), now=now, terms=terms)
    if works:
        assert isinstance(opened, Open)
        assert isinstance(sent, Stored)
    else:
        assert isinstance(opened, Gone)
        assert opened == sent
        assert opened.reason == "expired"


def test_a_code_never_expires_before_the_hand_over_nor_without_a_limit(office: Office) -> None:
    now = NOON + timedelta(days=4000)
    waiting = office.code(office.record(status=9, returned_on=None))
    assert isinstance(seen(office, waiting, now=now), Open)
    returned = office.code(office.record())
    unlimited = Terms(0, sign)
    assert isinstance(look(office.store, returned, unlimited, change_key=None, now=now), Open)


def test_a_re_opened_record_is_rated_again_in_its_new_round(
    office: Office, record: Record, token: Token
) -> None:
    stored(office, office.submission(token))
    again = office.change(record, round=2, status=9)
    second = office.code(again)
    assert second != token
    assert isinstance(seen(office, second), Open)
    stored(office, office.submission(second, answers=answers("2")))
    assert office.responses(record) == [("counted", TWO), ("counted", FIVE)]
    assert isinstance(seen(office, token), Rated)
    assert check.differing_cells(office.store) == []
    # The record counts once, and its latest round speaks for it.
    assert office.rows("SELECT DISTINCT rated FROM tally WHERE records > 0") == [(1,)]
    assert office.rows(
        "SELECT DISTINCT choice FROM rating_tally WHERE question = 'overall' AND ratings > 0"
    ) == [("2",)]
