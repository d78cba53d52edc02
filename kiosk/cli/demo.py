"""`kiosk demo`: a throw-away instance with invented records."""

import shutil
import tempfile
from pathlib import Path

import click

from kiosk.cli.serve import need_port
from kiosk.cli.tools import Command, option, tools
from kiosk.core.messages import mark
from kiosk.core.tokens import Token
from kiosk.journey import demo as journey
from kiosk.journey.responses import Terms
from kiosk.journey.stores import is_invented

SEED = 2023


@click.command(
    cls=Command,
    help=mark(
        "Make a throw-away instance with invented records that add up to the published figures of "
        "2023, some of them rated, and serve it."
    ),
)
@option(
    "--records",
    type=click.IntRange(30, 20_000_000),
    help=mark("How many records; as many as published unless told."),
)
@option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help=mark("Port.")
)
@option("--no-serve", is_flag=True, help=mark("Only make the instance."))
@option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help=mark("Folder to keep the instance in; used again when it holds a demo."),
)
def demo(records: int | None, port: int, no_serve: bool, keep: Path | None) -> None:
    """Make the instance, tell how to get in, serve, and throw it away at the end."""
    if not no_serve:
        need_port("127.0.0.1", port)
    folder = keep or Path(tempfile.mkdtemp(prefix="kiosk-demo-"))
    try:
        _demo(folder, records, port, serve=not no_serve)
    finally:
        if keep is None and not no_serve:
            shutil.rmtree(folder, ignore_errors=True)


def _demo(folder: Path, records: int | None, port: int, *, serve: bool) -> None:
    tool = tools()
    factories = tool.factories
    folder.mkdir(parents=True, exist_ok=True)
    url = f"http://127.0.0.1:{port}"
    _write_settings(folder / "kiosk.toml", url)
    settings = factories.load(instance=folder, base_url=url)
    store = factories.open_store(settings)
    try:
        password = None
        if not is_invented(store):
            with tool.progress(mark("Inventing records"), records or 59_460) as progress:
                stage = journey.Stage(
                    folder=folder,
                    survey=factories.survey(),
                    terms=Terms(0, factories.sign(settings)),
                    dice=factories.seeded(SEED),
                    progress=progress,
                )
                password = journey.stage(store, records, stage, tool.act())
        tokens = [token for _, token in journey.some_tokens(store, tool.act())]
    finally:
        store.close()
    _tell(folder, url, password, tokens)
    if serve:
        factories.serve(settings, "127.0.0.1", port)


def _write_settings(path: Path, url: str) -> None:
    """Let every later command find the same address; invented codes of 2023 must not expire."""
    path.write_text(f'base_url = "{url}"\ncode_days = 0\n', "utf-8")


def _tell(folder: Path, url: str, password: str | None, tokens: list[Token]) -> None:
    tool = tools()
    tool.say("Invented data in %(folder)s", folder=str(folder))
    tool.say("Officials: %(url)s/office/", url=url)
    if password:
        tool.say(
            "Sign in as “%(name)s” with the password %(password)s",
            name=journey.OFFICIAL,
            password=password,
        )
    for token in tokens:
        tool.say("A citizen's code: %(url)s", url=f"{url}/s/{token}")
