import pytest

from studio import app
from studio.cli.parameters import check_parameter
from studio.errors import BadInputError, NotFoundError


def test_what_an_engine_takes_is_taken() -> None:
    registry = app.registry()
    check_parameter(registry, "engine", "test_pattern")
    check_parameter(registry, "seed", 7)
    check_parameter(registry, "negative", "blur")
    check_parameter(registry, "delay_ms", 5)


@pytest.mark.parametrize(
    ("name", "value"), [("seed", -1), ("seed", "blue"), ("delay_ms", -5), ("crash_kind", "politely"), ("colour", "red")]
)
def test_what_no_engine_takes_is_refused(name: str, value: str | int) -> None:
    with pytest.raises(BadInputError, match=name):
        check_parameter(app.registry(), name, value)


def test_an_unknown_engine_says_which_there_are() -> None:
    with pytest.raises(NotFoundError, match="test_pattern"):
        check_parameter(app.registry(), "engine", "nobody")
