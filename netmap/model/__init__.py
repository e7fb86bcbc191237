"""The values netmap works with: frozen, validated, free of storage and screen."""
