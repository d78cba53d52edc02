"""Every page in every state and both languages: no barrier, nothing sideways, nothing asked of another host."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from kiosk.config import PACKAGE
from tests.browser import office_scenes as office_pages
from tests.browser.checks import (
    Watch,
    barriers,
    barriers_everywhere,
    small_targets,
    sticking_out,
)
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.offices import furnish, open_office
from tests.browser.survey_scenes import SCENES as SURVEY
from tests.browser.visitors import WORDS, Visitor
from tests.cli.terminal import Terminal

LANGUAGES = tuple(WORDS)
TEMPLATES = PACKAGE / "templates"


@pytest.fixture(scope="module")
def office(demo, tmp_path_factory):
    files = tmp_path_factory.mktemp("office")
    copy = demo.copy(files / "instance")
    furnish(copy.instance, files)
    with open_office(copy.instance, copy.name, copy.password) as opened:
        yield opened


@pytest.fixture(scope="module")
def empty_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    password = Terminal(folder)("user", "add", "canbo", "--json").document["password"]
    with open_office(folder, "canbo", password) as opened:
        yield opened


@pytest.fixture(scope="module")
def unsaved_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unsaved")
    password = Terminal(folder)("user", "add", "canbo", "--json").document["password"]
    in_its_place = folder / "backups"
    in_its_place.write_text("a file")
    with open_office(folder, "canbo", password, KIOSK_BACKUPS=str(in_its_place)) as opened:
        yield opened


@pytest.fixture(scope="module")
def signed_in(chromium):
    """Return what signs in at an office once, and hands out the cookies."""
    kept = {}

    def cookies(office):
        if office.address not in kept:
            context = chromium.new_context()
            page = context.new_page()
            page.goto(f"{office.address}/office/signin?lang=vi")
            page.fill("[name=name]", office.name)
            page.fill("[name=password]", office.password)
            page.get_by_role("button", name=WORDS["vi"]["sign in"]).click()
            page.wait_for_url("**/office/")
            kept[office.address] = context.storage_state()
            context.close()
        return kept[office.address]

    return cookies


@pytest.fixture
def visit(browse):
    """Return what plays a scene and looks at the page it ends on."""

    def look(office, lang, scene, status, template, **device):
        page = browse(**device)
        watch = Watch(page, office.address, office.strict_address)
        seen = []
        page.on("response", lambda response: seen.append(response))
        visitor = Visitor(page, office.address, lang, office, more=lambda: browse(**device))
        with visitor.stay:
            scene(visitor)
            last = [one for one in seen if one.request.is_navigation_request()][-1]
            assert last.status == status
            assert page.locator("html").get_attribute("lang") == lang or template == "crash"
            assert barriers_everywhere(page) == []
            assert sticking_out(page) == []
            assert watch.strange_hosts == []
            assert watch.complaints == []
        return page

    return look


def every(scenes):
    return pytest.mark.parametrize(
        ("lang", "name"), [(lang, name) for name in scenes for lang in LANGUAGES]
    )


@every(SURVEY)
def test_the_citizens_pages(visit, office, lang, name):
    page = visit(office, lang, *SURVEY[name], **PHONE)
    assert small_targets(page) == []


@every(office_pages.STRANGER)
def test_the_pages_before_signing_in(visit, office, lang, name):
    visit(office, lang, *office_pages.STRANGER[name], **DESKTOP)


@every(office_pages.OFFICIAL)
def test_the_officials_pages(visit, office, signed_in, lang, name):
    scene = office_pages.OFFICIAL[name]
    visit(office, lang, *scene, **DESKTOP, storage_state=signed_in(office))


@every(office_pages.EMPTY)
def test_the_officials_pages_on_their_first_day(visit, empty_office, signed_in, lang, name):
    scene = office_pages.EMPTY[name]
    visit(empty_office, lang, *scene, **DESKTOP, storage_state=signed_in(empty_office))


@every(office_pages.UNSAVED)
@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_pages_of_an_office_whose_backup_failed(
    visit, unsaved_office, signed_in, lang, name, device
):
    scene = office_pages.UNSAVED[name]
    cookies = signed_in(unsaved_office)
    page = visit(unsaved_office, lang, *scene, **device, storage_state=cookies)
    assert str(unsaved_office.instance) in page.locator("p.note.bad").inner_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_to_set_up_a_tablet_is_one_printed_page(browse, office, signed_in, lang):
    page = browse(**DESKTOP, storage_state=signed_in(office))
    page.goto(f"{office.address}/office/tablets/setup?lang={lang}")
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        assert len(printed.pages) == 1


def test_no_page_is_left_out():
    scenes = [SURVEY, office_pages.STRANGER, office_pages.OFFICIAL, office_pages.EMPTY]
    visited = {template for group in scenes for _, _, template in group.values()}
    assert visited == {path.stem for path in TEMPLATES.rglob("*.html") if is_page(path)}


def is_page(path: Path) -> bool:
    return (path.stem != "base" and "{% extends" in path.read_text("utf-8")[:200]) or (
        path.stem == "crash"
    )


BAD_PAGE = """<!doctype html><html><head><title></title></head><body>
<img src="data:,"><input><a href="#x"></a><p style="color:#ccc;background:#fff">pale</p>
<div style="width:2000px">wide</div><button style="width:20px;height:20px;padding:0">x</button>
</body></html>"""


def test_a_bad_page_is_noticed(browse):
    page = browse(**PHONE)
    page.set_content(BAD_PAGE)
    rules = {one.partition(":")[0] for one in barriers(page)}
    assert rules >= {"image-alt", "label", "html-has-lang", "color-contrast", "document-title"}
    assert sticking_out(page)
    assert any("BUTTON x" in one for one in small_targets(page))
