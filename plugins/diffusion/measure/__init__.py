"""HOW FAST IT IS ON A GRAPHICS CARD: models of real size with random weights, run as takes are, timed into a table."""
