"""People: what a password must be, and how wrong ones slow a guesser down without locking an office out."""

import re
from datetime import datetime, timedelta

from kiosk.core.messages import Message, say
from kiosk.core.text import tidy

SHORTEST = 10
"""Characters a password has at least (NIST SP 800-63B asks for 8; names here are guessable)."""

FREE_TRIES = 5
LONGEST_WAIT = timedelta(seconds=60)
FORGET_AFTER = timedelta(hours=1)
SESSION_TIME = timedelta(hours=12)
"""A session outlasts a working day, not a night."""


def account_name(text: str) -> str:
    """Return a name as it is kept: composed letters, small ones, so that it does not matter how a keyboard sends it."""
    return tidy(text).lower()


def password_problem(name: str, password: str) -> Message | None:
    """Return what is wrong with a new password."""
    if len(password) < SHORTEST:
        return say("The password needs at least %(least)s characters.", least=SHORTEST)
    if len(password) > 200:
        return say("The password may have at most 200 characters.")
    # Only as a word of its own: letters like those of a short name stand in many a good password.
    named = re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", password, re.IGNORECASE)
    if named or len(set(password)) < 5:
        return say("This password is too easy to guess. Choose several words that belong together.")
    return None


def name_problem(name: str) -> Message | None:
    """Return what is wrong with a new account's name."""
    plain = name.replace(".", "").replace("-", "").replace("_", "")
    if not 2 <= len(name) <= 60 or not plain.isalnum():
        return say("An account's name has 2 to 60 letters, digits, dots or dashes and no blanks.")
    return None


def wait_until(failures: int, last: datetime) -> datetime | None:
    """Return when the next try is answered: free at first, then 1, 2, 4, … up to 60 seconds after the last one."""
    if failures < FREE_TRIES:
        return None
    pause = timedelta(seconds=2 ** min(failures - FREE_TRIES, 10))
    return last + min(pause, LONGEST_WAIT)
