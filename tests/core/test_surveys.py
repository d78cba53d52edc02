"""Surveys and the answers people give to them."""

import json
import unicodedata

import pytest

from kiosk.core.scales import SCALES, group
from kiosk.core.surveys import (
    COMMENT_LIMIT,
    Answer,
    Answers,
    Option,
    Question,
    ShowIf,
    Survey,
    answers_from_json,
    body_hash,
    fitting,
    from_json,
    read_answers,
    score,
    to_json,
    unasked,
)


def texts(word: str) -> dict[str, str]:
    return {"vi": f"{word} vi", "en": f"{word} en"}


def options(*codes: str) -> tuple[Option, ...]:
    return tuple(Option(code, texts(code)) for code in codes)


OVERALL = Question(
    "overall",
    "scale",
    texts("overall"),
    options("5", "4", "3", "2", "1"),
    scale="five_levels",
    required=True,
    counts=True,
)
REASONS = Question(
    "reasons",
    "choices",
    texts("reasons"),
    options("time", "attitude", "other"),
    show_if=ShowIf("overall", ("3", "2", "1")),
)
WAY = Question("way", "choice", texts("way"), options("desk", "post"))
WHICH_POST = Question(
    "which_post", "text", texts("which"), required=True, show_if=ShowIf("way", ("post",))
)
COMMENT = Question("comment", "text", texts("comment"))
SURVEY = Survey("desk", ("vi", "en"), texts("title"), (OVERALL, REASONS, WAY, WHICH_POST, COMMENT))


def read(**form: str | list[str]) -> Answers:
    answers = read_answers(SURVEY, posted(form))
    assert isinstance(answers, Answers), answers
    return answers


def refuse(**form: str | list[str]) -> dict[str, str]:
    errors = read_answers(SURVEY, posted(form))
    assert isinstance(errors, tuple), errors
    return {error.question: error.message.text(lambda id: id) for error in errors}


def posted(form: dict[str, str | list[str]]) -> dict[str, list[str]]:
    return {key: [value] if isinstance(value, str) else value for key, value in form.items()}


def test_answers_are_kept_in_the_order_of_the_survey():
    answers = read(comment="Tốt", overall="2", reasons=["other", "time", "time"], way="desk")
    assert answers.given == (
        Answer("overall", ("2",)),
        Answer("reasons", ("time", "other")),
        Answer("way", ("desk",)),
        Answer("comment", text="Tốt"),
    )
    assert score(SURVEY, answers) == 2


def test_an_empty_form_is_no_answer_because_nothing_is_preselected():
    assert set(refuse()) == {"overall"}
    assert set(refuse(overall="")) == {"overall"}


def test_only_what_is_required_must_be_answered():
    assert read(overall="5").given == (Answer("overall", ("5",)),)


def test_answers_to_questions_that_are_not_asked_are_dropped():
    assert "reasons" not in read(overall="5", reasons=["time"]).to_form()
    assert "which_post" not in read(overall="5", way="desk", which_post="Vinh").to_form()


def test_a_question_that_comes_up_and_is_required_must_be_answered():
    assert set(refuse(overall="5", way="post")) == {"which_post"}
    assert read(overall="5", way="post", which_post="Vinh").to_form()["which_post"] == ("Vinh",)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"overall": "6"}, "overall"),
        ({"overall": ["5", "1"]}, "overall"),
        ({"overall": ["5", "6"]}, "overall"),
        ({"overall": "1", "reasons": ["time", "weather"]}, "reasons"),
        ({"overall": "5", "way": ["desk", "post"]}, "way"),
    ],
)
def test_an_answer_that_the_form_does_not_offer_is_refused(form, field):
    assert set(refuse(**form)) == {field}


def test_all_errors_are_told_at_once():
    assert set(refuse(way="train", comment="x" * 3000)) == {"overall", "way", "comment"}


def test_a_text_of_the_limit_fits_and_a_longer_one_is_told_by_how_much():
    fits = "ế" * COMMENT_LIMIT
    assert read(overall="5", comment=fits).to_form()["comment"] == (fits,)
    message = refuse(overall="5", comment=fits + "abc")["comment"]
    assert "3 characters too long" in message
    assert "2000" in message


