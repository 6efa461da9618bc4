from studio.ui.actions.every import every_action
from studio.ui.theme import Theme
from tests.ui.actions.conftest import FakeDesk

THEME_KEYS = (
    "Space J K L Left Right Shift+Left Shift+Right Up Down Home End I O X V B R [ ] , . Shift+L 1 2 3 4 5 6 7 8 9 "
    "- = Shift+Z F Ctrl+E Ctrl+N Ctrl+O F6 Shift+F6 Ctrl+K Ctrl+G Ctrl+Shift+G Ctrl+Alt+G Alt+G Ctrl+. Ctrl+J "
    "Ctrl+Return Return Esc Ctrl+D Del Ctrl+L N M Shift+M P Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+I Ctrl+B S G H Ctrl+Z "
    "Ctrl+Shift+Z Ctrl+F F1"
)
"""The keys of `look/theme.md`, 7."""


def test_ids_and_titles_are_one_of_each() -> None:
    records = every_action()
    assert len({record.id for record in records}) == len(records)
    titles = [(record.menu, record.title) for record in records]
    assert len(set(titles)) == len(titles)
    assert all(record.title and record.menu for record in records)


def test_no_two_deeds_want_the_same_key() -> None:
    keys = [key for record in every_action() for key in record.keys]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_the_keys_of_the_theme_are_there() -> None:
    keys = {key for record in every_action() for key in record.keys}
    assert [key for key in THEME_KEYS.split() if key not in keys] == []


def test_every_glyph_can_be_drawn(theme: Theme) -> None:
    for record in every_action():
        if record.glyph:
            assert not theme.icon(record.glyph).isNull()


def test_nothing_fails_where_no_project_is_open() -> None:
    desk = FakeDesk(None)
    for record in every_action():
        if record.off:
            record.off(desk)
        if record.note:
            assert record.note(desk) == ""
        if record.on:
            assert record.on(desk) in (True, False)
        if not record.off or not record.off(desk):
            record.deed(desk)
    assert {"new", "open", "list", "quit", "palette", "keys", "remap"} <= set(desk.asked)
