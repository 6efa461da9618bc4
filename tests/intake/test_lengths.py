import pytest

from studio.errors import BadInputError
from studio.intake.lengths import frames_of
from studio.model.time import Rate


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("4", 96),
        ("2.5", 60),
        ("2,5", 60),
        (" 4s ", 96),
        ("4 sec.", 96),
        ("3 Seconds", 72),
        ('5"', 120),
        ("2 min", 2880),
        ("1'", 1440),
        ("96 frames", 96),
        ("12f", 12),
        ("0:04", 96),
        ("00:00:04", 96),
        ("01:00:00", 86400),
        ("00:00:04:12", 108),
        ("00:00:04;12", 108),
    ],
)
def test_lengths_as_people_write_them(text: str, frames: int) -> None:
    assert frames_of(text, Rate(24)) == frames


def test_a_bare_number_is_in_the_columns_unit() -> None:
    assert frames_of("48", Rate(24), unit="f") == 48
    assert frames_of("2 s", Rate(24), unit="f") == 48


@pytest.mark.parametrize("text", ["", "soon", "-4", "4 apples", "1:2:3:4:5", "1.5 frames", "00:00:04:30", "1e9", "٤"])
def test_what_is_no_length_is_said(text: str) -> None:
    with pytest.raises(BadInputError):
        frames_of(text, Rate(24))
