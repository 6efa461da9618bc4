"""A spider's planted feet stay where they are."""

from pathlib import Path

import numpy as np
from previs.cast import build
from previs.motion import perform
from previs.records import Placement


def test_four_feet_at_least_stand_still_on_the_ground(shelf: Path) -> None:
    actor = build("spider", cache_dir=shelf)
    show = perform(actor, "walk")
    vertices, normals = np.zeros_like(actor.mesh.vertices), np.zeros_like(actor.mesh.normals)
    before = np.zeros((8, 3))
    for i in range(60):
        t = i / 60
        show.pose(t, Placement(0.0, 0.0, 0.0, 0.0), vertices, normals)
        feet = show.puppet.frame.joints[show.puppet.limbs.chain[:, 3]] + (show.speed * t, 0.0, 0.0)
        still = np.linalg.norm(feet - before, axis=1) < 0.02 * actor.length / 10
        assert i == 0 or still.sum() >= 4
        before = feet
