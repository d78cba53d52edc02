"""Reading a survey file: the survey, or every fault with its place."""

import pytest

from kiosk.config import resources
from kiosk.core.survey_file import Fault, read_survey
from kiosk.core.surveys import Option, ShowIf, Survey

HEAD = """
id = "desk"
languages = ["vi", "en"]
title = { vi = "Đánh giá", en = "Rate us" }
"""
OVERALL = """
[[question]]
id = "overall"
kind = "scale"
scale = "five_levels"
counts = true
required = true
text = { vi = "Hài lòng không?", en = "Satisfied?" }
"""


def good(text: str) -> Survey:
    survey = read_survey(text)
    assert isinstance(survey, Survey), survey
    return survey


def faults(text: str) -> dict[str, str]:
    found = read_survey(text)
    assert isinstance(found, tuple)
    assert all(isinstance(fault, Fault) for fault in found)
    return {fault.key_path: fault.message.text(lambda id: id) for fault in found}


def question(extra: str, id: str = "why") -> str:
    return f"""
[[question]]
id = "{id}"
text = {{ vi = "Vì sao?", en = "Why?" }}
{extra}
"""


WAY = """kind = "choice"
options = [
  { id = "desk", text = { vi = "Tại quầy", en = "At the desk" } },
  { id = "post", text = { vi = "Bưu điện", en = "By post" } },
]"""


def test_the_default_survey_asks_why_only_when_the_answer_is_neutral_or_worse():
    survey = good((resources("survey_templates") / "one_stop.toml").read_text("utf-8"))

    assert survey.languages == ("vi", "en")
    assert [(q.id, q.kind, q.required) for q in survey.questions] == [
        ("overall", "scale", True),
        ("reasons", "choices", False),
        ("comment", "text", False),
    ]
    assert survey.counting.id == "overall"
    assert survey.counting.codes == ("5", "4", "3", "2", "1")
    assert survey.questions[1].show_if == ShowIf("overall", ("3", "2", "1"))
    assert len(survey.questions[1].options) == 6


@pytest.mark.parametrize("path", sorted(resources("survey_templates").glob("*.toml")))
def test_every_shipped_survey_can_be_read_in_all_its_languages(path):
    survey = good(path.read_text("utf-8"))
    for each in survey.questions:
        for text in (survey.title, each.text, *(option.text for option in each.options)):
            assert set(text) == set(survey.languages)


def test_a_scale_brings_its_levels_in_the_languages_of_the_survey():
    survey = good(
        'id = "desk"\nlanguages = ["vi"]\ntitle = { vi = "Đánh giá" }'
        + OVERALL.replace("five", "three").replace(', en = "Satisfied?"', "")
    )
    assert survey.counting.options[0] == Option("3", {"vi": "Hài lòng"})


def test_texts_are_composed_letters_without_outer_blanks():
    survey = good(HEAD.replace("Đánh giá", " Đa\u0301nh gia\u0301 ") + OVERALL)
    assert survey.title["vi"] == "Đánh giá"


@pytest.mark.parametrize(
    ("rule", "options"),
    [
        ('{ question = "overall", at_most = 2 }', ("2", "1")),
        ('{ question = "overall", at_least = 4 }', ("5", "4")),
        ('{ question = "overall", any_of = ["1", "5"] }', ("5", "1")),
    ],
)
def test_a_question_may_depend_on_a_level_chosen_before(rule, options):
    survey = good(HEAD + OVERALL + question(f'kind = "text"\nshow_if = {rule}'))
    assert survey.questions[1].show_if == ShowIf("overall", options)


def test_a_question_may_depend_on_a_choice_made_before():
    rule = 'kind = "text"\nshow_if = { question = "way", any_of = ["post"] }'
    survey = good(HEAD + OVERALL + question(WAY, "way") + question(rule))
    assert survey.questions[2].show_if == ShowIf("way", ("post",))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + "\n[[question]\n", 6),
        ('id = "desk"\nid = "twice"\n', 2),
        ('id = "desk"\ntitle = "never closed', 2),
        ("[", 1),
    ],
)
def test_broken_toml_is_refused_with_its_line(text, line):
    found = read_survey(text)
    assert isinstance(found, tuple)
    assert [fault.line for fault in found] == [line]


def test_an_empty_file_is_told_everything_it_lacks_at_once():
    assert set(faults("")) == {"id", "languages", "title", "question"}


