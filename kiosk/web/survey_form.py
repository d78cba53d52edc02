"""What a citizen's form says: the answers, the questions they were given to, and what came with them unseen."""

import re
from typing import NamedTuple

from kiosk.core.days import Instant, instant, moment
from kiosk.core.messages import say
from kiosk.core.surveys import Answers, Form, Survey, read_answers, unasked
from kiosk.journey import surveys
from kiosk.web import survey_pages as pages
from kiosk.web.http import services
from kiosk.web.survey_pages import Again, Draft

_ID = re.compile("[0-9A-Za-z-]{16,64}")


class Read(NamedTuple):
    """Answers ready to store, and the wording they were given to."""

    survey: Survey
    answers: Answers


def read_form(form: Form) -> Read | Again:
    """Return what to store, or why the form is shown once more."""
    survey = version(first(form, "v"))
    if survey is None:
        notice = say("The questions have changed. Please check your answers and send them again.")
        return Again(services().survey, notice=notice)
    switched = first(form, "lang")
    if switched in survey.languages:
        return Again(survey, lang=switched, status=200)
    answers = read_answers(survey, form)
    if not isinstance(answers, Answers):
        return Again(survey, errors=answers)
    if first(form, "step") == "next" and unasked(survey, answers):
        notice = say("One more question, then please send your rating again.")
        return Again(survey, notice=notice, status=200)
    return Read(survey, answers)


def version(name: str) -> Survey | None:
    """Return the survey that a form was drawn from; a form that does not say was drawn from this one."""
    here = services()
    if name in ("", here.survey.version):
        return here.survey
    survey = here.versions.get(name) or surveys.version(here.store, name)
    if survey:
        here.versions[name] = survey
    return survey


def posted_draft(form: Form) -> Draft:
    """Return a form as it was sent."""
    id = first(form, "id")
    return Draft(
        id=id if _ID.fullmatch(id) else pages.random_id(),
        opened_at=_when(first(form, "opened")),
        chosen=form,
        typed=first(form, "by") == "typed",
        helped="help" in form,
    )


def _when(text: str) -> Instant | None:
    """Return the time at which a form says that it was opened, as the server wrote it."""
    try:
        return text if instant(moment(text)) == text else None
    except (ValueError, OverflowError):
        return None


def first(form: Form, name: str) -> str:
    """Return the first value of a field; empty when the form has none."""
    return form.get(name, ("",))[0]
