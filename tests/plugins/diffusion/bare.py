"""Model folders of configuration files alone, with the values of the released models: for what asks no weights."""

import json
from math import prod
from pathlib import Path
from typing import Any

WAN = {"z_dim": 16, "temperal_downsample": [False, True, True], "scale_factor_temporal": 4, "scale_factor_spatial": 8}
WAN_5B = WAN | {"z_dim": 48, "scale_factor_spatial": 16, "patch_size": 2}
WAN_OLD = {"z_dim": 16, "temperal_downsample": [False, True, True]}
LTX = {"latent_channels": 128, "patch_size": 4, "patch_size_t": 1, "spatio_temporal_scaling": [True, True, True, False]}
HUNYUAN = {"latent_channels": 16, "spatial_compression_ratio": 8, "temporal_compression_ratio": 4}
HUNYUAN_15 = {"latent_channels": 32, "spatial_compression_ratio": 16, "temporal_compression_ratio": 4}
COG = {"latent_channels": 16, "block_out_channels": [128, 256, 256, 512], "temporal_compression_ratio": 4}
IMAGE = {"latent_channels": 4, "block_out_channels": [128, 256, 512, 512]}

DIT = {"patch_size": [1, 2, 2], "in_channels": 16, "rope_max_seq_len": 1024}
ONE = {"patch_size": 1, "patch_size_t": 1, "in_channels": 128}
TWO = {"patch_size": 2, "patch_size_t": 1, "in_channels": 16}
COG_DIT = {"patch_size": 2, "patch_size_t": None, "sample_width": 90, "sample_height": 60, "sample_frames": 49}
UNET = {"block_out_channels": [320, 640, 1280, 1280], "sample_size": 64, "in_channels": 4}


def write_model(
    folder: Path,
    pipeline: str,
    vae: dict[str, Any],
    denoiser: dict[str, Any],
    *,
    vae_class: str = "AutoencoderKLWan",
    index: dict[str, Any] | None = None,
) -> Path:
    """A folder with `model_index.json` and the configurations of a VAE and a transformer, or UNet if it has levels."""
    name = "unet" if "block_out_channels" in denoiser else "transformer"
    parts = {"vae": ["diffusers", vae_class], name: ["diffusers", "Denoiser"]}
    table = {"_class_name": pipeline, "_diffusers_version": "0.42.1", **parts, **(index or {})}
    for part, values in {"vae": vae, name: denoiser}.items():
        write_table(folder / part / "config.json", values)
    write_table(folder / "model_index.json", table)
    return folder


def write_table(path: Path, values: dict[str, Any]) -> None:
    """A JSON file, in place of what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps(values), "utf-8")
    part.replace(path)


def write_weights(path: Path, shapes: dict[str, tuple[int, ...]], *, fill: int = 0, dtype: str = "BF16") -> Path:
    """A safetensors file of two bytes a number, all of them `fill`."""
    table: dict[str, Any] = {}
    at = 0
    for name, shape in shapes.items():
        table[name] = {"dtype": dtype, "shape": shape, "data_offsets": [at, at := at + 2 * prod(shape)]}
    header = json.dumps(table).encode()
    part = path.with_name(f"{path.name}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(len(header).to_bytes(8, "little") + header + bytes([fill]) * at)
    return part.replace(path)


def write_whole(folder: Path, pipeline: str = "WanPipeline", vae: dict[str, Any] = WAN) -> Path:
    """A folder with all that a pipeline's index names, and a few numbers for weights."""
    write_model(folder, pipeline, vae, DIT, index={"text_encoder": ["transformers", "UMT5EncoderModel"]})
    write_table(folder / "text_encoder" / "config.json", {"d_model": 32})
    write_weights(folder / "text_encoder" / "model.safetensors", {"shared.weight": (32, 4)})
    for part in ("vae", "transformer"):
        write_weights(folder / part / "diffusion_pytorch_model.safetensors", {"a.weight": (64, 64), "b.weight": (64,)})
    return folder
