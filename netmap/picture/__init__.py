"""The picture: a map becomes a scene of positions, marks and words, then SVG."""
