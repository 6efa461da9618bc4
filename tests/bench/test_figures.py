from studio.bench.figures import Figure, percentiles


def test_a_figure_says_itself_on_one_line() -> None:
    figure = Figure(
        bench="export", name="MP4", value=101.234, unit="frames/s", ok=False, limit=200.0, ratio=0.506, budget=0.9,
        budget_of="ratio",
    )  # fmt: skip
    sentence = figure.sentence()
    assert "\n" not in sentence
    assert "101.2 frames/s" in sentence
    assert "= 0.51 of 200.0" in sentence
    assert "budget 0.9 of the limit" in sentence
    assert sentence.endswith("MISSED")


def test_percentiles() -> None:
    spread = percentiles([float(number) for number in range(101)])
    assert spread == {"p50": 50.0, "p95": 95.0, "p99": 99.0, "max": 100.0}
