"""The reel as cards."""
