import numpy as np
from previs.staging.shells import sea


def test_the_sea_lies_level_behind_the_action_and_faces_up() -> None:
    mesh = sea(11.0, 3)
    assert mesh.vertices[:, 2].max() < -8.0
    assert mesh.vertices[:, 2].min() < -1000.0
    assert np.ptp(mesh.vertices[:, 1]) < 0.05
    corners = mesh.vertices[mesh.triangles].astype(np.float64)
    up = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])[:, 1]
    assert (up > 0).all()
