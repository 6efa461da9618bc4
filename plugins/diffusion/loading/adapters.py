"""LoRAs: small additions to a model's weights, put in for a take and taken out for the next one that is without."""

from pathlib import Path
from typing import Any, NamedTuple

from diffusion.loading.quiet import library, offline, silenced
from studio.extend.api import BadInputError, EngineError

NAME = "storyreel"

_REFUSALS = (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, ImportError, IndexError)


class Adapter(NamedTuple):
    """A LoRA's file and how strongly it counts; no file: none."""

    path: Path | None = None
    scale: float = 1.0
    state: int = 0
    """When the file was written, so that a new one of the same name counts as another (nanoseconds)."""


def adapter_of(path: str, scale: float) -> Adapter:
    """What the parameters `lora` and `lora_scale` mean. Raises `BadInputError` for a file that is none."""
    if not path or scale == 0:
        return Adapter()
    file = Path(path).expanduser()
    if file.suffix.lower() != ".safetensors":
        raise BadInputError(f"The LoRA {file.name} is no .safetensors file, and others may hold programs: convert it.")
    if not file.is_file():
        raise BadInputError(f"The LoRA {file} is not there: choose another file, or take it away.")
    return Adapter(file, scale, file.stat().st_mtime_ns)


def wear(pipe: Any, adapter: Adapter, worn: Adapter) -> None:
    """Put a LoRA in where another one (or none) was `worn`. Raises `BadInputError` for one of another model; none is
    worn then."""
    if adapter == worn:
        return
    with silenced(), offline():
        if adapter[::2] == worn[::2] and adapter.path is not None:
            pipe.set_adapters([NAME], [adapter.scale])
            return
        if worn.path is not None:
            strip(pipe)
        if adapter.path is not None:
            _put_in(pipe, adapter.path, adapter.scale)


def strip(pipe: Any) -> None:
    """Take out whatever LoRA is in."""
    if hasattr(pipe, "unload_lora_weights"):
        pipe.unload_lora_weights()


def _put_in(pipe: Any, path: Path, scale: float) -> None:
    if not hasattr(pipe, "load_lora_weights"):
        raise BadInputError(f"{type(pipe).__name__} takes no LoRAs: take {path.name} away.")
    try:
        library("peft")
    except EngineError as error:
        raise EngineError("LoRAs need the package peft: pip install peft.") from error
    weights = _weights(path)
    before = _layers(pipe)
    try:
        pipe.load_lora_weights(weights, adapter_name=NAME)
        if _layers(pipe) == before:
            raise ValueError("none of its weights has a place in this model")
        pipe.set_adapters([NAME], [scale])
    except _REFUSALS as error:
        strip(pipe)
        raise BadInputError(
            f"The LoRA {path.name} is not for this model ({type(pipe).__name__}): {_why(error)}."
        ) from error


def _why(error: BaseException) -> str:
    """What the libraries say of a LoRA that they refuse, in our words where the meaning is plain."""
    said = " ".join(str(error).split())
    known = {
        "size mismatch": "its weights have other shapes",
        "not found in the base model": "it changes layers that this model does not have",
        "Invalid LoRA checkpoint": "it holds no LoRA",
    }
    return next(
        (words for sign, words in known.items() if sign in said), said[:160].rstrip(".") or type(error).__name__
    )


def _weights(path: Path) -> dict[str, Any]:
    torch_files = library("safetensors.torch")
    try:
        return torch_files.load_file(str(path))
    except (OSError, library("safetensors").SafetensorError) as error:
        raise BadInputError(f"The LoRA {path.name} is damaged: download it again ({error}).") from error


def _layers(pipe: Any) -> int:
    """How many layers have something added."""
    return sum(
        hasattr(layer, "lora_A") and NAME in layer.lora_A
        for part in pipe.components.values()
        if hasattr(part, "modules")
        for layer in part.modules()
    )
