from typing import Any

import numpy as np
import pytest
from previs.records import Contact
from previs.render import bundles as b
from previs.render import pack


def test_light_space_is_orthonormal_even_straight_up():
    for towards in ((0.0, 1.0, 0.0), (0.3, 0.2, -0.9), (0.0, 0.0, 2.0)):
        space = pack.light_space(np.zeros(3, np.float32), np.array(towards, np.float32), 10.0, 256)
        axes = np.stack([space[at : at + 3] for at in (b.L_RIGHT, b.L_UP, b.L_TOWARDS)])
        assert axes @ axes.T == pytest.approx(np.eye(3), abs=1e-5)
        assert space[b.L_SCALE] == pytest.approx(12.8)


def test_contacts_darken_the_ground_map_where_they_lie():
    table, place = pack.ground_map([Contact(2.0, -3.0, 1.5, 0.5), Contact(500.0, 0.0, 1.0, 1.0)], (0, 0, 0), 10.0)
    column, row = round(float((2 - place[0]) * place[2])), round(float((-3 - place[1]) * place[2]))
    assert table[row, column] == pytest.approx(0.5, abs=0.02)
    assert table[0, 0] == 1
    assert table.min() > 0.45


def test_objects_and_smooth_regions_are_told_apart(stage: Any):
    scene = stage.scene()
    scene.moving.materials[:, 0] = 1.0
    shapes = pack.pack_shapes(scene)
    assert len(set(shapes.owner)) == 2
    assert (shapes.family[:2] == -1).all()
    assert shapes.family[2] == shapes.family[3] >= 0
    assert (shapes.corners[2:] >= len(scene.still.vertices)).all()
