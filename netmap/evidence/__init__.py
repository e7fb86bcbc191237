"""Evidence: what sealed snapshots show for a criterion, what is missing, and for whom."""
