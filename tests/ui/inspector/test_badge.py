from pytestqt.qtbot import QtBot

from studio.ui.inspector.badge import Badge, look_named
from studio.ui.theme import STATES, Theme


def test_a_badge_says_the_state_in_its_word_or_others(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme)
    qtbot.addWidget(badge)
    pictures: set[int] = set()
    for state in STATES:
        badge.show_state(state)
        assert badge.words == badge.accessibleName() == STATES[state].word
        badge.resize(badge.sizeHint())
        pictures.add(badge.grab().toImage().cacheKey())
    badge.show_state("generating", "58%, 0:14 left", "why")
    assert (badge.words, badge.toolTip()) == ("58%, 0:14 left", "why")
    assert len(pictures) == len(STATES)


def test_a_look_is_found_by_its_name() -> None:
    assert look_named("stale") == "stale"
    assert look_named("unheard of") == "empty"
