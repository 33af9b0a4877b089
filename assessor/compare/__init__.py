"""Saved results held side by side: two of them in `pair`, any number in `many`."""
