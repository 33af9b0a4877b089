"""Own findings beside how other States handle the same elements.

``golden/practices.md`` is what the report has to be, byte for byte. After a change that is meant:

    GOLDEN=refresh python -m pytest tests/test_reports_practices.py

and read the difference before it is committed.
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from assessor import opening, reports, store
from assessor.cli import main
from assessor.errors import Exit, UserError
from assessor.reports.case import Case
from questionnaires import bundled, loader, supplements
from questionnaires.practices import PracticesFile
from questionnaires.responses import Assessment, Edition, Response
from scoring import assess

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLDEN = Path(__file__).with_name("golden") / "practices.md"

FILES = {
    "questionnaire.toml": """
id = "port"
edition = "7"
title = "A port"
summary = "Some questions."
caution = "A self-assessment is no measure of compliance."
answer_rule = "Choose the highest level that is true."
scale = { min = 0, max = 2, target = 2, levels = [
    { value = 0, name = "none", meaning = "Nothing." },
    { value = 1, name = "some", meaning = "Something." },
    { value = 2, name = "all", meaning = "Everything." },
] }
[[module]]
id = "controls"
number = 1
name = "Controls"
elements = ["transit", "records", "brokers"]
[[module]]
id = "people"
number = 2
name = "People"
elements = ["training"]
""",
    "elements/transit.toml": """
id = "transit"
name = "Transit"
[[question]]
id = "T-1"
text = "Can goods in transit be held?"
legal_weight = "obligation"
weapons = ["N", "C"]
sides = ["law", "enforcement"]
provisions = ["1540:OP3(d)"]
fields = ["transit_control"]
anchors = ["No power.", "Some goods.", "All goods."]
action = "Give customs a hold power."
[[question]]
id = "T-2"
text = "Is there advance cargo data?"
legal_weight = "good_practice"
anchors = ["None.", "On paper.", "Electronic."]
""",
    "elements/records.toml": """
id = "records"
name = "Records"
[[question]]
id = "R-1"
text = "Are records kept?"
legal_weight = "expected"
fields = ["point_of_contact"]
anchors = ["No.", "Some.", "All."]
""",
    "elements/brokers.toml": """
id = "brokers"
name = "Brokers"
[[question]]
id = "B-1"
text = "Are brokers known?"
legal_weight = "expected"
anchors = ["No.", "Some.", "All."]
""",
    "elements/training.toml": """
id = "training"
name = "Training"
[[question]]
id = "P-1"
text = "Is staff trained?"
legal_weight = "expected"
anchors = ["No.", "Some.", "All."]
""",
    "practices.toml": """
