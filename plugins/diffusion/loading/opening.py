"""From a folder or a single file to a pipeline in memory. Nothing is asked of the network, nothing is unpickled."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from diffusion.loading.quiet import components_told, library, offline, silenced
from diffusion.record.record import Record
from studio.extend.api import BadInputError, EngineError, Report

NAMES = {
    "transformer": "the denoiser",
    "transformer_2": "the second denoiser",
    "unet": "the denoiser",
    "text_encoder": "the text encoder",
    "text_encoder_2": "the second text encoder",
    "text_encoder_3": "the third text encoder",
    "image_encoder": "the picture encoder",
    "vae": "the picture decoder",
    "audio_vae": "the sound decoder",
    "vocoder": "the vocoder",
}

_BROKEN = (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, ImportError, AssertionError)
"""What the libraries raise for weights and configurations that do not fit together."""

_MEBIBYTE = 1 << 20


class Source(NamedTuple):
    """Where a model lies: a folder, and maybe a single file that takes the place of the folder's denoiser."""

    folder: Path
    file: Path | None = None
    variant: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return (self.file or self.folder).name


def open_pipeline(
    source: Source, record: Record, *, kwargs: Mapping[str, Any], weights: Mapping[str, int], report: Report
) -> Any:
    """The pipeline of a model, in the machine's memory. `kwargs`: what the memory's plan gives to `from_pretrained`;
    `weights`: parameters by component, for the progress.

    Raises `BadInputError` for what is no model, `EngineError` where libraries are missing.
    """
    diffusers = library("diffusers")
    library("transformers")
    with silenced(), offline(), components_told(_teller(weights, report)):
        try:
            return _read(diffusers, source, record, kwargs)
        except _memory_errors():
            raise
        except _broken() as error:
            raise _refusal(source.name, record, error) from error


def _read(diffusers: Any, source: Source, record: Record, kwargs: Mapping[str, Any]) -> Any:
    parts: dict[str, Any] = {}
    kind = diffusers.DiffusionPipeline
    if source.file is not None:
        kind = getattr(diffusers, record.pipeline)  # the common class forgets optional parts that it is given
        parts["transformer"] = _denoiser(diffusers, source.file, source.folder, record, kwargs)
    if source.variant:
        parts["variant"] = source.variant
    words = _tokenizers(source.folder, record)
    pipe = kind.from_pretrained(
        str(source.folder),
        local_files_only=True,
        use_safetensors=True,
        trust_remote_code=False,
        **kwargs,
        **parts,
        **dict.fromkeys(words),
    )
    if words:
        pipe.register_modules(**words)
    return pipe


def _tokenizers(folder: Path, record: Record) -> dict[str, Any]:
    """Tokenizers that are kept within a processor of words, pictures and videos (Kandinsky 5), which needs torchvision
    to be read; where that is missing they are read alone, since what is called a tokenizer is given only words."""
    if find_spec("torchvision") is not None:
        return {}
    names = [
        name for name, kind in record.components.items() if name.startswith("tokenizer") and kind.endswith("Processor")
    ]
    read = library("transformers").AutoTokenizer.from_pretrained
    return {name: read(str(folder / name), local_files_only=True, trust_remote_code=False) for name in names}


def _denoiser(diffusers: Any, file: Path, folder: Path, record: Record, kwargs: Mapping[str, Any]) -> Any:
    """The denoiser in a file of its maker's layout, built as the folder's configuration says."""
    kind = getattr(diffusers, record.components.get("transformer", ""), None)
    if kind is None or not hasattr(kind, "from_single_file"):
        raise BadInputError(f"{file.name}: the denoiser of {record.pipeline} cannot be read from a single file.")
    dtype = kwargs.get("dtype")
    wanted = dtype.get("transformer", dtype.get("default")) if isinstance(dtype, Mapping) else dtype
    more: dict[str, Any] = {"dtype": wanted} if wanted is not None else {}
    if file.suffix.lower() == ".gguf":
        more["quantization_config"] = diffusers.GGUFQuantizationConfig(compute_dtype=wanted)
    return kind.from_single_file(str(file), config=str(folder), subfolder="transformer", local_files_only=True, **more)


def _broken() -> tuple[type[BaseException], ...]:
    return (*_BROKEN, library("safetensors").SafetensorError)


def _memory_errors() -> tuple[type[BaseException], ...]:
    """Those are told apart and said by who knows the machine."""
    return (MemoryError, library("torch").OutOfMemoryError, BadInputError, EngineError)


def _teller(weights: Mapping[str, int], report: Report) -> Any:
    """Turns the names of components into progress, measured in their weights."""
    total = max(1, sum(weights.values()) // _MEBIBYTE)
    done = [0, 0]

    def tell(name: str) -> None:
        done[0] += done[1]
        done[1] = weights.get(name, 0)
        report(f"Reading {NAMES.get(name, name.replace('_', ' '))}", min(total, done[0] // _MEBIBYTE), total)

    return tell


def _refusal(name: str, record: Record, error: BaseException) -> Exception:
    """One sentence on a model that could not be read."""
    said = " ".join(str(error).split())[:200] or type(error).__name__
    where = f"The model {name} ({record.pipeline})"
    if isinstance(error, ImportError):
        return EngineError(f"{where} needs a package that is not installed: {said}.")
    if isinstance(error, AttributeError) and record.pipeline in said:
        return BadInputError(f"{where} is of a kind that this diffusers does not know: update it, or choose another.")
    if "size mismatch" in said or "shape" in said:
        return BadInputError(f"{where} has weights that do not fit its configuration: download it again ({said}).")
    if "Header" in type(error).__name__ or "header" in said.lower() or "Safetensor" in type(error).__name__:
        return BadInputError(f"{where} has weights that are damaged: download it again ({said}).")
    if isinstance(error, OSError):
        return BadInputError(f"{where} is not whole: download it again ({said}).")
    return BadInputError(f"{where} cannot be read: {said}.")