def test_all_faults_are_told_at_once_with_the_path_of_their_key():
    found = faults(
        HEAD.replace('"desk"', '"Desk 1"').replace(', en = "Rate us"', "")
        + 'colour = "red"'
        + OVERALL.replace("five_levels", "ten_levels")
        + question('kind = "matrix"')
        + question('kind = "text"\nrequired = 1', "overall")
    )
    assert set(found) == {
        "id",
        "title.en",
        "colour",
        "question[1].scale",
        "question[2].kind",
        "question[3].id",
        "question[3].required",
    }
    assert "translation" in found["title.en"]
    assert "five_levels | three_levels" in found["question[1].scale"]
    assert "scale | choice | choices | text" in found["question[2].kind"]
    assert "id, languages, title, question" in found["colour"]
    assert "overall" in found["question[3].id"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (HEAD.replace('["vi", "en"]', '["vi", "vi"]') + OVERALL, "languages"),
        (HEAD.replace('["vi", "en"]', '["vi", "English"]') + OVERALL, "languages"),
        (HEAD.replace('["vi", "en"]', '"vi"') + OVERALL, "languages"),
        (HEAD.replace('["vi", "en"]', '["vi", "en", "hmn"]') + OVERALL, "question[1].scale"),
        (HEAD.replace('"Rate us"', '"  "') + OVERALL, "title.en"),
        (HEAD.replace('en = "Rate us"', 'fr = "Avis"') + OVERALL, "title.fr"),
        (HEAD.replace('{ vi = "Đánh giá", en = "Rate us" }', '"Rate us"') + OVERALL, "title"),
        (HEAD + 'question = ["overall"]', "question"),
        (HEAD + OVERALL.replace('"overall"', '"step"'), "question[1].id"),
        (HEAD + OVERALL + "options = []", "question[1].options"),
        (HEAD + OVERALL + question('kind = "text"\nscale = "five_levels"'), "question[2].scale"),
        (HEAD + OVERALL + question('kind = "choices"'), "question[2].options"),
        (HEAD + OVERALL + question(WAY.replace('"post"', '"desk"')), "question[2].options[2].id"),
        (
            HEAD + OVERALL + question(WAY.replace("At the desk", "")),
            "question[2].options[1].text.en",
        ),
        (
            HEAD
            + OVERALL
            + question('kind = "choice"\noptions = [{ id = "a", text = { vi = "A", en = "A" } }]'),
            "question[2].options",
        ),
    ],
)
def test_each_fault_names_the_key_to_mend(text, path):
    assert path in faults(text)


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ('"overall"', "show_if"),
        ('{ question = "later", at_most = 3 }', "show_if.question"),
        ('{ question = "note", any_of = ["x"] }', "show_if.question"),
        ('{ question = "overall" }', "show_if"),
        ('{ question = "overall", at_most = 3, at_least = 2 }', "show_if"),
        ('{ question = "overall", at_most = 0 }', "show_if.at_most"),
        ('{ question = "overall", at_most = "3" }', "show_if.at_most"),
        ('{ question = "overall", at_most = true }', "show_if.at_most"),
        ('{ question = "overall", any_of = [] }', "show_if.any_of"),
        ('{ question = "overall", any_of = [1] }', "show_if.any_of"),
        ('{ question = "overall", any_of = ["9"] }', "show_if.any_of"),
        ('{ question = "way", at_most = 3 }', "show_if.at_most"),
        ('{ question = "overall", at_most = 3, unless = 1 }', "show_if.unless"),
    ],
)
def test_a_condition_must_point_to_an_earlier_question_and_to_answers_it_has(rule, path):
    text = (
        HEAD
        + OVERALL
        + question('kind = "text"', "note")
        + question(WAY, "way")
        + question(f'kind = "text"\nshow_if = {rule}')
        + question(WAY, "later")
    )
    assert f"question[4].{path}" in faults(text)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + OVERALL.replace("counts = true", ""),
        HEAD + OVERALL + OVERALL.replace('"overall"', '"again"'),
    ],
)
def test_exactly_one_question_counts(text):
    assert "question" in faults(text)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + OVERALL.replace("required = true", ""),
        HEAD + question('kind = "text"\nrequired = true\ncounts = true'),
    ],
)
def test_the_question_that_counts_is_a_scale_that_everybody_answers(text):
    assert "question[1].counts" in faults(text)
