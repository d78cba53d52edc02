"""The officials' pages in every state; a scene of `EMPTY` belongs to an office where nothing has happened yet."""

import json
from functools import partial

from playwright.sync_api import FilePayload

from tests.browser.offices import BAD_UNITS, HOPELESS, MESSY
from tests.browser.visitors import Scene, Visitor

SPRING = "from=2023-03-01&to=2023-03-31"
NEVER = "from=1999-01-01&to=1999-01-31"
SWAPPED = "from=2023-03-31&to=2023-03-01"
ONE_UNIT = "ubnd-xa-nghi-long"
PROVINCE = "ubnd-tinh-nghe-an"


def at(path: str) -> Scene:
    """Return the scene of a page that only has to be opened."""
    return lambda visitor: visitor.go(f"/office{path}")


def csv(text: str) -> FilePayload:
    return {"name": "danh sách.csv", "mimeType": "text/csv", "buffer": text.encode()}


def submit(visitor: Visitor) -> None:
    visitor.page.locator("main form[method=post] button").first.click()


def without_rules(visitor: Visitor) -> None:
    """Let a form be sent that the browser itself would hold back."""
    visitor.page.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")


def wrong_password(visitor: Visitor) -> None:
    visitor.go("/office/signin")
    visitor.page.fill("[name=name]", "khach.la")
    visitor.page.fill("[name=password]", "sai mật khẩu")
    submit(visitor)


def too_many_wrong_passwords(visitor: Visitor) -> None:
    wrong_password(visitor)
    while (
        visitor.page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") != 429
    ):
        wrong_password(visitor)


def signed_out_meanwhile(visitor: Visitor) -> None:
    visitor.go("/office/exports")
    visitor.page.context.clear_cookies(name="kiosk_session")
    submit(visitor)


def stale(visitor: Visitor) -> None:
    visitor.go("/office/exports")
    visitor.page.locator("main [name=csrf_token]").evaluate("field => { field.value = 'x' }")
    submit(visitor)


def filter_open(visitor: Visitor) -> None:
    visitor.go(f"/office/?unit={ONE_UNIT}&sort=missing")
    # A wide screen shows it anyway, and nothing to click.
    visitor.page.locator("main details").evaluate("details => { details.open = true }")


def of(find: str) -> Scene:
    """Return the scene of a record's page."""
    return lambda visitor: visitor.go(f"/office/records/{getattr(visitor.office, find)()}")


def unrated(visitor: Visitor) -> None:
    visitor.go(f"/office/records/{visitor.office.record().code}")


def reissue(visitor: Visitor) -> None:
    visitor.go(f"/office/records/{visitor.office.rated_record()}?reissue=1")


def reissued(visitor: Visitor) -> None:
    visitor.go(f"/office/records/{visitor.office.record().code}?reissue=1")
    submit(visitor)


def desk(visitor: Visitor) -> None:
    visitor.go(f"/office/desk?tablet={visitor.office.tablet()}")


def desk_to_choose(visitor: Visitor) -> None:
    visitor.office.tablet()
    visitor.office.tablet()
    visitor.go("/office/desk")


def desk_silent(visitor: Visitor) -> None:
    tablet = visitor.office.tablet()
    visitor.office.fall_silent(tablet)
    visitor.go(f"/office/desk?tablet={tablet}")


def enter(text: str, visitor: Visitor) -> None:
    visitor.page.locator("[name=code]").fill(text)
    visitor.page.keyboard.press("Enter")


def desk_sent(visitor: Visitor) -> None:
    visitor.go(f"/office/desk?tablet={visitor.office.tablet('asking')}")
    enter(visitor.office.record().code, visitor)
    visitor.page.locator("[data-seconds]").wait_for()


def desk_refused(visitor: Visitor) -> None:
    desk(visitor)
    enter("H41.00-000000-0000", visitor)
    visitor.page.locator("#code-wrong:not(:empty)").wait_for()


