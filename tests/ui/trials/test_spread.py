from studio.bench.figures import Figure
from studio.ui.trials.spread import fields_of, spread_of


def test_the_budget_is_about_the_95th_percentile() -> None:
    spent = [float(number) for number in range(101)]
    assert spread_of("b", "n", spent, budget=95.0)["ok"]
    missed = spread_of("b", "n", spent, budget=94.0)
    assert not missed["ok"]
    assert (missed["p50"], missed["p95"], missed["max"], missed["value"]) == (50, 95, 100, 95)
    assert spread_of("b", "n", spent)["ok"]


def test_what_does_not_apply_is_left_out() -> None:
    figure = Figure(bench="b", name="n", value=1, unit="ms", ok=True)
    fields = fields_of(figure)
    assert "budget" not in fields
    assert Figure(**fields) == figure  # type: ignore[arg-type]
