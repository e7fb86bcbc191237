"""What is made to be read: sentences, copies, reports."""
