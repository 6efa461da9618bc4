import pytest

from studio.errors import BadInputError
from studio.model.rows import Value
from studio.render.parameters import check_params, check_value, parameter_of
from studio.wire.capability import Capabilities, Parameter

STEPS = Parameter(name="steps", kind="int", default=4, minimum=1, maximum=50)
GRAIN = Parameter(name="grain", kind="float", default=0.5, minimum=0)
LOOK = Parameter(name="look", kind="choice", default="ink", choices=("ink", "shaded"))
LOOP = Parameter(name="loop", kind="bool", default=False)
MOOD = Parameter(name="mood", kind="text", default="")
NOISE = Capabilities(engine="noise", title="Noise", parameters=(STEPS, GRAIN, LOOK, LOOP, MOOD))


@pytest.mark.parametrize(
    ("parameter", "given", "value"),
    [
        (STEPS, 7, 7),
        (STEPS, "7", 7),
        (STEPS, 7.0, 7),
        (GRAIN, 1, 1.0),
        (GRAIN, "0.25", 0.25),
        (LOOK, "shaded", "shaded"),
        (LOOP, True, True),
        (LOOP, "off", False),
        (LOOP, 1, True),
        (MOOD, "dark", "dark"),
        (MOOD, 5, "5"),
    ],
)
def test_values_that_fit(parameter: Parameter, given: Value, value: Value) -> None:
    checked = check_value(parameter, given)
    assert checked == value
    assert type(checked) is type(value)


@pytest.mark.parametrize(
    ("parameter", "given", "words"),
    [
        (STEPS, 0, "whole number from 1 to 50"),
        (STEPS, 51, "whole number from 1 to 50"),
        (STEPS, 1.5, "whole number"),
        (STEPS, "many", "whole number"),
        (STEPS, True, "whole number"),
        (STEPS, float("inf"), "whole number"),
        (GRAIN, -0.1, "number of 0 or more"),
        (GRAIN, "nan", "number of 0 or more"),
        (LOOK, "oil", "give one of ink, shaded"),
        (LOOP, "maybe", "give true or false"),
    ],
)
def test_values_that_do_not_fit(parameter: Parameter, given: Value, words: str) -> None:
    with pytest.raises(BadInputError, match=parameter.name) as caught:
        check_value(parameter, given)
    assert words in str(caught.value)


def test_a_large_whole_number_is_kept_to_the_digit() -> None:
    seed = Parameter(name="n", kind="int", default=0)
    assert check_value(seed, 2**62 + 1) == 2**62 + 1
    assert check_value(seed, str(2**62 + 1)) == 2**62 + 1


def test_an_unknown_name_is_told_with_those_there_are() -> None:
    with pytest.raises(BadInputError, match="Noise has no parameter 'speed'; it has: grain, look, loop, mood, steps"):
        check_params(NOISE, {"speed": 1})
    with pytest.raises(BadInputError, match="it has: none"):
        check_params(Capabilities(engine="a", title="A"), {"speed": 1})


def test_what_belongs_to_every_engine_passes() -> None:
    assert check_params(NOISE, {"negative": "blur", "steps": "3"}) == {"negative": "blur", "steps": 3}


def test_a_family_covers_every_name_that_begins_as_it_does() -> None:
    family = Parameter(name="subject.*.action", kind="text", default="")
    staged = Capabilities(engine="stage", title="Stage", parameters=(family,))
    assert check_params(staged, {"subject.2.action": "run"}) == {"subject.2.action": "run"}
    with pytest.raises(BadInputError, match=r"no parameter 'subject\.2'; it has: subject"):
        check_params(staged, {"subject.2": "fox"})


def test_of_families_the_narrowest_is_meant() -> None:
    wide, narrow = (Parameter(name=name, kind="text", default="auto") for name in ("subject.*", "subject.*.mood"))
    assert parameter_of([wide, narrow], "subject.2.mood") is narrow
    assert parameter_of([narrow, wide], "subject.2") is wide
    assert parameter_of([wide], "mood") is None
