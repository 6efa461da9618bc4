from typing import Any

import msgspec
import pytest

from studio.conformance.findings import UnfitError
from studio.conformance.stand import LIMITS
from studio.conformance.stopping import stops_when_asked


def test_an_engine_that_does_not_stop_is_found(pattern: Any) -> None:
    stand = pattern(hang_at=1, limits=msgspec.structs.replace(LIMITS, cancel_s=0.2))
    with pytest.raises(UnfitError, match="A cancel should"):
        stops_when_asked(stand)
