"""What an engine says of weights: a card for each model that it found, and what a take of one would cost."""

from typing import Literal

import msgspec

from studio.wire.capability import Capabilities, Value


class ModelCard(msgspec.Struct, frozen=True, kw_only=True):
    """One model on this machine. `model` is what the parameter of that name is to be, `bytes` what its weights take.

    `problem` says why it cannot be used; then there are no `capabilities`. `fits`: whether this machine's memory is
    enough, `offload` with parts of it waiting outside of the graphics card; `preset` is what would be set for that.
    """

    model: str
    name: str
    path: str
    pipeline: str = ""
    task: str = ""
    source: str = ""
    """Where it was found: `Hugging Face cache`, `chosen folder`, `single file`."""
    bytes: int = 0
    licence: str = ""
    problem: str = ""
    fits: Literal["yes", "offload", "no", "unknown"] = "unknown"
    preset: str = ""
    capabilities: Capabilities | None = None


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """What a take would cost: bytes of the device's memory, seconds, and how sure that is.

    `guess`: by size and length alone; `scaled`: from other takes of this model here; `learned`: from takes like this
    one. `takes`: how many it was learned from. Of `seconds` below 0 nothing is known.
    """

    memory: int
    available: int
    seconds: float
    sure: Literal["guess", "scaled", "learned"]
    takes: int = 0
    fits: bool = True
    preset: str = ""
    advice: str = ""
    """What would fit, in a sentence, where this does not."""
    remedy: dict[str, Value] = {}
    """The parameters of that advice."""
