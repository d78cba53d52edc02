"""Numbers as people read them: 59.460 and 17,4 in Vietnamese, 59,460 and 17.4 in English."""

_VIETNAMESE = str.maketrans(",.", ".,")


def whole(number: int, language: str) -> str:
    """Return a whole number with its thousands parted."""
    return _written(f"{number:,}", language)


def decimal(number: float, language: str, places: int = 1) -> str:
    """Return a number with so many decimals (one, as satisfaction forms have it)."""
    return _written(f"{number:,.{places}f}", language)


def _written(text: str, language: str) -> str:
    return text.translate(_VIETNAMESE) if language == "vi" else text
