"""HOW PLUGINS COME IN: manifests, the loader, and `api`, the only face that a plugin may import."""
