"""Who stands where, with stand-ins for everybody: no body has to be grown."""

from dataclasses import replace

import numpy as np
from previs.props import PROPS
from previs.reading import Repertoire, read_prompt
from previs.staging import Staging, stage
from previs.staging.looks import body_of, stature, varied

_BARE = Repertoire(frozenset(PROPS), frozenset({"stand", "walk", "talk"}))


def _staged(prompt: str, variant: int = 0) -> Staging:
    return stage(read_prompt(prompt, _BARE), seconds=2.0, aspect=16 / 9, variant=variant)


def _xs(made: Staging) -> dict[str, float]:
    return {p.player.subject.kind: p.place.x for p in made.troupe.placed if p.player.subject.acts}


def test_who_stands_left_does_not_hang_on_who_is_named_first() -> None:
    one, two = _xs(_staged("a doctor and a pirate talk")), _xs(_staged("a pirate and a doctor talk"))
    assert (one["doctor"] < one["pirate"]) == (two["doctor"] < two["pirate"])


def test_takes_share_a_set_and_every_object_is_somebodys() -> None:
    plan = read_prompt("a house in a meadow", _BARE)
    one, two = (stage(plan, seconds=2.0, aspect=16 / 9, seed=seed) for seed in (1, 2))
    assert np.array_equal(one.scene.still.vertices, two.scene.still.vertices)
    assert any(subject == 0 and not moves for subject, moves, _ in one.parts)
    assert all(number < len(one.scene.still_objects) for _, moves, number in one.parts if not moves)


def test_a_crowd_is_of_all_kinds_and_the_same_each_time() -> None:
    subject = replace(read_prompt("a man").subjects[0], kind="crowd", count=10, bodies=("man",))
    bodies = [body_of(("man",), subject, i) for i in range(10)]
    assert len(set(bodies)) > 3
    looks = [tuple(sorted(varied(subject, "man", i, 0).items())) for i in range(6)]
    assert len(set(looks)) == 6
    assert stature(3, 0) == stature(3, 0)
