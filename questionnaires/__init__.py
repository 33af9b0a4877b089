"""The paper: what is asked, and the copies people filled in.

The lowest layer. It reads questionnaires from their folders, checks them, and holds the values
everything else is made of. It imports nothing of `scoring` and `assessor`.
"""
