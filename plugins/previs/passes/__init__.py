"""What a shot is made of, pixel by pixel: depth, normals, identity and motion."""
