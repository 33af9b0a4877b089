"""The formats that a document is written in: one module each, its library behind it."""
