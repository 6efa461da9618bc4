"""What a body of the monitor is to draw, as plain records."""

from typing import Literal, NamedTuple

from studio.ui.session.playing import Shown


class Marks(NamedTuple):
    """What the user wants laid over the picture."""

    safe: bool = True
    overlay: bool = True
    grid: bool = False


class Pill(NamedTuple):
    """A label on the picture; `hue` names a colour of the dark theme for glyph and words, `turns`: the glyph turns."""

    words: str
    glyph: str = ""
    hue: str = ""


class Hud(NamedTuple):
    """What is said in the corners of the picture. `ladder` is the quality on screen while a shot is made."""

    top_left: tuple[Pill, ...] = ()
    top_right: tuple[Pill, ...] = ()
    low_left: tuple[Pill, ...] = ()
    low_right: tuple[Pill, ...] = ()
    ladder: int | None = None
    subtitle: str = ""


CardKind = Literal["prompt", "blank", "failed", "offline", "nothing"]


class Card(NamedTuple):
    """A title card: what stands for a shot that has no picture. `glyph` and `hue` tell its state."""

    kind: CardKind = "prompt"
    title: str = ""
    prompt: str = ""
    dialogue: str = ""
    scene: str = ""
    length: str = ""
    chain: str = ""
    reason: str = ""


class View(NamedTuple):
    """All that is on the monitor. `size` is the picture's in pixels, or what the card stands for."""

    shown: Shown = Shown()
    size: tuple[int, int] = (1280, 720)
    hud: Hud = Hud()
    card: Card | None = None
    marks: Marks = Marks()
    dim: bool = False
    """The picture is one that is no longer to be had: shown darker."""
