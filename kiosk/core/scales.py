"""The named scales of satisfaction: their levels, the words and the groups they are displayed in.

The words become part of a survey's stored version, like its questions, and so stand here in each
language. A level's code never changes its meaning: answers are stored as (scale, code).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Group = Literal["satisfied", "neutral", "dissatisfied"]


@dataclass(frozen=True)
class Level:
    """One level of a scale; `code` is its number as text, the best has the highest."""

    code: str
    group: Group
    text: Mapping[str, str]


SCALES: Mapping[str, tuple[Level, ...]] = {
    "five_levels": (
        Level("5", "satisfied", {"vi": "Rất hài lòng", "en": "Very satisfied"}),
        Level("4", "satisfied", {"vi": "Hài lòng", "en": "Satisfied"}),
        Level("3", "neutral", {"vi": "Bình thường", "en": "Neutral"}),
        Level("2", "dissatisfied", {"vi": "Không hài lòng", "en": "Dissatisfied"}),
        Level("1", "dissatisfied", {"vi": "Rất không hài lòng", "en": "Very dissatisfied"}),
    ),
    "three_levels": (
        Level("3", "satisfied", {"vi": "Hài lòng", "en": "Satisfied"}),
        Level("2", "neutral", {"vi": "Bình thường", "en": "Neutral"}),
        Level("1", "dissatisfied", {"vi": "Không hài lòng", "en": "Dissatisfied"}),
    ),
}

_GROUPS = {(scale, level.code): level.group for scale, levels in SCALES.items() for level in levels}


def group(scale: str, option: str) -> Group:
    """Return the group in which a level is displayed; the neutral middle is never satisfied."""
    return _GROUPS[scale, option]
