"""Models with random weights: whole pipelines of diffusers, tiny for tests and shows, full-sized for measuring."""
