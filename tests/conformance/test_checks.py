"""Every bundled engine keeps its word; with `--engine ID`, that engine does."""

import os
from pathlib import Path

import pytest
from diffusion.rigs.kept import kept

from studio.conformance.checks import CHECKS, examine
from studio.conformance.plugin import order_of
from studio.conformance.stand import Order
from studio.extend.registry import bundled_folder, find_plugins
from studio.wire.capability import Value

BUNDLED: dict[str, dict[str, Value]] = {
    "diffusers": {"steps": 2, "memory": "cpu"},
    "previs": {},
    "test_pattern": {"sound": "beep"},
}
"""Engines, and the parameters that every take of theirs is made with."""


@pytest.fixture(params=sorted(BUNDLED))
def order(request: pytest.FixtureRequest) -> Order:
    """What is examined: what the options name, else each engine that comes with Storyreel."""
    engine: str = request.param
    named = order_of(request.config)
    if named is None:
        manifest = find_plugins([bundled_folder()], installed=False).engine(engine)
        model = str(kept("wan", Path(os.environ["STORYREEL_CACHE"]) / "rigs")) if engine == "diffusers" else ""
        return Order(manifest, model, BUNDLED[engine])
    if engine != min(BUNDLED):
        pytest.skip("--engine names one engine.")
    return named


def test_engines_keep_their_word(order: Order, tmp_path: Path) -> None:
    findings = list(examine(order, tmp_path))
    faults = [f"{finding.check}: {finding.fault}" for finding in findings if finding.fault]
    assert not faults, "\n".join(faults)
    assert len(findings) == len(CHECKS)
