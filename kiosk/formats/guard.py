"""Texts that a spreadsheet would run as a formula, and the mark that keeps them texts.

The rule, after OWASP's advice on CSV injection: a text that begins with `= + - @`, with the
full-width forms of these, with any of them after blanks, or with a tab or a line break, gets one
apostrophe in front. So does a text that already has apostrophes before such a beginning, which
makes the rule reversible: whoever reads the file takes one apostrophe off a text that begins with
apostrophes followed by such a beginning, and leaves every other text alone.
"""

import re

_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def is_risky(text: str) -> bool:
    """Tell whether a spreadsheet might run the text, or whether it looks like a guarded one."""
    return _FORMULA.match(text) is not None


def guard(text: str) -> str:
    """Return the text as it may stand in a CSV file."""
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Return the text as it was before `guard`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
