"""One take with a loaded pipeline: its arguments, its steps, its decoder, its words, pictures and sound."""
