"""Messages as values, and acts."""

from datetime import timedelta

from kiosk.core.acts import Act
from kiosk.core.messages import Message, mark, say
from tests.builders import NOON, Dice


def test_a_message_is_translated_at_the_door_and_filled_in_the_other_order() -> None:
    message = say("%(count)s records of %(unit)s", count=3, unit="Nghi Long")
    assert message == Message(
        "%(count)s records of %(unit)s", (("count", 3), ("unit", "Nghi Long"))
    )
    assert message.text(str) == "3 records of Nghi Long"
    assert message.text(lambda _id: "%(unit)s: %(count)s hồ sơ") == "Nghi Long: 3 hồ sơ"


def test_a_per_cent_sign_is_doubled_in_a_message_and_not_in_its_parameters() -> None:
    assert say("Under 20 %% at %(unit)s", unit="100 % Nghi Long").text(str) == (
        "Under 20 % at 100 % Nghi Long"
    )
    assert mark("Coverage %%") == "Coverage %%"


def test_an_act_knows_its_time_as_text_and_draws_ids_that_nobody_else_draws() -> None:
    act = Act(NOON, Dice(), "lan")
    assert act.at == "2024-03-20T05:00:00.000000Z"
    assert Act(NOON + timedelta(microseconds=1), Dice(), "lan").at > act.at
    ids = {act.new_id() for _ in range(50)}
    assert len(ids) == 50
    assert {len(id) for id in ids} == {32}
    assert Act(NOON, lambda _sides: 255, "lan").new_id() == "0" * 30 + "ff"
