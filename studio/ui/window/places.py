"""Places in the reel as the window says them, and as people type them."""

import re

from studio.errors import BadInputError
from studio.model.rows import Project
from studio.model.time import parse_timecode, timecode

_RELATIVE = re.compile(r"([+-])([0-9]{1,7})")
_PLAIN = re.compile(r"[0-9]{1,2}([:;.][0-9]{1,2}){0,3}|[0-9]{1,8}")


def reel_timecode(frame: int, project: Project) -> str:
    """The timecode of a reel frame."""
    return timecode(project.start_frame + frame, project.rate)


def read_position(text: str, now: int, project: Project) -> int:
    """The reel frame that someone types: a timecode, its last fields, digits without marks, or `+12`, `-12` frames.

    `now` is the playhead's frame. Raises `BadInputError` for anything else.
    """
    text = text.strip()
    if moved := _RELATIVE.fullmatch(text):
        return max(0, now + int(moved[2]) * (1 if moved[1] == "+" else -1))
    if not _PLAIN.fullmatch(text):
        raise BadInputError(f"'{text}' is no place in the reel: write a timecode such as 11:13, or +12 for frames.")
    return max(0, parse_timecode(_filled(text, project), project.rate) - project.start_frame)


def _filled(text: str, project: Project) -> str:
    """All fields of a timecode of which the last ones are given, of 8 digits read from the right where there are no
    marks; those that are missing are the start's."""
    fields = re.split("[:;.]", text)
    if len(fields) == 1:
        digits = fields[0].zfill(-(-len(fields[0]) // 2) * 2)
        fields = [digits[at : at + 2] for at in range(0, len(digits), 2)]
    start = re.split("[:;]", timecode(project.start_frame, project.rate))
    given = [field.zfill(2) for field in fields]
    return ":".join([*start[: 4 - len(given)], *given[:-1], given[-1].zfill(len(start[3]))])
