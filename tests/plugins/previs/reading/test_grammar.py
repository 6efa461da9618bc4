"""Who does what to whom, in what place beside whom, with what: prompts and what they mean."""

import pytest
from previs.reading import ScenePlan, read_prompt


def deeds(plan: ScenePlan) -> list[str]:
    """`kind action` of each subject, with the number, the target and what comes beside or after."""
    told: list[str] = []
    for s in plan.subjects:
        many = f"{s.count} " if s.count > 1 else ""
        aim = f">{s.target}" if s.target >= 0 else ""
        rest = "".join(f" {'+' if d.at_once else 'then'} {d.action}" for d in s.then)
        told.append(f"{many}{s.kind} {s.action}{aim}{rest}")
    return told


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A man and a woman dance", ["man dance", "woman dance"]),
        ("A man walks while a dog sleeps", ["man walk", "dog sleep"]),
        ("a boy runs and a girl laughs", ["child run", "girl laugh"]),
        ("a fox chased by three wolves", ["fox flee", "3 wolf chase>0"]),
        ("a poodle chases a tabby", ["dog chase>1", "cat flee"]),
        ("the girl runs away from the wolf", ["girl flee>1", "wolf chase"]),
        ("a knight riding a horse gallops across a meadow", ["knight ride>1", "horse gallop"]),
        ("a cowboy on a horse", ["cowboy ride>1", "horse trot"]),
        ("a man drives a red car", ["man drive>1", "car drive"]),
        ("a train crosses a bridge", ["train drive"]),
        ("she enters and sits down", ["woman enter then sit"]),
        ("a man walks and talks", ["man walk + talk"]),
        ("a woman carrying a suitcase walks", ["woman walk + carry"]),
        ("the girl who holds a balloon runs", ["girl run + hold"]),
        ("two men sit, one drinks, the other sleeps", ["man sit then drink", "man sit then sleep"]),
        ("a man and a woman look at each other", ["man look>1", "woman look>0"]),
        ("He hugs her", ["man hug>1", "woman hug"]),
        ("a prisoner sits, a guard watches him", ["man sit", "man look>0"]),
        ("a couple kisses", ["man kiss", "woman kiss"]),
        ("a sleeping dog, a burning house", ["dog sleep", "house burn"]),
        ("a girl sits at a table reading a letter", ["girl sit>1 + read", "table stand"]),
        ("an army of robots marches", ["12 robot walk"]),
        ("a crowd of people cheers", ["10 crowd shout"]),
        ("a pack of wolves runs. The pack stops.", ["5 wolf run then stand"]),
        ("Anna cooks. She sings.", ["woman cook then sing"]),
        ("a baby elephant drinks", ["elephant drink"]),
        ("an old woman knits", ["old_woman hold"]),
    ],
)
def test_who_does_what(prompt: str, expected: list[str]):
    assert deeds(read_prompt(prompt)) == expected


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("a man beside a dog", (0, "beside", 1)),
        ("a cat sleeps under a table", (0, "under", 1)),
        ("a candle on a table", (0, "on", 1)),
        ("a man in a car", (0, "in", 1)),
        ("a child between two old women", (0, "between", 1)),
        ("a man drives a car", (0, "in", 1)),
        ("a boy rides a bicycle", (0, "riding", 1)),
        ("a wolf chases a fox", (0, "chasing", 1)),
        ("children follow a clown", (0, "following", 1)),
        ("a king shouts at a queen", (0, "facing", 1)),
        ("the knight's horse", (1, "beside", 0)),
        ("over the shoulder of the detective, a woman cries", (1, "over_shoulder", 0)),
        ("Over the girl's shoulder an old man enters", (1, "over_shoulder", 0)),
        ("a horse grazes. Behind the horse a barn burns", (1, "behind", 0)),
        ("a man leans against a wall", (0, "against", 1)),
    ],
)
def test_where_they_are(prompt: str, relation: tuple[int, str, int]):
    assert relation in read_prompt(prompt).relations


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("vixen", "fox"), ("sedan", "car"), ("cottage", "cottage"), ("mansion", "house"), ("stallion", "horse"),
        ("poodle", "dog"), ("kitten", "cat"), ("lioness", "lion"), ("seagull", "gull"), ("skyscraper", "skyscraper"),
        ("police car", "police_car"), ("snow-covered pine", "snowy_pine"), ("wizards", "wizard"), ("mice", "mouse"),
        ("firemen", "firefighter"), ("hot air balloon", "balloon"), ("palm trees", "palm"), ("katana", "sword"),
    ],
)  # fmt: skip
def test_nouns_and_their_kinds(noun: str, kind: str):
    assert read_prompt(f"a {noun}").subjects[0].kind == kind


