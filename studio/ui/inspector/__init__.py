"""All about the selected shot: prompt, takes, parameters, notes."""

from studio.ui.inspector.inspector import Inspector

__all__ = ["Inspector"]
