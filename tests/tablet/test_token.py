"""The tablet reads codes exactly as the server does, and tells which symbol is to blame."""

import random
import string

import pytest

from kiosk.core.tokens import ALPHABET, Mistyped, make_token, read_token
from tests.builders import Dice

_READ = "texts => texts.map(text => stage.token.readToken(text))"


def variants(token, dice):
    """Yield what people and scanners make of a code."""
    at, other = dice.randrange(16), dice.choice(ALPHABET)
    yield token
    yield token.lower()
    yield "-".join(token[n : n + 4] for n in range(0, 16, 4))
    yield "  " + " ".join(token) + " "
    yield f"https://dg.example.gov.vn/s/{token}"
    yield f"HTTPS://DG.EXAMPLE.GOV.VN/S/{token}/?utm=1#x"
    yield f"/s/{token[:9]}"
    yield token[:at] + other + token[at + 1 :]
    yield token[:at] + dice.choice("01ILOSZDYWÀđß!") + token[at + 1 :]
    yield token[:at] + token[at + 1 :]
    yield token[:at] + other + token[at:]
    yield token[: at - 1] + token[at : at + 1] + token[at - 1 : at] + token[at + 1 :] if at else ""
    yield "".join(dice.choices(string.printable, k=dice.randrange(24)))


def told(found):
    """Return what the server reads, in the tablet's words."""
    if isinstance(found, Mistyped):
        group = None if found.position is None else (found.position + 3) // 4
        return {"wrong": {"reason": found.reason, "position": found.position, "group": group}}
    return {"token": found}


def test_tablet_and_server_agree_on_whatever_is_entered(kept_stage):
    dice = random.Random(11)
    pick = Dice(11)
    texts = [text for _ in range(300) for text in variants(make_token("BCF", pick), dice)]
    read = kept_stage.page.evaluate(_READ, texts)
    differing = [
        (text, found)
        for text, found in zip(texts, read, strict=True)
        if found != told(read_token(text))
    ]
    assert differing == []
    assert sum("token" in found for found in read) > 1500


@pytest.mark.parametrize(
    "text",
    [
        "H41.14-240301-0001",
        "000.00.14.H41-240301-00012",
        "g09.2.4-251120-12",
        "x/H41.14-240301-0001",
    ],
)
def test_the_code_of_a_record_is_told_from_that_of_a_slip(kept_stage, text):
    (found,) = kept_stage.page.evaluate(_READ, [text])
    assert found["wrong"]["reason"] == "record"


def test_a_code_made_elsewhere_is_marked(kept_stage):
    foreign = "([token, prefixes]) => stage.token.isForeign(token, prefixes)"
    assert kept_stage.page.evaluate(foreign, ["BCF2", ["GHJ", "BCF"]]) is False
    assert kept_stage.page.evaluate(foreign, ["BCF2", ["GHJ"]]) is True
    assert kept_stage.page.evaluate(foreign, ["BCF2", []]) is False
