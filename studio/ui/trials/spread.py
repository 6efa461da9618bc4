"""Times as a figure: what a trial yields."""

from collections.abc import Sequence

from studio.bench.figures import Figure, percentiles


def spread_of(
    bench: str, name: str, spent: Sequence[float], *, budget: float | None = None, note: str = ""
) -> dict[str, object]:
    """Milliseconds with their spread; the 95th percentile is what the budget is about."""
    spread = percentiles(spent)
    p95 = spread["p95"]
    figure = Figure(
        bench=bench,
        name=name,
        value=p95,
        unit="ms",
        p50=spread["p50"],
        p95=p95,
        p99=spread["p99"],
        max=spread["max"],
        budget=budget,
        ok=budget is None or p95 <= budget,
        note=note,
    )
    return fields_of(figure)


def fields_of(figure: Figure) -> dict[str, object]:
    """A figure's fields, those that apply."""
    fields = {field: getattr(figure, field) for field in figure.__struct_fields__}
    return {field: value for field, value in fields.items() if value is not None}
