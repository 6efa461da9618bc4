"""Fire and smoke: decided by time alone, a blast that grows and dies."""

from pathlib import Path

import numpy as np
import pytest
from previs.cast import build
from previs.motion import perform
from previs.records import Floats, Placement

HERE = Placement(0.0, 0.0, 0.0, 0.0)


def skin(kind: str, t: float, shelf: Path) -> Floats:
    actor = build(kind, cache_dir=shelf)
    vertices, normals = np.zeros_like(actor.mesh.vertices), np.zeros_like(actor.mesh.normals)
    perform(actor, "explode", seed=5).pose(t, HERE, vertices, normals)
    return vertices


@pytest.mark.parametrize("kind", ["flames", "explosion", "smoke"])
def test_effects_move_by_time_alone(kind: str, shelf: Path) -> None:
    assert np.array_equal(skin(kind, 0.7, shelf), skin(kind, 0.7, shelf))
    assert np.abs(skin(kind, 0.7, shelf) - skin(kind, 0.9, shelf)).max() > 0.02


def test_a_blast_begins_small_and_grows_upwards(shelf: Path) -> None:
    first, later, last = (skin("explosion", t, shelf) for t in (0.0, 0.6, 3.0))
    assert np.ptp(first[:, 0]) < np.ptp(later[:, 0])
    assert first[:, 1].max() < later[:, 1].max() < last[:, 1].max()