def tablets(visitor: Visitor) -> None:
    visitor.office.fall_silent(visitor.office.tablet("out-of-order"))
    visitor.office.tablet()
    visitor.go("/office/tablets")


def tablet_refused(visitor: Visitor) -> None:
    visitor.go("/office/tablets")
    without_rules(visitor)
    visitor.page.fill("[name=words]", "không phải")
    visitor.page.locator("form:has([name=words]) button").click()


def tablet(more: str = "") -> Scene:
    """Return the scene of a page of one tablet that has something to tell."""

    def scene(visitor: Visitor) -> None:
        tablet = visitor.office.tablet()
        visitor.office.trouble(tablet)
        visitor.go(f"/office/tablets/{tablet}{more}")

    return scene


def tablet_retired(visitor: Visitor) -> None:
    tablet("/retire")(visitor)
    submit(visitor)
    visitor.page.locator("details summary").click()
    visitor.page.locator("details a").last.click()


def settings_refused(visitor: Visitor) -> None:
    visitor.go(f"/office/tablets/settings/{ONE_UNIT}")
    without_rules(visitor)
    visitor.page.fill("[name=hours-1]", "khi nào rảnh")
    visitor.page.fill("[name=pin]", "12")
    visitor.page.fill("[name=idle]", "5")
    submit(visitor)


def settings_decided(visitor: Visitor) -> None:
    visitor.go(f"/office/tablets/settings/{PROVINCE}")
    submit(visitor)
    visitor.go(f"/office/tablets/settings/{ONE_UNIT}")
    submit(visitor)


def to_be_judged(visitor: Visitor) -> None:
    office = visitor.office
    office.bring(office.tablet(), "retired", "closed-code", "unknown-code", "malformed")
    visitor.go("/office/tablets/apart")


def dropped(visitor: Visitor) -> None:
    to_be_judged(visitor)
    visitor.page.locator("[name=drop]").first.click()


def tablet_with_loose_answers(visitor: Visitor) -> None:
    tablet = visitor.office.tablet()
    body = '{"answers": {"overall": ["4"], "comment": "Cán bộ rất nhiệt tình"}}'
    visitor.office.bring(tablet, *("",) * 6, kind="loose", body=body)
    visitor.go(f"/office/tablets/{tablet}")


def file_in(visitor: Visitor) -> None:
    told = {"kiosk": "tablet-answers", "form": 1, "now": "", "answers": []}
    told["device"] = visitor.office.tablet()
    hand_in(json.dumps(told), visitor)


def hand_in(text: str, visitor: Visitor) -> None:
    visitor.go("/office/tablets/file")
    visitor.page.set_input_files("[name=file]", csv(text))
    submit(visitor)


def tablets_in_need(visitor: Visitor) -> None:
    to_be_judged(visitor)
    tablets(visitor)
    visitor.go("/office/")


def no_time(visitor: Visitor) -> None:
    visitor.go("/office/import")
    without_rules(visitor)
    visitor.page.fill("[name=as_of]", "")
    submit(visitor)


def upload(text: str) -> Scene:
    def scene(visitor: Visitor) -> None:
        visitor.go("/office/import")
        visitor.page.set_input_files("[name=file]", csv(text))
        submit(visitor)

    return scene


def imported(visitor: Visitor) -> None:
    upload(MESSY)(visitor)
    submit(visitor)


def not_imported(visitor: Visitor) -> None:
    upload(MESSY)(visitor)
    visitor.page.locator("[value=cancel]").click()


def links_unconfirmed(visitor: Visitor) -> None:
    visitor.go("/office/exports?kind=links")
    submit(visitor)


def job(visitor: Visitor) -> str:
    """Print a slip; return the address of its job."""
    visitor.go(f"/office/records/{visitor.office.record().code}")
    with visitor.page.expect_response(lambda response: "/jobs/" in response.url) as answered:
        submit(visitor)
    return answered.value.url.removesuffix("/file").removeprefix(visitor.address)


def ready(visitor: Visitor) -> None:
    address = job(visitor)
    visitor.go(address)


