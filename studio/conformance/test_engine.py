"""The checks as tests: `pytest --pyargs studio.conformance -p studio.conformance.plugin --engine ID`."""

import pytest

from studio.conformance.checks import CHECKS, Check, attempt
from studio.conformance.stand import Stand


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__ for check in CHECKS])
def test_engine(stand: Stand, check: Check) -> None:
    """One check; what it finds is said without a traceback, since the fault is in the engine."""
    finding = attempt(check, stand)
    if finding.fault:
        pytest.fail(finding.fault, pytrace=False)
    if finding.aside:
        pytest.skip(finding.aside)
