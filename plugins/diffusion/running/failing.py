"""What goes wrong in the middle of a take, as sentences; and what of it leaves the process useless."""

import traceback

from studio.extend.api import DeviceLostError, EngineError

RUNNING = (RuntimeError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, ImportError)
"""What pipelines raise where a take cannot be made as asked, memory apart."""

_LOST = ("CUDA error", "cuDNN error", "CUBLAS_STATUS", "device-side assert", "unspecified launch failure", "HIP error")


def is_device_lost(error: BaseException) -> bool:
    """Whether the graphics card, or the driver, stopped working for this process; nothing can be computed then."""
    if any(kind.__name__ == "AcceleratorError" for kind in type(error).__mro__):
        return True
    said = str(error)
    return isinstance(error, RuntimeError) and any(sign in said for sign in _LOST)


def forget_frames(error: BaseException) -> None:
    """Let go of what the functions that failed still hold: their tensors would stay in the card with the error."""
    seen: BaseException | None = error
    while seen is not None:
        traceback.clear_frames(seen.__traceback__)
        seen = seen.__cause__ or seen.__context__


def device_lost(error: BaseException, name: str) -> DeviceLostError:
    """The sentence for a card that is gone."""
    return DeviceLostError(
        f"The graphics card stopped working while {name} ran ({_said(error)}): the engine starts anew; "
        f"if it happens again, update the driver or restart the machine.",
        retryable=True,
    )


def refused(error: BaseException, name: str) -> EngineError:
    """The sentence for a pipeline that could not do what it was asked for."""
    return EngineError(f"{name} could not make this take ({type(error).__name__}: {_said(error)}).")


def _said(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200].rstrip(".") if lines else type(error).__name__
