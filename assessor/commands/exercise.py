"""``assessor exercise``: everything that a trainer and the teams do with an exercise."""

from __future__ import annotations

import argparse
from importlib import import_module

ACTIONS = {
    "list": "assessor.exercise.listing",
    "handout": "assessor.exercise.handout",
    "play": "assessor.exercise.play",
    "present": "assessor.exercise.present",
    "record": "assessor.exercise.record",
    "debrief": "assessor.exercise.debrief",
    "note": "assessor.exercise.note",
}
"""The module that carries out each action, with ``run(args)``."""


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    return int(import_module(ACTIONS[args.action]).run(args))
