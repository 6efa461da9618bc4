from PySide6.QtWidgets import QApplication

from studio.render.process import Outcome
from studio.render.reports import Died, Fetching
from studio.ui.session.library import Library
from studio.wire import messages as m
from studio.wire.models import ModelCard

WAN = ModelCard(model="wan", name="Wan 2.1", path="/models/wan", fits="offload")
LTX = ModelCard(model="ltx", name="LTX", path="/models/ltx", fits="yes")
HALF = ModelCard(model="half", name="Half", path="/models/half", problem="Half of it is missing.")


class Desk:
    """A librarian that writes down what it is asked."""

    def __init__(self) -> None:
        self.surveys: list[str] = []
        self.fetches: list[tuple[str, str]] = []
        self.stops: list[str] = []
        self.described: list[str] = []

    def cards(self, engine: str) -> tuple[ModelCard, ...]:
        assert engine == "diffusers"
        return ()

    def survey(self, engine: str, name: str) -> None:
        assert engine == "diffusers"
        self.surveys.append(name)

    def describe(self, engine: str, name: str, model: str) -> None:
        assert (engine, bool(name)) == ("diffusers", True)
        self.described.append(model)

    def fetch(self, engine: str, name: str, model: str, folder: str = "") -> None:
        assert (engine, folder) == ("diffusers", "")
        self.fetches.append((name, model))

    def stop_fetching(self, engine: str, name: str) -> None:
        assert engine == "diffusers"
        self.stops.append(name)


def test_the_newest_answer_counts_and_the_usable_come_by_fit(qapp: QApplication) -> None:
    del qapp
    desk = Desk()
    library = Library(desk, "diffusers")
    library.look()
    library.look()
    assert library.searching
    assert len(desk.surveys) == 1
    library.refresh()
    library.hear("diffusers", m.Surveyed(id=desk.surveys[0], cards=(WAN,)))
    assert not library.known
    library.hear("diffusers", m.Surveyed(id=desk.surveys[1], cards=(WAN, HALF, LTX)))
    assert not library.searching
    assert [card.model for card in library.usable] == ["ltx", "wan"]
    assert library.card("half") is HALF
    assert library.card("no such") is None


def test_a_model_that_no_search_found_is_asked_about_once(qapp: QApplication) -> None:
    del qapp
    desk = Desk()
    library = Library(desk, "diffusers")
    told: list[None] = []
    library.changed.connect(lambda: told.append(None))
    for model in ("", "/elsewhere/wan", "/elsewhere/wan"):
        library.know(model)
    assert desk.described == ["/elsewhere/wan"]
    library.hear("diffusers", m.Described(id="x", model="/elsewhere/wan"))
    assert len(told) == 1


def test_a_search_that_fails_says_why(qapp: QApplication) -> None:
    del qapp
    library = Library(Desk(), "diffusers")
    library.look()
    library.hear("previs", m.Failed(job="", kind="internal", sentence="Another engine's."))
    assert library.searching
    library.hear("diffusers", m.Failed(job="", kind="missing", sentence="diffusers is not installed."))
    assert (library.searching, library.problem) == (False, "diffusers is not installed.")
    library.refresh()
    library.hear("diffusers", Died(Outcome(title="Diffusers", pid=1, code=-9), (), "The worker died.", retryable=True))
    assert library.problem == "The worker died."


def test_a_download_tells_how_far_it_is_stops_and_goes_on(qapp: QApplication) -> None:
    del qapp
    desk = Desk()
    library = Library(desk, "diffusers")
    told: list[str] = []
    library.fetched.connect(lambda: told.append(library.download.state))
    library.fetch("Wan-AI/Wan2.1")
    library.fetch("another")
    job = desk.fetches[0][0]
    assert desk.fetches == [(job, "Wan-AI/Wan2.1")]
    assert library.download.part < 0
    library.hear("diffusers", Fetching(m.PhaseChanged(job=job, phase="prepare", text="2 of 9 files")))
    library.hear("diffusers", Fetching(m.Progress(job=job, step=1, steps=4)))
    assert library.download == ("Wan-AI/Wan2.1", "running", 0.25, "2 of 9 files")
    library.stop()
    library.hear("diffusers", Fetching(m.Cancelled(job=job)))
    assert desk.stops == [job]
    assert library.download.state == "stopped"
    library.fetch("Wan-AI/Wan2.1")
    library.hear("diffusers", Fetching(m.Fetched(job=desk.fetches[1][0], model="Wan-AI/Wan2.1")))
    assert library.download.state == "done"
    assert desk.surveys
    assert told[-1] == "done"


def test_a_download_that_fails_says_why(qapp: QApplication) -> None:
    del qapp
    desk = Desk()
    library = Library(desk, "diffusers")
    library.fetch("a/b")
    failed = m.Failed(job=desk.fetches[0][0], kind="missing", sentence="There is no network.")
    library.hear("diffusers", Fetching(failed))
    assert library.download == ("a/b", "failed", -1.0, "There is no network.")
    library.fetch("a/b")
    assert library.download.state == "running"
