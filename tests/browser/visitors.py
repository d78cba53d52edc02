"""Who visits which page: scenes lead a browser to every page of kiosk and every state it can be in."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

WORDS = {
    "vi": {
        "send": "Gửi đánh giá",
        "good": "Hài lòng",
        "bad": "Rất không hài lòng",
        "sign in": "Đăng nhập",
    },
    "en": {
        "send": "Send my rating",
        "good": "Satisfied",
        "bad": "Very dissatisfied",
        "sign in": "Sign in",
    },
}
"""What buttons and choices are called, so that scenes act as people do: by what they read."""


@dataclass
class Visitor:
    """Somebody with a browser and a language, at an office."""

    page: Page
    address: str
    lang: str
    office: Any
    more: Callable[[], Page]
    """Opens a page in somebody else's browser."""
    stay: ExitStack = field(default_factory=ExitStack)
    """What lasts until the visit is over."""
    words: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = WORDS[self.lang]

    def go(self, path: str, page: Page | None = None) -> None:
        """Open an address of the office in the visitor's language."""
        joint = "&" if "?" in path else "?"
        (page or self.page).goto(f"{self.address}{path}{joint}lang={self.lang}")

    def choose(self, word: str, page: Page | None = None) -> None:
        (page or self.page).get_by_label(self.words[word], exact=True).check()

    def press(self, word: str, page: Page | None = None) -> None:
        (page or self.page).get_by_role("button", name=self.words[word]).click()


Scene = Callable[[Visitor], None]
