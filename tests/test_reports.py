"""The gap report of a small questionnaire, whole, as Markdown and JSON.

The files in ``golden/`` are what it has to be, byte for byte. After a change that is meant:

    GOLDEN=refresh python -m pytest tests/test_reports.py

and read the difference before it is committed.
"""

import json
import os
from pathlib import Path

import pytest

from assessor import reports
from assessor.reports.case import Case
from assessor.reports.parts import scores
from questionnaires import loader
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Edition, Evidence, Response
from scoring import assess

TEXTS = [form for form in reports.FORMATS if form not in reports.BINARY]

GOLDEN = Path(__file__).with_name("golden")

FILES = {
    "questionnaire.toml": """
id = "port"
edition = "7"
title = "A port"
summary = "Six questions."
caution = "A self-assessment is no measure of compliance."
answer_rule = "Choose the highest level that is true."
unreached = { border_support = "the port has no instruments" }
scale = { min = 0, max = 2, target = 1, levels = [
    { value = 0, name = "none", meaning = "Nothing." },
    { value = 1, name = "some", meaning = "Something." },
    { value = 2, name = "all", meaning = "Everything." },
] }
[findings]
reading = "In place means what the port says is in place."
[[module]]
id = "controls"
number = 1
name = "Controls"
elements = ["transit", "brokers"]
""",
    "elements/transit.toml": """
id = "transit"
name = "Transit"
[[question]]
id = "T-1"
text = "Can goods in transit be held?"
legal_weight = "obligation"
legal_basis = "OP3(d) names transit."
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
provisions = ["1540:OP3(d)"]
fields = ["transit_control"]
anchors = ["No power.", "A power on paper.", "A power for all goods."]
enforcement_anchors = ["Never used.", "Used once.", "Used and reviewed."]
respondents = ["customs"]
action = "Give customs a hold power."
assistance = ["drafting"]
references = ["LAW art. 4", "RUMOUR p. 1"]
[[question]]
id = "T-2"
text = "Is there advance cargo data?"
legal_weight = "good_practice"
fields = ["transit_control"]
anchors = ["None.", "On paper.", "Electronic."]
respondents = ["carriers"]
action = "Ask for data before arrival."
""",
    "elements/brokers.toml": """
id = "brokers"
name = "Brokers"
[[question]]
id = "B-1"
kind = "choice"
text = "Is brokering controlled?"
legal_weight = "expected"
provisions = ["1540:OP3(c)"]
fields = ["brokering_control"]
options = [
    { id = "X", label = "yes, by law", mark = 1 },
    { id = "?", label = "in doubt", mark = 0.5 },
    { id = "no", label = "no", mark = 0 },
]
target = "X"
[[question]]
id = "B-2"
kind = "checklist"
text = "Which activities?"
legal_weight = "good_practice"
ask_if = { question = "B-1", is = "X" }
fields = ["brokering_control"]
options = [{ id = "sale", label = "sale" }, { id = "transport", label = "transport" }]
[[question]]
id = "B-3"
kind = "yes_partly_no"
text = "Are regimes watched?"
legal_weight = "good_practice"
for_each = ["NSG", "AG"]
fields = ["arrangements"]
[[question]]
id = "B-4"
kind = "text"
text = "Anything else?"
legal_weight = "good_practice"
""",
    "profiles.toml": """
[[profile]]
id = "full"
name = "Everything"
summary = "All questions."
[[profile]]
id = "brokers"
name = "Brokers only"
summary = "One question."
questions = ["B-1"]
""",
    "sources.toml": """
[sources.LAW]
citation = "Port Act, 2019"
confidence = "seen"
[sources.RUMOUR]
citation = "A rumour"
confidence = "unverified"
""",
    "vocabulary.toml": """
weapons = { N = "nuclear", C = "chemical", B = "biological" }
respondents = { customs = "customs", carriers = "carriers" }
assistance = { drafting = "legislative drafting" }
""",
    "agencies.toml": """
[[agency]]
id = "finance"
name = "Ministry of Finance"
respondents = ["customs"]
""",
    "provisions.toml": """
[[provision]]
id = "1540:OP3(c)"
instrument = "Resolution 1540"
paragraph = "3(c)"
short = "OP3(c)"
title = "Borders"
duty = "Control the borders."
force = "binding"
source = "S/RES/1540"
confidence = "known"
[[provision]]
id = "1540:OP3(d)"
instrument = "Resolution 1540"
paragraph = "3(d)"
short = "OP3(d)"
title = "Export and trans-shipment"
duty = "Control exports."
force = "binding"
source = "S/RES/1540"
confidence = "known"
""",
    "fields.toml": """
[[field]]
id = "border_support"
group = "op3cd"
label = "Technical support"
help = "Instruments at the border."
provisions = ["1540:OP3(c)"]
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
confidence = "known"
[[field]]
id = "brokering_control"
group = "op3cd"
label = "Control of brokering"
help = "Brokers."
provisions = ["1540:OP3(c)"]
sides = ["law", "enforcement"]
confidence = "known"
[[field]]
id = "transit_control"
group = "op3cd"
label = "Transit control"
help = "Goods that pass through."
provisions = ["1540:OP3(d)"]
weapons = ["N", "C", "B"]
sides = ["law", "enforcement"]
confidence = "known"
[[field]]
id = "arrangements"
group = "op1"
label = "Membership of arrangements"
help = "Regimes."
provisions = ["1540:OP9"]
confidence = "known"
[[layout]]
id = "old"
title = "Old"
status = "known"
rows = [
    { no = 2, group = "op3cd", label = "Technical support", fields = ["border_support"] },
    { no = 3, group = "op3cd", label = "Brokering", fields = ["brokering_control"] },
    { no = 20, group = "op3cd", label = "Transit control", fields = ["transit_control"] },
]
""",
}

