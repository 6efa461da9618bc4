"""WHICH MODELS THERE ARE: found on disk, checked without being loaded, described for the artist, fetched when asked."""
