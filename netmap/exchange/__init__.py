"""Files in and out of a store; faults in a file come back as values."""
