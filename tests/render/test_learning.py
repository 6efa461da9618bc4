import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.model.rows import Ask, Take
from studio.model.time import Rate
from studio.render.learning import KEPT, Pace


def take(
    *, frames: int = 101, first_ms: float = 100, total_ms: float = 1100, width: int = 640, engine: str = "previs"
) -> Take:
    return Take(
        id="t", shot="s", media="m", recipe="{}", recipe_hash="h", ask=Ask(engine=engine), frames=frames, width=width,
        height=360, rate=Rate(), seed=0, quality="draft", engine=engine, first_frame_ms=first_ms, total_ms=total_ms,
    )  # fmt: skip


def test_nothing_is_known_at_first() -> None:
    pace = Pace()
    assert pace.take_s("previs", 640 * 360, 24) is None
    assert pace.frame_s("previs", 640 * 360) is None
    pace.learn(take())
    assert pace.take_s("other", 640 * 360, 24) is None


def test_a_take_takes_as_long_as_those_before_it() -> None:
    pace = Pace([take()])
    assert pace.frame_s("previs", 640 * 360) == pytest.approx(0.01)
    assert pace.take_s("previs", 640 * 360, 101) == pytest.approx(1.1)
    assert pace.take_s("previs", 640 * 360, 201) == pytest.approx(2.1)
    assert pace.take_s("previs", 640 * 360, 1) == pytest.approx(0.1)


def test_another_size_is_reckoned_by_its_pixels() -> None:
    pace = Pace([take()])
    assert pace.frame_s("previs", 1280 * 360) == pytest.approx(0.02)
    pace.learn(take(width=1280, total_ms=5100))
    assert pace.frame_s("previs", 1280 * 360) == pytest.approx(0.05)
    assert pace.frame_s("previs", 640 * 360) == pytest.approx(0.01)


def test_an_engine_that_had_to_get_ready_first_does_not_spoil_it() -> None:
    pace = Pace([take(first_ms=60_000, total_ms=61_000), take()])
    assert pace.take_s("previs", 640 * 360, 101) == pytest.approx(1.1)


def test_decoding_is_learned_where_it_is_measured() -> None:
    pace = Pace([take()])
    assert pace.decode_s("previs", 640 * 360, 101) is None
    pace.learn(msgspec.structs.replace(take(engine="neural"), figures={"decode_ms": 5000.0}))
    assert pace.decode_s("neural", 640 * 360, 101) == pytest.approx(5.0)
    assert pace.decode_s("neural", 320 * 360, 202) == pytest.approx(5.0)


def test_what_says_nothing_is_left_out_and_old_takes_are_forgotten() -> None:
    pace = Pace([take(frames=0), take(total_ms=0)])
    assert pace.revision == 0
    for _ in range(KEPT):
        pace.learn(take(total_ms=9100))
    for _ in range(KEPT):
        pace.learn(take())
    assert pace.frame_s("previs", 640 * 360) == pytest.approx(0.01)
    assert pace.revision == 2 * KEPT


@given(
    frames=st.integers(1, 5000), first=st.floats(0, 1e5), rest=st.floats(0, 1e7), asked=st.integers(0, 5000),
    pixels=st.integers(1, 10**8),
)  # fmt: skip
def test_no_take_takes_less_than_nothing(frames: int, first: float, rest: float, asked: int, pixels: int) -> None:
    pace = Pace([take(frames=frames, first_ms=first, total_ms=first + rest + 1)])
    seconds = pace.take_s("previs", pixels, asked)
    assert seconds is not None
    assert seconds >= 0
