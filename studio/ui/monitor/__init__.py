"""The monitor: the picture that plays, what is laid over it, the scrub bar and the shot's transport."""

from studio.ui.monitor.monitor import Monitor

__all__ = ["Monitor"]
