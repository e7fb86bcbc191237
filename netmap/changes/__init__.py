"""What changed between two reviews, and who says so."""
