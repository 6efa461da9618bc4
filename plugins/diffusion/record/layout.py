"""From configuration files to grids: what sizes and lengths a model's latents can have."""

from diffusion.record.configs import Config
from diffusion.record.record import Grid, Lengths
from diffusion.record.signature import Signature


def grid(signature: Signature, vae_class: str, vae: Config, denoiser: Config) -> Grid:
    """The grid of a pipeline, from the configurations of its VAE and its transformer or UNet.

    Raises `BadInputError` for values that make no sense.
    """
    temporal, spatial = _compression(vae_class, vae)
    return Grid(
        temporal=temporal,
        spatial=spatial,
        causal=temporal > 1 and vae_class != "AutoencoderKLAllegro",
        channels=vae.number(
            "z_dim", "latent_channels", "z_channels", default=denoiser.number("in_channels", default=16)
        ),
        patch=_patch(denoiser),
        step=_step(signature, spatial),
    )


def _compression(vae_class: str, vae: Config) -> tuple[int, int]:
    """Frames and pixels that a latent stands for: as the constructors of diffusers' autoencoders work it out."""
    levels = len(vae.row("block_out_channels")) or 4
    if vae_class == "AutoencoderKLMochi":
        return 6, 8
    if vae_class == "AutoencoderKLMagvit":
        return 2 ** max(levels - 2, 0), 2 ** (levels - 1)
    down, scaling, levels_k = vae.row("temperal_downsample"), vae.row("spatio_temporal_scaling"), vae.row("ch_mult")
    patch = vae.number("patch_size", default=1)
    temporal, spatial = 1, 2 ** (levels - 1)
    if scaling:
        temporal, spatial = vae.number("patch_size_t", default=1) * 2 ** sum(scaling), patch * 2 ** sum(scaling)
    elif down:
        temporal, spatial = 2 ** sum(down), 2 ** len(down) * patch
    elif levels_k:
        temporal, spatial = vae.number("temporal_compress_times", default=4), 2 ** (len(levels_k) - 1)
    return (
        vae.number("scale_factor_temporal", "temporal_compression_ratio", default=temporal, most=64),
        vae.number("scale_factor_spatial", "spatial_compression_ratio", default=spatial, most=256),
    )


def _patch(denoiser: Config) -> tuple[int, int, int]:
    """What a token takes. A UNet halves its latents at every level but the last."""
    levels = denoiser.row("block_out_channels")
    if levels:
        return 1, 2 ** (len(levels) - 1), 2 ** (len(levels) - 1)
    rows = [part for name in ("patch_size", "compressed_patch_size") if (part := _triple(denoiser, name))]
    if rows:
        return tuple(max(sides) for sides in zip(*rows, strict=True))
    side = denoiser.number("patch_size", "latent_patch_size", default=1, most=64)
    return denoiser.number("patch_size_t", default=1, most=64), side, side


def _triple(denoiser: Config, name: str) -> tuple[int, int, int] | None:
    if not isinstance(denoiser.values.get(name), list):
        return None
    sides = [max(side, 1) for side in denoiser.row(name)][-3:]
    return (sides[0], sides[1], sides[2]) if len(sides) == 3 else None


def _step(signature: Signature, spatial: int) -> int:
    """A pyramid halves its latents for every stage but the first, and tokens of two stay whole."""
    stages = signature.defaults.get("pyramid_num_inference_steps_list")
    return spatial * 2 ** len(stages) if stages else signature.size_step


def lengths(signature: Signature, grid: Grid, denoiser: Config) -> Lengths:
    """The lengths that come out whole: nothing is padded, rounded or left over."""
    window = signature.defaults.get("latent_window_size") or signature.defaults.get("num_latent_frames_per_chunk")
    if window:
        chunk = (int(window) - 1) * grid.temporal + 1
        if "latent_window_size" in signature.arguments:
            # every section adds a window of latents, the one with the picture one more (FramePack, inverted sampling)
            return Lengths(step=int(window) * grid.temporal, offset=1, asked=chunk)
        return Lengths(step=chunk, offset=0, asked=chunk)
    step = grid.temporal * grid.patch[0]
    if not grid.causal:
        return Lengths(step=step, offset=0, most=denoiser.number("motion_max_seq_length", default=0))
    offset = 1 if grid.patch[0] == 1 else step - grid.temporal + 1
    reach = denoiser.number("rope_max_seq_len", default=0, most=1 << 20)
    return Lengths(step=step, offset=offset, most=(reach - 1) * step + offset if reach else 0)


def longest_side(grid: Grid, denoiser: Config) -> int:
    """Pixels that rotary positions reach, where there is a table of them; 0: there is none."""
    reach = denoiser.number("rope_max_seq_len", default=0, most=1 << 20)
    patch = _triple(denoiser, "patch_size") or grid.patch
    return reach * grid.spatial * min(patch[1], patch[2])
