"""Gaps: columns that a file does not have, where their absence would empty figures without a word."""

from collections.abc import Iterator

from kiosk.core.headings import STANDARD
from kiosk.core.messages import Message, say

_ENDS = frozenset({"resolved_on", "returned_on"})

_NOT_RECEIVED = say(
    "The file has no column with the day of reception (%(column)s): records that are new stay out "
    "of all figures by reception. Export that column too.",
    column=STANDARD["received_on"],
)
_NOT_FINISHED = say(
    "The file has neither the day of finish (%(finish)s) nor that of hand-over (%(return)s): records "
    "that are new stay out of all figures by finish and by hand-over. Export these columns too.",
    **{"finish": STANDARD["resolved_on"], "return": STANDARD["returned_on"]},
)
_NOT_RETURNED = say(
    "The file has no column with the day of hand-over (%(column)s): records that are new stay out "
    "of all figures by hand-over. Export that column too if you can.",
    column=STANDARD["returned_on"],
)
_NO_SUBJECT = say(
    "The file names neither procedures (%(procedure)s) nor fields (%(field)s): records that are new "
    "count in the total, but in no field. Export these columns too.",
    procedure=STANDARD["procedure"],
    field=STANDARD["field"],
)


def gaps(present: frozenset[str], *, subjects: bool) -> Iterator[Message]:
    """Give what to tell of the columns that are `present`; `subjects` says whether any row names procedure or field.

    Rows may have got those from the heading of their group. A missing day of finish is told by the rows themselves
    where that of hand-over stands in for it.
    """
    if "received_on" not in present:
        yield _NOT_RECEIVED
    if present.isdisjoint(_ENDS):
        yield _NOT_FINISHED
    elif "returned_on" not in present:
        yield _NOT_RETURNED
    if not subjects:
        yield _NO_SUBJECT
