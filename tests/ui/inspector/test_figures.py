import msgspec

from studio.ui.inspector.figures import brief_lines, figure_words
from studio.ui.session import Session
from tests.ui.inspector.conftest import GiveTake


def test_figures_have_units() -> None:
    told = [
        figure_words(name, value)
        for name, value in (
            ("step_ms", 820.4),
            ("total_ms", 12_340.0),
            ("tick_ms", 0.25),
            ("peak_bytes", 9.4 * (1 << 30)),
            ("cache_bytes", 3.0 * (1 << 20)),
            ("load_s", 4.21),
            ("changed_at.2", 12),
        )
    ]
    assert told == [
        "Step: 820 ms",
        "Total: 12.3 s",
        "Tick: 0.25 ms",
        "Peak: 9.4 GB",
        "Cache: 3 MB",
        "Load: 4.2 s",
        "Changed at 2: 12",
    ]


def test_a_take_tells_its_sound_figures_and_notes(session: Session, give_take: GiveTake) -> None:
    take = give_take(session.board.reel[0].id)
    assert brief_lines(take) == []
    told = msgspec.structs.replace(
        take, sound=True, figures={"step_ms": 820.0, "decode_ms": 90.0}, notes=("96 frames were snapped to 97.",)
    )
    assert brief_lines(told) == ["With sound", "Step: 820 ms", "96 frames were snapped to 97."]
