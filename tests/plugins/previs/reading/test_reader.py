import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from previs.reading import Repertoire, plan_json, read_prompt

FOX = "A red fox runs across a snowy field at dusk, slow dolly in"

SIZES = "extreme_wide wide full medium_wide medium medium_close_up close_up extreme_close_up insert".split()  # noqa: SIM905
ANGLES = "eye_level low high birds_eye worms_eye dutch".split()  # noqa: SIM905


def test_a_sentence_becomes_a_plan():
    plan = read_prompt(FOX)
    (fox,) = plan.subjects
    assert (fox.kind, fox.action, fox.count, fox.known) == ("fox", "run", 1, True)
    assert (plan.place, plan.time, plan.weather) == ("snowy_field", "dusk", "clear")
    assert (plan.camera.move, plan.camera.speed, plan.camera.size) == ("dolly_in", "slow", "wide")
    assert plan.missed == ()


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_reached_by_its_own_words(size: str):
    assert read_prompt(f"{size.replace('_', ' ')} shot of a man").camera.size == size
    assert read_prompt(f"{size.replace('_', '-')}: a man walks").camera.size == size


@pytest.mark.parametrize("angle", [*ANGLES])
def test_every_angle_is_reached(angle: str):
    words = {"birds_eye": "bird's-eye", "worms_eye": "worm’s-eye view", "low": "low angle", "high": "high angle"}  # noqa: RUF001
    assert read_prompt(f"{words.get(angle, angle.replace('_', ' '))}, a cat sleeps").camera.angle == angle


@pytest.mark.parametrize(
    ("words", "move"),
    [
        ("push in", "dolly_in"),
        ("slow dolly in", "dolly_in"),
        ("pull back", "dolly_out"),
        ("truck right with the car", "truck_right"),
        ("tracking left", "truck_left"),
        ("crane down", "crane_down"),
        ("crane up", "crane_up"),
        ("orbit", "arc_right"),
        ("arc left", "arc_left"),
        ("whip pan", "whip_pan"),
        ("rack focus", "rack_focus"),
        ("dolly zoom", "dolly_zoom"),
        ("camera follows", "follow"),
        ("tracking shot", "follow"),
        ("handheld", "handheld"),
        ("hand-held", "handheld"),
        ("static", "static"),
        ("pan left", "pan_left"),
        ("pan right", "pan_right"),
        ("tilt up", "tilt_up"),
        ("tilts down", "tilt_down"),
        ("pedestal up", "pedestal_up"),
        ("pedestal down", "pedestal_down"),
        ("zoom in", "zoom_in"),
        ("zooming out", "zoom_out"),
    ],
)
def test_moves(words: str, move: str):
    assert read_prompt(f"A taxi on a street, {words}").camera.move == move


def test_framings_and_lens():
    assert read_prompt("POV, running down an alley toward a motorcycle").camera.framing == "pov"
    assert read_prompt("two-shot of a man and a woman").camera.framing == "two_shot"
    plan = read_prompt("Over the girl's shoulder the old man enters through the door")
    assert plan.camera.framing == "over_shoulder"
    assert [s.kind for s in plan.subjects] == ["girl", "old_man", "door"]
    assert read_prompt("a man, 85mm").camera.lens_mm == 85
    assert read_prompt("a man, 50 mm lens").camera.lens_mm == 50


def test_numbers_plurals_and_young():
    wolves = read_prompt("three wolves chase the fox").subjects
    assert [(s.kind, s.count, s.action) for s in wolves] == [("wolf", 3, "chase"), ("fox", 1, "flee")]
    family = read_prompt("the fox and her two cubs sleeping under a tree")
    assert [(s.kind, s.count, s.action) for s in family.subjects[:2]] == [("fox", 1, "sleep"), ("fox_cub", 2, "sleep")]
    assert family.relations[0].how == "under"