ACT = Evidence(title="Port Act", reference="art. 4", date="2019", sha256="ab" * 32)
SAID: dict[str, dict[str, object]] = {
    "T-1/law.N": {"status": "answered", "value": 2, "evidence": (ACT,)},
    "T-1/law.C": {"status": "answered", "value": 0, "comment": "Not drafted yet."},
    "T-1/law.B": {"status": "answered", "value": 0, "comment": "Not drafted yet."},
    "T-1/enforcement.N": {"status": "unknown"},
    "T-1/enforcement.C": {"status": "not_applicable", "reason": "No chemical cargo."},
    "T-1/enforcement.B": {"status": "answered", "value": 1},
    "T-2": {"status": "answered", "value": 0},
    "B-1": {"status": "answered", "value": "?", "evidence": (ACT,)},
    "B-3/NSG": {"status": "answered", "value": "yes"},
}


def world() -> Questionnaire:
    return loader.load_texts(FILES)


def answered(said: dict[str, dict[str, object]], **about: object) -> Assessment:
    """An assessment of an invented State in which this was said, one answer after the other."""
    edition = Edition(id="port", edition="7", digest=world().digest)
    assessment = Assessment.model_validate(
        {
            "id": "0f0f0f0f",
            "created": "2026-01-01T00:00:00Z",
            "system": "Tesmara",
            "questionnaire": edition,
            "profile": "full",
            **about,
        }
    )
    for rev, (cell, response) in enumerate(said.items(), 1):
        at = f"2026-01-02T00:00:{rev:02}Z"
        said_now = Response.model_validate({"rev": rev, "at": at, **response})
        assessment = assessment.with_response(cell, said_now)
    return assessment


def report(form: str, said: dict[str, dict[str, object]], **about: object) -> str:
    """The report on these answers in a format."""
    questionnaire = world()
    assessment = answered(said, **about)
    result = assess(questionnaire, assessment.current(), assessment.profile)
    case = Case(assessment, questionnaire, result, Path("port"))
    return reports.make(case, "gap", form).decode()


