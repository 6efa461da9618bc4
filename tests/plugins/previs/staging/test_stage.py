import numpy as np
import pytest
from previs.camera import project
from previs.props import PROPS
from previs.reading import Repertoire, read_prompt
from previs.staging import Staging, stage
from previs.staging.dressing import Clearing, dress, is_clear
from previs.staging.places import choose, places

ASPECT = 16 / 9

BARE = Repertoire(frozenset(PROPS), frozenset({"stand", "walk"}))
"""A stage without a cast: quick, everybody is a stand-in."""


def staged(prompt: str, seed: int = 0, variant: int = 0) -> Staging:
    return stage(read_prompt(prompt, BARE), seconds=2.0, aspect=ASPECT, seed=seed, variant=variant)


@pytest.mark.parametrize("name", list(places()))
def test_every_place_can_be_built(name: str):
    made = dress(places()[name], Clearing(np.zeros((0, 2, 2)), 6.0, 0.0, 4.0, 0.0), seed=1)
    assert all(np.isfinite(mesh.vertices).all() for mesh in made.meshes)


def test_the_same_plan_gives_the_same_stage():
    one, two = staged("a house in a meadow", 3), staged("a house in a meadow", 3)
    assert one.scene.still.vertices.tobytes() == two.scene.still.vertices.tobytes()
    assert staged("a house in a meadow", 3, 1).scene.still.vertices.tobytes() != one.scene.still.vertices.tobytes()


def test_nobody_and_nothing_still_gives_a_set():
    for prompt in ("", "一只", "wide shot", "night"):
        stage_ = staged(prompt)
        assert np.isfinite(stage_.path.at(0.0).eye).all()
    assert len(staged("a pine forest").scene.still.vertices) > 100


def test_a_stand_in_bears_its_label_in_frame():
    made = staged("a zorblax stands in a meadow")
    (label,) = made.labels
    assert label.text == "zorblax"
    x, y, depth = project(made.path.at(1.0), np.array([label.at]), ASPECT)[0]
    assert depth > 0
    assert abs(x) < 1
    assert abs(y) < 1


def test_nothing_stands_between_camera_and_action():
    lines = np.array([[[0.0, 6.0], [0.0, 0.0]]])
    clearing = Clearing(lines, 6.0, 0.0, 0.0, 0.0)
    assert not is_clear(clearing, 0.3, 3.0, 1.0)
    assert is_clear(clearing, 3.0, 3.0, 1.0)
    made = dress(places()["pine_forest"], clearing, seed=2)
    for contact in made.contacts:
        if contact.z > 0:
            assert abs(contact.x) > contact.radius


def test_where_the_subject_is_at_home():
    assert choose(read_prompt("a taxi")).name == "city_street"
    assert choose(read_prompt("a lighthouse on a cliff above the sea")).name == "cliff"
    assert choose(read_prompt("an old man walks along the cliff path")).name == "cliff_path"
    assert choose(read_prompt("a fox, snow falling")).ground == "snow"
    assert choose(read_prompt("something")).name == "stage"
    assert choose(read_prompt("a boat on the sea")).name == "sea"


def test_the_light_that_is_named_is_lit():
    assert len(staged("a city at night, neon").scene.lamps) >= 3
    assert staged("a room").scene.indoors
    assert staged("a room").scene.lamps
