"""Addresses in printed codes."""

import pytest

from kiosk.core.addresses import domain, host, link_url, reach_problem, slip_url
from kiosk.core.tokens import Token

TOKEN = Token("2222333344445555")


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8000",
        "http://127.0.0.1:8000",
        "http://[::1]:8000",
        "http://0.0.0.0",
        "http://10.1.2.3",
        "http://172.16.0.9",
        "https://192.168.1.20",
        "http://169.254.3.4",
        "http://100.64.0.1",
        "http://[fe80::1]",
        "http://motcua",
        "http://motcua.local",
        "http://motcua.lan:8000",
        "http://motcua.internal",
        "http://motcua.localhost",
        "http://motcua.local.",
        "http://",
    ],
)
def test_an_address_that_a_phone_on_3g_cannot_open_is_named_with_its_remedy(address: str) -> None:
    problem = reach_problem(address)
    assert problem
    assert address in problem.text(str)
    assert "KIOSK_BASE_URL" in problem.text(str)


@pytest.mark.parametrize(
    "address",
    [
        "https://danhgia.nghean.gov.vn",
        "https://local.gov.vn",
        "http://203.162.4.190:8000",
        "https://[2405:4800::1]",
    ],
)
def test_a_public_address_is_fine(address: str) -> None:
    assert reach_problem(address) is None


def test_a_slip_holds_upper_case_only_and_a_link_is_as_people_write_it() -> None:
    assert slip_url("https://danhgia.vn:8443", TOKEN) == (
        "HTTPS://DANHGIA.VN:8443/S/2222333344445555"
    )
    assert link_url("https://danhgia.vn", TOKEN) == "https://danhgia.vn/o/2222333344445555"


def test_people_type_the_port_and_trust_the_domain() -> None:
    assert host("https://danhgia.vn:8443") == "danhgia.vn:8443"
    assert domain("https://danhgia.vn:8443") == "danhgia.vn"
    assert domain("http://") == ""