def test_decomposed_letters_count_as_the_letters_they_are():
    apart = unicodedata.normalize("NFD", "ế" * COMMENT_LIMIT)
    assert read(overall="5", comment=apart).to_form()["comment"] == ("ế" * COMMENT_LIMIT,)


def test_written_text_keeps_its_lines_and_loses_control_characters():
    text = "  Cảm ơn\r\nrất\tnhiều\x00\x1b\x7f\x85\ud800\rnhé\n "
    assert read(overall="5", comment=text).to_form()["comment"] == ("Cảm ơn\nrất nhiều\nnhé",)


def test_a_text_of_blanks_is_no_answer():
    assert "comment" not in read(overall="5", comment=" \r\n ").to_form()


def test_answers_survive_their_json():
    answers = read(overall="2", reasons=["time"], comment="Chậm quá\n“3” lần")
    text = answers.to_json()
    assert json.loads(text) == {
        "overall": ["2"],
        "reasons": ["time"],
        "comment": "Chậm quá\n“3” lần",
    }
    assert answers_from_json(text) == answers


def test_answers_given_again_as_a_form_are_the_same_answers():
    answers = read(overall="2", reasons=["time"], comment="Chậm")
    assert read_answers(SURVEY, answers.to_form()) == answers


def test_what_fits_is_shown_again_and_text_stays_as_it_was_typed():
    form = {
        "overall": ["9"],
        "reasons": ["weather", "time"],
        "comment": [" dài " * 900],
        "colour": ["red"],
        "which_post": [""],
    }
    assert fitting(SURVEY, form) == {"reasons": ("time",), "comment": (" dài " * 900,)}


def test_a_question_that_an_answer_brings_up_is_still_to_be_asked():
    assert unasked(SURVEY, read(overall="3")) == (REASONS,)
    assert unasked(SURVEY, read(overall="3", reasons=["time"])) == ()
    assert unasked(SURVEY, read(overall="4")) == ()


def test_there_is_no_score_without_the_answer_that_counts():
    assert score(SURVEY, Answers((Answer("comment", text="Tốt"),))) is None


def test_a_survey_survives_its_json_and_keeps_its_version():
    assert from_json(to_json(SURVEY)) == SURVEY
    assert from_json(to_json(SURVEY)).version == SURVEY.version
    assert len(SURVEY.version) == 16


def test_the_version_does_not_depend_on_the_order_of_languages_within_a_text():
    turned = Survey("desk", ("vi", "en"), dict(reversed(texts("title").items())), SURVEY.questions)
    assert turned.version == SURVEY.version


def test_any_other_wording_is_another_version():
    other = Survey("desk", ("vi", "en"), texts("Title"), SURVEY.questions)
    assert other.version != SURVEY.version


def test_the_same_answers_to_the_same_wording_are_one_body():
    other = Survey("desk", ("vi", "en"), texts("Title"), SURVEY.questions)
    body = body_hash(SURVEY, read(overall="5", comment="Tốt"))
    assert body == body_hash(SURVEY, read(comment=" Tốt ", overall="5"))
    assert body != body_hash(SURVEY, read(overall="4", comment="Tốt"))
    assert body != body_hash(other, read(overall="5", comment="Tốt"))


def test_a_survey_read_back_finds_what_was_kept_for_it():
    assert {SURVEY: "kept"}[from_json(to_json(SURVEY))] == "kept"


def test_questions_are_found_by_their_ids():
    assert SURVEY.by_id["way"] is WAY


def test_the_neutral_middle_is_never_satisfied():
    groups = {
        scale: "".join(group(scale, level.code)[0] for level in SCALES[scale]) for scale in SCALES
    }
    assert groups == {"five_levels": "ssndd", "three_levels": "snd"}


@pytest.mark.parametrize("scale", SCALES)
def test_levels_are_numbered_down_from_the_best(scale):
    codes = [int(level.code) for level in SCALES[scale]]
    assert codes == sorted(codes, reverse=True)
    assert codes[-1] == 1
