"""Submissions as KoboToolbox and ODK Central export them, made of what somebody said."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from assessor.exchange.xlsform import choices, fields, survey
from assessor.exchange.xlsform.survey import Form
from assessor.saved import Said
from questionnaires.model import Questionnaire

Submission = Mapping[str, str]
"""What stands in each field of a form that is not empty, by its name."""


def filled(questionnaire: Questionnaire, said: Sequence[Said], **more: str) -> dict[str, str]:
    """The fields of a form that says this; `more` are other fields by their names."""
    names = fields.Names(questionnaire)
    found = {"assessor_form": survey.stamp(questionnaire), **more}
    for each in said:
        cell = questionnaire.cells[each.cell]
        question = questionnaire.questions[cell.question]
        offered = choices.of(question, questionnaire.head.scale, cell.side)
        typed = question.kind in choices.TYPED
        chosen = [c.name for c in offered if c.status == each.status and is_chosen(c, each, typed)]
        if question.kind == "date" and each.status == "answered":
            chosen = [next(n for n, most in choices.DATED.items() if most == len(str(each.value)))]
        found[names.of(each.cell, "status" if typed else "answer")] = " ".join(chosen)
        if typed and each.status == "answered":
            more_of_day = "-01-01"[len(str(each.value)) - 4 :] if question.kind == "date" else ""
            found[names.of(each.cell)] = f"{each.value}{more_of_day}"
        beside = {"reason": each.reason, "comment": each.comment,
                  "evidence": "\n".join(piece.title for piece in each.evidence)}  # fmt: skip
        found |= {names.of(each.cell, part): text for part, text in beside.items() if text}
    return found


def is_chosen(choice: choices.Choice, said: Said, typed: bool) -> bool:
    if said.status != "answered" or typed:
        return True
    if isinstance(said.value, tuple):
        return choice.value in said.value if said.value else choice.value is None
    return choice.value == said.value


def table(
    form: Form,
    submissions: Sequence[Submission],
    style: str = "kobo",
    labels: bool = False,
    paths: bool = True,
) -> bytes:
    """The CSV export of one system; `labels`: with labels in place of names."""
    between, sign = ("/", ";") if style == "kobo" else ("-", ",")
    split = {row.name: form.lists[row.type.split()[1]] for row in form.rows
             if row.type.startswith("select_multiple")}  # fmt: skip
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign, quoting=csv.QUOTE_ALL if style == "kobo" else 0)
    columns = list(_columns(form, between if paths else None, labels))
    header, names = [], []
    for name, title in columns:
        header.append(title)
        names.append((name, ""))
        for choice, label in split.get(name, {}).items():
            if style != "kobo" or labels:
                header.append(f"{title}/{label if labels else choice}")
                names.append((name, choice))
    meta = {"kobo": ["_id", "_uuid", "_submission_time", "_validation_status", "__version__"],
            "odk": ["SubmissionDate", "meta-instanceID", "KEY", "ReviewState"]}[style]  # fmt: skip
    writer.writerow([*header, *meta])
    for each in submissions:
        row = [_shown(form, each, name, choice, labels) for name, choice in names]
        writer.writerow([*row, *(each.get(name, "") for name in meta)])
    return ("\ufeff" if style == "kobo" else "").encode() + out.getvalue().encode()


def _columns(form: Form, between: str | None, labels: bool):
    groups: list[str] = []
    for row in form.rows:
        title = row.label if labels and row.label else row.name
        if row.type == "begin_group":
            groups.append(title)
        elif row.type == "end_group":
            groups.pop()
        elif row.type != "note":
            yield row.name, title if between is None else between.join([*groups, title])


def _shown(form: Form, said: Submission, name: str, choice: str, labels: bool) -> str:
    text = said.get(name, "")
    if choice:
        return str(int(choice in text.split())) if text else ""
    kind = next(row.type for row in form.rows if row.name == name)
    if labels and kind.startswith("select"):
        known = form.lists[kind.split()[1]]
        return " ".join(known[part] for part in text.split())
    return text
