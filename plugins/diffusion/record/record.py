"""The record of a model: all that the engine needs to know of a pipeline, so that no code is about one model alone."""

from math import lcm
from typing import Literal

import msgspec

Layout = Literal["channels_first", "frames_first", "channels_last", "packed"]
"""Latents as the scheduler sees them: (B, C, F, H, W), (B, F, C, H, W), (B, F, H, W, C), or (B, tokens, C)."""


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """From pixels to latents: a latent frame stands for `temporal` frames, the first for one if `causal`; a latent
    pixel for `spatial` pixels. A denoiser's token takes `patch` (frames, rows, columns) latent pixels. `step`: what the
    pipeline itself demands that sizes are multiples of."""

    temporal: int = 4
    spatial: int = 8
    causal: bool = True
    channels: int = 16
    patch: tuple[int, int, int] = (1, 2, 2)
    step: int = 1

    @property
    def multiple(self) -> int:
        """What width and height have to be multiples of."""
        return lcm(self.spatial * self.patch[1], self.spatial * self.patch[2], self.step)

    def latent_frames(self, frames: int) -> int:
        """Latent frames of a clip whose length is on the grid."""
        return (frames - 1) // self.temporal + 1 if self.causal else -(-frames // self.temporal)


class Lengths(msgspec.Struct, frozen=True, kw_only=True):
    """Clips have `step` * n + `offset` frames, n from 1 on, and at most `most` (0: as many as the engine takes).

    Where `asked` is not 0, the pipeline has to be asked for `asked` * n frames to make such a clip: Helios and
    FramePack count their chunks in what they are asked for. The chunks that Helios decodes have all of these frames;
    what it returns at the end is cut to its VAE's grid and may lack the last three.
    """

    step: int = 4
    offset: int = 1
    asked: int = 0
    most: int = 0

    def argument(self, frames: int) -> int:
        """What the argument for frames is to be, for a clip of the grid that has at least so many."""
        count = max(-(-(frames - self.offset) // self.step), 1)
        return count * self.asked if self.asked else count * self.step + self.offset

    def snapped(self, frames: int) -> int:
        """The longest clip of the grid that is no longer, or the shortest there is."""
        return max((frames - self.offset) // self.step, 1) * self.step + self.offset


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
    needs: tuple[str, ...] = ()
    """All arguments for media without which there is no take: `image`, `video`, `control_video` ..."""
    audio: bool = False
    callback: bool = False
    """Whether it has `callback_on_step_end`."""
    callback_tensors: tuple[str, ...] = ()
    chunked: bool = False
    """Whether it makes its clip in chunks, one after the other. Helios decodes each before the next one, FramePack too
    but from the end of the clip to its start; AnyFlow-FAR and SkyReels decode at the end."""
    backwards: bool = False
    """Whether its chunks come from the end of the clip to its start, behind a given picture."""
    partition: tuple[int, ...] = ()
    """AnyFlow-FAR: latent frames of each chunk, for the length that it was trained with; see `partition_of`."""
    layout: Layout = "channels_first"
    grid: Grid = Grid()
    native: Native = Native()
    lengths: Lengths = Lengths()
    max_side: int = 0
    """Pixels that a side may have because positions were learned for no more; 0: no such limit."""
    fixed_size: bool = False
    """Whether it makes its native size and length and no other."""
    distilled: bool = False
    """Whether it was made to do with few steps and no guidance."""
    lora: bool = False
    """Whether it can load LoRAs."""
    components: dict[str, str] = {}
    """Names and classes of its parts, such as `vae`: `AutoencoderKLWan`; those that are left out are not in it."""
    known: bool = True
    """Whether the class is one that the engine was tried with; others run with the arguments that match."""

    def partition_of(self, frames: int) -> tuple[int, ...]:
        """The argument `chunk_partition` for a clip: as it was trained, cut short or gone on with."""
        left, chunks = self.grid.latent_frames(frames), list[int]()
        if not self.partition:
            return ()
        usual = self.partition[:2][-1]
        while left:
            at = len(chunks)
            chunks.append(min(left, self.partition[at] if at < len(self.partition) - 1 or at == 0 else usual))
            left -= chunks[-1]
        return tuple(chunks)
