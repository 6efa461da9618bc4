from studio.ui.window.window import MainWindow
from studio.ui.window.wishes import wishes


def test_letters_find_deeds_with_their_reasons(window: MainWindow) -> None:
    found = wishes("gen", window.commands, window.front)
    assert found[0].title == "Generate"
    master = next(wish for wish in found if wish.title == "Generate master")
    assert master.off
    assert master.note == master.off


def test_without_letters_all_is_there_and_the_last_done_first(window: MainWindow) -> None:
    found = wishes("", window.commands, window.front, ["edit.undo"])
    assert (found[0].group, found[0].title) == ("Lately", "Undo")
    assert len(found) == len(window.commands.records) + 1


def test_a_number_sign_goes_to_shots(window: MainWindow) -> None:
    assert window.session is not None
    (only,) = wishes("#3", window.commands, window.front)
    only.grant()
    assert window.session.selection.current == window.session.board.reel[2].id
    assert window.session.playing.frame == 48
    assert len(wishes("#bars", window.commands, window.front)) == 4
    assert not wishes("#nothing", window.commands, window.front)


def test_words_of_a_shot_find_it_among_the_deeds(window: MainWindow) -> None:
    found = wishes("number 2", window.commands, window.front)
    assert [wish.group for wish in found if "Bars number 2" in wish.title] == ["Go to"]
