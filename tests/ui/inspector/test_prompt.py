from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.chips import Chip
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.prompt import PromptSection
from studio.ui.session import Session
from studio.ui.session.making import Reading
from studio.ui.theme import Theme
from tests.ui.inspector.conftest import Asked, GiveTake

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def prompt(session: Session, theme: Theme, hand: Hand, qtbot: QtBot) -> Iterator[PromptSection]:
    section = PromptSection(session, theme, hand)
    qtbot.addWidget(section)
    section.resize(332, 300)
    section.show()
    section.show_shot(session.board.reel[2])
    section.editor.moveCursor(section.editor.textCursor().MoveOperation.End)
    yield section
    section.leave_shot()


def write(prompt: PromptSection, words: str) -> None:
    QTest.keyClicks(prompt.editor, words)
    prompt.pen.flush()


def now(session: Session) -> str:
    return session.board.reel[2].prompt


def test_typing_drafts_after_a_short_pause(prompt: PromptSection, session: Session, asked: Asked, qtbot: QtBot) -> None:
    before = now(session)
    QTest.keyClicks(prompt.editor, ", fog")
    assert not asked.drafts
    qtbot.waitUntil(lambda: bool(asked.drafts))
    assert (now(session), asked.drafts) == (f"{before}, fog", [session.board.reel[2].id])
    assert asked.prompts[-1] == f"{before}, fog"


def test_a_burst_of_typing_is_one_step(prompt: PromptSection, session: Session) -> None:
    before = now(session)
    for letter in ", fog":
        write(prompt, letter)
    assert now(session) == f"{before}, fog"
    session.undo()
    assert now(session) == before


