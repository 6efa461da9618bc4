"""The window's queue, with the real worker of the test pattern."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.edit.change import Edit
from studio.extend.registry import Registry
from studio.model.board import Board
from studio.model.rows import Take
from studio.project import Opened
from studio.render.events import FramesArrived
from studio.settings import Settings
from studio.ui.session import Notice
from studio.ui.session.making import Making, Progress

TEST = "test_pattern"
PATIENCE_MS = 20_000

OpenProject = Callable[..., Opened]


class Shop:
    """A small project and what is being made of it, without the rest of a session."""

    def __init__(self, opened: Opened, shelf: Registry) -> None:
        self.opened = opened
        self.making = Making(opened, shelf, Settings())
        self.notices: list[Notice] = []
        self.making.noticed.connect(self.notices.append)

    @property
    def board(self) -> Board:
        return self.opened.document.board

    def do(self, deed: Callable[..., Edit], **words: Any) -> None:
        self.opened.document.apply(deed(self.board, **words))


OpenShop = Callable[..., Shop]


@pytest.fixture
def open_shop(open_project_of: OpenProject, shelf: Registry, qapp: QApplication) -> Iterator[OpenShop]:
    """Opens a shop whose project is drafted by the test pattern, slowly if `delay_ms` says so."""
    shops: list[Shop] = []

    def make(count: int = 3, *, delay_ms: float = 0.0, **how: int) -> Shop:
        shop = Shop(open_project_of(count, **how), shelf)
        shops.append(shop)
        shop.do(deeds.set_param, ring="project", of="project", name="engine", value=TEST)
        if delay_ms:
            shop.do(deeds.set_param, ring="project", of="project", name="delay_ms", value=delay_ms)
        return shop

    yield make
    for shop in shops:
        shop.making.close()
        shop.opened.close()


def ids(shop: Shop) -> list[str]:
    return [shot.id for shot in shop.board.reel]


def until_idle(qtbot: QtBot, making: Making) -> None:
    qtbot.waitUntil(lambda: not making.busy, timeout=PATIENCE_MS)


def test_takes_are_made_of_shots_and_told_of(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(2)
    making, one, two = shop.making, *ids(shop)
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
    making, shot = shop.making, ids(shop)[0]
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
    making.make(ids(shop))
    making.cancel_all()
    assert not making.busy


def test_a_paused_queue_begins_nothing_and_stays_paused(open_shop: OpenShop, qtbot: QtBot, shelf: Registry) -> None:
    shop = open_shop(1)
    making = shop.making
    making.pause()
    making.make(ids(shop))
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
    making, (one, two) = shop.making, ids(shop)
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
    assert shop.making.make(ids(shop)[:1], engine="nothing") == []
    assert "no engine 'nothing'" in shop.notices[0].sentence


def test_a_live_draft_takes_the_place_of_the_one_before(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(2, frames=400, delay_ms=2.0)
    making, (one, two) = shop.making, ids(shop)
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
    making, shot = shop.making, ids(shop)[0]
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
    making, (one, two, three, four) = shop.making, ids(shop)
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
    making.make(ids(shop))
    shop.do(deeds.remove_shots, shots=[ids(shop)[0]])
    assert [row.shot for row in making.rows()] == ids(shop)


def test_what_was_interrupted_waits_again(open_shop: OpenShop, qtbot: QtBot, shelf: Registry) -> None:
    shop = open_shop(1, frames=2000, delay_ms=5.0)
    making = shop.making
    making.make(ids(shop))
    with qtbot.waitSignal(making.frames_arrived, timeout=PATIENCE_MS):
        pass
    making.close()
    assert not list(shop.opened.media.folder.rglob("*.part"))
    again = Making(shop.opened, shelf, Settings())
    assert [job.shot for job in again.resumed] == ids(shop)
    assert [row.state for row in again.rows()] == ["queued"]
    again.close()
