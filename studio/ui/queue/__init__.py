"""What is being made and what waits."""

from studio.ui.queue.panel import QueuePanel

__all__ = ["QueuePanel"]
