"""A snake's body passes where its head has passed."""

from pathlib import Path

import numpy as np
from previs.cast import build
from previs.motion import perform
from previs.records import Placement

HERE = Placement(0.0, 0.0, 0.0, 0.0)


def test_the_body_follows_the_track_of_the_neck(shelf: Path) -> None:
    actor = build("snake", cache_dir=shelf)
    show = perform(actor, "crawl")
    vertices, normals = np.zeros_like(actor.mesh.vertices), np.zeros_like(actor.mesh.normals)
    track, bodies = [], []
    for i in range(180):
        t = i / 30
        show.pose(t, HERE, vertices, normals)
        spine = np.array([show.puppet.frame.joints[show.puppet.index[f"s{n}"]] for n in range(6, 14)])
        track.append(show.puppet.frame.joints[0][[0, 2]] + (show.speed * t, 0.0))
        bodies.append(spine[:, [0, 2]] + (show.speed * t, 0.0))
    path = np.array(track)
    for point in bodies[-1]:
        if point[0] > path[:, 0].min():
            assert np.linalg.norm(path - point, axis=1).min() < 0.05 * actor.length


def test_a_coil_lies_on_the_ground(shelf: Path) -> None:
    actor = build("snake", cache_dir=shelf)
    vertices, normals = np.zeros_like(actor.mesh.vertices), np.zeros_like(actor.mesh.normals)
    perform(actor, "sleep").pose(1.0, HERE, vertices, normals)
    assert -0.06 < vertices[:, 1].min() < 0.03
    assert vertices[:, 1].max() < 0.3
    assert np.ptp(vertices[:, 0]) < 0.75 * actor.length
