"""The parts of a pipeline, and how an option is tried on them."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from diffusion.contracts import Settled

REFUSALS = (RuntimeError, ValueError, LookupError, ImportError, OSError, AssertionError)
"""What diffusers and its companions raise where an option is not for a model or a machine."""

NOTE_CHARACTERS = 160


def modules(pipe: Any) -> dict[str, Any]:
    """The pipeline's parts that have weights, by name."""
    import torch

    parts: dict[str, Any] = pipe.components
    return {name: part for name, part in parts.items() if isinstance(part, torch.nn.Module)}


def denoising(pipe: Any) -> dict[str, Any]:
    """Those that work in every step."""
    return {name: part for name, part in modules(pipe).items() if name.startswith(("transformer", "unet"))}


def has_hook(part: Any, prefix: str) -> bool:
    """Whether diffusers hooked anything whose name begins so onto a module or a module inside of it."""
    return any(True for _ in _hooked(part, prefix))


def drop_hooks(part: Any, prefix: str) -> None:
    """Take those off."""
    for registry, name in list(_hooked(part, prefix)):
        registry.remove_hook(name, recurse=False)


def _hooked(part: Any, prefix: str) -> Iterator[tuple[Any, str]]:
    for inner in part.modules():
        registry: Any = getattr(inner, "_diffusers_hook", None)
        names = cast("dict[str, Any]", registry.hooks) if registry is not None else {}
        yield from ((registry, name) for name in names if name.startswith(prefix))


def tried(settled: Settled, deed: Callable[[], object], what: str) -> bool:
    """Whether a deed went through; if it was refused, `what` is off, and why."""
    try:
        deed()
    except REFUSALS as refused:
        settled.off.append(f"{what}: not for this model or machine ({first_line(refused)})")
        return False
    return True


def first_line(error: BaseException) -> str:
    """The first line of an error's text, short enough for a note."""
    text = str(error).strip().partition("\n")[0] or type(error).__name__
    return text if len(text) <= NOTE_CHARACTERS else text[: NOTE_CHARACTERS - 3] + "..."
