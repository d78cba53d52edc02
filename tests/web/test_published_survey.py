"""The survey file at start: a good one is published, a bad one is refused or the last good one goes on."""

import logging
from pathlib import Path

import pytest

from kiosk.app import SurveyError, present_survey, published_survey
from kiosk.config import resources

GOOD = (resources("survey_templates") / "one_stop.toml").read_text("utf-8")


def _written(folder: Path, text: str) -> Path:
    (folder / "one_stop.toml").write_text(text, "utf-8")
    return folder


def test_a_bad_survey_is_refused_with_its_key_when_none_was_published_before(store, tmp_path):
    folder = _written(tmp_path, GOOD.replace('kind = "scale"', 'kind = "stars"', 1))
    with pytest.raises(SurveyError, match=r"one_stop\.toml is wrong: .*kind.*stars|kind"):
        present_survey(store, str, folder)


def test_the_last_published_survey_goes_on_serving_when_the_file_is_spoilt(store, tmp_path, caplog):
    first = present_survey(store, str, _written(tmp_path, GOOD))
    second = present_survey(
        store, str, _written(tmp_path, GOOD.replace("Rate our service", "Rate this service"))
    )
    assert second.version != first.version
    with caplog.at_level(logging.WARNING, "kiosk"):
        kept = present_survey(store, str, _written(tmp_path, "id = "))
    assert kept.version == second.version
    assert "one_stop.toml" in caplog.text


def test_a_survey_that_is_taken_back_is_the_one_that_goes_on(store, tmp_path):
    first = present_survey(store, str, _written(tmp_path, GOOD))
    present_survey(store, str, _written(tmp_path, GOOD.replace("Rate our", "Rate this")))
    present_survey(store, str, _written(tmp_path, GOOD))
    assert present_survey(store, str, _written(tmp_path, "[")).version == first.version


def test_a_question_cannot_change_its_scale_under_the_same_id(store, tmp_path, caplog):
    first = present_survey(store, str, _written(tmp_path, GOOD))
    rescaled = GOOD.replace('"five_levels"', '"three_levels"').replace("at_most = 3", "at_most = 2")
    with caplog.at_level(logging.WARNING, "kiosk"):
        assert present_survey(store, str, _written(tmp_path, rescaled)).version == first.version
    assert "overall" in caplog.text
    renamed = rescaled.replace('"overall"', '"overall_in_three"')
    assert present_survey(store, str, _written(tmp_path, renamed)).version != first.version


def test_the_shipped_survey_is_good():
    assert published_survey().id == "one_stop"
