from typing import Any

import pytest

from studio.conformance.failing import refuses_in_words
from studio.conformance.findings import UnfitError


def test_a_defect_is_no_excuse(pattern: Any) -> None:
    with pytest.raises(UnfitError, match=r"Given no prompt, .* but it failed as 'internal'"):
        refuses_in_words(pattern(fail_at=0, fail_kind="defect"))
