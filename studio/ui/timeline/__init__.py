"""The reel as a strip in time: one painted widget, its layout, gestures and ruler."""

from studio.ui.timeline.timeline import Timeline

__all__ = ["Timeline"]
