from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from previs.render.buffers import make_edges
from previs.render.bundles import Floats, Shapes
from previs.render.geometry import planes, prepare, project
from previs.render.raster import clear, fill

SIDE = 64
place = st.floats(-20, 84, width=32)


def shapes(points: Any, corners: Any) -> Shapes:
    faces = np.array(corners, np.int32)
    made = Shapes(
        points=np.array(points, np.float32),
        normals=np.zeros((len(points), 4), np.float32),
        corners=faces,
        paint=np.zeros((len(faces), 6), np.float32),
        planes=np.zeros((len(faces), 12), np.float32),
        owner=np.zeros(len(faces), np.int32),
        family=np.zeros(len(faces), np.int32),
        figure=np.zeros(len(faces), np.uint8),
    )
    planes(made, 0, len(faces))
    return made


def camera() -> Floats:
    """Samples are world x and -y at depth 1: focal half a pixel, centre 0."""
    out = np.zeros(16, np.float32)
    out[3] = out[7] = out[11] = 1
    out[12] = 0.5
    return out


def filled(points: Any, corners: Any) -> tuple[Any, Any]:
    made = shapes(points, corners)
    edges = make_edges(len(made.points), len(made.corners), 1)
    project(made.points, camera(), edges.screen)
    prepare(
        edges, made, camera(), np.array([0, len(made.corners), SIDE, SIDE, SIDE, 0], np.int32), np.zeros(16, np.float32)
    )
    depth, ids = np.zeros((SIDE, SIDE), np.float32), np.zeros((SIDE, SIDE), np.int32)
    clear(depth, ids, 0, np.zeros(3, np.float32))
    fill(edges, 0, 0, depth, ids)
    return depth, ids


@settings(max_examples=60, deadline=None)
@given(st.tuples(place, place), st.tuples(place, place), st.tuples(place, place), st.tuples(place, place))
def test_two_triangles_with_one_edge_leave_no_gap(a: Any, b: Any, c: Any, d: Any):
    points = [(*corner, 1.0) for corner in (a, b, c, d)]
    both = [[0, 1, 2], [2, 1, 3]]
    apart = [filled(points, [face])[1] >= 0 for face in both]
    together = filled(points, both)[1] >= 0
    assert (together == (apart[0] | apart[1])).all()
    # facing the camera, both on their own side of the shared edge: no sample may be in both
    if apart[0].any() and apart[1].any():
        assert (apart[0] & apart[1]).sum() <= 1


@settings(max_examples=60, deadline=None)
@given(st.tuples(place, place), st.tuples(place, place), st.tuples(place, place))
def test_a_triangle_covers_the_samples_inside_it(a: Any, b: Any, c: Any):
    _, ids = filled([(*corner, 1.0) for corner in (a, b, c)], [[0, 1, 2]])
    x, y = np.meshgrid(np.arange(SIDE) + 0.5, -(np.arange(SIDE) + 0.5))
    inside, doubt = np.ones((SIDE, SIDE), bool), np.zeros((SIDE, SIDE), bool)
    corners = np.array((a, b, c), float)
    for p, q in zip(corners, np.roll(corners, -1, 0), strict=True):
        side = (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])
        inside &= side > 0
        doubt |= np.abs(side) < 0.02 * (np.hypot(*(q - p)) + 1)
    assert ((ids >= 0) == inside)[~doubt].all()


def test_the_nearer_triangle_wins():
    square = [(0, 0), (0, -64), (64, 0)]
    points = [(x * z, y * z, z) for z in (2.0, 1.0) for x, y in square]
    depth, ids = filled(points, [[0, 1, 2], [3, 4, 5]])
    assert set(np.unique(ids)) == {-1, 1}
    assert depth.max() == 1.0
