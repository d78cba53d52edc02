"""Which question stands on which page of the tablet, and what of the answers is sent: the same as the server takes."""

import json
import unicodedata

import pytest

from kiosk.core.surveys import Answers, answers_from_json, from_json, read_answers
from tests.tablet.samples import survey


def asked(*questions):
    """Return a survey of such questions."""
    return {
        "version": "0",
        "id": "s",
        "languages": ["vi"],
        "title": {"vi": "S"},
        "questions": list(questions),
    }


def question(id, kind="choice", *, required=False, codes="ab", **more):
    options = [] if kind == "text" else [{"code": code, "text": {"vi": code}} for code in codes]
    return {
        "id": id,
        "kind": kind,
        "text": {"vi": id},
        "required": required,
        "counts": False,
        "options": options,
        **more,
    }


def pages(stage, survey, chosen=None):
    found = stage.page.evaluate(
        "([survey, chosen]) => stage.survey.pages(survey, chosen)", [survey, chosen or {}]
    )
    return [[one["id"] for one in page] for page in found]


def sent(stage, survey, chosen):
    return stage.page.evaluate(
        "([survey, chosen]) => stage.survey.toAnswers(survey, chosen)", [survey, chosen]
    )


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, [["overall"], ["comment"]]),
        ({"overall": ["5"]}, [["overall"], ["comment"]]),
        ({"overall": ["2"]}, [["overall"], ["reasons", "comment"]]),
    ],
)
def test_the_usual_answer_takes_two_pages(kept_stage, chosen, expected):
    assert pages(kept_stage, survey(), chosen) == expected


def test_what_must_be_answered_stands_alone_and_the_rest_together(kept_stage):
    needed = {"required": True}
    questions = [
        question("a", **needed), question("b", **needed), question("c"), question("d", "text"),
        question("e", **needed), question("f"),
    ]  # fmt: skip
    assert pages(kept_stage, asked(*questions)) == [["a"], ["b"], ["c", "d"], ["e"], ["f"]]


def test_an_answer_to_what_is_not_asked_any_more_brings_up_nothing(kept_stage):
    first = question("a", required=True)
    second = question("b", show_if={"question": "a", "options": ["b"]})
    third = question("c", show_if={"question": "b", "options": ["a"]})
    chosen = {"a": ["a"], "b": ["a"], "c": ["a"]}
    assert pages(kept_stage, asked(first, second, third), chosen) == [["a"]]
    assert sent(kept_stage, asked(first, second, third), chosen) == {"a": ["a"]}


@pytest.mark.parametrize(
    "chosen",
    [
        {"overall": ["5"]},
        {"overall": ["2"], "reasons": ["other", "time"], "comment": " Lâu quá\r\n\tthật\x07 "},
        {"overall": ["4"], "reasons": ["time"], "comment": ""},
        {"overall": ["3"], "reasons": [], "comment": unicodedata.normalize("NFD", "Việt Nam")},
        {"overall": ["1"], "reasons": ["time"], "comment": "x" * 2000},
        {"overall": ["1"], "reasons": ["time"], "comment": "😀" * 1999},
    ],
)
def test_what_is_sent_is_what_the_server_reads_in_the_same_answers(kept_stage, chosen):
    told = sent(kept_stage, survey(), chosen)
    form = {name: [value] if isinstance(value, str) else value for name, value in chosen.items()}
    read = read_answers(from_json(json.dumps(survey())), form)
    assert isinstance(read, Answers)
    assert answers_from_json(json.dumps(told)) == read


@pytest.mark.parametrize("comment", ["x" * 2001, "😀" * 2500, "a" + "\n" * 2100 + "b"])
def test_a_text_that_is_too_long_is_cut_to_what_fits(kept_stage, comment):
    told = sent(kept_stage, survey(), {"overall": ["5"], "comment": comment})
    assert 0 < len(told["comment"]) <= 2000


def test_half_a_character_is_not_sent(kept_stage):
    chosen = {"overall": ["5"]}
    told = kept_stage.page.evaluate(
        "([survey, chosen]) => stage.survey.toAnswers(survey, { ...chosen, comment: 'a\\ud83d b' })",
        [survey(), chosen],
    )
    assert told == {"overall": ["5"], "comment": "a b"}
