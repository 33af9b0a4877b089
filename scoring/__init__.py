"""The marking: what the answers mean. Pure: no file, clock, screen or language in here."""

from scoring.assess import assess

__all__ = ["assess"]
