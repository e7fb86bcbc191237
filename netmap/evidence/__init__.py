"""Evidence: what sealed snapshots show for a criterion, and what is missing."""
