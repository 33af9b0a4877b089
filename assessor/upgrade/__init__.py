"""Saved answers carried over to another edition: what is kept, asked again, or has no place."""
