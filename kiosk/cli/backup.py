"""`kiosk backup` and `kiosk restore`: the whole instance in one file, and back."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiosk.cli.refusals import INPUT_FILE, OutPath
from kiosk.cli.tools import Command, F, json_option, option, print_json, tools
from kiosk.core.days import VIETNAM, moment
from kiosk.core.messages import Message, mark, say
from kiosk.journey import backup as journey
from kiosk.journey import replay
from kiosk.journey import restore as restoring
from kiosk.journey.backup import Saved, Source
from kiosk.journey.restore import Restored

SHORTEST_PASSPHRASE = 12
"""Characters of a passphrase that seals."""


def passphrase_options(meaning: str) -> Callable[[F], F]:
    """Add `--passphrase` and `--passphrase-file`; `meaning` is what is done with it."""

    def add(command: F) -> F:
        asked = option("--passphrase", "asked", is_flag=True, help=meaning)
        file = option(
            "--passphrase-file",
            "file_of_passphrase",
            type=INPUT_FILE,
            help=mark("Take the passphrase from the first line of a file."),
        )
        return asked(file(command))

    return add


def at_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty()


def passphrase(asked: bool, file: Path | None, *, twice: bool = False) -> str | None:
    """Return the passphrase that the options mean; None for none."""
    tool = tools()
    if file:
        text = file.read_bytes().partition(b"\n")[0].decode("utf-8-sig", "replace").strip("\r")
    elif asked and not at_terminal():
        tool.misuse(
            say("There is no terminal to ask for the passphrase. Use --passphrase-file instead.")
        )
    elif asked:
        words = mark("Passphrase"), mark("The same again")
        first, again = (tool.translate(word) % {} for word in words)
        text = click.prompt(
            first, hide_input=True, confirmation_prompt=again if twice else False, err=True
        )
    else:
        return None
    if not text:
        tool.misuse(say("The passphrase is empty. Write one, or leave the option out."))
    if twice and len(text) < SHORTEST_PASSPHRASE:
        tool.misuse(
            say(
                "The passphrase is too short: whoever finds the file has time to guess. Write at least %(count)s "
                "characters, best four words or more.",
                count=SHORTEST_PASSPHRASE,
            )
        )
    return text


@click.command(
    cls=Command,
    help=mark(
        "Keep everything in one file: records, answers, codes, accounts, settings and the secret. The server may "
        "run meanwhile. The file is read back before it is called done."
    ),
)
@click.argument("file", type=OutPath())
@passphrase_options(mark("Seal the file with a passphrase, which is asked for twice."))
@json_option
def backup(file: Path, asked: bool, file_of_passphrase: Path | None, as_json: bool) -> None:
    """Write a backup and tell what is in it."""
    tool = tools()
    words = passphrase(asked, file_of_passphrase, twice=True)
    act = tool.act()
    with tool.progress(mark("Rows written and read back"), 2 * journey.size(tool.store)) as done:
        saved = journey.save(tool.store, tool.settings, file, act, passphrase=words, progress=done)
    if isinstance(saved, Message):
        tool.refuse(saved)
    journey.noted(tool.store, saved, act)
    if as_json:
        print_json(_document(saved, sealed=words is not None))
    else:
        tool.say(
            "%(file)s: %(rows)s rows, %(bytes)s bytes, read back and found whole.",
            file=str(file),
            rows=saved.manifest.rows,
            bytes=saved.bytes,
        )


def _document(saved: Saved, *, sealed: bool) -> dict[str, Any]:
    manifest = saved.manifest
    return {
        "file": str(saved.path),
        "bytes": saved.bytes,
        "sealed": sealed,
        "made_at": manifest.made_at,
        "rows": manifest.rows,
        "tables": {part.table: part.digest._asdict() for part in manifest.tables},
    }


@click.command(
    cls=Command,
    help=mark(
        "Bring a backup into an empty instance: everything, or nothing when the file is not whole. With --journal, "
        "the answers and codes of the time after it come back too."
    ),
)
@click.argument("file", type=INPUT_FILE)
@option(
    "--journal",
    multiple=True,
    type=OutPath(),
    help=mark("A folder of the answer journal, or one of its files. May be given several times."),
)
@passphrase_options(mark("Ask for the passphrase of a sealed file."))
@json_option
def restore(file: Path, journal: tuple[Path, ...], as_json: bool, **sealed: Any) -> None:
    """Restore and tell what came back."""
    tool = tools()
    words = passphrase(sealed["asked"], sealed["file_of_passphrase"])
    act = tool.act()
    with tool.progress(mark("Rows read and restored"), None) as done:
        restored = restoring.restore(
            lambda: tool.store, tool.settings, Source(file, words, done), act, journals=journal
        )
    if isinstance(restored, Message):
        tool.refuse(restored)
    left = None
    if restored.replayed.unbound:
        left = replay.keep(tool.settings.instance, restored.replayed.unbound, at=act.at)
    if as_json:
        print_json(_restored(restored, left))
    else:
        _tell(restored, with_journal=bool(journal))
    for notice in _notices(restored, left):
        tool.warn(notice.text(tool.translate))


def _restored(restored: Restored, left: Path | None) -> dict[str, Any]:
    replayed = restored.replayed
    return {
        "made_at": restored.manifest.made_at,
        "rows": restored.manifest.rows,
        "answers_added": replayed.added,
        "answers_known": replayed.known,
        "codes_added": replayed.codes,
        "torn_lines": len(replayed.torn),
        "not_restored": len(replayed.unbound),
        "not_restored_file": str(left) if left else None,
        "differing_cells": restored.differing,
    }


def _tell(restored: Restored, *, with_journal: bool) -> None:
    tool, replayed = tools(), restored.replayed
    tool.say(
        "Restored: %(rows)s rows of %(made_at)s.",
        rows=restored.manifest.rows,
        made_at=f"{moment(restored.manifest.made_at).astimezone(VIETNAM):%d/%m/%Y %H:%M}",
    )
    if with_journal:
        tool.say(
            "From the journal: %(added)s answers and %(codes)s codes came in, %(known)s answers were there.",
            added=replayed.added,
            codes=replayed.codes,
            known=replayed.known,
        )


def _notices(restored: Restored, left: Path | None) -> list[Message]:
    """Return what whoever restores has to look after."""
    settings, found = tools().settings, []
    if restored.settings:
        found.append(
            say(
                "%(file)s was written. Lines that belong to the other machine stand in it as comments.",
                file=str(restored.settings),
            )
        )
    elif restored.manifest.base_url != settings.base_url:
        found.append(
            say(
                "Printed codes lead to %(theirs)s, but this instance says %(ours)s. Set base_url.",
                theirs=restored.manifest.base_url,
                ours=settings.base_url,
            )
        )
    for file, line in restored.replayed.torn:
        found.append(
            say("%(file)s, line %(line)s is not whole and was left out.", file=file, line=line)
        )
    if left:
        found.append(
            say(
                "%(count)s answers could not be stored: their unit or survey is in no file given. They are kept in "
                "%(file)s.",
                count=len(restored.replayed.unbound),
                file=str(left),
            )
        )
    if restored.differing:
        found.append(
            say("%(count)s cells of the tally differ from a recount.", count=restored.differing)
        )
    return found
