"""Surveys as versioned data, and the answers people give to them."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple

from kiosk.core.messages import Message, say

Kind = Literal["scale", "choice", "choices", "text"]
Texts = Mapping[str, str]
"""A text in each language of the survey."""
Form = Mapping[str, Sequence[str]]
"""What was posted: the values by question id."""

COMMENT_LIMIT = 2000
"""Characters that fit into one written answer."""

_UNWRITTEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    code: str
    text: Texts


@dataclass(frozen=True)
class ShowIf:
    """Show a question only when an earlier one was answered with one of these options."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question; a written answer has no `options`, only levels have a `scale`."""

    id: str
    kind: Kind
    text: Texts
    options: tuple[Option, ...] = ()
    scale: str | None = None
    required: bool = False
    counts: bool = False
    show_if: ShowIf | None = None

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of its options, in their order."""
        return tuple(option.code for option in self.options)


@dataclass(frozen=True)
class Survey:
    """One version of a survey; exactly one of its questions counts, and that one is a scale."""

    id: str
    languages: tuple[str, ...]
    title: Texts
    questions: tuple[Question, ...]

    def __hash__(self) -> int:
        """Surveys can be keys: the version says all about them."""
        return hash(self.version)

    @cached_property
    def version(self) -> str:
        """What tells this wording from any other: 16 hexadecimal digits of the hash of its JSON."""
        return hashlib.sha256(to_json(self).encode()).hexdigest()[:16]

    @cached_property
    def counting(self) -> Question:
        """The question whose score the statistics use."""
        return next(question for question in self.questions if question.counts)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}


class Answer(NamedTuple):
    """The answer to one question: chosen options in the survey's order, or a written text."""

    question: str
    options: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Answers:
    """Valid answers to one survey, in its order; questions without an answer are absent."""

    given: tuple[Answer, ...]

    def to_json(self) -> str:
        """Return the one JSON text of these answers: a list of options or a text by question id."""
        return _json({answer.question: answer.options or answer.text for answer in self.given})

    def to_form(self) -> dict[str, tuple[str, ...]]:
        """Return the answers as a form would post them."""
        return {answer.question: answer.options or (answer.text,) for answer in self.given}


@dataclass(frozen=True)
class FormError:
    """Why an answer cannot be taken as it is, and what to do."""

    question: str
    message: Message


def to_json(survey: Survey) -> str:
    """Return the canonical JSON of a survey: the same survey always gives the same text."""
    return _json(
        {
            "id": survey.id,
            "languages": survey.languages,
            "title": _in_order(survey.title),
            "questions": [_question_to_table(question) for question in survey.questions],
        }
    )


def from_json(text: str) -> Survey:
    """Return the survey whose canonical JSON was stored."""
    table = json.loads(text)
    return Survey(
        id=table["id"],
        languages=tuple(table["languages"]),
        title=table["title"],
        questions=tuple(_question_from_table(question) for question in table["questions"]),
    )


def answers_from_json(text: str) -> Answers:
    """Return the answers whose JSON was stored."""
    return Answers(
        tuple(
            Answer(question, text=value)
            if isinstance(value, str)
            else Answer(question, options=tuple(value))
            for question, value in json.loads(text).items()
        )
    )


def body_hash(survey: Survey, answers: Answers) -> str:
    """Return what tells one body of answers from another: version and answers, hashed."""
    return hashlib.sha256(f"{survey.version}\n{answers.to_json()}".encode()).hexdigest()


def read_answers(
    survey: Survey, form: Form, *, partial: bool = False
) -> Answers | tuple[FormError, ...]:
    """Return the answers in a posted form, or everything that is wrong with it at once.

    Answers to questions that are not shown are dropped; nothing is ever filled in. Of a `partial` form, whose giver
    went away, only the question that counts is required.
    """
    given: list[Answer] = []
    errors: list[FormError] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for question in survey.questions:
        if not is_shown(question, chosen):
            continue
        if partial:
            question = replace(question, required=question.counts)
        answer = _read_answer(question, form.get(question.id, ()))
        if isinstance(answer, Message):
            errors.append(FormError(question.id, answer))
        elif answer.options or answer.text:
            given.append(answer)
            chosen[question.id] = answer.options
    return tuple(errors) or Answers(tuple(given))


def is_shown(question: Question, chosen: Form) -> bool:
    """Tell whether a question is asked, given the options chosen so far."""
    rule = question.show_if
    return rule is None or any(code in rule.options for code in chosen.get(rule.question, ()))


def fitting(survey: Survey, form: Form) -> dict[str, tuple[str, ...]]:
    """Return what of a posted form this survey can show again; written text stays as typed."""
    fits: dict[str, tuple[str, ...]] = {}
    for question in survey.questions:
        posted = form.get(question.id, ())
        if question.kind != "text":
            posted = [code for code in question.codes if code in posted]
        if any(posted):
            fits[question.id] = tuple(posted)
    return fits


def unasked(survey: Survey, answers: Answers) -> tuple[Question, ...]:
    """Return the questions that these answers bring up and that have no answer yet."""
    form = answers.to_form()
    return tuple(
        question
        for question in survey.questions
        if question.show_if and question.id not in form and is_shown(question, form)
    )


def score(survey: Survey, answers: Answers) -> int | None:
    """Return the level chosen at the question that counts; None where it was not answered."""
    levels = [
        answer.options[0] for answer in answers.given if answer.question == survey.counting.id
    ]
    return int(levels[0]) if levels else None


def _read_answer(question: Question, posted: Sequence[str]) -> Answer | Message:
    if question.kind == "text":
        return _read_text(question, posted)
    wanted = [value for value in posted if value]
    options = tuple(code for code in question.codes if code in wanted)
    if set(wanted) != set(options):
        return say("This choice is not on the list. Please choose again.")
    if question.required and not options:
        return say("Please choose one of the answers.")
    if question.kind != "choices" and len(options) > 1:
        return say("Please choose only one of the answers.")
    return Answer(question.id, options=options)


def _read_text(question: Question, posted: Sequence[str]) -> Answer | Message:
    text = _clean(posted[0] if posted else "")
    if question.required and not text:
        return say("Please write a few words here.")
    if len(text) > COMMENT_LIMIT:
        return say(
            "This text is %(count)s characters too long: %(limit)s are possible. Please shorten it.",
            count=len(text) - COMMENT_LIMIT,
            limit=COMMENT_LIMIT,
        )
    return Answer(question.id, text=text)


def _clean(text: str) -> str:
    """Return a text in NFC, with plain newlines, without control characters and outer blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _UNWRITTEN.sub("", lines)).strip()


def _question_to_table(question: Question) -> dict[str, Any]:
    table: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "text": _in_order(question.text),
        "required": question.required,
        "counts": question.counts,
        "options": [
            {"code": option.code, "text": _in_order(option.text)} for option in question.options
        ],
    }
    if question.scale:
        table["scale"] = question.scale
    if question.show_if:
        rule = question.show_if
        table["show_if"] = {"question": rule.question, "options": rule.options}
    return table


def _question_from_table(table: dict[str, Any]) -> Question:
    rule = table.get("show_if")
    return Question(
        id=table["id"],
        kind=table["kind"],
        text=table["text"],
        options=tuple(Option(option["code"], option["text"]) for option in table["options"]),
        scale=table.get("scale"),
        required=table["required"],
        counts=table["counts"],
        show_if=ShowIf(rule["question"], tuple(rule["options"])) if rule else None,
    )


def _in_order(texts: Texts) -> Texts:
    """Return the texts by language in one order, whatever order the file had."""
    return dict(sorted(texts.items()))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
