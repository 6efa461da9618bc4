import numpy as np
import pytest
from previs.own.document import parse_glb
from previs.own.gazing import neck_of, turned, wish
from previs.own.model import model_of
from previs.records import Cue

from tests.plugins.previs.own.conftest import MakeGlb


def test_a_head_turns_to_what_it_looks_at_within_its_limits() -> None:
    eye = np.array((0.0, 1.5, 0.0))
    left, up = wish("stand", Cue(gaze=(2.0, 1.5, -2.0)), eye, 5.0)
    assert (left, up) == pytest.approx((np.pi / 4, 0.0))
    assert wish("stand", Cue(gaze=(-2.0, 9.5, 0.1)), eye, 5.0)[1] == pytest.approx(0.6)
    assert wish("stand", Cue(gaze=(2.0, 1.5, -2.0)), eye, 0.0) == (0.0, 0.0)
    assert wish("look_back", Cue(), eye, 5.0)[0] > 1.5
    assert wish("walk", Cue(), eye, 5.0) == (0.0, 0.0)


def test_only_what_hangs_on_the_neck_turns(glb: MakeGlb) -> None:
    model = model_of(parse_glb("post.glb", glb()))
    neck = neck_of(model, model.tree.names.index("Head"))
    assert neck is not None
    nodes = np.tile(np.eye(4), (3, 1, 1))
    bones = np.tile(np.eye(4)[:3], (2, 1, 1))
    new_bones, new_nodes = turned(neck, bones, nodes, (np.pi / 2, 0.0))
    assert new_bones[0] == pytest.approx(bones[0])
    assert new_bones[1, :, :3] @ (1, 0, 0) == pytest.approx((0, 0, -1))
    assert new_nodes[0] == pytest.approx(nodes[0])
    assert neck_of(model, None) is None