cautions = ["Law changes.", "Examples, not models."]
[countries]
Y = "Ysland"
X = "Xanadu"
[[fact]]
id = "X-hold"
country = "X"
elements = ["transit"]
text = "Customs may hold goods for ten days."
source = "Customs Act, s. 4"
year = 2019
confidence = "seen"
[[fact]]
id = "Y-data"
country = "Y"
elements = ["transit", "records"]
text = "Carriers send <data> a day ahead."
source = "common knowledge"
year = 2001
confidence = "known"
[[fact]]
id = "X-brokers"
country = "X"
elements = ["brokers"]
text = "Brokers register."
source = "Brokers Act"
year = 2020
confidence = "seen"
""",
}
SAID = {"T-1/law.N": 2, "T-1/law.C": 0, "T-1/enforcement.N": None, "T-2": 1, "R-1": 2}


def case(tmp_path: Path, said: dict[str, int | None] = SAID, **files: str) -> Case:
    """An invented State's answers to the port's questionnaire; None: said to be not known."""
    for name, text in {**FILES, **{f"{key}.toml": text for key, text in files.items()}}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    asked = loader.load(tmp_path)
    assessment = Assessment.model_validate({
        "id": "0f0f0f0f", "created": "2026-01-01T00:00:00Z", "system": "Tesmara",
        "questionnaire": Edition(id="port", edition="7", digest=asked.digest), "profile": "full",
    })  # fmt: skip
    for rev, (cell, value) in enumerate(said.items(), 1):
        status = "unknown" if value is None else "answered"
        response = Response(rev=rev, status=status, value=value, at="2026-01-02T00:00:00Z")
        assessment = assessment.with_response(cell, response)
    result = assess(asked, assessment.current())
    return Case(assessment, asked, result, tmp_path)


def example(name: str) -> Case:
    file = EXAMPLES / name
    assessment = store.read(file)
    asked = opening.questionnaire_of(assessment, None, file)
    result = assess(asked, assessment.current(), assessment.profile, assessment.aims())
    return Case(assessment, asked, result, opening.folder(asked.id))


def markdown(made: Case) -> str:
    return reports.make(made, "practices", "markdown").decode()


def test_the_report_is_the_golden_one(tmp_path: Path) -> None:
    text = markdown(case(tmp_path))
    if os.environ.get("GOLDEN") == "refresh":
        GOLDEN.write_bytes(text.encode())
    assert text == GOLDEN.read_bytes().decode()


def test_facts_stand_in_the_order_of_the_countries_with_source_year_and_how_sure(
    tmp_path: Path,
) -> None:
    text = markdown(case(tmp_path))
    first = text.index("| Ysland | Carriers send \\<data\\> a day ahead. "
                       "| common knowledge (2001; well known, not re-read) |")  # fmt: skip
    second = text.index("| Xanadu | Customs may hold goods for ten days. "
                        "| Customs Act, s. 4 (2019; seen in a public text) |")  # fmt: skip
    assert text.index("### 1.1 Transit") < first < second


def test_an_element_says_its_gaps_and_their_actions(tmp_path: Path) -> None:
    text = markdown(case(tmp_path))
    assert "### 1.1 Transit (2 gaps)" in text
    assert "gap 1, T-1: Give customs a hold power." in text
    assert "gap 2, T-2: Is there advance cargo data?" in text
    assert "law: 1 in place, 1 not in place; enforcement: 2 not known" in text


def test_an_element_without_answers_is_not_assessed(tmp_path: Path) -> None:
    text = markdown(case(tmp_path))
    assert "| 1.3 Brokers | not assessed | – | – | 1 |" in text
    assert "**Own score:** not assessed: nothing is answered" in text


def test_elements_without_facts_are_named_once_at_the_end(tmp_path: Path) -> None:
    text = markdown(case(tmp_path))
    assert text.count("Training") == 1
    assert text.rstrip().endswith("handle: 2.1 Training.")


def test_the_cautions_come_before_any_fact(tmp_path: Path) -> None:
    text = markdown(case(tmp_path))
    for caution in ("no measure of compliance", "Law changes.", "Examples, not models."):
        assert text.index(caution) < text.index("## Overview")


def test_the_data_hold_what_the_document_says(tmp_path: Path) -> None:
    made = json.loads(reports.make(case(tmp_path), "practices", "json"))
    assert made["format"] == "assessor/practices"
    assert made["countries"] == {"Y": "Ysland", "X": "Xanadu"}
    transit, records, brokers, training = made["elements"]
    assert [fact["id"] for fact in transit["facts"]] == ["Y-data", "X-hold"]
    assert transit["score"]["low_percent"] < transit["score"]["high_percent"]
    assert [gap["number"] for gap in transit["gaps"]] == [1, 2]
    assert [place["outcome"] for place in transit["findings"]] == [
        "in_place", "not_in_place", "not_known", "not_known",
    ]  # fmt: skip
    assert (records["assessed"], brokers["assessed"], brokers["score"]) == (True, False, None)
    assert training["facts"] == []


def test_the_sheets_have_a_row_for_each_fact_and_element(tmp_path: Path) -> None:
    from assessor.reports import practices

    facts, elements = practices.sheets(case(tmp_path))
    assert [row[0] for row in facts.rows] == [
        "1.1 Transit", "1.1 Transit", "1.2 Records", "1.3 Brokers",
    ]  # fmt: skip
    assert facts.rows[1][4:] == (
        "Xanadu", "Customs may hold goods for ten days.", "Customs Act, s. 4", 2019,
        "seen in a public text",
    )  # fmt: skip
    assert [row[1] for row in elements.rows] == [
        "1.1 Transit", "1.2 Records", "1.3 Brokers", "2.1 Training",
    ]  # fmt: skip
    for sheet in (facts, elements):
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_the_same_input_gives_the_same_bytes_and_no_verdict(form: str, tmp_path: Path) -> None:
    one, two = (reports.make(case(tmp_path), "practices", form) for _ in range(2))
    assert one == two
    assert b"compliant" not in one.lower()


def test_a_questionnaire_without_facts_is_told_which_one_has_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["report", str(EXAMPLES / "germany_law_2022.json"), "--as", "practices"])
    assert code == Exit.WRONG_USE
    said = " ".join(capsys.readouterr().err.split())
    assert "op3_matrix holds no facts on how other States handle its elements." in said
    assert "from answers to: op3_workshop" in said


def test_facts_with_problems_are_not_shown(tmp_path: Path) -> None:
    wrong = FILES["practices.toml"].replace('["brokers"]', '["borkers"]')
    with pytest.raises(UserError, match=r"X-brokers: borkers does not exist") as refused:
        markdown(case(tmp_path, practices=wrong))
    assert "questionnaire check" in refused.value.todo


def test_an_unsure_fact_is_not_even_read(tmp_path: Path) -> None:
    wrong = FILES["practices.toml"].replace('"known"', '"unverified"')
    with pytest.raises(UserError, match=r"Y-data ▸ confidence"):
        markdown(case(tmp_path, practices=wrong))


def test_facts_are_no_part_of_the_digest(tmp_path: Path) -> None:
    before = loader.load(case(tmp_path).folder).digest
    (tmp_path / "practices.toml").unlink()
    assert loader.load(tmp_path).digest == before


# What comes with the workshop's questionnaire.


def facts() -> PracticesFile:
    found = supplements.read(bundled.folder("op3_workshop"), "practices.toml", PracticesFile)
    assert found
    return found


def test_the_workshop_has_facts_on_five_states_and_says_how_sure_each_is() -> None:
    counted = Counter(fact.country for fact in facts().facts)
    assert counted == {"AR": 9, "DE": 22, "MX": 20, "UK": 18, "US": 16}
    assert list(facts().countries) == sorted(facts().countries)
    for fact in facts().facts:
        assert fact.id.startswith(f"{fact.country}-")
        assert 1975 <= fact.year <= 2025
        assert "memory" not in f"{fact.text} {fact.source}"


def test_the_full_example_shows_every_fact_under_each_of_its_elements() -> None:
    text = markdown(example("tesmara.json"))
    for country in facts().countries.values():
        of_it = [fact for fact in facts().facts if facts().countries[fact.country] == country]
        assert text.count(f"| {country} | ") == sum(len(fact.elements) for fact in of_it)
