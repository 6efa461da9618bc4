"""Kept pictures of a few shots: a change of look, pose or framing that nobody meant shows here.

`STORYREEL_RENEW_GOLDEN=1 pytest tests/plugins/previs/test_golden.py` draws them anew; look at every picture in
`golden/` before it is committed.
"""

import os
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import pytest
from previs.engine import PrevisEngine, cache_folder
from previs.render.renderer import Renderer
from previs.staging import stage

GOLDEN = Path(__file__).parent / "golden"
WIDTH, HIGH = 320, 180
SECONDS, AT, LATER = 3.0, 1.4, 0.3
FAR_OFF = 28
"""Steps of 255 by which a blurred pixel has to differ to be wrong: more than processors round apart."""
SHARE = 0.006
"""The most pixels that may be wrong: a figure's arm is more."""


class Shot(NamedTuple):
    """A kept picture: its name, the prompt, and a prompt whose picture must not pass for it (the same one by default:
    then it is drawn a little later)."""

    name: str
    prompt: str
    instead: str = ""


SHOTS = (
    Shot("close_up", "Close-up of a woman, laughing", "Close-up of a woman, looking down"),
    Shot("fox", "A red fox runs across a snowy field at dusk, side view"),
    Shot(
        "bar",
        "Two-shot, a man and a woman talk in a bar, warm low-key light",
        "Two-shot, a man and a woman kiss in a bar, warm low-key light",
    ),
    Shot("rider", "Full shot, a cowboy rides a horse across the desert at noon, side view"),
    Shot(
        "car",
        "Medium shot, a yellow taxi drives down a street at noon",
        "Medium shot, a red bus drives down a street at noon",
    ),
    Shot("ink", "Ink storyboard: full shot, a knight runs through a castle hall"),
    Shot("silhouette", "In silhouette, full shot, a woman dances on the beach at sunset"),
    Shot("night", "Full shot, a detective walks down a city street at night in the rain, side view"),
)


@pytest.fixture(scope="module")
def engine() -> PrevisEngine:
    return PrevisEngine()


def drawn(engine: PrevisEngine, prompt: str, at: float) -> Any:
    """The picture (HIGH, WIDTH, 3) of a prompt at a time, BGR."""
    aspect = WIDTH / HIGH
    staging = stage(engine.plan(prompt, {}), seconds=SECONDS, aspect=aspect, seed=1, cache_dir=cache_folder())
    vertices, normals = np.array(staging.scene.moving.vertices), np.array(staging.scene.moving.normals)
    contacts = staging.perform(at, vertices, normals)
    with Renderer(staging.scene, WIDTH, HIGH, threads=1) as renderer:
        picture = renderer.draw(at, staging.path.at(at), vertices, normals, contacts)
    return cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_YUV2BGR_I420)


def wrong(picture: Any, kept: Any) -> float:
    """The share of pixels in which two pictures differ by more than grain, lines and rounding do."""
    soft = [cv2.GaussianBlur(p, (5, 5), 0).astype(int) for p in (picture, kept)]
    return float((np.abs(soft[0] - soft[1]).max(axis=2) > FAR_OFF).mean())


@pytest.mark.parametrize("shot", SHOTS, ids=[shot.name for shot in SHOTS])
def test_a_shot_looks_as_it_was_approved(engine: PrevisEngine, shot: Shot, tmp_path: Path):
    picture, path = drawn(engine, shot.prompt, AT), GOLDEN / f"{shot.name}.png"
    if os.environ.get("STORYREEL_RENEW_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        assert cv2.imwrite(str(path), picture, [cv2.IMWRITE_PNG_COMPRESSION, 9])
    kept = cv2.imread(str(path))
    assert kept is not None, f"{path} is missing: see the top of this file."
    cv2.imwrite(str(tmp_path / path.name), picture)
    share = wrong(picture, kept)
    assert share <= SHARE, f"{100 * share:.1f} % of the picture differ; compare {tmp_path / path.name} with {path}"
    other = drawn(engine, shot.instead, AT) if shot.instead else drawn(engine, shot.prompt, AT + LATER)
    assert wrong(other, kept) > 1.5 * SHARE
