from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.scopes import Telemetry
from studio.ui.scopes.plots import Ago
from studio.ui.session import Session
from studio.ui.session.crew import Sample
from studio.ui.theme import Theme


def heard(session: Session, samples: Sequence[Sample], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session.making, "telemetry", lambda: samples)


def test_it_says_so_while_nothing_was_generated(session: Session, theme: Theme, qtbot: QtBot) -> None:
    telemetry = Telemetry(session, theme)
    qtbot.addWidget(telemetry)
    telemetry.show()
    assert not any(plot.isVisible() for plot in telemetry.plots)


def test_heartbeats_of_two_engines_become_curves(
    session: Session, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    telemetry = Telemetry(session, theme)
    qtbot.addWidget(telemetry)
    telemetry.resize(400, 500)
    telemetry.show()
    samples = [Sample(n, "previs" if n % 2 else "other", 80 + n, 12, 10**8) for n in range(40)]
    heard(session, samples, monkeypatch)
    session.making.workers_changed.emit()
    assert all(plot.isVisible() for plot in telemetry.plots)
    one = telemetry.grab().toImage()
    theme.use("light")
    assert telemetry.grab().toImage() != one


def test_time_before_now_is_read_in_minutes(qtbot: QtBot) -> None:
    assert Ago("bottom").tickStrings([-150.0, -60.0, 0.0], 1, 10) == ["-2:30", "-1:00", "0:00"]
