"""How the citizen's pages are drawn: their language, their headers, and one function a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from babel import Locale
from flask import Response, render_template, request
from markupsafe import escape

from kiosk.config import LANGUAGES
from kiosk.core.cells import looks_official
from kiosk.core.days import VIETNAM, Instant
from kiosk.core.messages import Message, say
from kiosk.core.surveys import COMMENT_LIMIT, Form, FormError, Survey, fitting, is_shown
from kiosk.core.tokens import Mistyped, Token
from kiosk.journey.responses import Gone, Invitation, OwnAnswer
from kiosk.web.http import services, writer

POLICY = (
    "default-src 'none'; style-src 'nonce-%s'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
RETRY_SECONDS = 60
"""After how long to try again what could not be stored."""
GROUP = 4
"""Symbols in each group of a printed code."""

_HOLE = re.compile("(\ue000\\w+\ue001)")


class Language(NamedTuple):
    """A language to switch to, named in itself."""

    code: str
    name: str


class Until(NamedTuple):
    """A moment as people in Vietnam write it."""

    time: str
    day: str


@dataclass(frozen=True)
class Draft:
    """A form as far as it is filled in; `id` and `opened_at` stay with it until it is sent."""

    id: str
    opened_at: Instant | None
    chosen: Form
    typed: bool = False
    helped: bool = False
    changing: bool = False


@dataclass(frozen=True)
class Again:
    """Why a form is drawn with something in it: an answer to change, or one that is not stored."""

    survey: Survey
    lang: str | None = None
    errors: tuple[FormError, ...] = ()
    notice: Message | None = None
    status: int = 422


def random_id() -> str:
    """Return a text that nobody can guess."""
    # A power of two would make the dice draw 129 bits, and again every other time.
    return f"{services().pick((1 << 128) - 1):032x}"


def language(survey: Survey | None = None) -> str:
    """Return the language that the address asks for, else the first one there is."""
    offered = survey.languages if survey else LANGUAGES
    wanted = request.args.get("lang", "")
    return wanted if wanted in offered else offered[0]


def empty_form(invitation: Invitation, survey: Survey, draft: Draft) -> Response:
    """Draw the survey for somebody who opens it: nothing is chosen."""
    # As good as drawn: the id is new with every form, and the secret is nobody's.
    nonce = services().sign(f"nonce {draft.id}")[:32]
    texts = {
        _hole("nonce"): nonce,
        _hole("unit"): escape(invitation.unit_name),
        _hole("procedure"): escape(invitation.procedure),
        _hole("record"): escape(invitation.record_hint),
        _hole("id"): draft.id,
        _hole("opened"): draft.opened_at or "",
    }
    sheet = _sheet(
        survey,
        language(survey),
        typed=draft.typed,
        procedure=bool(invitation.procedure),
        contact=services().settings.contact,
        invented=services().invented,
    )
    return _answer("".join(texts.get(piece, piece) for piece in sheet), 200, nonce)


def form(invitation: Invitation | None, draft: Draft, again: Again) -> Response:
    """Draw the survey as far as it is filled in; nobody may know whose it is while the store cannot be read."""
    lang = again.lang or language(again.survey)
    translate = services().translator(lang)
    unstored = again.status == 503
    page = _page(
        "form",
        lang,
        status=again.status,
        languages=again.survey.languages,
        invitation=invitation,
        errors={error.question: error.message.text(translate) for error in again.errors},
        notice=again.notice and again.notice.text(translate),
        unstored=unstored,
        **_filled(again.survey, draft),
    )
    if unstored:
        page.headers["Retry-After"] = str(RETRY_SECONDS)
    return page


def thanks(invitation: Invitation, own: OwnAnswer | None, *, here: str) -> Response:
    """Draw the page after sending; `here` is the address of the survey."""
    return _page("thanks", language(), invitation=invitation, until=_until(own), here=here)


def own_answer(invitation: Invitation, survey: Survey, own: OwnAnswer, *, change: str) -> Response:
    """Draw the answer for the browser that gave it; `change` is what leads to its form."""
    return _page(
        "own",
        language(survey),
        languages=survey.languages,
        invitation=invitation,
        given=[(survey.by_id[answer.question], answer) for answer in own.answers.given],
        until=_until(own),
        change=change,
    )


def rated(invitation: Invitation, *, late: bool = False) -> Response:
    """Draw "already rated"; 409 when what was just sent does not count."""
    return _page("rated", language(), status=409 if late else 200, invitation=invitation, late=late)


def gone(gone: Gone) -> Response:
    """Draw the page of a code that worked once."""
    return _page("gone", language(), status=410, invitation=gone.invitation, reason=gone.reason)


def enter_code(typed: str = "", mistyped: Mistyped | None = None, *, status: int = 200) -> Response:
    """Draw the field for the code, with what is wrong with the one that was typed."""
    lang = language()
    message = _what_is_wrong(typed, mistyped) if mistyped else None
    error = message and message.text(services().translator(lang))
    return _page("code", lang, status=status, typed=typed, error=error, unknown=status == 404)


def stop(status: int, heading: Message, advice: Message, *, to_code: bool = False) -> Response:
    """Draw a page that only says what happened and what to do; `to_code` leads to the field for the code."""
    lang = language()
    translate = services().translator(lang)
    return _page(
        "stop",
        lang,
        status=status,
        happened=heading.text(translate),
        advice=advice.text(translate),
        to_code=to_code,
    )


def _page(name: str, lang: str, *, status: int = 200, **context: Any) -> Response:
    nonce = random_id()
    here = services()
    page = _draw(
        name,
        lang,
        nonce=nonce,
        contact=here.settings.contact,
        invented=here.invented,
        **context,
    )
    return _answer(page, status, nonce)


def _draw(name: str, lang: str, *, languages: Sequence[str] = LANGUAGES, **context: Any) -> str:
    others = [_named(other) for other in languages if other != lang]
    return render_template(
        f"survey/{name}.html",
        _=writer(services().translator(lang)),
        lang=lang,
        others=others,
        **context,
    )


def _answer(page: str, status: int, nonce: str) -> Response:
    response = Response(page, status)
    response.headers["Content-Security-Policy"] = POLICY % nonce
    return response


def _filled(survey: Survey, draft: Draft) -> dict[str, Any]:
    chosen = fitting(survey, draft.chosen)
    brought_up = [q.id for q in survey.questions if q.show_if and is_shown(q, chosen)]
    return {
        "survey": survey,
        "draft": draft,
        "chosen": chosen,
        "brought_up": brought_up,
        "limit": COMMENT_LIMIT,
    }


@lru_cache(maxsize=32)
def _sheet(
    survey: Survey, lang: str, *, typed: bool, procedure: bool, contact: str, invented: bool
) -> tuple[str, ...]:
    """Return the empty form cut at its holes: what most requests ask for is drawn once."""
    invitation = Invitation(
        token=Token(""),
        kind="",
        unit_name=_hole("unit"),
        procedure=_hole("procedure") if procedure else "",
        record_hint=_hole("record"),
    )
    page = _draw(
        "form",
        lang,
        languages=survey.languages,
        nonce=_hole("nonce"),
        contact=contact,
        invented=invented,
        invitation=invitation,
        errors={},
        **_filled(survey, Draft(_hole("id"), _hole("opened"), {}, typed=typed)),
    )
    return tuple(_HOLE.split(page))


def _hole(name: str) -> str:
    return f"\ue000{name}\ue001"


def _what_is_wrong(typed: str, mistyped: Mistyped) -> Message:
    if not typed.strip():
        return say("Please type the code that stands on your slip.")
    if looks_official(typed.strip()):
        return say("This is the record's code. The code for rating stands below the QR code.")
    if mistyped.reason == "length":
        return say("A code has 16 letters and digits. Please count those on your slip.")
    if mistyped.position is None:
        return say("One symbol is wrong, or two are swapped. Please check the code on your slip.")
    group, place = divmod(mistyped.position - 1, GROUP)
    return say(
        "Symbol %(place)s of group %(group)s never occurs in a code. Please check your slip.",
        place=place + 1,
        group=group + 1,
    )


def _until(own: OwnAnswer | None) -> Until | None:
    if own is None:
        return None
    until = own.until.astimezone(VIETNAM)
    return Until(until.strftime("%H:%M"), until.strftime("%d/%m/%Y"))


@lru_cache
def _named(code: str) -> Language:
    return Language(code, Locale.parse(code).get_display_name(code) or code)
