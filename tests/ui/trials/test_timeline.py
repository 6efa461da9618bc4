import msgspec

from studio.bench.figures import Figure
from studio.ui.theme import Theme
from studio.ui.trials import timeline


def test_the_trial_yields_figures_of_a_small_reel(theme: Theme) -> None:
    told: list[tuple[int, int]] = []
    rows = list(timeline.measure(lambda done, total: told.append((done, total)), shots=60, rounds=2))
    figures = [msgspec.convert(row, Figure) for row in rows]
    assert {figure.name for figure in figures} >= {"open", "paint, at work", "drag step, trim", "ripple and commit"}
    assert all(figure.value > 0 and figure.budget for figure in figures)
    assert told[-1] == (timeline.STEPS, timeline.STEPS)
