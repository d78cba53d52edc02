"""Every state of the tablet in both languages, three sizes of text and both orientations: no barrier, all in reach."""

from itertools import product

import pytest

from kiosk.app import translator
from kiosk.config import LANGUAGES
from kiosk.web.tablet_texts import TEXTS
from tests.browser.checks import Watch, barriers
from tests.tablet.conftest import TALL, WIDE
from tests.tablet.looks import (
    covered,
    in_the_upper_half,
    levels_out_of_sight,
    sideways,
    too_small,
    unfocused,
)
from tests.tablet.samples import samples
from tests.tablet.stage import HOST, Stage

SIZES = (1, 1.5, 2)
BIGGER = ({"width": 1280, "height": 800}, {"width": 800, "height": 1280})


@pytest.fixture
def open_stage(browse):
    """Return what opens a stage with the texts as they are, and what it complained about."""

    def open_it(viewport, **device):
        page = browse(viewport=viewport, **device)
        watch = Watch(page, HOST)
        texts = {
            language: {key: translator(language)(id) for key, id in TEXTS.items()}
            for language in LANGUAGES
        }
        return Stage(page, texts), watch

    return open_it


def draw_all(stage, **view):
    """Draw each sample in turn; yield its name."""
    for name, (state, more) in samples().items():
        stage.draw(state, **{**more, **view})
        yield name


@pytest.mark.parametrize(("viewport", "lang", "size"), [*product((WIDE, TALL), LANGUAGES, SIZES)])
def test_a_screen_has_no_barrier_and_everything_in_reach(open_stage, viewport, lang, size):
    stage, watch = open_stage(viewport, has_touch=True)
    found = {}
    for name in draw_all(stage, lang=lang, size=size):
        found[name] = [
            *filter(None, [unfocused(stage.page)]),
            *barriers(stage.page),
            *sideways(stage.page),
            *too_small(stage.page, name),
            *covered(stage.page),
        ]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert watch.complaints == []
    assert watch.strange_hosts == []


@pytest.mark.parametrize(
    ("viewport", "low"), [*product(BIGGER, (False,)), *product((WIDE, TALL), (True,))]
)
def test_nothing_stands_out_on_any_screen_even_with_the_controls_low_down(
    open_stage, viewport, low
):
    stage, _ = open_stage(viewport)
    found = {}
    for size in SIZES:
        for name in draw_all(stage, size=size, low=low):
            found[name, size] = [*sideways(stage.page), *covered(stage.page)]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("viewport", "sizes"), [(WIDE, SIZES), (TALL, SIZES[:2]), *product(BIGGER, (SIZES,))]
)
def test_all_levels_are_seen_at_once(open_stage, viewport, sizes):
    stage, _ = open_stage(viewport)
    state, view = samples()["asking"]
    found = {}
    for lang, (size, low) in product(LANGUAGES, [*product(sizes, (False,)), (1, True)]):
        stage.draw(state, **{**view, "lang": lang, "size": size, "low": low})
        assert stage.page.locator(".alone .faces .option").count() == 5
        found[lang, size, low] = levels_out_of_sight(stage.page)
    assert {key: wrong for key, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("viewport", [WIDE, TALL, *BIGGER])
def test_controls_are_in_the_lower_half_on_demand(open_stage, viewport):
    stage, _ = open_stage(viewport)
    found = {name: in_the_upper_half(stage.page) for name in draw_all(stage, low=True)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_colours_are_told_apart_in_the_dark_too(open_stage):
    stage, _ = open_stage(WIDE, color_scheme="dark")
    found = {name: barriers(stage.page, "color-contrast") for name in draw_all(stage)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    background = stage.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(15, 21, 27)"


def test_the_eye_for_barriers_sees_them(open_stage):
    """A screen spoilt on purpose: a small button without words, far to the right, under something else."""
    stage, _ = open_stage(WIDE)
    state, view = samples()["waiting"]
    stage.draw(state, **view)
    stage.page.evaluate("""() => {
        const bad = document.createElement('button');
        Object.assign(bad.style, { position: 'absolute', left: '955px', top: '300px', width: '20px' });
        const lid = document.createElement('div');
        Object.assign(lid.style, { position: 'fixed', inset: '0', zIndex: 3 });
        document.getElementById('root').append(bad, lid);
        bad.focus();
    }""")
    assert any(one.startswith("button-name") for one in barriers(stage.page))
    assert any(one.startswith("BUTTON") for one in sideways(stage.page))
    assert any(one.startswith("BUTTON") for one in too_small(stage.page, "waiting"))
    assert len(covered(stage.page)) > 3
    assert len(in_the_upper_half(stage.page)) > 1
    assert "button" in (unfocused(stage.page) or "")
