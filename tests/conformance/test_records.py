import pytest

from studio.conformance.findings import UnfitError
from studio.conformance.records import check_parameter, check_sizes
from studio.wire.capability import Parameter, Sizes


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        (Sizes(multiple=3), "should be even"),
        (Sizes(min_side=128, max_side=64), "should allow at least 128x128"),
        (Sizes(max_pixels=64), "should allow at least 64x64"),
        (Sizes(frame_step=0), "frame_step should be at least 1"),
        (Sizes(frame_step=4, frame_offset=1, min_frames=2, max_frames=4), r"a length of 4 \* n \+ 1 frames"),
    ],
)
def test_sizes_that_cannot_be_are_found(sizes: Sizes, words: str) -> None:
    with pytest.raises(UnfitError, match=words):
        check_sizes(sizes)


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        (Parameter(name="steps", kind="int", default="ten"), "should be of its kind, int"),
        (Parameter(name="steps", kind="int", default=True), "should be of its kind, int"),
        (Parameter(name="steps", kind="int", default=9, maximum=8), "should lie from 9 to 8"),
        (Parameter(name="look", kind="choice", default="a", choices=("b",)), "one of its choices"),
    ],
)
def test_parameters_that_cannot_be_are_found(parameter: Parameter, words: str) -> None:
    with pytest.raises(UnfitError, match=words):
        check_parameter(parameter)


def test_what_is_well_is_passed_over() -> None:
    check_sizes(Sizes())
    check_parameter(Parameter(name="guidance", kind="float", default=-1, minimum=-1, maximum=30))
    check_parameter(Parameter(name="compile", kind="bool", default=False))
