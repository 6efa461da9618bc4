from pathlib import Path

import numpy as np
import pytest

from studio.codec.passes import PASSES, check_passes, read_passes, write_passes
from studio.errors import BadInputError, MediaError


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    draw = np.random.default_rng(1)
    depth = draw.uniform(0.1, 90.0, (6, 8)).astype(np.float32)
    depth[0] = np.inf
    passes = {
        "depth": depth,
        "normals": draw.uniform(-1, 1, (6, 8, 3)).astype(np.float32),
        "identity": draw.integers(0, 3000, (6, 8)).astype(np.uint16),
        "flow": draw.normal(0, 9, (6, 8, 2)).astype(np.float32),
    }
    path = tmp_path / "new" / "00000.exr"
    write_passes(path, passes)
    found = read_passes(path)
    assert set(found) == set(PASSES)
    for name, pixels in passes.items():
        assert np.array_equal(found[name], pixels), name
    assert [file.name for file in path.parent.iterdir()] == ["00000.exr"]


def test_some_passes_only(tmp_path: Path) -> None:
    write_passes(tmp_path / "d.exr", {"depth": np.ones((2, 4), np.float32)})
    assert set(read_passes(tmp_path / "d.exr")) == {"depth"}


def test_a_pass_that_is_none_is_named() -> None:
    assert check_passes(()) == PASSES
    assert check_passes(("flow", "flow")) == ("flow",)
    with pytest.raises(BadInputError, match="no pass 'colour'; there are: depth, normals"):
        check_passes(("colour",))


def test_what_cannot_be_read_or_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "no.exr").write_bytes(b"nothing")
    with pytest.raises(MediaError, match=r"no\.exr"):
        read_passes(tmp_path / "no.exr")
    with pytest.raises(MediaError, match="could not be written"):
        write_passes(tmp_path / "no.exr" / "00000.exr", {"depth": np.ones((2, 4), np.float32)})
    assert [file.name for file in tmp_path.iterdir()] == ["no.exr"]
