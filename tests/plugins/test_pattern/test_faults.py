import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from test_pattern.faults import EXIT_CODE, before_frame, fail, flood

from studio.extend.api import BadInputError, Cancel, CancelledError, EngineError
from studio.extend.registry import bundled_folder


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("engine", EngineError),
        ("retryable", EngineError),
        ("bad_input", BadInputError),
        ("memory", MemoryError),
        ("disk", OSError),
        ("defect", ValueError),
    ],
)
def test_errors_of_every_kind(kind: str, error: type[Exception], kept: Any) -> None:
    with pytest.raises(error):
        fail(kind, 3, kept)


def test_a_picture_of_the_wrong_shape(kept: Any) -> None:
    fail("shape", 0, kept)
    assert kept.finals[0].shape == (24, 16)


def test_sound_that_is_none(kept: Any) -> None:
    fail("sound", 0, kept)
    assert np.isnan(kept.heard[0][0]).all()


@pytest.mark.parametrize(("kind", "code"), [("segfault", -11), ("kill", -9), ("exit", EXIT_CODE)])
def test_crashes_end_the_process(kind: str, code: int) -> None:
    path = f"import sys; sys.path.insert(0, {str(bundled_folder())!r})"
    script = f"{path}; from test_pattern.faults import crash; crash('{kind}')"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == code


def test_a_flood_can_be_stopped(kept: Any) -> None:
    cancel = Cancel()
    cancel.request()
    with pytest.raises(CancelledError):
        flood("messages", kept, cancel)


def test_nothing_goes_wrong_before_its_time(kept: Any) -> None:
    params = {"crash_at": 5, "hang_at": -1, "fail_at": 7, "flood": "none"}
    before_frame(4, params, kept, Cancel())
    assert not kept.finals
