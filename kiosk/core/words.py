"""The words for what is stored as a short code: statuses, channels, actors, bases."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.core.messages import mark

STATUSES: Mapping[int, str] = MappingProxyType(
    {
        1: mark("Newly registered"),
        2: mark("Accepted"),
        3: mark("Not accepted"),
        4: mark("In progress"),
        5: mark("More papers asked for"),
        6: mark("Payment asked for"),
        7: mark("Withdrawn by the citizen"),
        8: mark("Stopped"),
        9: mark("Finished"),
        10: mark("Result returned"),
    }
)

FILED_VIA: Mapping[str, str] = MappingProxyType(
    {"direct": mark("In person"), "online": mark("Online"), "postal": mark("By post")}
)

CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        "online": mark("Online link"),
        "qr": mark("QR code"),
        "tablet": mark("Tablet"),
        "paper": mark("Paper form"),
    }
)

ACTORS: Mapping[str, str] = MappingProxyType(
    {"citizen": mark("Citizen"), "assisted": mark("Citizen, helped"), "staff": mark("Staff")}
)

EVIDENCE: Mapping[str, str] = MappingProxyType(
    {
        "scanned": mark("Code scanned"),
        "typed": mark("Code typed"),
        "pushed": mark("Pushed by the counter"),
        "sticker": mark("Sticker"),
        "link": mark("Link sent"),
        "portal": mark("Portal"),
        "paper": mark("Paper form"),
    }
)

STATES: Mapping[str, str] = MappingProxyType(
    {
        "counted": mark("Counted"),
        "later": mark("Kept beside, came later"),
        "replaced": mark("Replaced by its giver"),
        "annulled": mark("Annulled"),
        "withdrawn": mark("Taken back"),
    }
)

BASES: Mapping[str, str] = MappingProxyType(
    {
        "resolved": mark("Records finished in the period"),
        "returned": mark("Records whose result was returned in the period"),
        "received": mark("Records received in the period"),
    }
)

ROLES: Mapping[str, str] = MappingProxyType(
    {"resolving": mark("by resolving unit"), "receiving": mark("by receiving unit")}
)

TIMELINESS: Mapping[str, str] = MappingProxyType(
    {"early": mark("Early"), "on_time": mark("On time"), "overdue": mark("Overdue")}
)

LEVELS: Mapping[str, str] = MappingProxyType(
    {"field": mark("Field"), "unit": mark("Unit"), "total": mark("Total")}
)

UNMAPPED = mark("Field not known yet")
TOTAL = mark("Total")
EVERY_UNIT = mark("All units")
