import errno

import pytest

from studio import errors
from studio.backend.failures import failed, is_out_of_memory
from studio.errors import BadInputError, DiskFullError, EngineError, MediaError, NotFoundError, PluginError, StudioError


class OutOfMemoryError(RuntimeError):
    """As torch has it."""


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (BadInputError("a"), "bad_input"),
        (DiskFullError("a"), "disk_full"),
        (MediaError("a"), "missing"),
        (NotFoundError("a"), "missing"),
        (PluginError("a"), "missing"),
        (EngineError("a"), "internal"),
        (StudioError("a"), "internal"),
        (MemoryError(), "out_of_memory"),
        (OutOfMemoryError("CUDA out of memory"), "out_of_memory"),
        (OSError(errno.ENOSPC, "full"), "disk_full"),
        (OSError(errno.EFBIG, "too large"), "disk_full"),
        (OSError(errno.EPERM, "no"), "internal"),
        (ZeroDivisionError("division by zero"), "internal"),
        (ValueError(), "internal"),
    ],
)
def test_every_exception_has_a_kind_and_a_sentence(error: Exception, kind: str) -> None:
    failure = failed("j", "Noise", error)
    assert (failure.job, failure.kind) == ("j", kind)
    assert failure.sentence
    assert "\n" not in failure.sentence


def test_an_engine_says_whether_to_try_again() -> None:
    assert failed("j", "Noise", EngineError("a", retryable=True)).retryable
    assert not failed("j", "Noise", EngineError("a")).retryable


def test_a_defect_is_named_but_not_told_at_length() -> None:
    sentence = failed("j", "Noise", ValueError("first line\nsecond line" + "x" * 5000)).sentence
    assert sentence == "Noise failed with a defect of its own (ValueError: first line)."


def test_memory_is_told_by_kind_alone() -> None:
    assert not is_out_of_memory(RuntimeError("out of memory"))


def test_what_would_have_gone_well_travels_along() -> None:
    error = errors.OutOfMemoryError("It needs 9 GB.", remedy={"resolution": "480p", "memory": "8 GB"})
    told = failed("j", "Engine", error)
    assert (told.kind, told.sentence) == ("out_of_memory", "It needs 9 GB.")
    assert told.remedy == {"resolution": "480p", "memory": "8 GB"}
    assert failed("j", "Engine", MemoryError()).remedy == {}
