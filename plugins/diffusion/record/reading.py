"""Reads a model's folder into its record."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from diffusion.record import layout
from diffusion.record.configs import Config, read_config, read_json
from diffusion.record.native import is_distilled, native
from diffusion.record.record import Record
from diffusion.record.signature import Signature, read_signature
from studio.extend.api import BadInputError

INDEX = "model_index.json"
FRAMES = ("num_frames", "frames", "video_length")
FIRST = ("image", "cond_image")
CONTROLS = ("control_video", "pose_video", "conditioning_frames")
MASKS = ("mask", "mask_video")
REFERENCES = ("reference_images", "ref_image")
GIVEN = {"prompt", "video", *FIRST, *CONTROLS, *MASKS, *REFERENCES}
"""The arguments that this engine can fill."""

TRIED = ("Wan", "LTX", "Helios", "AnyFlow", "HunyuanVideo", "CogVideoX", "SkyReelsV2", "Kandinsky5", "Sana", "Mochi")
"""How the names of the classes begin that this engine was tried with."""

REFUSED = {
    "SanaWMPipeline": "it needs a camera's path, which Storyreel cannot give",
    "LTX2HDRPipeline": "it turns a finished video into one of high dynamic range",
    "LTX2DFRTemporalRefinePipeline": "it refines the latents of another run",
    "ConsisIDPipeline": "it needs a face that was analysed by other programs",
}
"""Classes whose call looks usable and is not."""


class NoVideoError(BadInputError):
    """A pipeline that is whole and makes something else."""


def read_record(folder: Path) -> Record:
    """What the pipeline in a folder can do. Raises `BadInputError` in one sentence."""
    index = read_index(folder)
    signature = read_signature(_class(index, folder))
    _check_usable(signature)
    components = {name: part[1] for name, part in index.items() if _is_component(part)}
    vae = read_config(folder, components, ("vae", "video_vae", "vqvae"))
    denoiser = _denoiser(folder, components)
    grid = layout.grid(signature, components.get("vae", ""), vae, denoiser)
    lengths = layout.lengths(signature, grid, denoiser)
    distilled = is_distilled(index, f"{folder.name} {index.get('_name_or_path', '')}")
    takes = set(signature.arguments)
    return Record(
        pipeline=signature.name,
        arguments=signature.arguments,
        frames_argument=_first(FRAMES, takes),
        rate_argument=_first(("frame_rate", "fps"), takes),
        **_media(signature, index),
        audio=_gives_audio(takes, components),
        callback="callback_on_step_end" in takes,
        callback_tensors=signature.callback_tensors,
        chunked=_is_chunked(takes),
        backwards="latent_window_size" in takes,
        partition=tuple(denoiser.row("chunk_partition")) if "chunk_partition" in takes else (),
        layout=signature.layout,
        grid=grid,
        lengths=lengths,
        native=native(signature, grid, lengths, (vae, denoiser), distilled=distilled),
        max_side=layout.longest_side(grid, denoiser),
        fixed_size=denoiser.flag("use_learned_positional_embeddings"),
        distilled=distilled,
        lora=signature.lora,
        components=components,
        known=signature.name.startswith(TRIED),
    )


def read_index(folder: Path) -> dict[str, Any]:
    """The table that names a model's pipeline and parts. Raises `BadInputError`."""
    if (folder / "modular_model_index.json").is_file() and not (folder / INDEX).is_file():
        raise BadInputError(f"{folder.name} is a modular pipeline; only models with a {INDEX} can be used.")
    if folder.is_dir() and not (folder / INDEX).is_file():
        raise BadInputError(f"{folder} has no {INDEX}: it holds no model that diffusers can open.")
    return read_json(folder / INDEX)


def _class(index: dict[str, Any], folder: Path) -> str:
    name = index.get("_class_name")
    if isinstance(name, list):
        raise BadInputError(f"{folder.name} brings a pipeline of its own as code, which is not run.")
    if not isinstance(name, str) or not name.isidentifier():
        raise BadInputError(f"{folder / INDEX} does not name a pipeline; fetch the model again.")
    return name


def _is_component(part: Any) -> bool:
    """A library and a class, not [null, null]."""
    return isinstance(part, list) and len(part) == 2 and all(isinstance(word, str) for word in part)


def _denoiser(folder: Path, components: dict[str, str]) -> Config:
    """Transformer or UNet; of AnimateDiff also how many frames its motion adapter knows."""
    main = read_config(folder, components, ("transformer", "transformer_2", "unet"))
    motion = read_config(folder, components, ("motion_adapter",))
    return Config(main.values | {k: v for k, v in motion.values.items() if k.startswith("motion_max")}, str(folder))


def _first(names: Iterable[str], takes: set[str]) -> str:
    return next((name for name in names if name in takes), "")


def _check_usable(signature: Signature) -> None:
    name, takes = signature.name, set(signature.arguments)
    if name in REFUSED:
        raise BadInputError(f"{name} cannot be used here: {REFUSED[name]}.")
    if not takes & {*FRAMES, "video", "control_video", "segment_frame_length"}:
        raise NoVideoError(f"{name} makes pictures or sound, and no video.")
    if not takes & {"prompt", *FIRST}:
        raise BadInputError(f"{name} is a step after a video model: it starts from neither words nor a picture.")
    missing = [word for word in signature.required if word not in GIVEN]
    if missing:
        raise BadInputError(
            f"{name} cannot be used here: it needs {' and '.join(missing)}, which Storyreel cannot give."
        )


def _media(signature: Signature, index: dict[str, Any]) -> dict[str, Any]:
    """Which argument takes what, and which of them have to be filled."""
    takes, name = set(signature.arguments), signature.name
    first = _first(FIRST, takes)
    steers = "video" in takes and "conditioning_scale" in takes
    video = "video" if "video" in takes and not steers else ""
    control = "video" if steers else _first(CONTROLS, takes)
    needs = [word for word in signature.required if word in GIVEN - {"prompt"}]
    needs += [first] if first and ("ImageToVideo" in name or "Image2Video" in name) else []
    needs += [video] if video and "VideoToVideo" in name else []
    needs += [control] if control and not steers else []
    # Wan 2.2 TI2V-5B holds its first frame by time steps and has no way to take a last one
    last = "last_image" if "last_image" in takes and index.get("expand_timesteps") is not True else ""
    return {
        "first_frame": first,
        "last_frame": last,
        "keyframes": _first(("conditions",), takes),
        "video": video,
        "mask": _first(MASKS, takes),
        "references": _first(REFERENCES, takes),
        "control": control,
        "needs_picture": first in needs,
        "needs": tuple(dict.fromkeys(needs)),
    }


def _gives_audio(takes: set[str], components: dict[str, str]) -> bool:
    sound = "audio_latents" in takes and {"audio_vae", "vocoder"} <= components.keys()
    return sound or ("enable_sound" in takes and "sound_tokenizer" in components)


def _is_chunked(takes: set[str]) -> bool:
    return bool(takes & {"num_latent_frames_per_chunk", "latent_window_size", "chunk_partition"}) or (
        {"overlap_history", "base_num_frames"} <= takes
    )
