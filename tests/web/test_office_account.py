from kiosk.journey import people
from tests.web.officials import NAME, PASSWORD, Browser, Room, checked, rows, words

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"
)


def test_an_official_sees_the_devices_they_are_signed_in_on(room: Room, lan: Browser) -> None:
    other = room.stranger()
    other.client.environ_base["HTTP_USER_AGENT"] = PHONE
    other.sign_in()
    listed = rows(lan.page("/office/account"), "sessions-title")
    assert sorted(row[0] for row in listed) == ["Chrome, Android", "unknown device"]
    assert [row[3] for row in listed if row[0] == "unknown device"] == ["this session"]


def test_an_official_ends_a_session_on_another_device(room: Room, lan: Browser) -> None:
    other = room.official()
    page = lan.page("/office/account")
    (address,) = page.xpath("//td/form/@action")
    assert "The session is ended." in words(checked(lan.follow(lan.send(address))))
    assert other.get("/office/").status_code == 302
    assert lan.get("/office/").status_code == 200


def test_a_colleague_s_session_cannot_be_ended(room: Room, lan: Browser) -> None:
    people.add(room.store, "minh", PASSWORD, unit=None, now=room.now, pick=room.pick)
    minh = room.stranger()
    minh.sign_in("minh")
    minh.get("/office/account")
    room.official()
    (address,) = {*lan.page("/office/account").xpath("//td/form/@action")}
    minh.send(address)
    assert len(rows(lan.page("/office/account"), "sessions-title")) == 2


def change(lan: Browser, old: str, new: str, again: str) -> str:
    lan.get("/office/account")
    response = lan.send("/office/account/password", old=old, new=new, again=again)
    if response.status_code == 303:
        return words(checked(lan.follow(response)))
    return words(checked(response, 422))


def test_a_changed_password_ends_all_other_sessions(room: Room, lan: Browser) -> None:
    other = room.official()
    new = "rivers run to sea"
    assert "The password is changed" in change(lan, PASSWORD, new, new)
    assert other.get("/office/").status_code == 302
    assert lan.get("/office/").status_code == 200
    assert room.stranger().sign_in(NAME, PASSWORD).status_code == 401
    assert room.stranger().sign_in(NAME, new).status_code == 303


def test_a_password_that_cannot_be_is_refused_with_the_reason(lan: Browser) -> None:
    good = "rivers run to sea"
    assert "present password is wrong" in change(lan, "wrong", good, good)
    assert "two new passwords differ" in change(lan, PASSWORD, good, good + "s")
    assert "at least 10 characters" in change(lan, PASSWORD, "short", "short")
