import io

from kiosk.journey import check
from tests.builders import Office
from tests.web.officials import Browser, Room, checked, rows, words


def test_procedures_without_a_field_are_listed_with_their_records(
    desk: Office, lan: Browser
) -> None:
    for _ in range(3):
        desk.record(procedure="thu-tuc-la", field="")
    page = lan.page("/office/procedures")
    assert [row[:2] for row in rows(page, "waiting")] == [["Thủ tục lạ", "3"]]
    offered = page.xpath("//select/option/text()")
    assert offered == ["–", "Civil status", "Land"]


def test_the_chosen_field_takes_the_records(room: Room, desk: Office, lan: Browser) -> None:
    desk.record(procedure="thu-tuc-la", field="")
    page = lan.page("/office/procedures")
    (name,) = page.xpath("//select/@name")
    after = checked(lan.follow(lan.send("/office/procedures", **{name: "dat-dai"})))
    assert "1 procedures; 1 records changed their field." in words(after)
    assert "Every procedure that has records belongs to a field." in words(after)
    assert desk.rows("SELECT field FROM record") == [("dat-dai",)]
    assert check.differing_cells(room.store) == []


def test_a_new_field_is_made_by_its_name(desk: Office, lan: Browser) -> None:
    desk.record(procedure="thu-tuc-la", field="")
    (name,) = lan.page("/office/procedures").xpath("//td/input/@name")
    after = checked(lan.follow(lan.send("/office/procedures", **{name: " Cây xanh "})))
    assert "Cây xanh" in words(after)
    assert desk.rows("SELECT field FROM record") == [("cay-xanh",)]


def test_nothing_chosen_changes_nothing(desk: Office, lan: Browser) -> None:
    desk.record(procedure="thu-tuc-la", field="")
    lan.get("/office/procedures")
    response = lan.send("/office/procedures", **{"field thu-tuc-la": "no-such-field"})
    assert "Please choose a field" in words(checked(lan.follow(response)))
    assert desk.rows("SELECT field FROM record") == [("",)]


def test_a_catalogue_is_loaded(desk: Office, lan: Browser) -> None:
    desk.record(procedure="thu-tuc-la", field="")
    lan.get("/office/procedures")
    file = (io.BytesIO("Tên thủ tục,Lĩnh vực\nThủ tục lạ,Hộ tịch\n".encode()), "c.csv")
    page = checked(lan.follow(lan.send("/office/lists/catalogue", file=file)))
    assert "1 procedures; 1 records changed their field." in words(page)


def test_an_export_of_records_is_not_taken_for_a_catalogue(desk: Office, lan: Browser) -> None:
    lan.get("/office/procedures")
    file = (io.BytesIO("Mã hồ sơ,Tên thủ tục,Lĩnh vực\n1-2,Thủ tục lạ,Hộ tịch\n".encode()), "c.csv")
    page = checked(lan.follow(lan.send("/office/lists/catalogue", file=file)), 422)
    assert "This file lists records" in words(page)
    assert desk.rows("SELECT field FROM procedure WHERE key = 'thu-tuc-la'") == [(None,)]
