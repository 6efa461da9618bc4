from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.intake import read_shots
from studio.model.time import Rate
from studio.ui.start.deed_row import DeedRow
from studio.ui.start.projects import SAMPLE, SAMPLE_LENGTH, Projects
from studio.ui.start.recents import Recent
from studio.ui.theme import Theme


@pytest.fixture
def projects(qtbot: QtBot, theme: Theme) -> Projects:
    projects = Projects(theme)
    qtbot.addWidget(projects)
    projects.resize(900, 700)
    projects.show()
    return projects


def test_cards_are_made_anew_only_for_another_list(projects: Projects) -> None:
    recents = [Recent(path=str(Path("/films/a"))), Recent(path=str(Path("/films/b")))]
    projects.show_recents(recents)
    cards = dict(projects.gallery.cards)
    projects.show_recents(list(recents))
    assert projects.gallery.cards == cards
    projects.show_recents(recents[:1])
    assert projects.gallery.cards != cards


def test_a_few_projects_need_no_search(projects: Projects) -> None:
    projects.show_recents([Recent(path=f"/films/{number}") for number in range(3)])
    assert not projects.search.isVisible()
    projects.show_recents([Recent(path=f"/films/{number}") for number in range(4)])
    assert projects.search.isVisible()


def test_three_things_can_be_learned(projects: Projects) -> None:
    asked: list[str] = []
    projects.learn_asked.connect(asked.append)
    for row in projects.findChildren(DeedRow):
        row.click()
    assert asked == ["words", "chain", "keys"]


def test_the_sample_is_as_long_as_its_card_says() -> None:
    drafts = read_shots(SAMPLE / "the_last_ferry.csv", Rate(24))
    assert (len(drafts), sum(draft.frames or 0 for draft in drafts) / 24) == SAMPLE_LENGTH
    assert (SAMPLE / "poster.jpg").is_file()
