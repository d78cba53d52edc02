"""The message catalogue: gathers every text of the program, and tells which have no Vietnamese yet.

Run without arguments it renews `messages.po` and compiles it; with `--check` it changes nothing and fails when a text
is new, untranslated, superfluous, loses a place such as %(name)s, is not NFC, or when the compiled file is stale.
"""

import re
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
PO = ROOT / "kiosk/translations/vi/LC_MESSAGES/messages.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "say": (1,),
    "mark": (1,),
    "mark_counted": (1, 2),
    "SettingsError": (1,),
    "SurveyError": (1,),
}
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
PLACE = re.compile(r"%\(\w+\)s|%%|%|\{\w+(?:!r)?\}")

Text = str | tuple[str, ...]
"""A text, or its forms for one and for several things."""


def texts() -> set[Text]:
    """Return every text of the program, in English."""
    found = extract_from_dir(
        ROOT / "kiosk",
        METHODS,
        keywords=KEYWORDS,
        options_map={"**/templates/**.html": {"trimmed": "true"}},
    )
    return {text for _, _, text, _, _ in found}


def renewed(old: Catalog, wanted: set[Text]) -> Catalog:
    """Return a catalogue of the wanted texts with the translations there are."""
    new = Catalog(locale="vi", fuzzy=False)
    for text in sorted(wanted, key=str):
        known = old.get(text if isinstance(text, str) else text[0])
        new.add(text, known.string if known and known.string else "")
    return new


def faults(catalogue: Catalog) -> list[str]:
    """Return what is wrong with translations, a line each."""
    found = []
    for message in catalogue:
        forms = _forms(message.id)
        text, meant = forms[-1], _forms(message.string)[0]
        if not text:
            continue
        if not meant:
            found.append(f"no Vietnamese for: {text}")
        elif _places(meant) not in [_places(form) for form in forms]:
            found.append(f"places differ: {text} -> {meant}")
        elif meant != unicodedata.normalize("NFC", meant):
            found.append(f"not NFC: {meant}")
    return found


def _forms(text: Text) -> tuple[str, ...]:
    """Return the forms of a text. Vietnamese has a single one, however many things there are."""
    return (text,) if isinstance(text, str) else tuple(text)


def _places(text: str) -> list[str]:
    return sorted(PLACE.findall(text))


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """Return the catalogue as text and compiled; neither holds a date."""
    po, mo = BytesIO(), BytesIO()
    write_po(po, catalogue, sort_output=True, no_location=True, omit_header=True, width=110)
    write_mo(mo, catalogue)
    head = (
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        b'"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    )
    return head + po.getvalue(), mo.getvalue()


def main() -> int:
    """Renew or check."""
    with PO.open("rb") as file:
        old = read_po(file, locale="vi")
    new = renewed(old, texts())
    wrong = faults(new)
    po, mo = written(new)
    if "--check" not in sys.argv:
        PO.write_bytes(po)
        PO.with_suffix(".mo").write_bytes(mo)
    elif PO.read_bytes() != po:
        wrong.append("messages.po is not up to date: run `make translations`")
    elif _meaning(PO.with_suffix(".mo").read_bytes()) != _meaning(mo):
        wrong.append("messages.mo is stale: run `make translations`")
    print("\n".join(wrong) if wrong else f"{len(new)} texts, all in Vietnamese")
    return 1 if wrong else 0


def _meaning(mo: bytes) -> dict[str, str]:
    """Return the translations of a compiled catalogue, without its header, which holds the time."""
    from babel.messages.mofile import read_mo

    return {str(message.id): str(message.string) for message in read_mo(BytesIO(mo)) if message.id}


if __name__ == "__main__":
    sys.exit(main())
