"""What must hold for every screen of the tablet, whatever it shows."""

from playwright.sync_api import Page

LEAST = {"waiting": 60, "asking": 60}
"""Pixels that a finger needs on the screens that citizens use most; elsewhere `ELSEWHERE`."""
ELSEWHERE = 44

_SMALL = """([least, key]) => {
    return [...document.querySelectorAll('button, input, textarea, summary')]
        .map(one => one.closest('label') ?? one)
        .filter(one => one.checkVisibility())
        .map(one => [one, one.getBoundingClientRect(), one.matches('.key') ? key : least])
        .filter(([, box, least]) => box.height < least || box.width < least)
        .map(([one, box]) => `${one.tagName} ${one.textContent.trim()}: ${box.width}×${box.height}`);
}"""

_COVERED = """() => {
    const hit = one => {
        one.scrollIntoView({ block: 'nearest' });
        const box = one.getBoundingClientRect();
        const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return one.contains(found);
    };
    // Goes with the first touch.
    document.querySelector('.countdown')?.remove();
    return [...document.querySelectorAll('button, label.option, textarea, summary')]
        .filter(one => one.checkVisibility())
        .filter(one => !hit(one))
        .map(one => `${one.tagName} ${one.textContent.trim()}`);
}"""

_SIDEWAYS = """() => {
    const width = document.documentElement.clientWidth;
    return [...document.body.querySelectorAll('*')]
        .filter(one => one.checkVisibility() && !one.closest('.vh, .sight'))
        .filter(one => one.getBoundingClientRect().right > width + .5 || one.getBoundingClientRect().left < -.5)
        .map(one => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`);
}"""

_UPPER = """() => [...document.querySelectorAll('#root button, #root input, #root textarea, #root summary')]
    .map(one => one.closest('label') ?? one)
    .filter(one => one.checkVisibility() && !one.closest('.countdown'))
    .filter(one => one.getBoundingClientRect().bottom < innerHeight / 2)
    .map(one => `${one.tagName} ${one.textContent.trim()}`)"""


_BELOW = """() => {
    const foot = document.querySelector('.foot');
    const edge = getComputedStyle(foot).position === 'sticky' ? foot.getBoundingClientRect().top : innerHeight;
    return [...document.querySelectorAll('.alone .faces .option')]
        .filter(one => one.getBoundingClientRect().bottom > edge + .5)
        .map(one => `${one.textContent.trim()}: ${one.getBoundingClientRect().bottom} > ${edge}`);
}"""


def too_small(page: Page, name: str) -> list[str]:
    """Return what a finger would miss on the screen of a state."""
    least = LEAST.get(name.partition(",")[0], ELSEWHERE)
    found: list[str] = page.evaluate(_SMALL, [least, ELSEWHERE])
    return found


def covered(page: Page) -> list[str]:
    """Return the controls that cannot be brought into view free of anything else."""
    found: list[str] = page.evaluate(_COVERED)
    return found


def sideways(page: Page) -> list[str]:
    """Return what stands out of the screen to the left or right."""
    found: list[str] = page.evaluate(_SIDEWAYS)
    return found


def in_the_upper_half(page: Page) -> list[str]:
    """Return the controls that somebody in a wheelchair would not reach."""
    found: list[str] = page.evaluate(_UPPER)
    return found


def levels_out_of_sight(page: Page) -> list[str]:
    """Return the levels of satisfaction that show only to who scrolls: of five, whoever sees three chooses of three."""
    found: list[str] = page.evaluate(_BELOW)
    return found


def unfocused(page: Page) -> str | None:
    """Return what has the focus where it should be on the heading, or on what is typed into."""
    found: str | None = page.evaluate(
        "document.activeElement.matches('h1, [data-focus]') ? null : document.activeElement.outerHTML.slice(0, 80)"
    )
    return found
