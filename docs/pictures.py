"""Make the pictures of the README again: the gap report as a page, and in a terminal.

Needs chromium. Run it with ``make pictures`` after a change of looks, and look at them.
"""

from __future__ import annotations

import subprocess
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console

from assessor import opening, reports, store
from assessor.reports import gap
from assessor.reports.case import Case
from assessor.reports.formats import terminal
from questionnaires import bundled
from scoring import assess

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "tesmara.json"
ROWS = 44
PAGE = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0;padding:18px 22px;
background:#14171b;color:#e6e6e6;font:15px/1.28 'Noto Sans Mono','DejaVu Sans Mono',monospace">
<pre style="margin:0;font:inherit">{code}</pre>"""


def main() -> None:
    """Write both pictures beside this file."""
    assessment = store.read(EXAMPLE)
    questionnaire = opening.questionnaire(assessment.questionnaire.id)
    result = assess(questionnaire, assessment.current(), assessment.profile, assessment.aims())
    case = Case(assessment, questionnaire, result, bundled.folder(questionnaire.id))
    page = reports.make(case, "gap", "html").decode()
    _picture(page, HERE / "pictures" / "gap-report.png", "1100,1500")
    _picture(_screen(case), HERE / "pictures" / "terminal.png", "960,880")


def _screen(case: Case) -> str:
    """The first rows of the report in a terminal of 100 columns, as a page."""
    console = Console(
        file=StringIO(), width=100, record=True, force_terminal=True, markup=False,
        highlight=False, color_system="truecolor", legacy_windows=False,
    )  # fmt: skip
    terminal.show(gap.document(case), console)
    code = console.export_html(inline_styles=True, code_format="{code}")
    return PAGE.format(code="\n".join(code.splitlines()[:ROWS]))


def _picture(page: str, out: Path, size: str) -> None:
    out.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page, "utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-background-networking", f"--user-data-dir={folder}/profile",
             f"--window-size={size}", f"--screenshot={out}", source.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
