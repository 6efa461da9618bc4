"""How a shot's state looks: a hue, a glyph and a word; the glyph alone must be enough."""

from typing import Literal, NamedTuple

LookName = Literal["empty", "queued", "draft", "generating", "master", "stale", "failed", "offline"]
Word = Literal["camera", "light", "action", "subject", "place"]
"""What a word of a prompt is about; each has a hue of this name and a glyph."""


class StateLook(NamedTuple):
    """`hue` is a colour's name in the theme, `glyph` one of Phosphor's, `foot` the rule under a strip."""

    hue: str
    glyph: str
    word: str
    foot: Literal["none", "dashes", "fill", "solid", "dash_dot", "dots"] = "none"


STATES: dict[LookName, StateLook] = {
    "empty": StateLook("faint", "circle-dashed", "Empty"),
    "queued": StateLook("soft", "clock", "Queued"),
    "draft": StateLook("draft", "circle-half-fill", "Draft", "dashes"),
    "generating": StateLook("accent_text", "spinner-gap-bold", "Generating", "fill"),
    "master": StateLook("master", "check-circle-fill", "Master", "solid"),
    "stale": StateLook("stale", "arrows-clockwise-bold", "Stale", "dash_dot"),
    "failed": StateLook("failed", "warning-octagon-fill", "Failed", "dots"),
    "offline": StateLook("failed", "link-break-bold", "Offline", "dots"),
}

WORD_GLYPHS: dict[Word, str] = {
    "camera": "video-camera",
    "light": "sun-horizon",
    "action": "person-simple-run",
    "subject": "paw-print",
    "place": "map-pin",
}
