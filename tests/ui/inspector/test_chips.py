from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.inspector.chips import Chip, Chips
from studio.ui.inspector.understanding import ChipWords, Kind, Mark
from studio.ui.theme import Theme

KINDS: tuple[Kind, ...] = ("camera", "subject", "action", "light", "place", "missed")
WORDS = [ChipWords(kind, f"{kind} and more of it", Mark(n, n + 1, kind)) for n, kind in enumerate(KINDS)]


def seen(chips: Chips) -> list[str]:
    return [chip.text() for chip in chips.findChildren(Chip) if chip.isVisible()]


def test_chips_are_buttons_that_choose_their_words(theme: Theme, qtbot: QtBot) -> None:
    chips = Chips(theme)
    qtbot.addWidget(chips)
    chips.resize(320, 10)
    chips.show()
    chips.show_words(WORDS)
    assert sorted(seen(chips)) == sorted(words.words for words in WORDS)
    first = next(chip for chip in chips.findChildren(Chip) if chip.mark == WORDS[0].mark)
    assert first.accessibleName() == "Camera: camera and more of it"
    with qtbot.waitSignal(chips.chosen) as told:
        first.click()
    assert told.args == [first]
    assert all(chips.rect().contains(chip.geometry()) for chip in chips.findChildren(Chip) if chip.isVisible())
    assert not chips.grab().isNull()


def test_fewer_words_leave_fewer_chips_and_none_take_no_room(theme: Theme, qtbot: QtBot) -> None:
    chips = Chips(theme)
    qtbot.addWidget(chips)
    chips.resize(320, 10)
    chips.show()
    chips.show_words(WORDS)
    chips.show_words(WORDS[:1])
    assert seen(chips) == [WORDS[0].words]
    chips.show_words([])
    assert (seen(chips), chips.height()) == ([], 0)


def test_folded_they_take_one_row_and_count_the_rest(theme: Theme, qtbot: QtBot) -> None:
    chips = Chips(theme)
    qtbot.addWidget(chips)
    chips.resize(320, 10)
    chips.show()
    chips.show_words(WORDS)
    tall = chips.height()
    chips.fold(True)
    more = next(chip for chip in chips.findChildren(Chip) if chip.isVisible() and chip.mark is None)
    assert chips.height() < tall
    assert more.text() == f"+{len(WORDS) - len(seen(chips)) + 1}"
    assert chips.rect().contains(more.geometry())
    more.click()
    assert chips.height() == tall
    assert chips.words == WORDS


def test_what_is_assumed_or_set_is_said_and_seen_and_can_be_taken_back(theme: Theme, qtbot: QtBot) -> None:
    chips = Chips(theme)
    qtbot.addWidget(chips)
    chips.resize(320, 10)
    chips.show()
    plain = ChipWords("light", "Night", None, ("time",))
    pictures: list[QImage] = []
    for said in (plain, plain._replace(standing="assumed"), plain._replace(standing="corrected", taken=("time",))):
        chips.show_words([said])
        pictures.append(chips.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    (chip,) = [one for one in chips.findChildren(Chip) if one.isVisible()]
    assert chip.accessibleName() == "Light: Night, set by you"
    with qtbot.waitSignal(chips.taken_back) as told:
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert told.args == [chip.said]
    with qtbot.waitSignal(chips.chosen):
        QTest.keyClick(chip, Qt.Key.Key_Return)
    chips.show_words([ChipWords("subject", "Red", None, ("subject.1.colour",), swatch="#ff0000")])
    assert chips.grab().toImage().pixelColor(14, 12).red() > 200
