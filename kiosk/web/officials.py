"""Who is signed in: sessions are rows, and the browser's cookie holds nothing but the secret of one."""

from flask_login import LoginManager, UserMixin

from kiosk.journey import people
from kiosk.journey.people import Session
from kiosk.web.http import services


class Official(UserMixin):  # type: ignore[misc]  # flask-login has no types
    """A person with a live session."""

    def __init__(self, secret: str, live: Session) -> None:
        """Keep the session and its secret."""
        self.secret = secret
        self.live = live

    @property
    def name(self) -> str:
        """The name of the account."""
        return self.live.name

    def get_id(self) -> str:
        """Return what the cookie keeps."""
        return self.secret


def load(secret: str) -> Official | None:
    """Return who a session belongs to; None when it has ended."""
    here = services()
    live = people.session(here.store, secret, now=here.clock())
    return Official(secret, live) if live else None


def manager() -> LoginManager:
    """Return a manager of sign-ins."""
    made = LoginManager()
    # Its own protection ties a session to one address, which changes under people on mobile networks.
    made.session_protection = None
    made.user_loader(load)
    return made
