"""Scanners that type: a code that comes within moments is taken, whatever has the focus; people's typing is let be."""

import pytest

from kiosk.core.tokens import make_token
from tests.builders import Dice
from tests.live.server import eventually

TOKEN = make_token("BCF", Dice(3))
_WATCH = """() => {
    window.found = [];
    stage.wedge.watchKeys(one => window.found.push(one));
    document.getElementById('root').innerHTML =
        '<textarea id="comment"></textarea><button id="press">x</button><input id="code">';
    window.pressed = 0;
    document.getElementById('press').addEventListener('click', () => { window.pressed += 1; });
}"""
_TYPE = """async ([text, gap, end, held]) => {
    const target = document.activeElement;
    let now = performance.now();
    const event = (key, more = held ? { repeat: true } : {}) => {
        const made = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
        Object.defineProperty(made, 'timeStamp', { value: now += gap });
        if (target.dispatchEvent(made) && key.length === 1 && 'setRangeText' in target) {
            target.setRangeText(key, target.selectionStart, target.selectionEnd, 'end');
            target.dispatchEvent(new Event('input', { bubbles: true }));
        }
        return made.defaultPrevented;
    };
    for (const key of text) event(key);
    return end ? event(end) : null;
}"""


@pytest.fixture
def keys(stage):
    """Return what types with so many milliseconds between keys, and the end a scanner puts."""
    stage.page.evaluate(_WATCH)

    def type_(text, *, gap=8, end="Enter", focus=None, held=False):
        stage.page.evaluate(
            "id => id ? document.getElementById(id).focus() : document.activeElement.blur()", focus
        )
        return stage.page.evaluate(_TYPE, [text, gap, end, held])

    type_.page = stage.page
    return type_


def found(keys):
    return keys.page.evaluate("window.found.splice(0)")


@pytest.mark.parametrize("text", [TOKEN, TOKEN.lower(), f"https://dg.example.gov.vn/s/{TOKEN}"])
@pytest.mark.parametrize("end", ["Enter", "Tab"])
def test_what_a_scanner_types_is_taken(keys, text, end):
    assert keys(text, end=end) is True
    assert found(keys) == [{"token": TOKEN, "evidence": "scanned"}]


@pytest.mark.parametrize("focus", ["comment", "code", "press"])
def test_nothing_of_it_stays_in_a_field_or_presses_a_button(keys, focus):
    keys.page.evaluate("document.getElementById('comment').value = 'Nhanh, gọn'")
    assert keys(TOKEN, focus=focus) is True
    assert found(keys) == [{"token": TOKEN, "evidence": "scanned"}]
    assert keys.page.input_value("#comment") == "Nhanh, gọn"
    assert keys.page.input_value("#code") == ""
    assert keys.page.evaluate("window.pressed") == 0


def test_a_scanner_that_ends_with_nothing_is_understood(keys):
    keys(TOKEN, end=None, focus="comment")
    eventually(lambda: keys.page.evaluate("window.found.length"), "the code")
    assert keys.page.input_value("#comment") == ""


def test_what_people_type_stays_where_it_is(keys):
    assert keys("Cán bộ rất nhiệt tình", gap=90, focus="comment") is False
    assert keys("ok", gap=20, focus="comment") is False
    assert found(keys) == []
    assert keys.page.input_value("#comment") == "Cán bộ rất nhiệt tìnhok"


def test_a_key_that_is_held_down_is_no_scan(keys):
    assert keys("k" * 20, gap=33, focus="comment", held=True) is False
    assert found(keys) == []
    assert keys.page.input_value("#comment") == "k" * 20


def test_what_is_composed_is_no_scan(keys):
    keys.page.focus("#comment")
    keys.page.evaluate(
        """text => [...text, 'Enter'].forEach(key => document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true })))""",
        TOKEN,
    )
    assert found(keys) == []


def test_a_damaged_scan_tells_what_is_wrong(keys):
    keys(TOKEN[:15])
    (one,) = found(keys)
    assert (one["wrong"]["reason"], one["evidence"]) == ("length", "scanned")


def test_real_keys_of_a_keyboard_are_taken(keys):
    keys.page.focus("#comment")

    def typed():
        # A busy machine types slower than any scanner, and what it has typed then stays.
        keys.page.fill("#comment", "")
        keys.page.keyboard.type(TOKEN)
        keys.page.keyboard.press("Enter")
        return keys.page.evaluate("window.found.length")

    eventually(typed, "the code")
    assert found(keys) == [{"token": TOKEN, "evidence": "scanned"}]
    assert keys.page.input_value("#comment") == ""
