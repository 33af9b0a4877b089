"""The same questions and scores as a form for survey-core, the library beside which we measure.

Every cell is a question of its own, since that library has no cells; a question that hangs on an
answer has the same condition. Scores are expressions: the two ends of every question's, element's,
module's and the total's mean. The functions that they use are written in JavaScript and registered
with the library, and the expressions are parsed once and run by its `ExpressionRunner`. Both favour
the library: as calculated values of the form, which is how its users have them, the same
expressions take nearly three times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from questionnaires.condition import Condition
from questionnaires.model import Element, Question, Questionnaire
from questionnaires.responses import Response

ASIDE = -1
"""How "not applicable" is put into a number; what is open is left empty."""

EVALUATE = """
const core = require(process.argv[2] + "/node_modules/survey-core");
const { Model, FunctionFactory, ExpressionRunner } = core;
const fs = require("fs");
const mean = (found) => found.length ? found.reduce((a, b) => a + b, 0) / found.length : null;
const ends = (open) => (p) => {
  const [visible, sure, ...cells] = p;
  if (!visible) return null;
  const counted = cells.filter((c) => c !== -1);
  if (!sure) return counted.length ? open : null;
  return mean(counted.map((c) => (c === null || c === undefined ? open : c / 4)));
};
FunctionFactory.Instance.register("low", ends(0));
FunctionFactory.Instance.register("high", ends(1));
FunctionFactory.Instance.register("mean", (p) => mean(p.filter((f) => typeof f === "number")));
const { form, results } = JSON.parse(fs.readFileSync(process.argv[3], "utf8"));
const survey = new Model({ pages: form.pages });
const scores = form.scores.map(({ name, expression }) => [name, new ExpressionRunner(expression)]);
const evaluate = (answers) => {
  survey.data = answers;
  const hidden = survey.getAllQuestions().filter((q) => !q.isVisible).map((q) => q.name);
  const known = { ...answers };
  for (const [name, runner] of scores) known[name] = runner.runValues(known, {});
  return { hidden, low: known.total_low, high: known.total_high };
};
results.slice(0, 3).forEach(evaluate);
const begin = process.hrtime.bigint();
const found = results.map(evaluate);
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
console.log(JSON.stringify({ seconds, found }));
"""


def form(asked: Questionnaire) -> dict[str, Any]:
    """The questionnaire's full profile as survey-core takes it; only means and levels."""
    rows = {cell: f"c{row}" for row, cell in enumerate(asked.cells)}
    questions = [
        {"type": "rating", "name": rows[cell.id], "rateMin": 0, "rateMax": 4,
         **({"visibleIf": _visible(asked, q, rows)} if q.ask_if else {})}
        for q in asked.questions.values()
        for cell in q.cells
    ]  # fmt: skip
    return {
        "pages": [{"name": "all", "elements": questions}],
        "scores": list(_values(asked, rows)),
    }


def answers(asked: Questionnaire, said: Mapping[str, Response]) -> dict[str, int]:
    """One file's standing answers, by the names of `form`."""
    found = {}
    for row, cell in enumerate(asked.cells):
        response = said.get(cell)
        if response and response.status == "answered":
            assert isinstance(response.value, int)
            found[f"c{row}"] = response.value
        elif response and response.status == "not_applicable":
            found[f"c{row}"] = ASIDE
    return found


def _values(asked: Questionnaire, rows: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for end in ("low", "high"):
        names = {}
        for number, (ident, question) in enumerate(asked.questions.items()):
            cells = ", ".join(f"{{{rows[cell.id]}}}" for cell in question.cells)
            asks = _visible(asked, question, rows) if question.ask_if else "true"
            sure = _sure(asked, question, rows) if question.ask_if else "true"
            names[ident] = f"q{number}_{end}"
            yield {"name": names[ident], "expression": f"{end}(({asks}), ({sure}), {cells})"}
        modules = []
        for number, module in enumerate(asked.modules):
            elements = []
            for place, element in enumerate(module.elements):
                elements.append(f"e{number}_{place}_{end}")
                yield {"name": elements[-1], "expression": _mean(_of(element, names))}
            modules.append(f"m{number}_{end}")
            yield {"name": modules[-1], "expression": _mean(elements)}
        yield {"name": f"total_{end}", "expression": _mean(modules)}


def _of(element: Element, names: Mapping[str, str]) -> list[str]:
    return [names[question.id] for question in element.questions]


def _mean(names: list[str]) -> str:
    return "mean(" + ", ".join(f"{{{name}}}" for name in names) + ")"


def _visible(asked: Questionnaire, question: Question, rows: Mapping[str, str]) -> str:
    """True also while it is open, as here."""
    cells = _looked_at(asked, question.ask_if)
    least = question.ask_if.at_least if question.ask_if else 0
    return " or ".join(f"{{{rows[c]}}} empty or {{{rows[c]}}} >= {least}" for c in cells)


def _sure(asked: Questionnaire, question: Question, rows: Mapping[str, str]) -> str:
    cells = _looked_at(asked, question.ask_if)
    least = question.ask_if.at_least if question.ask_if else 0
    return " or ".join(f"{{{rows[cell]}}} >= {least}" for cell in cells)


def _looked_at(asked: Questionnaire, condition: Condition | None) -> list[str]:
    assert condition is not None
    assert condition.question is not None
    return [cell.id for cell in asked.questions[condition.question].cells]
