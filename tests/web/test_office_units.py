import io
from typing import Any

from kiosk.journey import check, units
from kiosk.journey.units import Wish
from kiosk.store import units as stored
from tests.builders import Office, act_at
from tests.web.officials import Browser, Room, checked, rows, words


def misspelt(desk: Office, name: str = "Xã Nghi Lonng") -> str:
    """Make a unit as an import does that finds an unknown name."""

    def step(db: Any) -> str:
        wish = Wish(name, parent=desk.units["district"].key)
        act = act_at(seed=len(name))
        return units.create(db, stored.index(db), wish, confirmed=False, act=act).key

    return desk.store.write(step)


def test_units_are_shown_as_a_tree(desk: Office, lan: Browser) -> None:
    page = lan.page("/office/units")
    names = [row[0] for row in rows(page, "tree")]
    assert names == [
        "Huyện Nam Đàn",
        "Xã Nghi Văn",
        "Huyện Nghi Lộc",
        "Xã Nghi Long",
        "Xã Nghi Thái",
    ]
    assert page.xpath("//tbody/tr/th/@class") == [f"tree-{depth}" for depth in (0, 1, 0, 1, 1)]


def test_a_new_office_has_no_unit_yet(lan: Browser) -> None:
    assert "No unit yet." in words(lan.page("/office/units"))


def test_a_unit_that_an_import_has_named_is_confirmed(desk: Office, lan: Browser) -> None:
    key = misspelt(desk, "Xã Khánh Hợp")
    desk.record(resolving_unit=key)
    marked = lan.page("/office/?period=c2024-year")
    assert rows(marked, "by-unit")[0][0] == "Xã Khánh Hợp not confirmed small base"
    page = lan.page("/office/units")
    assert "To be confirmed: 1" in words(page)
    said = words(checked(lan.follow(lan.send(f"/office/units/{key}/confirm"))))
    assert "“Xã Khánh Hợp” is confirmed." in said
    assert "To be confirmed" not in said


def test_a_misspelt_unit_is_merged_in_two_steps(room: Room, desk: Office, lan: Browser) -> None:
    key = misspelt(desk)
    record = desk.record(resolving_unit=key, receiving_unit=key)
    first = lan.page(f"/office/units/{key}/merge")
    near, *_ = first.xpath("//main//p/a/@href")
    second = lan.page(near)
    assert "“Xã Nghi Lonng” will stand for “Xã Nghi Long”." in words(second)
    assert "cannot be taken back" in words(second)
    (into,) = second.xpath("//input[@name='into']/@value")
    page = checked(lan.follow(lan.send(f"/office/units/{key}/merge", into=into)))
    assert "Records moved: 1." in words(page)
    assert "Xã Nghi Lonng" not in [row[0] for row in rows(page, "tree")]
    assert desk.rows("SELECT resolving_unit FROM record WHERE code = ?", record.code) == [
        (desk.units["long"].key,)
    ]
    assert check.differing_cells(room.store) == []
    lan.page(f"/office/units/{key}/merge", 404)


def test_a_unit_is_not_merged_into_nothing_or_into_itself(desk: Office, lan: Browser) -> None:
    key = desk.units["district"].key
    page = lan.page(f"/office/units/{key}/merge")
    offered = page.xpath("//select[@id='into']/option/@value")
    assert key not in offered
    assert desk.units["long"].key not in offered
    lan.get("/office/units")
    nothing = checked(lan.send(f"/office/units/{key}/merge", into="x"), 422)
    assert "Please choose the unit that was meant." in words(nothing)
    below = desk.units["long"].key
    itself = checked(lan.follow(lan.send(f"/office/units/{key}/merge", into=below)), 422)
    assert "cannot be merged into itself or into a unit below it" in words(itself)


def test_any_unit_can_be_chosen_for_a_merger(desk: Office, lan: Browser) -> None:
    key = desk.units["van"].key
    response = lan.get(f"/office/units/merge?unit={key}")
    assert response.location == f"/office/units/{key}/merge"
    lan.page("/office/units/merge?unit=", 404)
    checked(lan.send("/office/units/x/confirm"), 404)


def load(browser: Browser, kind: str, content: str) -> Any:
    browser.get("/office/units")
    file = (io.BytesIO(content.encode()), "list.csv")
    return browser.follow(browser.send(f"/office/lists/{kind}", file=file))


def test_a_list_of_units_is_loaded(desk: Office, lan: Browser) -> None:
    page = checked(load(lan, "units", "Tên đơn vị,Mã\nXã Mới,M1\nXã Nghi Long,H41.long\n"))
    assert "1 new units, 1 changed." in words(page)
    assert "Xã Mới" in [row[0] for row in rows(page, "tree")]


def test_a_list_with_faults_changes_nothing_and_names_them_all(desk: Office, lan: Browser) -> None:
    lines = "Tên đơn vị,Hiệu lực từ\nXã Mới,31/02/2024\nXã Nữa,vừa xong\n"
    page = checked(load(lan, "units", lines), 422)
    assert [row[0] for row in rows(page, "problems")] == ["2", "3"]
    assert "Xã Mới" not in lan.get("/office/units").text
    pdf = checked(load(lan, "catalogue", "%PDF-1.7"), 422)
    assert pdf.xpath("//li"), "a file that is no list is named as such"


def test_a_list_needs_a_file(lan: Browser) -> None:
    lan.get("/office/units")
    response = lan.send("/office/lists/units", file=(io.BytesIO(b""), ""))
    assert "Please choose a file first." in words(checked(lan.follow(response)))
