"""`kiosk serve` and `kiosk migrate`."""

import click

from kiosk.cli.refusals import PORT, free_address
from kiosk.cli.tools import Command, option, tools
from kiosk.core.messages import mark


@click.command(cls=Command, help=mark("Run the server. Brings the store up to date first."))
@option("--host", default="127.0.0.1", show_default=True, help=mark("Address to listen on."))
@option(
    "--port",
    type=PORT,
    default=8000,
    show_default=True,
    help=mark("Port to listen on."),
)
def serve(host: str, port: int) -> None:
    """Migrate, then serve until stopped."""
    host = host.removeprefix("[").removesuffix("]")
    address = free_address(host, port)
    tool = tools()
    # What the server could not start with is told here: there it would be a worker that crashes.
    tool.factories.sign(tool.settings)
    tool.factories.work(tool.settings)
    tool.factories.survey(tool.store, tool.translate)
    tool.store.close()
    tool.say("Instance: %(path)s", path=str(tool.settings.instance))
    tool.say(
        "Listening on http://%(host)s:%(port)s, printed codes lead to %(address)s. Ctrl+C stops.",
        host=f"[{host}]" if ":" in host else host,
        port=port,
        address=tool.settings.base_url,
    )
    tool.factories.serve(tool.settings, address, port)


@click.command(cls=Command, help=mark("Bring the store to the current schema."))
def migrate() -> None:
    """Migrate; opening the store does it."""
    tool = tools()
    tool.store.migrate()
    tool.say("%(path)s is up to date.", path=tool.store.name)
