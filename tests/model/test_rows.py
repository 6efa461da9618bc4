import msgspec
import pytest

from studio.model.rows import Ask, Grid, Shot, new_id


def test_ids_are_never_numbers() -> None:
    ids = {new_id() for _ in range(500)}
    assert len(ids) == 500
    assert all(len(name) == 10 and not name.isdigit() for name in ids)


@pytest.mark.parametrize(
    ("start", "out", "length"), [(0, None, 48), (10, None, 38), (0, 20, 20), (10, 20, 10), (0, 60, 60)]
)
def test_length_is_what_the_reel_shows(start: int, out: int | None, length: int) -> None:
    shot = Shot(id="s", scene="x", order="a0", prompt="A fox", frames=48, take_in=start, take_out=out)
    assert shot.length == length


def test_an_ask_survives_json() -> None:
    ask = Ask(engine="previs", seed=7, params={"steps": 4, "fog": 0.5, "ink": True}, grid=Grid(multiple=8))
    assert msgspec.json.decode(msgspec.json.encode(ask), type=Ask) == ask
