"""What a bench prints: one figure with its spread, its limit measured in the same run, and its budget."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec
import numpy as np

Report = Callable[[str, float, float], None]
"""Tells how far a bench is: what it does, done, total."""


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One result. `limit` is what the machine could do at best, measured in the same run; `ratio` is value to limit.

    `budget` is what DESIGN asks of `value`, or of `ratio` where `budget_of` says so; `ok` whether it is kept.
    """

    bench: str
    name: str
    value: float
    unit: str
    ok: bool
    p50: float | None = None
    p95: float | None = None
    p99: float | None = None
    max: float | None = None
    ratio: float | None = None
    limit: float | None = None
    budget: float | None = None
    budget_of: Literal["value", "ratio"] = "value"
    note: str = ""

    def sentence(self) -> str:
        """The figure for people, on one line."""
        parts = [f"{self.bench:12} {self.name:34} {self.value:9.1f} {self.unit:9}"]
        spread = [(name, getattr(self, name)) for name in ("p50", "p95", "p99", "max")]
        parts += [f"{name} {value:.1f}" for name, value in spread if value is not None]
        if self.ratio is not None and self.limit is not None:
            parts.append(f"= {self.ratio:.2f} of {self.limit:.1f}")
        if self.budget is not None:
            parts.append(f"(budget {self.budget:g}{' of the limit' if self.budget_of == 'ratio' else ''})")
        return "  ".join([*parts, "ok" if self.ok else "MISSED", self.note]).rstrip()


Bench = Callable[[Report, Sequence[str]], Iterator[Figure]]
"""Runs one bench; the strings are prompts to use instead of the sample's."""


def percentiles(values: Sequence[float]) -> dict[str, float]:
    """p50, p95, p99 and max, as fields of a `Figure`."""
    p50, p95, p99 = (float(np.percentile(values, share)) for share in (50, 95, 99))
    return {"p50": p50, "p95": p95, "p99": p99, "max": float(max(values))}
