"""WHAT A MODEL IS: read from its configuration files and its pipeline's signature; torch is not needed for it."""
