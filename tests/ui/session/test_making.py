"""The window's queue, with the real worker of the test pattern."""

import os
import signal

from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.errors import DiskFullError
from studio.extend.registry import Registry
from studio.model.rows import Take
from studio.model.staleness import stale_reasons
from studio.project import open_project
from studio.render.events import FramesArrived
from studio.settings import Settings
from studio.ui.session import Notice, Session
from studio.ui.session.making import Making, Progress
from tests.ui.session.conftest import TEST, OpenShop

PATIENCE_MS = 20_000


def until_idle(qtbot: QtBot, making: Making) -> None:
    qtbot.waitUntil(lambda: not making.busy, timeout=PATIENCE_MS)


def test_takes_are_made_of_shots_and_told_of(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(2)
    making, one, two = shop.making, *shop.ids
    takes: list[tuple[str, Take]] = []
    frames: list[FramesArrived] = []
    steps: list[Progress | None] = []
    making.finished.connect(lambda shot, take: takes.append((shot, take)))
    making.frames_arrived.connect(frames.append)
    making.progressed.connect(lambda shot: steps.append(making.progress(shot)))
    assert making.estimate([one]) is None
    jobs = making.make([one, two])
    assert [row.state for row in making.rows()] == ["queued", "queued"]
    assert making.busy
    until_idle(qtbot, making)
    assert [shot for shot, _ in takes] == [one, two]
    assert [job.shot for job in jobs] == [one, two]
    assert shop.board.chosen(shop.board.shots[one]) == takes[0][1]
    assert {event.shot for event in frames} == {one, two}
    assert any(step is not None and step.of == 24 for step in steps)
    assert making.progress(one) is None
    assert making.rows() == []
    learned = making.estimate([one, two])
    assert learned is not None
    assert learned > 0


def test_a_job_can_be_stopped_and_keeps_what_is_made(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1, frames=2000, delay_ms=5.0)
    making, shot = shop.making, shop.ids[0]
    (job,) = making.make([shot])
    with qtbot.waitSignal(making.frames_arrived, timeout=PATIENCE_MS):
        pass
    making.cancel(job.id)
    until_idle(qtbot, making)
    take = shop.board.chosen(shop.board.shots[shot])
    assert take is not None
    assert take.partial


def test_what_was_not_begun_is_taken_back_at_once(open_shop: OpenShop) -> None:
    shop = open_shop(3)
    making = shop.making
    making.make(shop.ids)
    making.cancel_all()
    assert not making.busy


def test_a_paused_queue_begins_nothing_and_stays_paused(open_shop: OpenShop, qtbot: QtBot, shelf: Registry) -> None:
    shop = open_shop(1)
    making = shop.making
    making.pause()
    making.make(shop.ids)
    qtbot.wait(20)
    assert making.rows()[0].state == "queued"
    again = Making(shop.opened, shelf, Settings())
    assert again.paused
    again.close()
    making.resume()
    until_idle(qtbot, making)
    assert len(shop.board.takes) == 1


def test_a_failure_is_a_notice_that_offers_another_try(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(2)
    making, (one, two) = shop.making, shop.ids
    shop.do(deeds.set_param, ring="shot", of=one, name="fail_at", value=1)
    making.make([one, two])
    until_idle(qtbot, making)
    assert len(shop.notices) == 1
    assert shop.notices[0].about == one
    assert "told to fail" in shop.notices[0].sentence
    assert [row.state for row in making.rows()] == ["failed"]
    shop.do(deeds.clear_param, ring="shot", of=one, name="fail_at")
    assert shop.notices[0].remedy
    shop.notices[0].remedy.deed()
    until_idle(qtbot, making)
    assert making.rows() == []
    assert len(shop.board.takes) == 2


def test_an_engine_that_there_is_not_is_said(open_shop: OpenShop) -> None:
    shop = open_shop(1)
    assert shop.making.make(shop.ids[:1], engine="nothing") == []
    assert "no engine 'nothing'" in shop.notices[0].sentence


def test_a_live_draft_takes_the_place_of_the_one_before(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(2, frames=400, delay_ms=2.0)
    making, (one, two) = shop.making, shop.ids
    takes: list[Take] = []
    making.finished.connect(lambda _, take: takes.append(take))
    making.make([two])
    with qtbot.waitSignal(making.frames_arrived, timeout=PATIENCE_MS):
        pass
    for number in range(4):
        shop.do(deeds.set_prompt, shot=one, prompt=f"a fox {number}")
        making.draft(one)
        with qtbot.waitSignal(
            making.frames_arrived, timeout=PATIENCE_MS, check_params_cb=lambda event: event.shot == one
        ):
            pass
    assert [row.shot for row in making.rows()] == [one, two]
    until_idle(qtbot, making)
    assert [take.shot for take in takes] == [one, two]
    assert "a fox 3" in takes[0].recipe
    assert not shop.opened.store.jobs("cancelled", "failed", "queued")


def test_drafts_of_a_burst_do_not_pile_up(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1)
    making, shot = shop.making, shop.ids[0]
    for prompt in ("a fox", "a red fox", "a red fox runs"):
        shop.do(deeds.set_prompt, shot=shot, prompt=prompt)
        making.draft(shot)
        until_idle(qtbot, making)
    row = shop.board.shots[shot]
    assert len(shop.board.takes_of(row)) == 1
    assert len(shop.board.trashed_of(row)) == 2
    shop.do(deeds.set_prompt, shot=shot, prompt="a fox")
    making.draft(shot)
    until_idle(qtbot, making)
    shown = shop.board.chosen(shop.board.shots[shot])
    assert shown is not None
    assert not shown.trashed
    assert '"a fox"' in shown.recipe


def test_what_is_under_the_playhead_goes_first(open_shop: OpenShop) -> None:
    shop = open_shop(4)
    making, (one, two, three, four) = shop.making, shop.ids
    making.pause()
    making.make([one, two, three, four])
    making.focus(three)
    assert [row.shot for row in making.rows()] == [three, four, one, two]
    rows = making.rows()
    making.move(rows[3].job.id, rows[1].job.id)
    assert [row.shot for row in making.rows()] == [three, two, four, one]
    making.focus(one)
    assert [row.shot for row in making.rows()] == [three, two, one, four]
    making.move(rows[0].job.id, None)
    assert [row.shot for row in making.rows()] == [two, one, four, three]


def test_jobs_of_shots_that_are_removed_are_not_made(open_shop: OpenShop) -> None:
    shop = open_shop(2)
    making = shop.making
    making.pause()
    making.make(shop.ids)
    shop.do(deeds.remove_shots, shots=[shop.ids[0]])
    assert [row.shot for row in making.rows()] == shop.ids


def test_what_was_interrupted_waits_again(open_shop: OpenShop, qtbot: QtBot, shelf: Registry) -> None:
    shop = open_shop(1, frames=2000, delay_ms=5.0)
    making = shop.making
    making.make(shop.ids)
    with qtbot.waitSignal(making.frames_arrived, timeout=PATIENCE_MS):
        pass
    making.close()
    assert not list(shop.opened.media.folder.rglob("*.part"))
    again = Making(shop.opened, shelf, Settings())
    assert [job.shot for job in again.resumed] == shop.ids
    assert [row.state for row in again.rows()] == ["queued"]
    again.close()


def test_a_worker_that_dies_while_somebody_types_is_replaced(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1, frames=120, delay_ms=3.0)
    making, shot = shop.making, shop.ids[0]
    making.draft(shot)
    with qtbot.waitSignal(making.frames_arrived, timeout=PATIENCE_MS):
        pass
    pid = making.worker_pid(TEST)
    assert pid
    os.kill(pid, signal.SIGKILL)
    shop.do(deeds.set_prompt, shot=shot, prompt="a fox that was interrupted")
    making.draft(shot)
    until_idle(qtbot, making)
    assert not shop.notices
    chosen = shop.board.chosen(shop.board.shots[shot])
    assert chosen
    assert "interrupted" in chosen.recipe


def test_a_full_disk_is_said_once_and_the_queue_goes_on(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(4)
    making, ids = shop.making, shop.ids
    for name, value in (("fail_at", 1), ("fail_kind", "disk")):
        shop.do(deeds.set_params, shots=ids[:3], name=name, value=value)
    making.make(ids)
    until_idle(qtbot, making)
    assert ["no room left" in notice.sentence for notice in shop.notices] == [True]
    assert [row.state for row in making.rows()] == ["failed"] * 3
    assert len(shop.board.takes) == 1


def test_generate_pressed_for_a_shot_whose_words_changed_makes_it_again(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1, frames=60, delay_ms=2.0)
    making, shot = shop.making, shop.ids[0]
    (job,) = making.make([shot])
    with qtbot.waitSignal(making.frames_arrived, timeout=PATIENCE_MS):
        pass
    assert making.make([shot]) == [making.rows()[0].job]
    shop.do(deeds.set_prompt, shot=shot, prompt="something else")
    (other,) = making.make([shot])
    assert other.id != job.id
    until_idle(qtbot, making)
    assert len(shop.board.takes) == 2


def test_a_take_that_was_asked_for_is_not_lost_to_somebody_who_types(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(2, frames=60, delay_ms=2.0)
    making, (one, two) = shop.making, shop.ids
    making.draft(one)
    shop.do(deeds.set_prompt, shot=one, prompt="typed")
    making.make([one])
    making.draft(two)
    until_idle(qtbot, making)
    assert {take.shot for take in shop.board.takes.values()} == {one, two}


def test_a_shot_that_starts_from_another_has_that_one_made_first(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(3)
    making, ids = shop.making, shop.ids
    for shot in ids[1:]:
        shop.do(deeds.set_bridge, shot=shot, bridge=True)
    order: list[str] = []
    making.finished.connect(lambda shot, _: order.append(shot))
    making.draft(ids[1])
    until_idle(qtbot, making)
    making.make([ids[2]])
    until_idle(qtbot, making)
    assert order == ids
    assert not shop.notices


def test_what_is_stale_is_made_again_as_it_was_asked_for(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(2)
    making, (one, two) = shop.making, shop.ids
    shop.do(deeds.set_bridge, shot=two, bridge=True)
    making.make([one, two], seed=9)
    until_idle(qtbot, making)
    assert making.make_stale() == []
    shop.do(deeds.set_prompt, shot=one, prompt="another beginning")
    assert [job.shot for job in making.make_stale()] == [one, two]
    until_idle(qtbot, making)
    assert not stale_reasons(shop.board)
    assert {take.seed for take in shop.board.takes.values()} == {9}


def test_a_queue_that_cannot_be_kept_is_paused_and_says_so(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1)
    making, database = shop.making, shop.opened.store.database
    making.make(shop.ids)
    database.refused = DiskFullError("The disk is full. Make room and try again.")
    qtbot.waitUntil(lambda: making.paused, timeout=PATIENCE_MS)
    assert "The queue is paused: The disk is full" in shop.notices[0].sentence
    database.refused = None
    assert shop.notices[0].remedy
    shop.notices[0].remedy.deed()
    until_idle(qtbot, making)
    assert len(shop.board.takes) == 1


def test_a_project_that_is_only_read_has_a_queue_that_does_nothing(
    open_shop: OpenShop, shelf: Registry, qtbot: QtBot
) -> None:
    shop = open_shop(1)
    shop.making.pause()
    shop.making.make(shop.ids)
    with open_project(shop.opened.path, write=False) as reading:
        making = Making(reading, shelf, Settings())
        notices: list[Notice] = []
        making.noticed.connect(notices.append)
        assert making.make(shop.ids) == making.make(shop.ids)
        making.cancel_all()
        making.close()
    assert [row.state for row in shop.making.rows()] == ["queued"]


def test_among_several_shots_those_that_nobody_wrote_are_left_out(session: Session) -> None:
    session.making.pause()
    edit = session.do(deeds.add_blank, frames=12)
    assert edit is not None
    shots = [shot.id for shot in session.board.reel]
    jobs = session.making.make(shots)
    assert {job.shot for job in jobs} == set(shots) - set(edit.added("shots"))
