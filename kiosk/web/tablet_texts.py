"""What the tablet says, by key; the app fetches it all at once, in every language, and fills in `%(name)s` places."""

from kiosk.core.messages import mark

TEXTS = {
    "starting": mark("Starting…"),
}
