"""Birds and the tyrant lizard set their feet down and leave them there."""

from pathlib import Path

import numpy as np
import pytest
from previs.cast import build
from previs.motion import perform
from previs.records import Placement


@pytest.mark.parametrize(("kind", "action"), [("chicken", "walk"), ("dinosaur", "walk"), ("dinosaur", "run")])
def test_feet_on_the_ground_do_not_slide(kind: str, action: str, shelf: Path) -> None:
    actor = build(kind, cache_dir=shelf)
    show = perform(actor, action)
    assert show.speed > 0.0
    vertices, normals = np.zeros_like(actor.mesh.vertices), np.zeros_like(actor.mesh.normals)
    low = float(show.puppet.tip(0)[1]) + 0.004 * actor.height
    path: list[list[np.ndarray]] = [[], []]
    for i in range(240):
        t = i / 120
        show.pose(t, Placement(0.0, 0.0, 0.0, 0.0), vertices, normals)
        for leg in range(2):
            toe = show.puppet.frame.joints[show.puppet.limbs.chain[leg, 3]] + (show.speed * t, 0.0, 0.0)
            path[leg].append(toe)
    for toes in map(np.array, path):
        down = toes[1:, 1] < low
        drift = np.abs(np.diff(toes[:, 0]))[down]
        assert down.sum() > 40
        assert np.median(drift) < 0.1 * show.speed / 120
