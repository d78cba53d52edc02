"""`kiosk demo`: a throw-away instance with invented records."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from kiosk.cli.refusals import PORT, Folder, Number, free_address
from kiosk.cli.tools import Command, option, tools
from kiosk.config import Settings
from kiosk.core.messages import mark, say
from kiosk.core.tokens import Token
from kiosk.journey import demo as journey
from kiosk.journey.responses import Terms
from kiosk.journey.stores import Store

SEED = 2023
HOST = "127.0.0.1"


@click.command(
    cls=Command,
    help=mark(
        "Make a throw-away instance with invented records that add up to the published figures of "
        "2023, some of them rated, and serve it."
    ),
)
@option(
    "--records",
    type=Number(30, 20_000_000),
    help=mark("How many records; as many as published unless told."),
)
@option("--port", type=PORT, default=8000, show_default=True, help=mark("Port."))
@option("--no-serve", is_flag=True, help=mark("Only make the instance."))
@option(
    "--keep",
    type=Folder(),
    help=mark("Folder to keep the instance in; used again when it holds a demo."),
)
def demo(records: int | None, port: int, no_serve: bool, keep: Path | None) -> None:
    """Make the instance, tell how to get in, serve, and throw it away at the end."""
    if not no_serve:
        free_address(HOST, port)
    folder = keep.absolute() if keep else Path(tempfile.mkdtemp(prefix="kiosk-demo-"))
    try:
        _demo(folder, records, port, serve=not no_serve)
    finally:
        if keep is None and not no_serve:
            shutil.rmtree(folder, ignore_errors=True)


def _demo(folder: Path, records: int | None, port: int, *, serve: bool) -> None:
    tool = tools()
    url = f"http://{HOST}:{port}"
    settings = _settings(folder, url)
    store = tool.factories.open_store(settings)
    try:
        password = _stage(store, settings, records)
        tokens = [token for _, token in journey.some_tokens(store, tool.act())]
    finally:
        store.close()
    _tell(folder, url, password, tokens)
    if serve:
        tool.factories.serve(settings, HOST, port)


def _settings(folder: Path, url: str) -> Settings:
    """Return the settings of a demonstration; other commands find the same in its folder."""
    database, file = folder / "kiosk.sqlite", folder / "kiosk.toml"
    if file.exists() and not database.exists():
        _refuse_real(folder)
    # Invented codes of 2023 must not expire; what the environment names belongs to a real office.
    settings = tools().factories.load(
        instance=folder,
        base_url=url,
        database=database,
        work=folder / "work",
        code_days=0,
        contact="",
    )
    folder.mkdir(parents=True, exist_ok=True)
    # What is invented must never come back as an office's own.
    return replace(settings, journal=None, backups=None)


def _stage(store: Store, settings: Settings, records: int | None) -> str | None:
    """Make the demonstration where there is none yet; return the password of its account."""
    found = journey.found(store)
    if found == "real":
        _refuse_real(settings.instance)
    if found == "rest":
        tools().refuse(
            say(
                "The demo in %(folder)s was broken off when it was made. "
                "Delete the folder, or choose another one with --keep.",
                folder=str(settings.instance),
            )
        )
    _write_settings(settings)
    return None if found == "whole" else _invent(store, settings, records)


def _invent(store: Store, settings: Settings, records: int | None) -> str:
    tool = tools()
    factories = tool.factories
    with tool.progress(mark("Inventing records"), records or journey.size()) as progress:
        stage = journey.Stage(
            folder=settings.instance,
            survey=factories.survey(store, tool.translate),
            terms=Terms(0, factories.sign(settings)),
            dice=factories.seeded(SEED),
            progress=progress,
        )
        return journey.stage(store, records, stage, tool.act())


def _refuse_real(folder: Path) -> NoReturn:
    tools().refuse(
        say(
            "%(folder)s holds an office's own instance, where nothing may be invented. "
            "Choose another folder with --keep.",
            folder=str(folder),
        )
    )


def _write_settings(settings: Settings) -> None:
    file = settings.instance / "kiosk.toml"
    file.write_text(f'base_url = "{settings.base_url}"\ncode_days = 0\n', "utf-8")


def _tell(folder: Path, url: str, password: str | None, tokens: list[Token]) -> None:
    tool = tools()
    tool.say("Invented data in %(folder)s", folder=str(folder))
    tool.say("Officials: %(url)s/office/", url=url)
    tool.say("Tablet at the counter: %(url)s/tablet", url=url)
    if password:
        tool.say(
            "Sign in as “%(name)s” with the password %(password)s",
            name=journey.OFFICIAL,
            password=password,
        )
    else:
        tool.say(
            "The password of “%(name)s” was shown when the demo was made; "
            "“kiosk user password %(name)s” makes a new one.",
            name=journey.OFFICIAL,
        )
    for token in tokens:
        tool.say("A citizen's code: %(url)s", url=f"{url}/s/{token}")
    tool.say("Other commands work on these data with KIOSK_INSTANCE=%(folder)s", folder=str(folder))