def running(visitor: Visitor) -> None:
    visitor.stay.enter_context(visitor.office.busy())
    address = job(visitor)
    visitor.go(address)


def broken_off(visitor: Visitor) -> None:
    address = job(visitor)
    visitor.office.end_process_of(address.rpartition("/")[2])
    visitor.go(address)


def merge(visitor: Visitor) -> None:
    visitor.go(f"/office/units/{visitor.office.unconfirmed_unit()}/merge")


def merge_sure(visitor: Visitor) -> None:
    merge(visitor)
    visitor.page.locator("main form select").select_option(index=3)
    visitor.page.locator("main form button").click()


def bad_list(visitor: Visitor) -> None:
    visitor.go("/office/units")
    form = visitor.page.locator("form[action$='lists/units']")
    form.locator("[name=file]").set_input_files(csv(BAD_UNITS))
    form.locator("button").click()


def no_list(visitor: Visitor) -> None:
    visitor.go("/office/units")
    without_rules(visitor)
    visitor.page.locator("form[action$='lists/units'] button").click()


def account_opened(visitor: Visitor) -> None:
    visitor.go("/office/people")
    visitor.page.fill("[name=name]", f"moi.{visitor.lang}.{visitor.office.record().code[-4:]}")
    visitor.page.locator("form[action$=people] button").click()


def account_refused(visitor: Visitor) -> None:
    visitor.go("/office/people")
    visitor.page.fill("[name=name]", "lan.nguyen")
    visitor.page.locator("form[action$=people] button").click()


def password_refused(visitor: Visitor) -> None:
    visitor.go("/office/account")
    for name in ("old", "new", "again"):
        visitor.page.fill(f"[name={name}]", f"không giống nhau {name}")
    visitor.page.locator("form[action$=password] button").click()


def crash(visitor: Visitor) -> None:
    with visitor.office.broken():
        visitor.go("/office/import")


