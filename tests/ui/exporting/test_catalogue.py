from studio.export import EXPORTERS
from studio.ui.exporting.catalogue import formats


def test_what_can_be_exported_is_shown_and_nothing_else() -> None:
    assert {one.suffix for one in formats()} == set(EXPORTERS)
    assert [one.suffix for one in formats() if one.moves] == [".mp4"]
