"""Saved results as a table that statistics programs read, with a dictionary of its columns."""
