import pytest
from pytestqt.qtbot import QtBot

from studio.ui.inspector.cost import Cost
from studio.ui.session.appraisals import Appraisal
from studio.ui.theme import Theme
from studio.wire.models import Estimate

GB = 1 << 30


@pytest.fixture
def cost(theme: Theme, qtbot: QtBot) -> Cost:
    cost = Cost(theme)
    qtbot.addWidget(cost)
    cost.resize(320, 80)
    return cost


def test_what_fits_is_one_quiet_line(cost: Cost) -> None:
    cost.show_cost(None)
    assert cost.isHidden()
    cost.show_cost(Appraisal(Estimate(memory=9 * GB, available=24 * GB, seconds=72, sure="learned", takes=2)))
    assert cost.words.text() == "About 1:12, 9.0 of 24.0 GB (learned from 2 takes)"
    assert cost.way.isHidden()
    cost.show_cost(Appraisal())
    assert cost.isHidden()


def test_what_does_not_fit_has_a_way_on(cost: Cost, qtbot: QtBot) -> None:
    large = Estimate(
        memory=31 * GB,
        available=24 * GB,
        seconds=-1,
        sure="guess",
        fits=False,
        advice="At 480p it would fit.",
        remedy={"resolution": "480p", "memory": "8 GB"},
    )
    cost.show_cost(Appraisal(large))
    cost.show()
    assert cost.words.property("kind") == "failed"
    assert cost.way.text() == "Try with 480p, 8 GB"
    assert not cost.grab().isNull()
    with qtbot.waitSignal(cost.remedy_asked) as told:
        cost.way.click()
    assert told.args == [{"resolution": "480p", "memory": "8 GB"}]
    cost.show_cost(Appraisal(problem="The model is gone."))
    assert (cost.words.text(), cost.way.isHidden()) == ("The model is gone.", True)
