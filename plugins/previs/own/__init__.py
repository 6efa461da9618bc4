"""ACTORS THAT THE ARTIST BRINGS: `.glb` files, read within limits, played by their own clips or by borrowed ones."""
