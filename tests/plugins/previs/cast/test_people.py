"""People have faces that can act, keep to their budget, and can be dressed in other colours."""

from pathlib import Path

import numpy as np
import pytest
from previs.cast import KINDS, LOOKS, build
from previs.cast.people import PEOPLE
from previs.mesh.parts import linear
from previs.records import Actor, Floats

FACE = ("jaw", "brow.R", "brow.L", "lid.R", "lid.L", "eye.R", "eye.L", "mouth.R", "mouth.L")


def moved_by(actor: Actor, joint: str) -> Floats:
    """The vertices that hang on a joint with more than half their weight."""
    held = (actor.mesh.bones == actor.skeleton.names.index(joint)) * actor.mesh.weights
    return actor.mesh.vertices[held.sum(axis=1) > 0.5]


@pytest.mark.parametrize("kind", sorted(PEOPLE))
def test_faces_hang_on_joints_of_the_head(kind: str, shelf: Path) -> None:
    actor = build(kind, cache_dir=shelf)
    names = actor.skeleton.names
    assert len(actor.mesh.triangles) <= 3200
    for joint in FACE:
        assert names[actor.skeleton.parents[names.index(joint)]] == "head"
    eye, jaw = moved_by(actor, "eye.R"), moved_by(actor, "jaw")
    assert len(eye) > 20
    assert np.abs(eye.mean(axis=0)[1] - actor.eye_height) < 0.01 * actor.height
    assert jaw[:, 1].max() < actor.eye_height


def test_an_opening_jaw_draws_the_lips_apart(shelf: Path) -> None:
    actor = build("man", cache_dir=shelf)
    names = list(actor.skeleton.names)
    shares = {name: (actor.mesh.bones == names.index(name)) * actor.mesh.weights for name in ("jaw", "head")}
    lips = np.abs(actor.mesh.vertices - (actor.skeleton.rest[names.index("mouth.R")] * (1, 1, 0))).max(axis=1) < 0.06
    for name, share in shares.items():
        assert (share.sum(axis=1)[lips] > 0.95).sum() >= 8, name


def test_hands_feet_and_garments_follow_their_own_side(shelf: Path) -> None:
    actor = build("king", cache_dir=shelf)
    for joint in ("hand.R", "foot.R", "arm.R"):
        assert moved_by(actor, joint)[:, 2].min() > 0.0


@pytest.mark.parametrize("kind", sorted(LOOKS))
def test_looks_change_what_is_seen(kind: str, shelf: Path) -> None:
    assert kind in KINDS
    plain = build(kind, cache_dir=shelf).mesh.colours
    assert 3 <= len(LOOKS[kind]) <= 5
    for look in LOOKS[kind]:
        other = build(kind, colours=look, cache_dir=shelf).mesh.colours
        assert (other != plain).any(axis=1).sum() > 60


def test_words_for_garments_colour_what_is_worn(shelf: Path) -> None:
    blue = linear("#1030c0")

    def share(kind: str, word: str) -> float:
        colours = build(kind, colours={word: "#1030c0"}, cache_dir=shelf).mesh.colours
        return float(np.isclose(colours, blue).all(axis=1).mean())

    for kind in ("man", "woman", "police", "wizard", "knight"):
        for word in ("coat", "top", "shirt", "suit", "skin", "shoes"):
            assert share(kind, word) > 0.0, (kind, word)
    assert share("man", "suit") > share("man", "coat")
    assert share("man", "trousers") > 0.03
    assert share("queen", "cape") > 0.02
    assert share("detective", "hat") > 0.03
