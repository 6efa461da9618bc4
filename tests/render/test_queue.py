from collections.abc import Callable

import pytest

from studio.edit.deeds import set_bridge
from studio.errors import BadInputError, NotFoundError
from studio.model.rows import Ask, Shot
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
