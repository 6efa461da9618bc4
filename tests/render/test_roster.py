from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.model.rows import Ask, Job, Shot, new_id
from studio.project import Opened
from studio.render.roster import Roster

ASK = Ask(engine="e")
Shots = Callable[..., list[Shot]]


def job(shot: str, number: int = 0, priority: float = 0.0) -> Job:
    return Job(id=new_id(), shot=shot, ask=ASK, priority=priority, created=f"2026-01-01T00:00:{number:02d}Z")


def test_without_a_focus_the_older_goes_first(opened: Opened) -> None:
    roster = Roster(opened.store)
    jobs = [job("b", 2), job("a", 1), job("c", 0, priority=-1)]
    roster.add(jobs)
    assert [one.shot for one in roster.waiting({})] == ["c", "a", "b"]
    assert len(roster) == 3
    assert set(roster) == {one.id for one in jobs}


def test_with_a_focus_what_follows_goes_first_and_what_is_before_last(opened: Opened) -> None:
    roster = Roster(opened.store)
    roster.add([job(shot) for shot in "abcd"])
    numbers = {shot: number for number, shot in enumerate("abcd", 1)}
    roster.focus("c")
    assert [one.shot for one in roster.waiting(numbers)] == ["c", "d", "a", "b"]
    turned = {shot: number for number, shot in enumerate("dcba", 1)}
    assert [one.shot for one in roster.waiting(turned)] == ["c", "b", "a", "d"]
    roster.focus("gone")
    assert [one.shot for one in roster.waiting(numbers)] == ["a", "b", "c", "d"]


def test_what_is_urgent_goes_before_all(opened: Opened) -> None:
    roster = Roster(opened.store)
    one, two = job("a", 0, priority=-5), job("b", 1)
    roster.add([one, two])
    roster.hurry(two.id)
    assert [job.shot for job in roster.waiting({})] == ["b", "a"]
    assert roster.is_urgent(two.id)
    assert roster.urgent() == [two]
    roster.drop(two.id)
    assert roster.urgent() == []
    assert [job.shot for job in roster.waiting({})] == ["a"]
    roster.drop("never there")


def test_jobs_are_found_by_their_shot_until_they_end(opened: Opened) -> None:
    roster = Roster(opened.store)
    one = job("a")
    roster.add([one])
    assert not roster.empty
    roster.set({one.id: {"state": "running"}})
    assert roster.empty
    assert [found.id for found in roster.of("a")] == [one.id]
    assert [found.id for found in roster.running()] == [one.id]
    roster.set({one.id: {"state": "done"}})
    assert roster.of("a") == []
    assert roster.get(one.id) is None
    roster.set({one.id: {"state": "queued"}})
    assert [found.id for found in roster.waiting({})] == [one.id]


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["add", "start", "done", "queued", "priority", "hurry", "focus", "drop"]), st.integers(0, 7)
    ),
    max_size=40,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_memory_and_store_are_always_of_one_mind(opened: Opened, deeds: list[tuple[str, int]]) -> None:
    opened.store.forget_jobs("queued", "running", "done")
    roster, names, made = Roster(opened.store), list[str](), set[str]()
    focus: str | None = None
    numbers = {f"s{number}": number + 1 for number in range(8)}
    for deed, n in deeds:
        before = roster.revision
        name = names[n % len(names)] if names else ""
        if deed == "add":
            fresh = job(f"s{n}", len(made))
            made.add(fresh.id)
            roster.add([fresh])
            names.append(fresh.id)
        elif deed == "focus":
            focus = f"s{n}"
            roster.focus(focus)
            continue
        elif not name:
            continue
        elif deed == "hurry":
            roster.hurry(name)
        elif deed == "drop":
            opened.store.remove_job(name)
            roster.drop(name)
            names.remove(name)
            continue
        elif deed == "priority":
            roster.set({name: {"priority": float(n - 4)}})
        else:
            roster.set({name: {"state": {"start": "running"}.get(deed, deed)}})
        assert roster.revision > before or roster.get(name) is None
        kept = {one.id: one for one in opened.store.jobs("queued", "running")}
        assert {one: roster.get(one) for one in roster} == kept
        waiting = [one.id for one in roster.waiting(numbers)]
        assert set(waiting) == {one for one, row in kept.items() if row.state == "queued"}
        again = Roster(opened.store)
        for urgent in roster.urgent():
            again.hurry(urgent.id)
        again.focus(focus)
        assert [one.id for one in again.waiting(numbers)] == waiting
