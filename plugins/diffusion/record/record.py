"""The record of a model: all that the engine needs to know of a pipeline, so that no code is about one model alone."""

from typing import Literal

import msgspec

Layout = Literal["channels_first", "frames_first", "packed"]
"""Latents as the denoiser sees them: (B, C, F, H, W), (B, F, C, H, W), or (B, tokens, C)."""


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """From pixels to latents: a latent frame stands for `temporal` frames, the first for one if `causal`; a latent
    pixel for `spatial` pixels. A denoiser's token takes `patch` (frames, rows, columns) latent pixels."""

    temporal: int = 4
    spatial: int = 8
    causal: bool = True
    channels: int = 16
    patch: tuple[int, int, int] = (1, 2, 2)

    @property
    def multiple(self) -> int:
        """What width and height have to be multiples of."""
        return self.spatial * max(self.patch[1], self.patch[2])

    def latent_frames(self, frames: int) -> int:
        """Latent frames of a clip whose length is on the grid."""
        return (frames - 1) // self.temporal + 1 if self.causal else -(-frames // self.temporal)


class Native(msgspec.Struct, frozen=True, kw_only=True):
    """What the pipeline does when nothing is said: the defaults of its call."""

    width: int = 832
    height: int = 480
    frames: int = 81
    rate: float = 16.0
    steps: int = 50
    guidance: float = 5.0


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What a pipeline can do. A field that names an argument is empty where the pipeline has none of the kind.

    `arguments`: the names that its `__call__` takes. `media` arguments: `first_frame` (`image`), `last_frame`,
    `keyframes` (`conditions`), `video`, `mask`, `references`, `control` (VACE: its `video`).
    """

    pipeline: str
    """The class, such as `WanPipeline`; `model_index.json` names it."""
    arguments: tuple[str, ...] = ()
    frames_argument: str = ""
    """`num_frames` or `frames`."""
    rate_argument: str = ""
    """`frame_rate` or `fps`."""
    first_frame: str = ""
    last_frame: str = ""
    keyframes: str = ""
    video: str = ""
    mask: str = ""
    references: str = ""
    control: str = ""
    needs_picture: bool = False
    """Whether there is no take without a first frame."""
    audio: bool = False
    callback: bool = False
    """Whether it has `callback_on_step_end`."""
    callback_tensors: tuple[str, ...] = ()
    chunked: bool = False
    """Whether it makes its clip in chunks, each decoded before the next one."""
    layout: Layout = "channels_first"
    grid: Grid = Grid()
    native: Native = Native()
    known: bool = True
    """Whether the class is one that the engine was tried with; others run with the arguments that match."""
