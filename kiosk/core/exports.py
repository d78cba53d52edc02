"""Exports: which there are, what is asked of one, and its columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.core.coverage import Period
from kiosk.core.messages import mark
from kiosk.core.units import Unit

KINDS = ("responses", "records", "coverage", "06a", "links")


@dataclass(frozen=True)
class Ask:
    """What to export; without a period it is everything, whatever the base."""

    kind: str
    period: Period | None = None
    unit: Unit | None = None
    base: str = "resolved"
    role: str = "resolving"
    with_withdrawn: bool = False


# Columns as (key, heading, kind, width).
Columns = tuple[tuple[str, str, str, int], ...]

COLUMNS: Mapping[str, Columns] = MappingProxyType(
    {
        "responses": (
            ("id", mark("Response"), "text", 34),
            ("month", mark("Month"), "text", 10),
            ("state", mark("State"), "text", 14),
            ("unit", mark("Resolving unit"), "text", 26),
            ("receiving_unit", mark("Receiving unit"), "text", 26),
            ("field", mark("Field"), "text", 20),
            ("procedure", mark("Procedure"), "text", 40),
            ("score", mark("Score"), "integer", 8),
            ("channel", mark("Channel"), "text", 14),
            ("actor", mark("Entered by"), "text", 14),
            ("evidence", mark("Evidence"), "text", 16),
            ("language", mark("Language"), "text", 8),
            ("seconds", mark("Seconds taken"), "integer", 10),
            ("before_return", mark("Before the result was returned"), "integer", 12),
            ("partial", mark("Left before the end"), "integer", 12),
            ("survey", mark("Survey version"), "text", 18),
        ),
        "records": (
            ("code", mark("Record code"), "text", 30),
            ("round", mark("Round"), "integer", 8),
            ("status", mark("Status number"), "integer", 8),
            ("status_text", mark("Status"), "text", 18),
            ("filed_via", mark("Filed"), "text", 12),
            ("procedure_code", mark("Procedure code"), "text", 14),
            ("procedure", mark("Procedure"), "text", 40),
            ("field", mark("Field"), "text", 20),
            ("receiving_unit", mark("Receiving unit"), "text", 26),
            ("resolving_unit", mark("Resolving unit"), "text", 26),
            ("received_on", mark("Received on"), "day", 12),
            ("due_on", mark("Due on"), "day", 12),
            ("resolved_on", mark("Finished on"), "day", 12),
            ("returned_on", mark("Returned on"), "day", 12),
            ("timeliness", mark("Timeliness"), "text", 12),
            ("rated", mark("Rated"), "integer", 8),
        ),
        "coverage": (
            ("level", mark("Level"), "text", 10),
            ("key", mark("Key"), "text", 20),
            ("name", mark("Name"), "text", 30),
            ("records", mark("Records"), "integer", 10),
            ("rated", mark("Rated"), "integer", 10),
            ("percent", mark("Coverage %%"), "percent", 10),
            ("missing", mark("Missing to the target"), "integer", 12),
            ("satisfied", mark("Satisfied %%"), "percent", 10),
            ("low", mark("Interval from %%"), "percent", 10),
            ("high", mark("Interval to %%"), "percent", 10),
        ),
        "06a": (
            ("number", mark("No."), "integer", 6),
            ("field_key", mark("Key"), "text", 16),
            ("field", mark("Field"), "text", 30),
            ("received_total", mark("Total"), "integer", 10),
            ("received_online", mark("Online"), "integer", 10),
            ("received_direct_postal", mark("Direct and postal"), "integer", 12),
            ("carried_over", mark("Carried over"), "integer", 12),
            ("resolved_total", mark("Total"), "integer", 10),
            ("resolved_early", mark("Early"), "integer", 10),
            ("resolved_on_time", mark("On time"), "integer", 10),
            ("resolved_overdue", mark("Overdue"), "integer", 10),
            ("pending_total", mark("Total"), "integer", 10),
            ("pending_in_time", mark("In time"), "integer", 10),
            ("pending_overdue", mark("Overdue"), "integer", 10),
        ),
        "links": (
            ("code", mark("Record code"), "text", 30),
            ("unit", mark("Resolving unit"), "text", 26),
            ("procedure", mark("Procedure"), "text", 40),
            ("filed_via", mark("Filed"), "text", 12),
            ("link", mark("Link"), "text", 60),
            ("works_until", mark("Works until"), "day", 14),
        ),
    }
)

GROUPS_06A = (
    ("", 3),
    (mark("Received"), 4),
    (mark("Resolved"), 4),
    (mark("Pending"), 3),
)

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "responses": mark("Responses"),
        "records": mark("Records"),
        "coverage": mark("Coverage of ratings"),
        "06a": mark("Form 06a: reception and resolution of records"),
        "links": mark("Links to the survey"),
    }
)
