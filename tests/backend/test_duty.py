import pytest

from studio.backend.duty import Duty
from studio.backend.engine import Request
from studio.errors import CancelledError
from studio.model.recipe import Recipe
from studio.model.time import Rate
from studio.wire import messages as m


@pytest.fixture
def request_() -> Request:
    return Request(Recipe(engine="e", revision=1, prompt="a fox", width=64, height=32, frames=3, rate=Rate(24), seed=0))


def test_a_job_is_on_from_its_turn_to_its_end() -> None:
    duty = Duty()
    duty.expect("a")
    with duty.on("a"):
        assert duty.job == "a"
        duty.withdraw(m.Cancel(job="a", keep_partial=True))
        assert (duty.cancel.requested, duty.keep_partial) == (True, True)
    assert duty.job == ""
    with duty.on("b"):
        assert (duty.cancel.requested, duty.keep_partial) == (False, False)


def test_a_job_that_is_withdrawn_before_its_turn_is_not_begun() -> None:
    duty = Duty()
    duty.expect("a")
    duty.expect("b")
    duty.withdraw(m.Cancel(job="b"))
    duty.withdraw(m.Cancel(job="never heard of"))
    with duty.on("a"):
        assert not duty.cancel.requested
    with pytest.raises(CancelledError), duty.on("b"):
        pytest.fail("it was withdrawn")
    assert duty.job == ""


def test_changes_reach_the_job_in_hand_alone(request_: Request) -> None:
    duty = Duty()
    duty.change(m.Update(job="a", params={"prompt": "too early"}))
    with duty.on("a"):
        duty.change(m.Update(job="a", params={"prompt": "too early"}))
        duty.take_changes(request_)
        duty.change(m.Update(job="b", params={"prompt": "of another"}))
        duty.change(m.Update(job="a", params={"prompt": "a wolf", "steps": 3}))
        duty.change(m.Update(job="a", params={"steps": 4}))
    duty.change(m.Update(job="a", params={"prompt": "too late"}))
    assert request_.changes.take() == {"prompt": "a wolf", "steps": 4}
    assert request_.changes.take() == {}
