"""mark."""
