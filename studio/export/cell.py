"""One shot on a contact sheet: its picture, a slate line, its prompt and what is said in it."""

from typing import NamedTuple

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from studio.export import ink
from studio.export.lettering import MEDIUM, REGULAR, STRONG, fit, font, printable, wrap
from studio.export.source import Segment
from studio.model.time import Rate, timecode

PROMPT_LINES = 3
_FINE = 4
"""How much larger small shapes are drawn before they are scaled down, so that their edges are smooth."""

_HUES = {"empty": ink.FAINT, "draft": ink.DRAFT, "master": ink.MASTER, "offline": ink.FAILED, "stale": ink.STALE}
_WORDS = {"empty": "No take", "draft": "Draft", "master": "Master", "offline": "File missing", "stale": "Stale"}


class Type(NamedTuple):
    """The type of a sheet, all measures following from a cell's width in pixels."""

    text: int
    slate: FreeTypeFont
    state: FreeTypeFont
    prompt: FreeTypeFont
    small: FreeTypeFont

    @property
    def leading(self) -> int:
        return round(self.text * 1.45)


class Caption(NamedTuple):
    """What stands under a picture, broken into lines."""

    slate: str
    state: str
    position: str
    length: str
    prompt: list[str]
    said: list[str]

    def height(self, face: Type) -> int:
        lines = len(self.prompt) + len(self.said)
        return round(face.text * 2.3) + lines * face.leading


def type_for(width: int) -> Type:
    """Type that is readable under a picture of this width."""
    text = max(15, round(8 + width * 0.027))
    return Type(
        text, font(round(text * 1.2), STRONG), font(text, MEDIUM), font(text, REGULAR), font(round(text * 0.92), MEDIUM)
    )


def clock(frames: int, rate: Rate) -> str:
    """A length as seconds and frames, with minutes and hours only where there are any: `4:12`, `1:04:12`."""
    label = timecode(frames, rate)
    hours, minutes, seconds, rest = label[:2], label[3:5], label[6:8], label[9:]
    if hours != "00":
        return f"{int(hours)}:{minutes}:{seconds}:{rest}"
    return f"{int(minutes)}:{seconds}:{rest}" if minutes != "00" else f"{int(seconds)}:{rest}"


def caption(part: Segment, state: str, times: tuple[str, str], face: Type, width: int) -> Caption:
    """Break a shot's words for a cell of `width` pixels; `times`: the timecode it starts at, and its length."""
    said = printable(part.shot.dialogue).strip('"“”')
    return Caption(
        fit(printable(part.slate), face.slate, width * 0.3),
        state,
        *times,
        wrap(part.shot.prompt, face.prompt, width, PROMPT_LINES),
        [fit(f"“{said}”", face.prompt, width)] if said else [],
    )


def draw_caption(
    draw: ImageDraw.ImageDraw, sheet: Image.Image, at: tuple[int, int], words: Caption, face: Type
) -> float:
    """Put a caption under a picture and return where its slate line ends; `at` is the top left of its space."""
    left, top = at
    base = top + round(face.text * 1.65)
    draw.text((left, base), words.slate, font=face.slate, fill=ink.TEXT, anchor="ls")
    mark = round(face.text * 0.82)
    x = left + round(face.slate.getlength(words.slate) + face.text * 0.7)
    sheet.paste(Image.new("RGB", (mark, mark), _HUES[words.state]), (x, base - mark), state_mark(words.state, mark))
    x += mark + round(face.text * 0.35)
    draw.text((x, base), _WORDS[words.state], font=face.state, fill=_HUES[words.state], anchor="ls")
    y = base + round(face.text * 0.4)
    for rows, hue in ((words.prompt, ink.SOFT), (words.said, ink.FAINT)):
        for row in rows:
            y += face.leading
            draw.text((left, y), row, font=face.prompt, fill=hue, anchor="ls")
    return x + face.state.getlength(_WORDS[words.state])


def draw_times(draw: ImageDraw.ImageDraw, room: tuple[float, float], top: int, words: Caption, face: Type) -> None:
    """The shot's length and, where there is room, the timecode it starts at: `room` is what the slate line has left."""
    left, right = room
    base = top + round(face.text * 1.65)
    draw.text((right, base), words.length, font=face.state, fill=ink.TEXT, anchor="rs")
    gap = max(face.state.getlength(words.length), face.state.getlength("00:00")) + face.text * 0.9
    if right - gap - face.small.getlength(words.position) > left + face.text * 0.5:
        draw.text((right - gap, base), words.position, font=face.small, fill=ink.FAINT, anchor="rs")


def state_mark(state: str, side: int) -> Image.Image:
    """The shape that says a state without its hue, as a mask of `side` pixels."""
    big = side * _FINE
    mask = Image.new("L", (big, big), 0)
    draw = ImageDraw.Draw(mask)
    box, line = (_FINE, _FINE, big - _FINE, big - _FINE), max(_FINE, big // 9)
    if state == "master":
        draw.ellipse(box, fill=255)
        points = [(big * 0.28, big * 0.52), (big * 0.44, big * 0.68), (big * 0.73, big * 0.36)]
        draw.line(points, fill=0, width=line, joint="curve")
    elif state == "offline":
        draw.ellipse(box, outline=255, width=line)
        draw.line([(big * 0.2, big * 0.8), (big * 0.8, big * 0.2)], fill=255, width=line)
    elif state == "empty":
        for start in range(0, 360, 60):
            draw.arc(box, start, start + 34, fill=255, width=line)
    else:
        draw.ellipse(box, outline=255, width=line)
        draw.pieslice(box, 90, 270, fill=255)
        if state == "stale":
            draw.ellipse((big * 0.3, big * 0.3, big * 0.7, big * 0.7), fill=0)
    return mask.resize((side, side), Image.Resampling.LANCZOS)


def rounded(size: tuple[int, int], radius: int) -> Image.Image:
    """A mask with round corners."""
    width, height = size
    mask = Image.new("L", (width * _FINE, height * _FINE), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, mask.width - 1, mask.height - 1), radius * _FINE, fill=255)
    return mask.resize(size, Image.Resampling.BOX)