def test_undo_and_redo_in_the_field_are_the_documents(
    prompt: PromptSection, session: Session, asked: Asked, give_take: GiveTake
) -> None:
    give_take(session.board.reel[2].id)
    before = now(session)
    QTest.keyClicks(prompt.editor, " x")
    QTest.keyClick(prompt.editor, Qt.Key.Key_Z, CONTROL)
    prompt.show_shot(session.board.reel[2])
    assert now(session) == before
    assert prompt.editor.text() == before
    QTest.keyClick(prompt.editor, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    prompt.show_shot(session.board.reel[2])
    assert prompt.editor.text() == f"{before} x"
    assert asked.drafts[-1] == session.board.reel[2].id


def test_without_live_drafts_the_prompt_is_only_set(prompt: PromptSection, session: Session, asked: Asked) -> None:
    prompt.live.click()
    write(prompt, ", fog")
    assert now(session).endswith(", fog")
    assert not asked.drafts
    prompt.set_live(True)
    write(prompt, "gy")
    assert asked.drafts


def test_an_empty_text_keeps_the_old_prompt_and_says_so(prompt: PromptSection, session: Session) -> None:
    before = now(session)
    prompt.editor.selectAll()
    QTest.keyClick(prompt.editor, Qt.Key.Key_Delete)
    prompt.pen.flush()
    assert now(session) == before
    assert "keeps the prompt" in prompt.problem.text()
    assert prompt.editor.text() == ""
    prompt.editor.left.emit()
    assert prompt.editor.text() == before
    assert not prompt.problem.isVisible()


def test_changes_from_elsewhere_are_shown_but_never_over_typing(prompt: PromptSection, session: Session) -> None:
    shot = session.board.reel[2].id
    session.do(deeds.set_prompt, shot=shot, prompt="A wolf")
    prompt.show_shot(session.board.reel[2])
    assert prompt.editor.text() == "A wolf"
    QTest.keyClicks(prompt.editor, "!")
    session.do(deeds.set_prompt, shot=shot, prompt="A bear")
    prompt.show_shot(session.board.reel[2])
    assert "!" in prompt.editor.text()


def test_going_to_another_shot_commits_what_was_typed_there(prompt: PromptSection, session: Session) -> None:
    QTest.keyClicks(prompt.editor, " x")
    prompt.show_shot(session.board.reel[3])
    assert now(session).endswith(" x")
    assert prompt.editor.text() == session.board.reel[3].prompt


def test_what_was_understood_is_marked_counted_and_chipped(
    prompt: PromptSection, session: Session, qtbot: QtBot
) -> None:
    text = now(session)
    spans = ((0, 6, "size"), (10, 20, "subject"))
    with qtbot.waitSignal(prompt.reading_changed):
        session.making.understood.emit(Reading(text, spans, {}, ("filling",)))
    assert [mark.kind for mark in prompt.editor.marks] == ["camera", "subject", "missed"]
    assert prompt.note.text() == "1 phrase not staged"
    assert [chip.kind for chip in prompt.chips.words] == ["camera", "subject", "missed"]
    session.making.understood.emit(Reading(text, spans, {}, ()))
    assert prompt.note.text() == "All understood"
    session.making.understood.emit(Reading("of another prompt", (), {}, ("of",)))
    assert prompt.note.text() == "All understood"


def test_a_reading_of_a_moment_ago_marks_the_words_where_they_are(prompt: PromptSection, session: Session) -> None:
    text = now(session)
    QTest.keyClick(prompt.editor, Qt.Key.Key_Home)
    QTest.keyClicks(prompt.editor, "An ")
    session.making.understood.emit(Reading(text, ((0, 6, "size"),), {}, ()))
    assert prompt.editor.marks[0].start == 3


def test_a_prompt_that_was_read_is_not_asked_about_again(prompt: PromptSection, session: Session, asked: Asked) -> None:
    session.making.understood.emit(Reading(now(session), (), {}, ("filling",)))
    prompt.show_shot(session.board.reel[3])
    count = len(asked.prompts)
    prompt.show_shot(session.board.reel[2])
    assert len(asked.prompts) == count
    assert prompt.note.text() == "1 phrase not staged"


def test_a_reading_is_asked_for_with_what_corrects_it(
    prompt: PromptSection, session: Session, asked: Asked, hand: Hand
) -> None:
    shot = session.board.reel[2]
    hand.aim = Aim("shot", (shot.id,))
    session.making.understood.emit(Reading(shot.prompt, (), {"time": "day"}, ()))
    assert [chip.words for chip in prompt.chips.words] == ["Day"]
    count = len(asked.prompts)
    session.do(deeds.set_params, shots=[shot.id], name="time", value="night")
    prompt.show_shot(session.board.reel[2])
    assert (asked.prompts[count:], asked.corrections[-1]) == ([shot.prompt], {"time": "night"})
    session.making.understood.emit(Reading(shot.prompt, (), {"time": "night"}, (), {"time": "night"}))
    (chip,) = prompt.chips.words
    assert (chip.words, chip.standing) == ("Night", "corrected")
    session.making.understood.emit(Reading(shot.prompt, (), {"time": "day"}, (), {"time": "x"}, "There is no x."))
    assert prompt.problem.text() == "There is no x."
    prompt.chips.taken_back.emit(chip)
    assert session.board.reel[2].params == {}


def test_pressing_a_chip_selects_its_words_and_offers_others(prompt: PromptSection, session: Session) -> None:
    plan: dict[str, object] = {"time": "dusk"}
    session.making.understood.emit(Reading(now(session), ((0, 6, "time"),), plan, ()))
    chip = next(one for one in prompt.chips.findChildren(Chip) if one.isVisible())
    chip.click()
    assert prompt.editor.textCursor().selectionEnd() == 6
    assert prompt.corrector.menu is not None
    assert "Night" in [row.words for row in prompt.corrector.menu.rows]
    prompt.corrector.menu.close()


def test_the_share_of_the_prompt_on_screen_is_told_of_the_chosen_take(
    prompt: PromptSection, session: Session, give_take: GiveTake
) -> None:
    assert not prompt.coverage.isVisible()
    give_take(session.board.reel[2].id, coverage=0.5, lacking=("rifle",))
    prompt.show_shot(session.board.reel[2])
    assert prompt.coverage.text() == "50 % of the prompt on screen; missing: rifle"
    assert prompt.coverage.isVisible()


def test_a_shot_without_words_asks_for_some(prompt: PromptSection, session: Session) -> None:
    edit = session.do(deeds.add_blank, after=None)
    assert edit is not None
    prompt.show_shot(session.board.shots[edit.added("shots")[0]])
    assert (prompt.editor.text(), prompt.note.text()) == ("", "")
    prompt.leave_shot()


def test_new_words_are_offered_to_what_is_being_made(
    prompt: PromptSection, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot, used = session.board.reel[0], list[str]()
    prompt.show_shot(shot)
    assert not prompt.newer.isVisible()
    monkeypatch.setattr(session.making, "newer_words", {shot.id: "job1"}.get)
    monkeypatch.setattr(session.making, "use_words", used.append)
    prompt.follow_job(session.board.reel[1].id)
    assert not prompt.newer.isVisible()
    prompt.follow_job(shot.id)
    assert prompt.newer.isVisible()
    prompt.newer.click()
    assert used == [shot.id]
