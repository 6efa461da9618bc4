from typing import Any

import pytest

from studio.conformance.asking import check_answer
from studio.conformance.findings import UnfitError
from studio.wire import messages as m


def test_an_engine_without_models_that_claims_to_know_one_is_found(pattern: Any) -> None:
    stand = pattern()
    check_answer(stand, "describe", m.Described(id="describe", model="x", problem="It needs no models."))
    with pytest.raises(UnfitError, match="should refuse the question 'describe'"):
        check_answer(stand, "describe", m.Described(id="describe", model="x", capabilities=stand.declared))
    with pytest.raises(UnfitError, match="one plain sentence"):
        check_answer(stand, "survey", m.Surveyed(id="survey", problem="oops"))
