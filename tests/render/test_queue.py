from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.edit.deeds import set_bridge
from studio.errors import BadInputError, NotFoundError
from studio.model.rows import Ask, Job, JobState, Shot
from studio.project import Opened, open_project
from studio.render.queue import JobQueue

ASK = Ask(engine="e", takes_first_frame=True)
Shots = Callable[..., list[Shot]]


@pytest.fixture
def queue(opened: Opened) -> JobQueue:
    return JobQueue(opened.store)


def test_jobs_go_in_the_order_they_came_unless_told_otherwise(queue: JobQueue, opened: Opened, shots: Shots) -> None:
    one, two, three = (queue.add(shot.id, ASK) for shot in shots(1, 2, 3))
    assert [job.id for job in queue.jobs("queued")] == [one.id, two.id, three.id]
    queue.first(three.id)
    queue.first(three.id)
    assert [job.id for job in queue.jobs("queued")] == [three.id, one.id, two.id]
    queue.move(one.id, None, opened.document.board)
    assert [job.id for job in queue.jobs("queued")] == [three.id, two.id, one.id]
    ready = queue.next_ready(opened.document.board)
    assert ready
    assert ready.id == three.id


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    priorities=st.lists(st.integers(-2, 2), min_size=1, max_size=7),
    moves=st.lists(st.tuples(st.integers(0, 6), st.none() | st.integers(0, 6)), max_size=5),
)
def test_a_job_goes_where_it_is_moved_and_nothing_else_does(
    opened: Opened, priorities: list[int], moves: list[tuple[int, int | None]]
) -> None:
    opened.store.forget_jobs("queued")
    queue, board = JobQueue(opened.store), opened.document.board
    for number, priority in enumerate(priorities):
        queue.add(f"s{number}", ASK, priority=priority)
    for moved, before in moves:
        order = [job.id for job in queue.roster.waiting(board.numbers)]
        name = order[moved % len(order)]
        target = None if before is None else order[before % len(order)]
        queue.move(name, target, board)
        expected = [one for one in order if one != name]
        expected.insert(expected.index(target) if target not in (None, name) else len(expected), name)
        after = [job.id for job in queue.roster.waiting(board.numbers)]
        assert after == (order if target == name else expected)
        assert after == [job.id for job in JobQueue(opened.store).roster.waiting(board.numbers)]


def test_several_go_first_in_the_order_in_which_they_are_named(queue: JobQueue, opened: Opened, shots: Shots) -> None:
    one, two, three = queue.add_all([(shot.id, ASK) for shot in shots(1, 2, 3)])
    queue.first(three.id, two.id)
    assert [job.id for job in queue.roster.waiting({})] == [three.id, two.id, one.id]
    queue.first(one.id, two.id, three.id)
    assert [job.id for job in queue.roster.waiting({})] == [three.id, two.id, one.id], "there is nothing before them"


def test_a_draft_that_may_be_given_up_does_not_stand_for_a_job(queue: JobQueue, shots: Shots) -> None:
    shot = shots(1)[0]
    live = queue.add_urgent(shot.id, ASK)
    normal = queue.add(shot.id, ASK)
    assert normal.id != live.id
    assert [job.id for job in queue.roster.waiting({})] == [live.id, normal.id]
    queue.forget(live.id)
    assert [job.id for job in queue.jobs()] == [normal.id]


def test_what_was_interrupted_waits_again_and_what_ended_is_forgotten(queue: JobQueue, shots: Shots) -> None:
    one, two, three, four = queue.add_all([(shot.id, ASK) for shot in shots(1, 2, 3, 4)])
    queue.start(one)
    ends: list[tuple[Job, JobState]] = [(one, "interrupted"), (two, "done"), (three, "cancelled"), (four, "failed")]
    for job, state in ends:
        queue.end(job.id, state)
    assert [job.id for job in queue.resume()] == [one.id]
    assert {job.id: (job.state, job.tries) for job in queue.jobs()} == {one.id: ("queued", 0), four.id: ("failed", 0)}


def test_a_job_that_made_way_has_not_used_up_a_try(queue: JobQueue, shots: Shots) -> None:
    job = queue.add(shots(1)[0].id, ASK)
    queue.start(job)
    queue.put_back(job.id)
    assert (queue.get(job.id).state, queue.get(job.id).tries) == ("queued", 0)
    queue.start(queue.get(job.id))
    queue.put_back(job.id, error="It died.", tried=True)
    assert (queue.get(job.id).error, queue.get(job.id).tries) == ("It died.", 1)


def test_engines_that_are_busy_are_passed_over(queue: JobQueue, opened: Opened, shots: Shots) -> None:
    one, two = (shot.id for shot in shots(1, 2))
    first = queue.add(one, ASK)
    other = queue.add(two, Ask(engine="other"))
    board = opened.document.board
    assert queue.next_ready(board) == first
    assert queue.next_ready(board, {"e"}) == other
    assert queue.next_ready(board, {"e", "other"}) is None
    assert queue.next_ready(board, urgent=True) is None
    queue.roster.hurry(other.id)
    assert queue.next_ready(board, urgent=True) == other


def test_the_same_ask_waits_once(queue: JobQueue, shots: Shots) -> None:
    shot = shots(1)[0]
    one = queue.add(shot.id, ASK)
    assert queue.add(shot.id, ASK).id == one.id
    assert queue.add(shot.id, Ask(engine="other")).id != one.id
    queue.end(one.id, "done")
    assert queue.add(shot.id, ASK).id != one.id


def test_cancel_and_retry(queue: JobQueue, shots: Shots) -> None:
    job = queue.add(shots(1)[0].id, ASK)
    with pytest.raises(BadInputError, match="The job is queued"):
        queue.retry(job.id)
    assert [one.id for one in queue.cancel(job.id)] == [job.id]
    assert not queue.cancel(job.id)
    assert queue.get(job.id).state == "cancelled"
    assert queue.get(job.id).ended
    queue.retry(job.id)
    again = queue.get(job.id)
    assert (again.state, again.tries, again.ended) == ("queued", 0, "")
    queue.start(again)
    assert (queue.get(job.id).state, queue.get(job.id).tries) == ("running", 1)
    with pytest.raises(NotFoundError, match="no job 'x'"):
        queue.get("x")


def test_a_shot_that_starts_from_another_waits_for_it(queue: JobQueue, opened: Opened, shots: Shots) -> None:
    first, second = shots(1, 2)
    opened.document.apply(set_bridge(opened.document.board, shot=second.id, bridge=True))
    late = queue.add(second.id, ASK, priority=-1)
    early = queue.add(first.id, ASK)
    ready = queue.next_ready(opened.document.board)
    assert ready
    assert ready.id == early.id
    queue.end(early.id, "done")
    ready = queue.next_ready(opened.document.board)
    assert ready
    assert ready.id == late.id


def test_the_queue_survives_a_crash(queue: JobQueue, opened: Opened, shots: Shots) -> None:
    one, two = (queue.add(shot.id, ASK) for shot in shots(1, 2))
    queue.start(one)
    path = opened.path
    opened.close()
    with open_project(path) as again:
        states = {job.id: job.state for job in JobQueue(again.store).jobs()}
    assert states == {one.id: "interrupted", two.id: "queued"}
