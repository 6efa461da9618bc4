import pytest
from pytestqt.qtbot import QtBot

from studio.ui.library.aside import Fetcher, Folders
from studio.ui.session.library import Download
from studio.ui.theme import Theme


@pytest.fixture
def fetcher(theme: Theme, qtbot: QtBot) -> Fetcher:
    fetcher = Fetcher(theme)
    qtbot.addWidget(fetcher)
    fetcher.show()
    return fetcher


def test_only_the_name_of_a_repository_can_be_fetched(fetcher: Fetcher, qtbot: QtBot) -> None:
    for name in ("", "wan", "a/b/c", "a b/c", "/c"):
        fetcher.name.setText(name)
        assert not fetcher.go.isEnabled()
    fetcher.name.setText("owner/name ")
    with qtbot.waitSignal(fetcher.fetch_asked) as told:
        fetcher.go.click()
    assert told.args == ["owner/name"]


def test_it_shows_how_a_download_gets_on(fetcher: Fetcher, qtbot: QtBot) -> None:
    fetcher.show_download(Download("a/b", "running", 0.25, "2 of 8 files"))
    assert (fetcher.bar.value(), fetcher.said.text(), fetcher.go.text()) == (250, "2 of 8 files", "Stop")
    with qtbot.waitSignal(fetcher.stop_asked):
        fetcher.go.click()
    fetcher.show_download(Download("a/b", "running"))
    assert fetcher.bar.maximum() == 0
    fetcher.show_download(Download("a/b", "failed", 0.5, "There is no network."))
    assert (fetcher.said.text(), fetcher.go.text()) == ("There is no network.", "Resume…")
    assert fetcher.said.property("kind") == "failed"
    fetcher.show_download(Download("a/b", "done", 1.0))
    assert fetcher.said.text() == "a/b is here."


def test_a_folder_can_be_looked_into_no_more(theme: Theme, qtbot: QtBot) -> None:
    folders = Folders(theme, ("/one", "/two"))
    qtbot.addWidget(folders)
    told: list[tuple[str, ...]] = []
    folders.changed.connect(told.append)
    folders.give(("/two",))
    folders.give(("/two",))
    assert told == [("/two",)]
