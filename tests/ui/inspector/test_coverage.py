from typing import cast

import msgspec
import pytest

from studio.model.rows import Take
from studio.ui.inspector.coverage import coverage_words


class Measured(msgspec.Struct):
    """What of a take is told."""

    coverage: float | None
    lacking: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("take", "words"),
    [
        (Measured(None), ""),
        (Measured(1.0), "All of the prompt is on screen"),
        (Measured(0.999), "99 % of the prompt on screen"),
        (Measured(0.58, ("rifle", "two cubs")), "58 % of the prompt on screen; missing: rifle, two cubs"),
    ],
)
def test_the_share_that_is_to_be_seen_is_said_with_what_is_not(take: Measured, words: str) -> None:
    assert coverage_words(cast("Take", take)) == words
