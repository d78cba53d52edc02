"""The roof: the only place where the parts are put together; owns the clock, the dice and the secret."""

import getpass
import gettext
import hmac
import logging
import os
import random
import secrets
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from kiosk import worker
from kiosk.cli import main as cli
from kiosk.cli.tools import Factories
from kiosk.config import PACKAGE, Settings, SettingsError, load, resources, spoken
from kiosk.core.acts import Act
from kiosk.core.messages import Translate
from kiosk.core.survey_file import read_survey
from kiosk.core.surveys import Survey
from kiosk.core.tokens import Pick
from kiosk.formats.instance_files import secret
from kiosk.journey import check, starter, surveys
from kiosk.journey.copying import is_unfinished
from kiosk.journey.stores import is_invented
from kiosk.store.engine import Store
from kiosk.store.journal import Journal
from kiosk.store.sqlite import PATIENCE, SqliteStore
from kiosk.web.job_folder import work_folder

if TYPE_CHECKING:
    from flask import Flask

SURVEY = "one_stop"

THREADS = 16
"""Requests worked on at once; more wait in line."""

SERVER_PATIENCE = 5.0
"""How many seconds an answer waits for another program that writes to the store."""
NICE = 10
"""How far behind the server a command stands in line for the processor."""


class SurveyError(SettingsError):
    """The survey file is wrong: every fault with its line or key."""


def clock() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def signer(settings: Settings) -> Callable[[str], str]:
    """Return what makes unguessable texts with the instance's secret."""
    key = secret(settings).encode()
    return lambda text: hmac.new(key, text.encode(), "sha256").hexdigest()


def open_store(settings: Settings, patience: float = PATIENCE) -> Store:
    """Open the store and bring it up to date; `patience` is how many seconds it waits for other programs."""
    store = reach(settings, patience)
    try:
        store.migrate()
        _refuse_unfinished(store)
        check.catch_up(store)
        starter.begin(store)
    except BaseException:
        store.close()
        raise
    return store


def _refuse_unfinished(store: Store) -> None:
    if is_unfinished(store):
        raise SettingsError(
            "%(name)s is a copy that broke off. Say “kiosk copy” once more where it comes from.",
            name=store.name,
        )


def reach(settings: Settings, patience: float = PATIENCE) -> Store:
    """Return the store of an instance as it stands there, perhaps of another schema."""
    journal = Journal(settings.journal, clock) if settings.journal else None
    if isinstance(settings.database, Path):
        return SqliteStore(settings.database, patience=patience, journal=journal)
    try:
        # Its driver is only there where somebody asked for it.
        postgres = import_module("kiosk.store.postgres")
    except ImportError as error:
        raise SettingsError(
            "PostgreSQL needs a driver that is not installed (%(reason)s). Install kiosk[postgres].",
            reason=str(error),
        ) from error
    store: Store = postgres.PostgresStore(settings.database, journal=journal)
    return store


@lru_cache
def translator(language: str) -> Translate:
    """Return the translation of messages into a language; message ids are English."""
    return gettext.translation(
        "messages", PACKAGE / "translations", languages=[language], fallback=language == "en"
    ).gettext


def published_survey(translate: Translate = str, folder: Path | None = None) -> Survey:
    """Read the survey that citizens are asked; raises SurveyError with every fault of the file."""
    path = (folder or resources("survey_templates")) / f"{SURVEY}.toml"
    survey = read_survey(path.read_text("utf-8"))
    if isinstance(survey, Survey):
        return survey
    lines = (
        f"{fault.line or ''} {fault.key_path}: {fault.message.text(translate)}".strip()
        for fault in survey
    )
    raise SurveyError(
        "The survey %(file)s is wrong: %(faults)s", file=str(path), faults="; ".join(lines)
    )


def present_survey(store: Store, translate: Translate, folder: Path | None = None) -> Survey:
    """Publish the survey of the file; while that is wrong, the one published last goes on serving.

    Raises SurveyError when there is no earlier one.
    """
    try:
        survey = published_survey(translate, folder)
        _compare(store, survey)
    except SurveyError as error:
        earlier = surveys.latest(store, SURVEY)
        if earlier is None:
            raise
        logging.getLogger("kiosk").warning("%s", translate(error.id) % error.params)
        return earlier
    surveys.publish(store, survey, now=clock())
    return survey


