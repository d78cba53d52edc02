"""Accounts as colleagues keep them for each other: opened, given a new password, closed, each noted in the log."""

from dataclasses import dataclass

from kiosk.core.acts import Act
from kiosk.core.messages import Message, say
from kiosk.core.people import account_name
from kiosk.journey import people
from kiosk.store import log
from kiosk.store.engine import Store


@dataclass(frozen=True)
class Opened:
    """An account and the password made for it, which nobody can look up again."""

    name: str
    password: str


def open_account(
    store: Store, name: str, unit: str | None, act: Act, *, password: str | None = None
) -> Opened | Message:
    """Open an account, with a password made here unless one is given."""
    opened = _opened(name, password, act)
    wrong = people.add(store, opened.name, opened.password, unit=unit, now=act.now, pick=act.pick)
    if wrong:
        return wrong
    _note(store, act, "account-open", opened.name)
    return opened


def renew_password(
    store: Store,
    name: str,
    act: Act,
    *,
    password: str | None = None,
    instead: str | None = None,
) -> Opened | Message:
    """Give an account a new password, made here unless one is given; its sessions end."""
    opened = _opened(name, password, act)
    wrong = people.reset_password(store, name, opened.password, now=act.now, instead=instead)
    if wrong:
        return wrong
    _note(store, act, "account-password", opened.name)
    return opened


def close_account(store: Store, name: str, act: Act) -> Message | None:
    """Close a colleague's account at once; return what is wrong, or None. One's own stays, so that one is left."""
    name = account_name(name)
    if name == act.actor:
        return say("This is your own account. A colleague can close it.")
    wrong = people.disable(store, name, now=act.now)
    if wrong is None:
        _note(store, act, "account-close", name)
    return wrong


def _opened(name: str, password: str | None, act: Act) -> Opened:
    made = people.new_password(act.pick) if password is None else password
    return Opened(account_name(name), made)


def _note(store: Store, act: Act, action: str, name: str) -> None:
    entry = log.Entry(act.at, act.actor, action, name, "")
    store.write(lambda db: log.write(db, act.new_id(), entry))