def test_what_is_named_again_is_the_same():
    assert [s.kind for s in read_prompt("A yellow taxi drives down a street. The car stops.").subjects] == ["taxi"]
    assert len(read_prompt("A fox runs. It stops. The fox looks back.").subjects) == 1


def test_compounds_colours_clothes_and_what_is_held():
    assert read_prompt("a police car races").subjects[0].kind == "police_car"
    woman = read_prompt("a woman in a red dress talks").subjects[0]
    assert woman.wears == (("dress", "#b3202a"),)
    hunter = read_prompt("a hunter with a rifle stands beside a campfire")
    assert hunter.subjects[0].holds == ("rifle",)
    assert hunter.relations[0] == (0, "beside", 1)


def test_time_weather_and_light():
    assert read_prompt("a street at sunset").time == "sunset"
    assert read_prompt("sunrise over the sea").time == "dawn"
    assert read_prompt("a moonlit forest").time == "night"
    assert read_prompt("noon, a beach").time == "noon"
    city = read_prompt("a city at night in the rain, neon signs")
    assert (city.time, city.weather, city.light) == ("night", "rain", "neon")
    assert read_prompt("a stormy sea").weather == "storm"


def test_snow_that_falls_and_snow_that_lies():
    assert read_prompt("a fox, snow falling").weather == "snow"
    lying = read_prompt("a fox in the snow")
    assert (lying.weather, lying.covered) == ("clear", True)
    assert read_prompt("a fox in a snowy field").weather == "clear"


def test_unknown_nouns_become_stand_ins_and_nothing_is_dropped():
    plan = read_prompt("a frumious zorblax waves at a man")
    assert [(s.kind, s.label, s.known) for s in plan.subjects] == [("stand_in", "zorblax", False), ("man", "man", True)]
    assert set(plan.missed) == {"frumious", "zorblax"}
    limited = read_prompt("a dragon flies", Repertoire(frozenset({"man"}), frozenset({"walk"})))
    assert not limited.subjects[0].known
    assert {"dragon", "flies"} <= set(limited.missed)


def test_a_size_word_outside_a_camera_clause_is_no_size():
    assert "size" not in read_prompt("a man on a wide street").camera.said
    assert read_prompt("wide, low, static: a man walks").camera.angle == "low"


def test_the_plan_has_the_shape_of_the_contract():
    shape = json.loads(plan_json(read_prompt(FOX)))
    assert {"subjects", "place", "time", "weather", "light", "camera", "look", "missed"} <= shape.keys()
    assert {"kind", "label", "count", "action", "known"} <= shape["subjects"][0].keys()
    assert {"size", "angle", "move", "lens_mm"} <= shape["camera"].keys()
    assert isinstance(shape["light"], str)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str):
    plan = read_prompt(text)
    json.loads(plan_json(plan))
    for start, end, _ in plan.spans:
        assert 0 <= start < end <= len(text)


TEXT = "a fox and the runs over shoulder 's wide , . 50 mm two cubs zorb snow falling her in dolly Anna"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(TEXT.split()), max_size=25))
def test_any_order_of_words_is_read(words: list[str]):
    json.loads(plan_json(read_prompt(" ".join(words))))


def test_control_characters_and_long_prompts():
    assert read_prompt("\x00\x1b[31m a fox \u202e runs").subjects[0].kind == "fox"
    assert read_prompt("").subjects == ()
    long = read_prompt("a fox runs " * 2000)
    assert "2000 characters" in long.notes[0]
    assert read_prompt("一只狐狸在雪地里奔跑").subjects[0].kind == "stand_in"


def test_what_is_too_many_is_said():
    plan = read_prompt("400 soldiers march")
    assert plan.subjects[0].count == 12
    assert plan.notes == ("400 soldiers are 12 on this stage.",)
    crowded = read_prompt(
        "a fox, a wolf, a dog, a cat, a horse, a deer, a cow, a sheep, a pig, a lion, a tiger, a bear, a zebra"
    )
    assert len(crowded.subjects) == 12
    assert crowded.missed == ("zebra",)
