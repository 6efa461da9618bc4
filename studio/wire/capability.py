"""The capability record: what an engine takes, makes and can do. The window builds its controls from it."""

from fnmatch import fnmatchcase
from typing import Literal

import msgspec

Value = str | int | float | bool


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be set for an engine; `choices` are for kind `choice`; `minimum` and `maximum` for numbers.

    The value of a `picture` or a `video` names a file among the project's media: `media:HASH`, and `media:HASH@FRAME`
    for one frame of a video; empty for none.

    A name with `*` in it is a family (`subject.*.action`: `subject.2.action`). The choices of a `text` are suggestions.
    """

    name: str
    kind: Literal["int", "float", "bool", "choice", "text", "picture", "video"]
    default: Value
    title: str = ""
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()

    def covers(self, name: str) -> bool:
        """Is it meant by a name?"""
        return name == self.name or ("*" in self.name and fnmatchcase(name, self.name))


class Sizes(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes (pixels) and lengths (frames) that an engine can make; the fields of `model.rows.Grid`."""

    multiple: int = 2
    min_side: int = 64
    max_side: int = 4096
    max_pixels: int = 4096 * 2304
    frame_step: int = 1
    frame_offset: int = 0
    min_frames: int = 1
    max_frames: int = 14_400


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine can be given beside words."""

    first_frame: bool = False
    last_frame: bool = False
    keyframes: bool = False
    video: bool = False
    mask: bool = False
    references: int = 0
    control_video: bool = False
    audio: bool = False


class Capabilities(msgspec.Struct, frozen=True, kw_only=True):
    """One engine's record. Declared in `plugin.toml`; `describe` may narrow it to what the device can do.

    `revision` is raised when the same recipe gives other frames than before. `quality`: what its takes count as.
    `cancel_ms`: how long a cancel may take, from experience. `determinism`: same recipe, same bytes. `models`: the
    engine needs weights, and what it can do depends on which; a record that is about one of them names it in `model`
    and has its `digest`. `updates`: a prompt can be changed while it is worked on. `chunked`: final frames come piece
    by piece.
    """

    engine: str
    title: str
    version: str = "1"
    revision: int = 1
    quality: Literal["draft", "master"] = "draft"
    device: str = "cpu"
    reads_prompts: bool = False
    streams: bool = True
    previews: bool = False
    gives_audio: bool = False
    cancel_ms: int = 100
    determinism: bool = True
    models: bool = False
    model: str = ""
    digest: str = ""
    updates: bool = False
    chunked: bool = False
    inputs: Inputs = Inputs()
    sizes: Sizes = Sizes()
    parameters: tuple[Parameter, ...] = ()