STRANGER: dict[str, tuple[Scene, int, str]] = {
    "nowhere": (lambda visitor: visitor.go("/no/such/page"), 404, "error"),
    "sign in": (at("/signin"), 200, "signin"),
    "wrong password": (wrong_password, 401, "signin"),
    "too many wrong passwords": (too_many_wrong_passwords, 429, "signin"),
}
OFFICIAL: dict[str, tuple[Scene, int, str]] = {
    "signed out meanwhile": (signed_out_meanwhile, 401, "error"),
    "stale form": (stale, 400, "error"),
    "no such page": (at("/nothing"), 404, "error"),
    "not to be opened": (at("/signout"), 405, "error"),
    "crash": (crash, 500, "crash"),
    "coverage": (at("/"), 200, "coverage"),
    "coverage with its filter": (filter_open, 200, "coverage"),
    "coverage of no record": (at(f"/?period=days&{NEVER}"), 200, "coverage"),
    "coverage of wrong days": (at(f"/?period=days&unit={ONE_UNIT}&{SWAPPED}"), 422, "coverage"),
    "find": (at("/records"), 200, "records"),
    "find in vain": (at("/records?code=H41.00-000000-0000"), 404, "records"),
    "unrated record": (unrated, 200, "record"),
    "rated record": (of("rated_record"), 200, "record"),
    "unfinished record": (of("open_record"), 200, "record"),
    "new code?": (reissue, 200, "record"),
    "new code": (reissued, 200, "record"),
    "slips": (at("/slips"), 200, "slips"),
    "slips counted": (at(f"/slips?{SPRING}&status=9&status=10"), 200, "slips"),
    "no slips": (at(f"/slips?{NEVER}"), 422, "slips"),
    "slips of wrong days": (at(f"/slips?{SWAPPED}"), 422, "slips"),
    "desk": (desk, 200, "desk"),
    "desk with several tablets": (desk_to_choose, 200, "desk"),
    "desk of a silent tablet": (desk_silent, 200, "desk"),
    "desk after sending": (desk_sent, 200, "desk"),
    "desk after a wrong code": (desk_refused, 200, "desk"),
    "tablets": (tablets, 200, "tablets"),
    "tablet that is not paired": (tablet_refused, 422, "tablets"),
    "tablet": (tablet(), 200, "tablet"),
    "tablet, out of use?": (tablet("/retire"), 200, "tablet_retire"),
    "tablet out of use": (tablet_retired, 200, "tablet"),
    "how to set up a tablet": (at("/tablets/setup"), 200, "tablet_setup"),
    "settings of tablets": (at("/tablets/settings"), 200, "tablet_settings_of"),
    "settings of a unit": (at(f"/tablets/settings/{ONE_UNIT}"), 200, "tablet_settings"),
    "settings refused": (settings_refused, 422, "tablet_settings"),
    "settings decided": (settings_decided, 200, "tablet_settings"),
    "answers to be judged": (to_be_judged, 200, "apart"),
    "answer dropped": (dropped, 200, "apart"),
    "tablet with answers without a record": (tablet_with_loose_answers, 200, "tablet"),
    "file of a tablet": (at("/tablets/file"), 200, "tablet_file"),
    "file of a tablet refused": (partial(hand_in, "x"), 422, "tablet_file"),
    "file of a tablet taken in": (file_in, 200, "tablet_file_in"),
    "coverage while tablets need somebody": (tablets_in_need, 200, "coverage"),
    "import": (at("/import"), 200, "import"),
    "import without a time": (no_time, 422, "import"),
    "import of no table": (upload("%PDF-1.7"), 422, "job"),
    "preview": (upload(MESSY), 200, "import_preview"),
    "preview of bad rows": (upload(HOPELESS), 200, "import_preview"),
    "imported": (imported, 200, "import_result"),
    "not imported": (not_imported, 200, "import"),
    "held": (at("/held"), 200, "held"),
    "exports": (at("/exports"), 200, "exports"),
    "links unconfirmed": (links_unconfirmed, 422, "exports"),
    "job running": (running, 200, "job"),
    "job broken off": (broken_off, 500, "job"),
    "job ready": (ready, 200, "job"),
    "units": (at("/units"), 200, "units"),
    "merge": (merge, 200, "unit_merge"),
    "merge, sure?": (merge_sure, 200, "unit_merge"),
    "bad list": (bad_list, 422, "list_faults"),
    "no list": (no_list, 200, "units"),
    "procedures": (at("/procedures"), 200, "procedures"),
    "people": (at("/people"), 200, "people"),
    "account opened": (account_opened, 200, "people"),
    "account refused": (account_refused, 422, "people"),
    "account to be closed": (at("/people/lan.nguyen/close"), 200, "person_close"),
    "account": (at("/account"), 200, "account"),
    "password refused": (password_refused, 422, "account"),
}
EMPTY: dict[str, tuple[Scene, int, str]] = {
    "first day": (at("/"), 200, "coverage_start"),
    "find on the first day": (at("/records"), 200, "records"),
    "slips on the first day": (at("/slips"), 200, "slips"),
    "desk on the first day": (at("/desk"), 200, "desk"),
    "tablets on the first day": (at("/tablets"), 200, "tablets"),
    "settings of tablets on the first day": (at("/tablets/settings"), 200, "tablet_settings_of"),
    "nothing to be judged": (at("/tablets/apart"), 200, "apart"),
    "import on the first day": (at("/import"), 200, "import"),
    "nothing held": (at("/held"), 200, "held"),
    "exports on the first day": (at("/exports"), 200, "exports"),
    "no units": (at("/units"), 200, "units"),
    "no unmapped procedures": (at("/procedures"), 200, "procedures"),
    "people on the first day": (at("/people"), 200, "people"),
}

UNSAVED: dict[str, tuple[Scene, int, str]] = {
    "a backup that failed": (at("/"), 200, "coverage_start"),
    "a backup that failed, elsewhere": (at("/units"), 200, "units"),
}