@pytest.mark.parametrize(
    ("form", "name"),
    [("markdown", "gap.md"), ("json", "gap.json"), ("terminal", "gap.txt")],
)
def test_the_report_is_the_golden_one(form: str, name: str) -> None:
    text = report(form, SAID, note="Tesmara is an invented State.", agency="Port authority")
    golden = GOLDEN / name
    if os.environ.get("GOLDEN") == "refresh":
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(text.encode())
    assert text == golden.read_bytes().decode()


@pytest.mark.parametrize("form", TEXTS)
def test_the_same_input_gives_the_same_bytes(form: str) -> None:
    assert report(form, SAID) == report(form, SAID)


def test_no_total_is_shown_when_too_little_is_answered() -> None:
    few = {"T-2": SAID["T-2"]}
    assert "No total: answered 1 of 12 (8 %); the questionnaire asks for at least 50 %." in report(
        "markdown", few
    )
    assert json.loads(report("json", few))["summary"]["total"] is None


def test_an_assessment_without_answers_has_a_report() -> None:
    text = report("markdown", {})
    assert "**Last answer:** none yet" in text
    assert "No answer lies below its target." in text
    assert "No answer carries evidence." in text


def test_a_field_outside_the_profile_is_not_asked_and_not_called_unknown() -> None:
    text = report("markdown", {"B-1": SAID["B-1"]}, profile="brokers")
    assert "Not asked, because its questions are not in this profile: 20 Transit control." in text
    assert "| 20 | Transit control | – | – | – | – | – | – |" in text


def test_law_and_enforcement_and_the_categories_stand_apart() -> None:
    assert "| 20 | Transit control | in | not | not | open | n/a | in |" in report("markdown", SAID)


def test_unverified_sources_are_not_cited() -> None:
    text = report("markdown", SAID)
    assert "Port Act, 2019, art. 4" in text
    assert "rumour" not in text


@pytest.mark.parametrize("form", TEXTS)
def test_no_report_calls_anyone_compliant(form: str) -> None:
    assert "compliant" not in report(form, SAID).lower()


@pytest.mark.parametrize("form", TEXTS)
def test_the_caution_comes_first_and_last(form: str) -> None:
    text = report(form, SAID).rpartition("<main")[2]  # what stands before it in HTML is no text
    first = text.index("no measure of compliance")
    assert first < 300
    if form != "json":
        assert text.rindex("no measure of compliance") > len(text) - 100


def test_a_later_wording_of_the_questionnaire_is_told() -> None:
    other = Edition(id="port", edition="6", digest="0" * 64)
    assert "the answers were given to another wording, 000000000000" in report(
        "markdown", SAID, questionnaire=other
    )


def test_a_module_of_one_element_is_shown_once() -> None:
    head = FILES["questionnaire.toml"].replace(', "brokers"]', "]") + (
        '[[module]]\nid = "m"\nnumber = 2\nname = "Trade"\nelements = ["brokers"]\n'
    )
    questionnaire = loader.load_texts({**FILES, "questionnaire.toml": head})
    table = scores.table(questionnaire, assess(questionnaire, {}, "full"))
    assert [row[0].text for row in table.rows] == ["1 Controls", "2 Trade"]


def test_the_scores_as_csv_leave_out_what_is_not_known() -> None:
    questionnaire = world()
    result = assess(questionnaire, answered(SAID).current(), "full")
    lines = scores.to_csv(questionnaire, result).splitlines()
    assert lines[0].startswith("node kind,id,name,low,high,law_low,law_high,enf_low")
    assert lines[1].split(",")[:5] == ["total", "total", "Total", "0.3250", "0.5000"]
    transit = "element,transit,Transit,0.1500,0.2500,0.3333,0.3333,0.2500,0.7500,6,5,1,1,1"
    assert f"{transit},0.3333,0.5000" in lines
