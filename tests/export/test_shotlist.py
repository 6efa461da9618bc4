import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import CancelledError, DiskFullError, ExportError
from studio.export.shotlist import COLUMNS, disarm, export_csv
from studio.export.source import ExportOptions
from tests.export.conftest import Build, Spec


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_columns_are_in_their_order_and_say_what_is_in_the_film(build: Build, tmp_path: Path) -> None:
    source = build(
        Spec("A gate, open", frames=24, made=24, take_in=4, take_out=16, dialogue='"Go," she said.\nNow.'),
        Spec("A pier", made=0, label="2A", extra={"size": "wide", "Props": "rope"}, scene="Sea"),
        start_frame=86400,
    )
    result = export_csv(source, tmp_path / "list.csv")
    first, second = rows(tmp_path / "list.csv")
    assert tuple(first)[: len(COLUMNS)] == COLUMNS
    assert tuple(first)[len(COLUMNS) :] == ("Props",)
    assert result.frames == 24
    assert (
        first
        | {
            "order": "1",
            "scene": "Harbour",
            "shot": "1",
            "duration_frames": "12",
            "duration_tc": "00:00:00:12",
            "tc_in": "01:00:00:00",
            "tc_out": "01:00:00:12",
            "prompt": "A gate, open",
            "dialogue": '"Go," she said.\nNow.',
            "seed": "7",
            "take": "1",
            "sha256": "0" * 64,
        }
        == first
    )
    assert (second["shot"], second["size"], second["Props"], second["status"]) == ("2A", "wide", "rope", "empty")
    assert second["tc_in"] == first["tc_out"]


def test_the_file_is_rfc_4180_with_a_mark_only_where_asked(build: Build, tmp_path: Path) -> None:
    source = build(Spec("Ein Tor, möglich"))
    export_csv(source, tmp_path / "plain.csv")
    export_csv(source, tmp_path / "bom.csv", options=ExportOptions(bom=True))
    plain, marked = (tmp_path / "plain.csv").read_bytes(), (tmp_path / "bom.csv").read_bytes()
    assert marked == b"\xef\xbb\xbf" + plain
    assert plain.count(b"\r\n") == plain.count(b"\n") == 2
    assert '"Ein Tor, möglich"'.encode() in plain


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "''@x"])
def test_formulas_are_disarmed(text: str) -> None:
    assert disarm(text) == "'" + text


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    assert disarm(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_every_column_of_text_is_disarmed(build: Build, tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x")'
    spec = Spec(evil, dialogue=evil, notes=evil, label=evil, scene=evil, extra={"lens": evil, evil: evil})
    export_csv(build(spec), tmp_path / "list.csv")
    table = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text(), newline="")))
    cells = [cell for row in table for cell in row if "HYPERLINK" in cell]
    assert len(cells) == 8
    assert all(cell == "'" + evil for cell in cells)


def test_cancel_and_a_full_disk_leave_nothing(build: Build, tmp_path: Path) -> None:
    source = build(Spec("A gate"))
    with pytest.raises(CancelledError):
        export_csv(source, tmp_path / "list.csv", cancel=lambda: True)
    if Path("/dev/full").exists():
        (tmp_path / "list.csv.part").symlink_to("/dev/full")
        with pytest.raises(DiskFullError):
            export_csv(source, tmp_path / "list.csv")
    with pytest.raises(ExportError):
        export_csv(source, tmp_path / "no" / "list.csv")
    assert not list(tmp_path.glob("list*"))
