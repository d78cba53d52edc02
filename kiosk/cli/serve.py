"""`kiosk serve` and `kiosk migrate`."""

import socket

import click

from kiosk.cli.tools import Command, option, tools
from kiosk.core.messages import mark, say


@click.command(cls=Command, help=mark("Run the server. Brings the store up to date first."))
@option("--host", default="127.0.0.1", show_default=True, help=mark("Address to listen on."))
@option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help=mark("Port to listen on."),
)
def serve(host: str, port: int) -> None:
    """Migrate, then serve until stopped."""
    need_port(host, port)
    tool = tools()
    tool.store.close()
    tool.say("Instance: %(path)s", path=str(tool.settings.instance))
    tool.say(
        "Listening on http://%(host)s:%(port)s, printed codes lead to %(address)s. Ctrl+C stops.",
        host=host,
        port=port,
        address=tool.settings.base_url,
    )
    tool.factories.serve(tool.settings, host, port)


def need_port(host: str, port: int) -> None:
    """Refuse an address that cannot be listened on; two servers would share one port, and answer by turns."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        tools().refuse(
            say(
                "Nothing can listen on %(host)s, port %(port)s: %(reason)s. Stop what uses the port, "
                "or choose another one with --port.",
                host=host,
                port=port,
                reason=(error.strerror or str(error)).partition(" (")[0],
            )
        )


@click.command(cls=Command, help=mark("Bring the store to the current schema."))
def migrate() -> None:
    """Migrate; opening the store does it."""
    tool = tools()
    tool.store.migrate()
    tool.say("%(path)s is up to date.", path=str(tool.settings.database))
