from pathlib import Path

import msgspec
import pytest

from studio.errors import BadInputError, NotFoundError, ProjectError
from studio.model.rows import Ask, Job
from studio.project import Opened, open_project
from studio.project.jobs import LastJob


def job(name: str, **fields: object) -> Job:
    return msgspec.structs.replace(Job(id=name, shot="s", ask=Ask(engine="previs", seed=1)), **fields)


def test_the_queue_survives(opened: Opened, path: Path) -> None:
    store = opened.store
    for one in (job("a", priority=2.0), job("b"), job("c", priority=1.0), job("d", state="done")):
        store.put_job(one)
    store.set_job("c", state="running", tries=1)
    assert [(one.id, one.state) for one in store.jobs("queued", "running")] == [
        ("b", "queued"),
        ("c", "running"),
        ("a", "queued"),
    ]
    opened.close()
    with open_project(path, write=False) as reader:
        assert [one.id for one in reader.store.jobs("running")] == ["c"]
    with open_project(path) as again:
        states = {one.id: one.state for one in again.store.jobs()}
        assert states == {"a": "queued", "b": "queued", "c": "interrupted", "d": "done"}
        assert again.store.jobs("interrupted")[0].ended
        again.store.put_job(msgspec.structs.replace(again.store.jobs("queued")[0], priority=9.0, error="x"))
        again.store.forget_jobs("done", "interrupted")
        assert [(one.id, one.error) for one in again.store.jobs()] == [("a", ""), ("b", "x")]
        with pytest.raises(NotFoundError, match="no job 'z'"):
            again.store.set_job("z", state="done")


def test_a_reader_changes_no_jobs(opened: Opened, path: Path) -> None:
    with open_project(path, write=False) as reader:
        for deed in (lambda: reader.store.put_job(job("a")), lambda: reader.store.forget_jobs("done")):
            with pytest.raises(ProjectError, match="for reading only"):
                deed()


@pytest.mark.parametrize("fields", [{"tries": 2**64}, {"error": "half a \ud800"}])
def test_a_value_that_cannot_be_kept_is_refused_whole(opened: Opened, fields: dict[str, object]) -> None:
    with pytest.raises(BadInputError, match="cannot be kept"):
        opened.store.put_job(job("a", **fields))
    assert opened.store.jobs() == []


def test_a_page_of_the_queue_and_the_jobs_of_a_shot(opened: Opened) -> None:
    for number in range(5):
        opened.store.put_job(job(f"j{number}", shot=f"shot{number % 2}", created=f"2026-01-01T00:00:0{number}Z"))
    assert [one.id for one in opened.store.jobs("queued", limit=2, offset=1)] == ["j1", "j2"]
    assert [one.id for one in opened.store.jobs_of("shot0", "queued")] == ["j0", "j2", "j4"]
    assert opened.store.job("j3").shot == "shot1"
    with pytest.raises(NotFoundError, match="j9"):
        opened.store.job("j9")


def test_the_newest_job_of_a_shot(opened: Opened) -> None:
    store = opened.store
    told: list[frozenset[str]] = []
    store.follow_jobs(told.append)
    store.put_jobs(
        [
            job(
                "a",
                shot="one",
                created="2026-01-01T00:00:01Z",
                state="failed",
                error="no",
                ended="2026-01-01T00:00:09Z",
            ),
            job("b", shot="one", created="2026-01-01T00:00:02Z"),
            job("c", shot="two", created="2026-01-01T00:00:01Z"),
        ]
    )
    store.put_jobs([])
    assert store.newest_jobs() == {"one": LastJob("queued"), "two": LastJob("queued")}
    store.set_jobs({"b": {"priority": 3.0}})
    store.set_jobs({"b": {"state": "cancelled"}, "c": {"state": "running", "priority": 1.0}})
    store.remove_job("b")
    store.remove_job("b")
    assert store.newest_jobs(["one", "none"]) == {"one": LastJob("failed", "2026-01-01T00:00:09Z", "no")}
    store.forget_jobs("running", "failed")
    assert told == [{"one", "two"}, {"one", "two"}, {"one"}, {"one", "two"}]


def test_the_queue_does_not_wait_for_the_disk_and_edits_do(opened: Opened) -> None:
    database = opened.store.database

    def level() -> int:
        return database.connection.execute("PRAGMA synchronous").fetchone()[0]

    with database.writing(forced=False):
        assert level() == 1
    assert level() == 2
    with pytest.raises(NotFoundError), database.writing(forced=False):
        raise NotFoundError("No.")
    assert level() == 2
    with database.writing():
        assert level() == 2


def test_jobs_are_set_and_removed_together(opened: Opened) -> None:
    store = opened.store
    store.put_jobs([job("a", created="1"), job("b", created="2")])
    with pytest.raises(NotFoundError, match="no job 'z'"):
        store.set_jobs({"a": {"priority": 5.0}, "z": {"priority": 6.0}})
    assert {one.id: one.priority for one in store.jobs()} == {"a": 0.0, "b": 0.0}
    store.set_jobs({})
    store.remove_job("a")
    store.remove_job("a")
    assert [one.id for one in store.jobs()] == ["b"]
