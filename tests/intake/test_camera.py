import pytest

from studio.intake.camera import with_camera


@pytest.mark.parametrize(
    ("camera", "description", "prompt"),
    [
        (
            {"size": "extreme wide", "angle": "eye level", "movement": "slow dolly in"},
            "A lighthouse",
            "extreme wide, eye level, slow dolly in: A lighthouse",
        ),
        ({"size": "CU", "angle": "low", "lens": "35mm"}, "A fox", "close-up, low angle, 35 mm lens: A fox"),
        ({"size": "Close-Up", "movement": "static"}, "Close up of a fox", "static: Close up of a fox"),
        ({"size": "wide"}, "A worldwide storm", "wide: A worldwide storm"),
        ({"size": "wide", "movement": "wide"}, "A storm", "wide: A storm"),
        ({"size": "-", "angle": "n/a", "movement": " "}, "A storm", "A storm"),
        ({}, "A storm", "A storm"),
    ],
)
def test_the_camera_goes_in_front_unless_it_is_said(camera: dict[str, str], description: str, prompt: str) -> None:
    assert with_camera(description, camera) == prompt
    assert with_camera(prompt, camera) == prompt
