"""Every prop builds in variants within its promised measures."""

from functools import cache

import numpy as np
import pytest
from previs.props import PROPS
from previs.props.prop import laid
from previs.records import Mesh


@cache
def _mesh(name: str, seed: int) -> Mesh:
    return PROPS[name].build(seed)


@pytest.mark.parametrize("name", PROPS)
def test_props_keep_their_measures(name: str) -> None:
    prop = PROPS[name]
    for seed in (0, 1, 2, 3):
        mesh = _mesh(name, seed)
        assert 10 < len(mesh.triangles) < 2600
        assert float(np.hypot(mesh.vertices[:, 0], mesh.vertices[:, 2]).max()) <= prop.radius
        assert float(mesh.vertices[:, 1].max()) <= prop.height
        assert mesh.vertices.dtype == mesh.colours.dtype == np.float32
        assert np.isfinite(mesh.normals).all()
        assert mesh.colours.max() <= 1.6
        assert (mesh.bones == 0).all()


@pytest.mark.parametrize("name", PROPS)
def test_a_seed_always_gives_the_same_prop(name: str) -> None:
    first, second = _mesh(name, 1), PROPS[name].build(1)
    assert np.array_equal(first.vertices, second.vertices)
    assert np.array_equal(first.colours, second.colours)


@pytest.mark.parametrize("name", ["pine", "rock", "building", "bare_tree"])
def test_seeds_differ(name: str) -> None:
    first, second = _mesh(name, 1), _mesh(name, 2)
    assert first.vertices.shape != second.vertices.shape or not np.array_equal(first.vertices, second.vertices)


@pytest.mark.parametrize("name", [name for name, prop in PROPS.items() if prop.lamps])
def test_lamps_hang_within_reach_of_their_prop(name: str) -> None:
    prop = PROPS[name]
    for lamp in prop.lamps:
        assert 0.0 < lamp.position[1] <= prop.height
        assert max(lamp.colour) > 0.0


def test_snow_whitens_a_pine() -> None:
    plain, snowy = _mesh("pine", 3), _mesh("snowy_pine", 3)
    assert np.array_equal(plain.vertices, snowy.vertices)
    assert snowy.colours.mean() > 2.0 * plain.colours.mean()


@pytest.mark.parametrize("name", [name for name, prop in PROPS.items() if prop.hold != "none"])
def test_a_hand_finds_what_it_holds(name: str) -> None:
    mesh, grip = _mesh(name, 0), np.array(PROPS[name].grip)
    assert (grip >= mesh.vertices.min(axis=0) - 0.06).all()
    assert (grip <= mesh.vertices.max(axis=0) + 0.06).all()
    assert 0.0 <= PROPS[name].grip[1] <= PROPS[name].height


@pytest.mark.parametrize("name", [name for name, prop in PROPS.items() if prop.lies])
def test_what_lies_down_is_hardly_higher_than_it_is_long(name: str) -> None:
    flat = laid(_mesh(name, 0))
    assert flat.vertices[:, 1].max() < 1.1 * np.ptp(flat.vertices[:, 2])
