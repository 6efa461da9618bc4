"""Which file a suffix asks for."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from studio.errors import ExportError
from studio.export.mp4 import export_mp4
from studio.export.sheet import export_sheet
from studio.export.shotlist import export_csv
from studio.export.source import Cancel, ExportOptions, ExportResult, Progress, Source, never, silent


class Exporter(Protocol):
    """What every format offers: write `source` to `out`, whole or not at all."""

    def __call__(
        self, source: Source, out: Path, *, options: ExportOptions | None, progress: Progress, cancel: Cancel
    ) -> ExportResult: ...


EXPORTERS: Mapping[str, Exporter] = MappingProxyType({".mp4": export_mp4, ".csv": export_csv, ".png": export_sheet})
"""Suffix to what writes it."""


def exporter_for(out: Path) -> Exporter:
    """The exporter that a file name asks for by its suffix; raises `ExportError`."""
    found = EXPORTERS.get(out.suffix.lower())
    if found is None:
        asked = f"'{out.suffix}' is not a format" if out.suffix else f"'{out.name}' does not say a format"
        raise ExportError(f"{asked} that Storyreel can export: end the name in {', '.join(EXPORTERS)}.")
    return found


def export(
    source: Source,
    out: Path,
    *,
    options: ExportOptions | None = None,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> ExportResult:
    """Write the reel to `out` in the format of its suffix; raises `ExportError` and what the format raises."""
    return exporter_for(out)(source, out, options=options, progress=progress, cancel=cancel)