def test_looks_moods_builds_and_clothes():
    (man,) = read_prompt("a tall angry man in a black coat with a sword").subjects
    assert (man.mood, man.build, man.wears, man.holds) == ("angry", "tall", (("coat", "#1c1c20"),), ("sword",))
    assert read_prompt("a woman in red dances").subjects[0].wears == (("dress", "#b3202a"),)
    assert read_prompt("the girl laughs happily").subjects[0].mood == "happy"
    giant, tiny = read_prompt("a giant robot fights a tiny dinosaur").subjects
    assert giant.scale > 1.5
    assert tiny.scale < 0.5
    assert read_prompt("a golden throne, a wooden box").subjects[1].colour == "#7c5634"
    assert read_prompt("a dog walks slowly").subjects[0].manner == ("slow",)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a man inside a church prays", "church"), ("a church on a hill", "meadow"),
        ("a king in a castle", "castle_hall"),
        ("an astronaut on the moon", "planet"), ("divers under the sea", "underwater"), ("an eagle in the sky", "sky"),
        ("stars in the sky", ""), ("a chef in a kitchen", "kitchen"), ("a stone bridge over a river", "bridge"),
        ("a car drives over a bridge", "bridge"), ("a man in a cave", "cave"),
        ("a taxi on a wet street", "city_street"),
        ("a forest, then a beach", "beach"),
    ],
)  # fmt: skip
def test_places(prompt: str, place: str):
    assert read_prompt(prompt).place == place


def test_sky_wetness_mood_and_pace():
    plan = read_prompt("a full moon and stars over a wet street, eerie, slow motion")
    assert (plan.sky, plan.wet, plan.mood, plan.pace, plan.time) == (("moon", "stars"), True, "eerie", 0.4, "night")
    assert read_prompt("clouds, time-lapse").pace == 4.0
    assert plan.subjects == plan.missed == ()


def test_the_last_word_wins_and_is_noted():
    plan = read_prompt("a house at noon, at midnight, clear sky, snowing, slow push in then pan left")
    assert (plan.time, plan.weather, plan.camera.move) == ("midnight", "snow", "pan_left")
    assert len(plan.notes) == 3
    assert read_prompt("rain and a storm at sunset, dusk").notes == ()


def test_what_is_denied_is_left_out():
    plan = read_prompt("a street, no people, without snow, a man not wearing a hat")
    assert [(s.kind, s.wears) for s in plan.subjects] == [("man", ())]
    assert not plan.covered
    assert plan.notes == ("Left out, as asked: people, snow, hat.",)


def test_what_the_camera_is_about():
    plan = read_prompt("rack focus from the candle to the key")
    assert (plan.camera.focus, plan.camera.focus_from, plan.camera.focus_to) == ("rack", 0, 1)
    assert read_prompt("POV of the fox, running through the forest").camera.viewer == 0
    assert read_prompt("insert of the letter on the desk").camera.object == 0
    assert read_prompt("a man sleeps, pan left to the door").camera.object == 1
    assert read_prompt("a cat, f/1.4").camera.focus == "shallow"
    assert read_prompt("Wide truck right").camera.size == "wide"
    assert read_prompt("close-up of her eyes").camera.size == "extreme_close_up"


def test_styles_are_missed_and_filler_is_not():
    plan = read_prompt("Pixar style, cinematic, 4k, masterpiece, a cat in the style of Wes Anderson")
    assert [s.kind for s in plan.subjects] == ["cat"]
    assert set(plan.missed) == {"Pixar", "Wes", "Anderson"}
    assert read_prompt("a fox, ink look").look == "ink"


@pytest.mark.parametrize("prompt", ["🦊", "一只狐狸在雪地里奔跑", "狐がゆきのなかをはしる", "лиса бежит"])
def test_other_languages_are_stand_ins_and_it_says_so(prompt: str):
    plan = read_prompt(prompt)
    assert plan.subjects[0].kind == "stand_in"
    assert any("English" in note for note in plan.notes)
