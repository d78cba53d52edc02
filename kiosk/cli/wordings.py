"""The words that click itself says: it asks gettext for them, so that they stand in the same catalogue as ours."""

from kiosk.core.messages import mark


def mark_counted(one: str, many: str) -> tuple[str, str]:
    """Mark a text that has another form when it speaks of several things."""
    return one, many


WORDS = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("Positional arguments"),
    mark("required"),
    mark("default: {default}"),
    mark("Show this message and exit."),
    mark("Show the version and exit."),
    mark("%(prog)s, version %(version)s"),
    mark("Error: {message}"),
    mark("Aborted!"),
    mark("Try '{command} {option}' for help."),
    mark("Missing command."),
    mark("Missing option"),
    mark("Missing argument"),
    mark("No such command {name!r}."),
    mark("No such option {name!r}."),
    mark("Invalid value for {param_hint}: {message}"),
    mark("Option {name!r} does not take a value."),
    mark("Choose from:\n\t{choices}"),
    mark_counted("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    mark_counted("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    mark_counted(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."
    ),
    mark_counted(
        "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"
    ),
)
