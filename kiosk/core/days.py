"""Days and times: UTC instants as text, days as an office in Vietnam sees them."""

from datetime import UTC, date, datetime, timedelta, timezone

# Vietnam has kept UTC+7 without daylight saving since 1975; a fixed offset needs no time-zone files.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

Day = str
"""A day as `YYYY-MM-DD`, in Vietnam."""

Instant = str
"""A moment as `YYYY-MM-DDTHH:MM:SS.ffffffZ`, in UTC."""


def instant(moment: datetime) -> Instant:
    """Return the UTC text of an aware datetime; texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def moment(text: Instant) -> datetime:
    """Return the aware datetime of an instant's text."""
    return datetime.fromisoformat(text)


def day_of(moment: datetime) -> Day:
    """Return the day in Vietnam on which the moment falls."""
    return moment.astimezone(VIETNAM).date().isoformat()


def plus(day: Day, days: int) -> Day:
    """Return the day that lies `days` later (earlier when negative), at most the calendar's last or first day."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        # People write 9999-12-31 for "without end".
        return (date.max if days > 0 else date.min).isoformat()


def half_month(day: Day) -> Day:
    """Return the first day of the half-month holding `day`: the 1st (to the 14th) or the 15th (to the end).

    Halves of both official periods (15th to 14th, Decree 09/2019 Art. 12) and calendar months.
    """
    return day[:8] + ("01" if day[8:] < "15" else "15")


def is_day(text: str) -> bool:
    """Tell whether the text is a real day written `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
