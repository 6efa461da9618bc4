import json
from collections.abc import Mapping

import pytest
from previs.reading import LISTED, Repertoire, ScenePlan, choices, corrected, plan_json, read_prompt

ANYTHING = Repertoire()
CHASE = "Wide shot: three wolves chase a fox through a pine forest at night"


def fixed(prompt: str, params: Mapping[str, str | int], repertoire: Repertoire = ANYTHING) -> ScenePlan:
    return corrected(read_prompt(prompt, repertoire), params, repertoire)


def test_nothing_corrected_is_as_read():
    plan = read_prompt(CHASE)
    assert corrected(plan, {}, ANYTHING) == plan
    asked = {"place": "auto", "size": "", "lens_mm": 0, "subject.1": "auto", "subject.2.count": "auto", "threads": 2}
    assert corrected(plan, asked, ANYTHING) == plan


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("place", "beach"), ("time", "noon"), ("weather", "fog"), ("mood", "eerie"), ("look", "ink"),
    ],
)  # fmt: skip
def test_the_scene_is_corrected(name: str, value: str):
    assert getattr(fixed(CHASE, {name: value}), name) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", "close_up"), ("angle", "low"), ("move", "pan_left"), ("speed", "fast"), ("framing", "single"),
        ("view", "side"), ("focus", "shallow"), ("lens_mm", 24),
    ],
)  # fmt: skip
def test_the_camera_is_corrected(name: str, value: str | int):
    assert getattr(fixed(CHASE, {name: value}).camera, name) == value


def test_the_light_is_one_of_the_list():
    plan = fixed("a man in a bar, neon, candlelight", {"light": "moonlight"})
    assert (plan.light, plan.lights) == ("moonlight", ("moonlight",))
    assert fixed("a bar, neon", {"light": "natural"}).lights == ()


def test_the_lens_follows_the_size_unless_it_is_said():
    assert fixed("full shot of a man", {"size": "extreme_close_up"}).camera.lens_mm == 85
    assert fixed("full shot of a man, 20mm", {"size": "extreme_close_up"}).camera.lens_mm == 20


def test_a_subject_is_recast():
    plan = fixed(
        CHASE, {"subject.1": "dog", "subject.1.count": 2, "subject.2.colour": "blue", "subject.2.mood": "afraid"}
    )
    assert [(s.kind, s.count, s.action) for s in plan.subjects] == [("dog", 2, "chase"), ("fox", 1, "flee")]
    assert plan.subjects[1].colour == "#2c55a8"
    assert plan.subjects[1].mood == "afraid"
    assert plan.subjects[0].target == 1
    assert plan.subjects[0].spans == read_prompt(CHASE).subjects[0].spans


def test_a_subject_is_taken_out_and_indices_follow():
    plan = fixed("a man walks beside a dog, a cat looks at the dog", {"subject.1": "none"})
    assert [s.kind for s in plan.subjects] == ["dog", "cat"]
    assert plan.subjects[1].target == 0
    assert all(max(r.subject, r.to) < 2 for r in plan.relations)


def test_a_subject_is_added_at_the_end():
    plan = fixed("a man walks", {"subject.2": "horse", "subject.2.action": "graze", "subject.3": "old man"})
    assert [(s.kind, s.action) for s in plan.subjects] == [("man", "walk"), ("horse", "graze"), ("old_man", "stand")]
    assert plan.camera.framing == "group"


def test_a_stand_in_that_is_recast_is_missed_no_more():
    plan = fixed("a zorblax waves at a man", {"subject.1": "robot"})
    assert (plan.subjects[0].kind, plan.subjects[0].action, plan.subjects[0].known) == ("robot", "wave", True)
    assert "zorblax" not in plan.missed
    small = Repertoire(frozenset({"man"}), frozenset({"walk"}))
    assert "waves" not in fixed("a man waves", {"subject.1.action": "walk"}, small).missed
    assert "dragon" in fixed("a man waves", {"subject.1": "dragon"}, small).missed


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"place": "narnia"}, "narnia"), ({"time": "teatime"}, "dawn"), ({"lens_mm": 900}, "300"),
        ({"lens_mm": "wide"}, "focal"), ({"subject.7": "fox"}, "no subject 7"), ({"subject.1": "foxx"}, "fox"),
        ({"subject.1.count": "many"}, "12"), ({"subject.1.count": 40}, "12"), ({"subject.1.colour": "#12"}, "colour"),
        ({"subject.1.action": "frobnicate"}, "action"), ({"subject.4.mood": "sad"}, "no subject 4"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_sentence(params: Mapping[str, str | int], says: str):
    with pytest.raises(ValueError, match=says):
        fixed("a man walks", params)


def test_the_lists_hold_what_can_be_staged():
    for field in LISTED:
        assert len(choices(field, ANYTHING)) >= 3
    small = Repertoire(frozenset({"man", "fox"}), frozenset({"walk", "run"}))
    assert choices("subject", small) == ("none", "crowd", "fox", "man")
    assert choices("subject.action", small) == ("run", "walk")
    for value in choices("place", ANYTHING):
        assert fixed("a fox", {"place": value}).place == value


def test_the_plan_tells_where_its_subjects_are_named():
    prompt = "A red fox runs. The fox stops."
    (fox,) = json.loads(plan_json(read_prompt(prompt)))["subjects"]
    assert [prompt[start:end] for start, end in fox["spans"]] == ["red fox", "fox"]
