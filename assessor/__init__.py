"""The desk: where people sit. Ask, save, exchange, report; the command line.

Imports `questionnaires` and `scoring`; nothing imports it.
"""

__version__ = "0.1.0"
