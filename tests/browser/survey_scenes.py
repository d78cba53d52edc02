"""The citizen's pages in every state."""

from tests.browser.visitors import Scene, Visitor

UNKNOWN = "2222222222222222"


def form(visitor: Visitor) -> None:
    visitor.go(f"/s/{visitor.office.code()}")


def link(visitor: Visitor) -> None:
    visitor.go(f"/o/{visitor.office.code('link')}")


def filled_in(visitor: Visitor) -> None:
    form(visitor)
    visitor.choose("bad")
    visitor.page.get_by_role("checkbox").first.check()
    visitor.page.locator("summary").click()
    visitor.page.get_by_role("textbox").fill("Chờ ba buổi sáng")


def empty(visitor: Visitor) -> None:
    form(visitor)
    visitor.press("send")


def one_more_question(visitor: Visitor) -> None:
    form(visitor)
    visitor.choose("bad")
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("status").wait_for()


def thanks(visitor: Visitor) -> None:
    form(visitor)
    visitor.choose("good")
    visitor.press("send")


def rated_by_oneself(visitor: Visitor) -> None:
    filled_in(visitor)
    visitor.press("send")
    visitor.page.locator("a.go").click()


def changing(visitor: Visitor) -> None:
    rated_by_oneself(visitor)
    visitor.page.locator("a.go").click()


def rated_by_another(visitor: Visitor) -> None:
    visitor.go(f"/s/{visitor.office.rated_code()}")


def too_late(visitor: Visitor) -> None:
    code = visitor.office.code()
    visitor.go(f"/s/{code}")
    visitor.choose("good")
    faster = visitor.more()
    visitor.go(f"/s/{code}", faster)
    visitor.choose("bad", faster)
    visitor.press("send", faster)
    visitor.press("send")


def replaced(visitor: Visitor) -> None:
    visitor.go(f"/s/{visitor.office.revoked_code()}")


def expired(visitor: Visitor) -> None:
    visitor.page.goto(
        f"{visitor.office.strict_address}/s/{visitor.office.rated_code()}?lang={visitor.lang}"
    )


def unknown(visitor: Visitor) -> None:
    visitor.go(f"/s/{UNKNOWN}")


def mistyped(visitor: Visitor) -> None:
    visitor.go("/s/2222-222A")


def code(visitor: Visitor) -> None:
    visitor.go("/")


def wrong_code(visitor: Visitor) -> None:
    code(visitor)
    visitor.page.get_by_role("textbox").fill("2345")
    visitor.page.get_by_role("button").click()


def no_code(visitor: Visitor) -> None:
    code(visitor)
    visitor.page.get_by_role("button").click()


def too_many_wrong_codes(visitor: Visitor) -> None:
    worn_out = visitor.office.wear_out()
    visitor.page.goto(f"{worn_out}/s/{UNKNOWN}?lang={visitor.lang}")


def not_stored(visitor: Visitor) -> None:
    filled_in(visitor)
    with visitor.office.busy():
        visitor.press("send")
        visitor.page.get_by_role("alert").wait_for()


def too_long(visitor: Visitor) -> None:
    filled_in(visitor)
    box = visitor.page.get_by_role("textbox")
    box.evaluate("box => { box.removeAttribute('maxlength'); box.value = 'x'.repeat(30000) }")
    visitor.press("send")


SCENES: dict[str, tuple[Scene, int, str]] = {
    "the form": (form, 200, "form"),
    "the form of a link": (link, 200, "form"),
    "a filled-in form": (filled_in, 200, "form"),
    "an empty form sent": (empty, 422, "form"),
    "one more question": (one_more_question, 200, "form"),
    "thanks": (thanks, 200, "thanks"),
    "rated by oneself": (rated_by_oneself, 200, "own"),
    "changing": (changing, 200, "form"),
    "rated by another": (rated_by_another, 200, "rated"),
    "too late": (too_late, 409, "rated"),
    "replaced": (replaced, 410, "gone"),
    "expired": (expired, 410, "gone"),
    "unknown": (unknown, 404, "code"),
    "mistyped": (mistyped, 404, "code"),
    "code": (code, 200, "code"),
    "wrong code": (wrong_code, 422, "code"),
    "no code": (no_code, 422, "code"),
    "too many wrong codes": (too_many_wrong_codes, 429, "stop"),
    "not stored": (not_stored, 503, "form"),
    "too long": (too_long, 413, "stop"),
}
"""Name → (how to get there, the status of the page, the template it is drawn by)."""
