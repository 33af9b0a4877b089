"""A small State with a plan: its answers become measures and requests for assistance."""

from __future__ import annotations

from pathlib import Path

from assessor.reports.case import Case
from questionnaires import loader
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Edition, Goal, Need, Response
from scoring import assess

FILES = {
    "questionnaire.toml": """
id = "harbour"
edition = "7"
title = "A harbour"
summary = "Some questions."
caution = "A self-assessment is no measure of compliance."
answer_rule = "Choose the highest level that is true."
scale = { min = 0, max = 2, target = 1, levels = [
    { value = 0, name = "none", meaning = "Nothing." },
    { value = 1, name = "some", meaning = "Something." },
    { value = 2, name = "all", meaning = "Everything." },
] }
[[module]]
id = "controls"
number = 1
name = "Controls"
elements = ["law", "licences", "border"]
""",
    "elements/law.toml": """
id = "law"
name = "Law"
[[question]]
id = "LAW"
text = "Is there a law?"
legal_weight = "obligation"
sides = ["law", "enforcement"]
provisions = ["1540:OP3(d)"]
fields = ["export_legislation"]
anchors = ["No law.", "A law.", "A reviewed law."]
enforcement_anchors = ["Never applied.", "Applied.", "Applied and reviewed."]
evidence = ["act", "gazette"]
action = "Adopt a law."
respondents = ["foreign", "customs"]
assistance = ["drafting"]
[[question]]
id = "GUIDE"
text = "Is there a guide to the law?"
legal_weight = "good_practice"
ask_if = { question = "LAW", at_least = 1 }
provisions = ["1540:OP8(d)"]
anchors = ["No guide.", "A guide.", "A tested guide."]
respondents = ["foreign"]
""",
    "elements/licences.toml": """
id = "licences"
name = "Licences"
[[question]]
id = "LIST"
text = "Is there a list?"
legal_weight = "expected"
weapons = ["N", "C", "B"]
provisions = ["1540:OP6"]
anchors = ["No list.", "A list.", "A new list."]
action = "Adopt a list."
respondents = ["foreign"]
assistance = ["drafting", "experts"]
[[question]]
id = "LICENCE"
text = "Are licences decided?"
legal_weight = "obligation"
sides = ["law", "enforcement"]
provisions = ["1540:OP3(d)"]
fields = ["licensing_provisions"]
anchors = ["No licences.", "Licences.", "Good licences."]
ask_if = { question = "LIST", at_least = 1 }
action = "Decide licences."
""",
    "elements/border.toml": """
id = "border"
name = "Border"
[[question]]
id = "GATE"
text = "Is the gate watched?"
legal_weight = "good_practice"
provisions = ["1540:OP3(c)"]
anchors = ["Nobody.", "A guard.", "A trained guard."]
action = "Watch the gate."
respondents = ["customs"]
assistance = ["scanners"]
""",
    "vocabulary.toml": """
weapons = { N = "nuclear", C = "chemical", B = "biological" }
[respondents]
foreign = "foreign ministry"
customs = "customs"
[assistance]
drafting = "drafting"
experts = "experts"
scanners = "scanners"
""",
    "agencies.toml": """
[[agency]]
id = "mfa"
name = "Foreign Ministry"
respondents = ["foreign"]
primary_questions = ["LAW", "GUIDE", "LIST", "LICENCE"]
""",
}
PLAN = """
[[phase]]
id = "law"
name = "Law"
why = "It comes first."
time_frame = "first year"
elements = ["law"]
[[phase]]
id = "licensing"
name = "Licensing"
why = "It rests on the law."
time_frame = "second year"
elements = ["licences"]
questions = ["GUIDE"]
[[phase]]
id = "enforcement"
name = "Enforcement"
why = "It rests on both."
time_frame = "third year"
enforcement_of = ["law", "licensing"]
elements = ["border"]
[work_plan]
trade_law = "Legislative assistance"
law_enforcement = "Law enforcement"
[[subject]]
id = "legislation"
name = "Trade law"
work_plan = "trade_law"
elements = ["law", "licences"]
[[subject]]
id = "border"
name = "Border control"
work_plan = "law_enforcement"
elements = ["border"]
[help]
drafting = "legal"
experts = "expertise"
scanners = "equipment"
"""


def world() -> Questionnaire:
    """Five questions on a law, what rests on it, and a gate."""
    return loader.load_texts(FILES)


def case(
    folder: Path,
    said: dict[str, object],
    goals: dict[str, dict[str, object]] | None = None,
    needs: dict[str, dict[str, object]] | None = None,
    plan: str = PLAN,
    **about: object,
) -> Case:
    """A case of these answers: a level, or a dictionary of what a response says."""
    (folder / "plan.toml").write_text(plan, "utf-8")
    questionnaire = world()
    assessment = Assessment(
        id="0b1d7c1e-0000-4000-8000-000000001540",
        created="2026-01-01T00:00:00Z",
        system="Tesmara",
        questionnaire=Edition(id="harbour", edition="7", digest=questionnaire.digest),
        profile="full",
        **about,
    )

    def entry() -> dict[str, object]:
        rev = assessment.rev + 1
        return {"rev": rev, "at": f"2026-01-02T00:00:{rev:02}Z"}

    for cell, answer in said.items():
        told = answer if isinstance(answer, dict) else {"status": "answered", "value": answer}
        assessment = assessment.with_response(cell, Response.model_validate(entry() | told))
    for ident, told in (goals or {}).items():
        assessment = assessment.with_goal(ident, Goal.model_validate(entry() | told))
    for ident, told in (needs or {}).items():
        mark = Need.model_validate(entry() | {"wanted": True} | told)
        assessment = assessment.with_need(ident, mark)
    result = assess(questionnaire, assessment.current(), "full", assessment.aims())
    return Case(assessment, questionnaire, result, folder)
