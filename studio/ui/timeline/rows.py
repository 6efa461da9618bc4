"""The rows of the timeline from top to bottom, and what goes first where there is little height (theme, section 5)."""

from typing import NamedTuple

RULER, BAND, GAP, FOOT_ROOM = 32, 20, 4, 8
"""Heights of the ruler, of a scene band with the room above it, of gaps, and of the bed under the last row."""

FULL, COMPACT, LEAST, MOST = 104, 76, 48, 176
"""Heights of a strip: as drawn, in a low window, the least, and the most."""

SOUND, SOUND_LOW = 44, 28

SPARED = 6
"""What a strip gives of its height before scene bands go."""

FOLD_BELOW = RULER + BAND + GAP + COMPACT - SPARED + FOOT_ROOM
"""A widget lower than this has its scene bands folded into the ruler."""


class Rows(NamedTuple):
    """Tops and heights in pixels. `band` and `sound` are 0 high where the row is folded or there is no sound."""

    band_top: int
    band: int
    strip_top: int
    strip: int
    sound_top: int
    sound: int
    height: int

    @property
    def strip_bottom(self) -> int:
        return self.strip_top + self.strip


def rows_for(height: int, *, sound: bool) -> Rows:
    """The rows in a widget of a height; strips take what is left over."""
    band = 0 if height < FOLD_BELOW + (SOUND_LOW + GAP if sound else 0) else BAND
    strip_top = RULER + (band + GAP if band else GAP)
    low = height < strip_top + FULL + GAP + SOUND + FOOT_ROOM
    lane = (SOUND_LOW if low else SOUND) if sound and height >= strip_top + LEAST + GAP + SOUND_LOW + FOOT_ROOM else 0
    left = height - strip_top - FOOT_ROOM - (lane + GAP if lane else 0)
    strip = min(MOST, max(LEAST, left))
    return Rows(RULER, band, strip_top, strip, strip_top + strip + GAP, lane, height)
