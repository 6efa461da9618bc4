"""Single files of weights in their makers' own layout: which model they are, by the names of what is in them.

diffusers converts such a file's denoiser (`from_single_file`); text encoder and VAE come from a folder of the same
model.
"""

from pathlib import Path
from typing import NamedTuple

from diffusion.library.headers import Header, read_header
from diffusion.record.configs import Config, read_json
from studio.extend.api import BadInputError

PREFIX = "model.diffusion_model."


class Kind(NamedTuple):
    """A family: the classes in diffusers that take it, a tensor that only it has, the one whose shape tells its size.
    Of that, the first two numbers are the denoiser's width and its channels."""

    name: str
    classes: tuple[str, ...]
    sign: str
    size: str


KINDS = (
    Kind(
        "LTX-2",
        ("LTX2VideoTransformer3DModel",),
        "av_ca_a2v_gate_adaln_single.emb.timestep_embedder.linear_1.weight",
        "patchify_proj.weight",
    ),
    Kind("LTX-Video", ("LTXVideoTransformer3DModel",), "patchify_proj.weight", "patchify_proj.weight"),
    Kind(
        "HunyuanVideo",
        ("HunyuanVideoTransformer3DModel",),
        "txt_in.individual_token_refiner.blocks.0.adaLN_modulation.1.bias",
        "img_in.proj.weight",
    ),
    Kind("Mochi", ("MochiTransformer3DModel",), "blocks.0.attn.qkv_x.weight", ""),
    Kind("Wan VACE", ("WanVACETransformer3DModel",), "vace_blocks.0.after_proj.bias", "patch_embedding.weight"),
    Kind(
        "Wan",
        ("WanTransformer3DModel", "SkyReelsV2Transformer3DModel"),
        "head.modulation",
        "patch_embedding.weight",
    ),
)
"""In the order in which they are tried: a VACE file has all that a plain one has. The signs are those that diffusers
goes by (`CHECKPOINT_KEY_NAMES` in its `loaders/single_file_utils.py`)."""


class Single(NamedTuple):
    """What a file is. `width` and `channels` are 0 where they are not known."""

    kind: Kind
    width: int
    channels: int


def identify(path: Path) -> Single | None:
    """What a single file is; None if it is no denoiser of a video model, such as a LoRA or a VAE.

    Raises `BadInputError` for a file that cannot be read, or is a pickle.
    """
    header = read_header(path)
    for kind in KINDS:
        if _tensor(header, kind.sign) is not None:
            return Single(kind, *_size(_tensor(header, kind.size) or (), kind))
    return None


def _size(shape: tuple[int, ...], kind: Kind) -> tuple[int, int]:
    """Width and channels. GGUF has no tensors of five dimensions: there a convolution's are run together, and say
    nothing."""
    whole = len(shape) == 5 or (len(shape) == 2 and kind.size.startswith("patchify"))
    return (shape[0], shape[1]) if whole else (0, 0)


def _tensor(header: Header, name: str) -> tuple[int, ...] | None:
    found = header.tensors.get(name) or header.tensors.get(PREFIX + name)
    return found.shape if found else None


def suits(single: Single, folder: Path, denoiser_class: str) -> bool:
    """Whether a file is a denoiser of the model in a folder: the same class, width and channels."""
    if denoiser_class not in single.kind.classes:
        return False
    where = folder / "transformer" / "config.json"
    try:
        config = Config(read_json(where), str(where))
        width = config.number("num_attention_heads", default=0) * config.number("attention_head_dim", default=0)
        channels = config.number("in_channels", default=0)
    except BadInputError:
        return False
    return all(not said or said == known for said, known in ((single.width, width), (single.channels, channels)))
