"""WHAT LEAVES THE HOUSE: films, shot lists, boards on paper.

An export is of the moment it was asked for: it is given a frozen `Source`, never the project, so it may run in a
thread while the artist works on. Nothing stands under the final name until it is whole.
"""

from studio.export.formats import EXPORTERS, export
from studio.export.source import ExportOptions, ExportResult, Source, source_of

__all__ = ["EXPORTERS", "ExportOptions", "ExportResult", "Source", "export", "source_of"]
