"""HOW A MODEL FITS: what the graphics card has, what goes where, what is really on, what a take will cost."""
