"""The papers of an exercise: documents for participants, and one for those who run it.

What only the facilitator may see stands in `facilitator` and `key`, and no other module here
imports them.
"""
