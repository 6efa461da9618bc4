from typing import Any

import pytest

from studio.conformance.findings import UnfitError
from studio.conformance.takes import gives_the_sound_it_promises, hands_over_frames_in_order, makes_the_same_again


def test_frames_in_the_wrong_order_are_found(pattern: Any) -> None:
    with pytest.raises(UnfitError, match="made frame 2 where frame 1 was due"):
        hands_over_frames_in_order(pattern(fail_at=1, fail_kind="order"))


def test_sound_that_ends_too_early_is_found(pattern: Any) -> None:
    stand = pattern(sound="short")
    with pytest.raises(UnfitError, match="The sound should be as long as the picture"):
        gives_the_sound_it_promises(stand)
    makes_the_same_again(stand)
