"""Addresses printed in codes: paper cannot be recalled, so one that phones cannot reach is refused."""

from ipaddress import ip_address

from kiosk.core.messages import Message, say
from kiosk.core.tokens import Token


def reach_problem(base_url: str) -> Message | None:
    """Return why phones outside the office cannot open this address; None when they can."""
    if not _is_inside(domain(base_url).removesuffix(".")):
        return None
    return say(
        "Codes would lead to %(address)s, which only machines inside the office can open. Set "
        "KIOSK_BASE_URL to the public address, or allow addresses of the office's own Wi-Fi.",
        address=base_url,
    )


def _is_inside(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".internal", ".localhost"))
    return not address.is_global


def slip_url(base_url: str, token: Token) -> str:
    """Return what a slip's code holds: all upper case, so that the code is small."""
    return f"{base_url}/S/{token}".upper()


def link_url(base_url: str, token: Token) -> str:
    """Return the link that is sent to those who filed online."""
    return f"{base_url}/o/{token}"


def domain(base_url: str) -> str:
    """Return the host that citizens should trust, without its port."""
    name, _, port = host(base_url).rpartition(":")
    return (name if name and port.isdigit() else host(base_url)).strip("[]")


def host(base_url: str) -> str:
    """Return what a person types after the slip: host, and port where there is one."""
    return base_url.partition("://")[2]
