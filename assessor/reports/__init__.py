"""Reports: documents built from an assessment, and the formats they are written in.

Formats are loaded when they are used, so that the command line starts quickly.
"""

from __future__ import annotations

from collections.abc import Callable

from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment
from scoring.result import Result

Renderer = Callable[[Assessment, Questionnaire, Result], str]


def show(
    form: str,
    assessment: Assessment,
    questionnaire: Questionnaire,
    result: Result,
    plain: bool = False,
) -> None:
    """Print the gap report on standard output in a format of `RENDERERS`.

    Only ``terminal`` looks at the screen and at `plain`; the others write what a file would hold.
    """
    from assessor import console
    from assessor.reports import gap, terminal

    if form == "terminal":
        document = gap.build(assessment, questionnaire, result)
        screen = console.out(plain)
        with console.paged(screen, plain):
            terminal.show(document, screen, plain)
    else:
        console.write(RENDERERS[form](assessment, questionnaire, result))


def _terminal(assessment: Assessment, questionnaire: Questionnaire, result: Result) -> str:
    from assessor.reports import gap, terminal

    return terminal.render(gap.build(assessment, questionnaire, result))


def _markdown(assessment: Assessment, questionnaire: Questionnaire, result: Result) -> str:
    from assessor.reports import gap, markdown

    return markdown.render(gap.build(assessment, questionnaire, result))


def _json(assessment: Assessment, questionnaire: Questionnaire, result: Result) -> str:
    from assessor.reports import data

    return data.render(assessment, questionnaire, result)


RENDERERS: dict[str, Renderer] = {"terminal": _terminal, "markdown": _markdown, "json": _json}
"""The gap report as the text of a file, by format."""
