"""Surfaces: plain builders, skins grown from distance fields, and the folder that keeps them between runs."""
