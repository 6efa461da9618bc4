"""The export dialog and the exports that run."""
