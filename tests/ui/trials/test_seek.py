from pytestqt.qtbot import QtBot

from studio.ui.trials.seek import measure


def test_every_seek_ends_with_the_exact_picture(qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    figures = list(measure(lambda done, total: told.append((done, total)), seeks=3, frames=24, size=(128, 72)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert [figure["bench"] for figure in figures] == ["seek"] * 3
    assert all(0 < float(str(figure["max"])) < 60_000 for figure in figures)