def _compare(store: Store, survey: Survey) -> None:
    rescaled = surveys.rescaled(store, survey)
    if rescaled:
        raise SurveyError(
            "The survey asks %(questions)s in another way than before. Give the question a new id, "
            "so that its old answers stay what they are.",
            questions=", ".join(rescaled),
        )


def create_app(settings: Settings | None = None, *, store: Store | None = None) -> "Flask":
    """Return the web application of an instance; the server calls it without arguments."""
    # Commands, and the process that watches over the server's worker, do not carry the pages with them.
    from kiosk.web import http, office, operations, tablet_answers, tablet_app
    from kiosk.web import survey as survey_web

    settings = settings or load()
    store = store or open_store(settings, SERVER_PATIENCE)
    survey = present_survey(store, translator(settings.language))
    app = http.build(
        http.Services(
            store=store,
            settings=settings,
            clock=clock,
            pick=secrets.randbelow,
            sign=signer(settings),
            translator=translator,
            survey=survey,
            invented=is_invented(store),
            fonts=resources("static") / "fonts",
        ),
        secret_key=secret(settings),
        static=resources("static"),
    )
    app.register_blueprint(survey_web.bp)
    http.csrf.exempt(survey_web.bp)
    office.open_office(app)
    app.register_blueprint(operations.bp)
    app.register_blueprint(tablet_app.bp)
    app.register_blueprint(tablet_answers.bp)
    return app


def seeded(seed: int) -> Pick:
    """Return dice that always fall the same way, for demonstrations."""
    return random.Random(seed).randrange  # noqa: S311 - invented data, no secret


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until stopped: one worker process with threads, as one SQLite file wants it."""
    Granian(
        "kiosk.app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        # In HTTP/1 a body has a length or comes in chunks; a proxy speaks the others.
        http=HTTPModes.http1,
        workers=1,
        blocking_threads=THREADS,
        backlog=2048,
        respawn_failed_workers=True,
        workers_kill_timeout=worker.STOP_SECONDS,
        # Its only warning at the start is that there are many threads: ours mostly wait for the disk.
        log_level=LogLevels.error,
        websockets=False,
    ).serve(target_loader=partial(_application, settings))


def _application(settings: Settings, _target: str) -> "Flask":
    """Make the application in the worker process, which stops when its parent says so or is gone."""
    # While the application is made nothing listens for signals: the one to stop must end the process.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        # Ctrl+C reaches both processes. A worker that went by itself would look like one that crashed.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    Thread(target=worker.follow_parent, daemon=True).start()
    store = open_store(settings, SERVER_PATIENCE)
    app = create_app(settings, store=store)
    if settings.backups:
        told = translator(settings.language)
        night = (store, settings, lambda: Act(clock(), secrets.randbelow, "nightly"), told)
        Thread(target=worker.keep_backups, args=night, daemon=True).start()
    return app


def give_way() -> None:
    """Let citizens' requests have the processor before this command, where the system knows of such manners."""
    if sys.platform != "win32":
        os.setpriority(os.PRIO_PROCESS, 0, max(NICE, os.getpriority(os.PRIO_PROCESS, 0)))


def _user() -> str:
    """Return who is at the keyboard; in a container nobody may have a name."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; ends the process."""
    # The store, exports and rows to be mended hold codes and answers: nobody else on the machine reads them.
    os.umask(0o077)
    try:
        language = load().language
    except SettingsError:
        # The command that needs the settings refuses them; help needs none.
        language = spoken()
    # click takes its own words from gettext, and gettext the language from the environment.
    gettext.bindtextdomain("messages", str(PACKAGE / "translations"))
    os.environ["LANGUAGE"] = language
    cli.run(
        Factories(
            load=load,
            open_store=open_store,
            reach=reach,
            clock=clock,
            pick=secrets.randbelow,
            seeded=seeded,
            translator=translator,
            sign=signer,
            survey=present_survey,
            work=work_folder,
            serve=serve,
            give_way=give_way,
            user=_user(),
        ),
        language,
        arguments,
    )
