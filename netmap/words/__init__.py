"""Every word a user reads: the one seam for translation."""
