"""How big a model is: parameters of each component, read from the headers of its files, never from the weights."""

import math
from pathlib import Path

import msgspec

HEADER_BYTES = 100_000_000
"""The longest header that the format allows (safetensors' own limit)."""

TEXT_ENCODERS = ("text_encoder", "text_encoder_2", "text_encoder_3", "image_encoder")
"""Components that work once, before the first step."""

DECODERS = ("vae", "audio_vae", "vocoder")

Weights = dict[str, int]
"""Parameters of a component (`transformer`, `text_encoder`, `vae`), by its folder's name."""


class _Tensor(msgspec.Struct):
    dtype: str
    shape: tuple[int, ...] = ()


def weigh(path: Path) -> Weights:
    """Parameters of every component of a model: a folder as diffusers lays it out, or a single file.

    What cannot be read counts as nothing: whether a model is whole is not asked here. Of files that hold the same
    weights in several precisions (`model.fp16.safetensors`) only one set counts.
    """
    if path.is_file():
        return {"transformer": _of_file(path)}
    found: Weights = {}
    for folder in sorted(entry for entry in _entries(path) if entry.is_dir()):
        files = [file for file in _entries(folder) if file.suffix in (".safetensors", ".gguf")]
        plain = [file for file in files if not _variant(file)]
        parameters = sum(_of_file(file) for file in plain or files)
        if parameters:
            found[folder.name] = parameters
    return found


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _variant(file: Path) -> bool:
    """`diffusion_pytorch_model.fp16-00001-of-00002.safetensors` and its like."""
    middle = file.name.removesuffix(file.suffix).partition(".")[2].partition("-")[0]
    return middle in ("fp16", "bf16", "fp32", "fp8", "non_ema")


def _of_file(file: Path) -> int:
    """Parameters in a `.safetensors` file; of others half their bytes, as if they were of two bytes each."""
    try:
        if file.suffix != ".safetensors":
            return file.stat().st_size // 2
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(8), "little")
            header = opened.read(length) if length <= HEADER_BYTES else b""
        table = msgspec.json.decode(header, type=dict[str, msgspec.Raw])
        tensors = [msgspec.json.decode(raw, type=_Tensor) for name, raw in table.items() if name != "__metadata__"]
    except (OSError, msgspec.DecodeError):
        return 0
    return sum(math.prod(tensor.shape) for tensor in tensors)


def denoisers(weights: Weights) -> tuple[str, ...]:
    """The components that work in every step."""
    return tuple(name for name in weights if name.startswith(("transformer", "unet")))


class Shape(msgspec.Struct, frozen=True):
    """A denoiser's size: how wide its tokens are, and how many blocks it has."""

    width: int
    blocks: int


class _Config(msgspec.Struct):
    """What the configurations of diffusers' transformers call these."""

    num_attention_heads: int = 0
    attention_head_dim: int = 0
    num_layers: int = 0
    num_single_layers: int = 0
    hidden_size: int = 0
    num_blocks: int = 0


def shape_of(path: Path, weights: Weights) -> Shape:
    """The size of a model's denoiser: from its configuration, else from how many parameters it has."""
    try:
        config = msgspec.json.decode((path / "transformer" / "config.json").read_bytes(), type=_Config)
    except (OSError, msgspec.DecodeError):
        config = _Config()
    width = config.num_attention_heads * config.attention_head_dim or config.hidden_size
    blocks = config.num_layers + config.num_single_layers or config.num_blocks
    if width > 0 and blocks > 0:
        return Shape(width, blocks)
    return shape_by_parameters(max((weights[name] for name in denoisers(weights)), default=10**9))


def shape_by_parameters(parameters: int) -> Shape:
    """A block of width d has about 16 d² parameters, and there is about a block for every 128 of width."""
    width = max(64, round((8 * parameters) ** (1 / 3)))
    return Shape(width, max(1, width // 128))
