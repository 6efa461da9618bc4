"""DIFFUSERS: open-weights video models on the artist's own graphics card, shown in motion from the first steps on."""
