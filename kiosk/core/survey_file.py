"""The survey file: TOML text in, a survey or all of its faults out.

A table is read key by key; what is wrong is noted with its path and reading goes on, so that an
author sees every fault at once. Readers return None or nothing where they noted one.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, get_args

from kiosk.core.messages import Message, say
from kiosk.core.scales import SCALES
from kiosk.core.surveys import Kind, Option, Question, ShowIf, Survey, Texts
from kiosk.core.toml_place import Place, where

RESERVED = ("id", "opened", "v", "step", "lang", "by", "help")
"""Names that the answer form uses itself: no question can have them."""

KINDS: tuple[str, ...] = get_args(Kind)
_KEYS = {
    "survey": ("id", "languages", "title", "question"),
    "question": (
        *("id", "kind", "scale", "counts", "required"),
        *("text", "options", "show_if"),
    ),
    "option": ("id", "text"),
    "show_if": ("question", "at_most", "at_least", "any_of"),
}
_ID = re.compile("[a-z][a-z0-9_]*")
_LANGUAGE = re.compile("[a-z]{2,3}")


@dataclass(frozen=True)
class Fault:
    """One thing to mend: the line (from 1) of broken TOML, else the path of a key."""

    line: int | None
    key_path: str
    message: Message


@dataclass
class _Table:
    """A table of the file, its path, and the list in which its faults are noted."""

    values: dict[str, Any]
    path: str
    faults: list[Fault] = field(default_factory=list)

    def note(self, key: str, message: Message) -> None:
        path = ".".join(part for part in (self.path, key) if part)
        self.faults.append(Fault(None, path, message))

    def inner(self, key: str, values: dict[str, Any]) -> "_Table":
        path = ".".join(part for part in (self.path, key) if part)
        return _Table(values, path, self.faults)

    def only(self, keys: Collection[str]) -> None:
        for key in self.values:
            if key not in keys:
                known = ", ".join(keys)
                self.note(key, say("Unknown key. Known here: %(known)s", known=known))

    def get(self, key: str, kind: type[Any], expected: Message) -> Any:
        value = self.values.get(key)
        if type(value) is kind and value:
            return value
        self.note(key, expected)
        return None

    def text(self, key: str, expected: Message) -> str | None:
        value = self.values.get(key)
        if isinstance(value, str) and value.strip():
            return unicodedata.normalize("NFC", value.strip())
        self.note(key, expected)
        return None

    def id(self, taken: Collection[str] = ()) -> str | None:
        expected = say("Expected an id: small letters, digits and _, beginning with a letter")
        id = self.text("id", expected)
        if id is None:
            return None
        if not _ID.fullmatch(id):
            self.note("id", expected)
        elif id in taken:
            self.note("id", say("The id “%(taken)s” is taken. Choose another one", taken=id))
        else:
            return id
        return None

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.note(key, say("Expected true or false"))
        return value is True

    def texts(self, key: str, languages: Collection[str]) -> Texts:
        expected = say('Expected a text in each language, like { vi = "…", en = "…" }')
        found = self.get(key, dict, expected)
        if found is None:
            return {}
        table = self.inner(key, found)
        table.only(languages)
        missing = say("Expected a text: a translation must not be missing")
        texts = {language: table.text(language, missing) for language in languages}
        return {language: text for language, text in texts.items() if text}

    def strings(self, key: str, expected: Message) -> tuple[str, ...]:
        found = self.get(key, list, expected) or []
        strings = tuple(value for value in found if isinstance(value, str))
        if len(strings) < len(found) or len(set(strings)) < len(strings):
            self.note(key, expected)
            return ()
        return strings

    def tables(self, key: str, expected: Message) -> list["_Table"]:
        found = self.get(key, list, expected) or []
        if not all(isinstance(values, dict) for values in found):
            self.note(key, expected)
            return []
        return [self.inner(f"{key}[{place}]", values) for place, values in enumerate(found, 1)]


def read_survey(text: str) -> Survey | tuple[Fault, ...]:
    """Return the survey written in a TOML file, or every fault in it."""
    try:
        root = _Table(tomllib.loads(text), "")
    except tomllib.TOMLDecodeError as error:
        return (_syntax_fault(where(error, text)),)
    root.only(_KEYS["survey"])
    id = root.id()
    languages = _languages(root)
    title = root.texts("title", languages)
    questions: list[Question] = []
    for table in root.tables("question", say("Expected at least one [[question]]")):
        questions.append(_question(table, languages, questions))
    _check_counting(root, questions)
    return tuple(root.faults) or Survey(id or "", languages, title, tuple(questions))


def _syntax_fault(at: Place) -> Fault:
    if at.at_end:
        return Fault(at.line, "", say("The file ends too early. Close the open quote or bracket"))
    message = say(
        "Not valid TOML at column %(column)s. Check the quotes, commas, brackets and equals signs",
        column=at.column,
    )
    return Fault(at.line, "", message)


def _languages(root: _Table) -> tuple[str, ...]:
    expected = say('Expected a list of different languages, like ["vi", "en"]')
    languages = root.strings("languages", expected)
    if not all(_LANGUAGE.fullmatch(language) for language in languages):
        root.note("languages", expected)
        return ()
    return languages


def _question(table: _Table, languages: tuple[str, ...], earlier: list[Question]) -> Question:
    table.only(_KEYS["question"])
    id = table.id(taken=[*RESERVED, *(question.id for question in earlier)])
    kind = table.values.get("kind")
    if kind not in KINDS:
        table.note("kind", say("Expected one of: %(known)s", known=" | ".join(KINDS)))
    return Question(
        id=id or "",
        kind=kind,  # type: ignore[arg-type]  # a kind that is none of ours was noted as a fault
        text=table.texts("text", languages),
        options=_options(table, languages),
        scale=_scale(table),
        required=table.flag("required"),
        counts=table.flag("counts"),
        show_if=_show_if(table, earlier),
    )


def _scale(table: _Table) -> str | None:
    name = table.values.get("scale")
    if table.values.get("kind") != "scale":
        if name is not None:
            table.note("scale", say("Only a question of kind “scale” has a scale. Remove this key"))
        return None
    if not isinstance(name, str) or name not in SCALES:
        table.note("scale", say("Expected one of: %(known)s", known=" | ".join(SCALES)))
        return None
    return name


def _options(table: _Table, languages: tuple[str, ...]) -> tuple[Option, ...]:
    kind = table.values.get("kind")
    if kind in ("choice", "choices"):
        return _own_options(table, languages)
    if "options" in table.values:
        table.note("options", say("Only a choice has options. Remove this key"))
    return _levels(table, languages) if kind == "scale" else ()


def _own_options(table: _Table, languages: tuple[str, ...]) -> tuple[Option, ...]:
    expected = say('Expected two or more options, like { id = "…", text = { vi = "…", en = "…" } }')
    found = table.tables("options", expected)
    if len(found) == 1:
        table.note("options", expected)
    options: list[Option] = []
    for option in found:
        option.only(_KEYS["option"])
        code = option.id(taken=[other.code for other in options])
        options.append(Option(code or "", option.texts("text", languages)))
    return tuple(options)


def _levels(table: _Table, languages: tuple[str, ...]) -> tuple[Option, ...]:
    levels = SCALES.get(str(table.values.get("scale")), ())
    known = set(levels[0].text) if levels else set(languages)
    for language in languages:
        if language not in known:
            message = say(
                "This scale has no words in the language “%(language)s”", language=language
            )
            table.note("scale", message)
    return tuple(
        Option(level.code, {key: text for key, text in level.text.items() if key in languages})
        for level in levels
    )


def _show_if(table: _Table, earlier: list[Question]) -> ShowIf | None:
    if "show_if" not in table.values:
        return None
    expected = say('Expected a rule, like { question = "overall", at_most = 3 }')
    values = table.get("show_if", dict, expected)
    if values is None:
        return None
    rule = table.inner("show_if", values)
    rule.only(_KEYS["show_if"])
    asked = [question for question in earlier if question.kind in ("scale", "choice")]
    target = next((other for other in asked if other.id == values.get("question")), None)
    if target is None:
        rule.note("question", say("Expected the id of an earlier question of kind scale or choice"))
        return None
    return _rule(rule, target)


def _rule(rule: _Table, target: Question) -> ShowIf | None:
    conditions = [key for key in _KEYS["show_if"][1:] if key in rule.values]
    if len(conditions) != 1:
        rule.note("", say("Expected exactly one of: at_most, at_least, any_of"))
        return None
    key = conditions[0]
    if key == "any_of":
        wanted: Collection[str] = rule.strings(key, say("Expected a list of different options"))
    elif target.kind == "scale" and type(rule.values[key]) is int:
        wanted = _levels_within(target, key, rule.values[key])
    else:
        rule.note(key, say("Expected a level of the scale, as a number"))
        return None
    options = tuple(code for code in target.codes if code in wanted)
    if len(options) < max(len(wanted), 1):
        known = ", ".join(target.codes)
        rule.note(key, say("No answer of that question fits. It has: %(known)s", known=known))
        return None
    return ShowIf(target.id, options)


def _levels_within(target: Question, key: str, limit: int) -> list[str]:
    if key == "at_most":
        return [code for code in target.codes if int(code) <= limit]
    return [code for code in target.codes if int(code) >= limit]


def _check_counting(root: _Table, questions: list[Question]) -> None:
    counting = Counter(question.counts for question in questions)[True]
    if questions and counting != 1:
        root.note("question", say("Exactly one question must have counts = true"))
    for place, question in enumerate(questions, 1):
        plain = question.kind == "scale" and question.required and question.show_if is None
        if question.counts and not plain:
            message = say(
                "The question that counts must be a scale, required, and shown without a condition"
            )
            root.note(f"question[{place}].counts", message)
