"""What people do with the things of a set."""

import pytest
from previs.motion.performance import ACTIONS
from previs.props import PROPS
from previs.reading import Repertoire, ScenePlan, read_prompt
from previs.staging.business import business

_ALL = Repertoire(frozenset(PROPS) | {"man", "woman", "child", "girl", "car", "cart"}, frozenset(ACTIONS["biped"]))


def _played(prompt: str) -> ScenePlan:
    return business(read_prompt(prompt, _ALL))


@pytest.mark.parametrize(
    "prompt",
    [
        "A girl plays the piano in a living room",
        "A man eats in a restaurant",
        "A man writes a letter at a desk",
        "A man plays the guitar on a bed",
    ],
)
def test_people_sit_to_do_what_is_done_sitting(prompt: str) -> None:
    lead = _played(prompt).subjects[0]
    assert lead.performs[0] == "sit"
    assert lead.then[0].at_once


def test_nobody_stands_on_a_cup_or_on_a_microphone() -> None:
    for prompt in ("Two women talk over coffee in a kitchen", "A woman sings into a microphone on a stage"):
        assert not any(r.how in ("on", "above") for r in _played(prompt).relations)


def test_who_is_in_a_car_or_a_house_is_seen_from_within_it() -> None:
    played = _played("A man sits in a car at night")
    assert played.place == "car_interior"
    assert [s.count for s in played.subjects] == [1, 0]
    assert _played("A man sneaks through a house").place == "room"
    assert not _played("A man drives a car down a street").place.endswith("interior")


def test_deeds_bring_what_they_are_done_with() -> None:
    assert "cup" in _played("A man drinks in a bar").subjects[0].holds
    caller = _played("A man talks on the phone in his office").subjects[0]
    assert caller.performs[0] == "phone"
    assert "phone" in caller.holds


def test_who_hugs_a_child_goes_down_to_it() -> None:
    assert _played("A man hugs a child in a corridor").subjects[0].performs == ("kneel",)
