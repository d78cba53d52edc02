"""The office: all of the officials' pages put together behind one door."""

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from kiosk.config import LANGUAGES
from kiosk.web import (
    office_apart,
    office_coverage,
    office_desk,
    office_errors,
    office_exports,
    office_held,
    office_imports,
    office_jobs,
    office_lists,
    office_people,
    office_procedures,
    office_records,
    office_slips,
    office_tablet,
    office_tablet_settings,
    office_tablets,
    office_units,
    officials,
    signin,
)
from kiosk.web.http import UPLOAD_LIMIT, csrf, services
from kiosk.web.job_folder import work_folder
from kiosk.web.jobs import Jobs
from kiosk.web.office_pages import DOOR, LANGUAGE_COOKIE, add_filters, inside

OPEN = frozenset({"signin.ask", "signin.sign_in"})
"""What strangers may see of the office."""

UPLOADS = frozenset({"imports.upload", "lists.load", "apart.hand_in"})
"""Where officials hand in files."""

BLUEPRINTS = (
    signin.bp,
    office_coverage.bp,
    office_records.bp,
    office_slips.bp,
    office_desk.bp,
    office_tablets.bp,
    office_tablet.bp,
    office_apart.bp,
    office_tablet_settings.bp,
    office_imports.bp,
    office_held.bp,
    office_exports.bp,
    office_jobs.bp,
    office_lists.bp,
    office_units.bp,
    office_procedures.bp,
    office_people.bp,
)


def open_office(app: Flask) -> None:
    """Give the application the officials' pages."""
    # Strangers are turned away before their form is read; `keep_the_door` asks for the token after that.
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    app.config["SESSION_COOKIE_PATH"] = DOOR
    officials.manager().init_app(app)
    with app.app_context():
        here = services()
        rooms = Jobs(work_folder(here.settings), here.clock)
    app.extensions["kiosk.jobs"] = rooms

    def keep_the_door() -> ResponseReturnValue | None:
        if not inside():
            return None
        g.jobs = rooms
        if request.endpoint not in OPEN and not current_user.is_authenticated:
            return office_errors.stranger()
        if request.endpoint in UPLOADS and request.mimetype == "multipart/form-data":
            request.max_content_length = UPLOAD_LIMIT
        csrf.protect()
        return None

    app.before_request(keep_the_door)
    app.after_request(keep_language)
    add_filters(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    office_errors.add_pages(app)


def keep_language(response: Response) -> Response:
    """Remember the language that a link of the office asked for."""
    wanted = request.args.get("lang") if inside() else None
    if wanted in LANGUAGES:
        response.set_cookie(
            LANGUAGE_COOKIE,
            wanted,
            max_age=365 * 24 * 3600,
            path=DOOR,
            secure=services().settings.https,
            httponly=True,
            samesite="Lax",
        )
    return response
