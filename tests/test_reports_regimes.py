"""Readiness for regimes: criteria against answers, what is missing first.

``golden/regimes.md`` is what the report has to be, byte for byte. After a change that is meant:

    GOLDEN=refresh python -m pytest tests/test_reports_regimes.py

and read the difference before it is committed.
"""

import json
import os
from pathlib import Path

import pytest
from test_reports_practices import EXAMPLES, case, example

from assessor import reports
from assessor.cli import main
from assessor.errors import Exit, UserError
from assessor.reports.case import Case
from questionnaires import bundled, loader, supplements
from questionnaires.regimes import RegimesFile

GOLDEN = Path(__file__).with_name("golden") / "regimes.md"

SOURCES = """
[sources.PAGE]
citation = "A page of the regime"
year = 2018
confidence = "seen"
[sources.RUMOUR]
citation = "A rumour"
confidence = "unverified"
"""
REGIMES = """
cautions = ["Membership is voluntary."]
[[regime]]
id = "R"
name = "The Regime"
[regime.adherence]
text = "A letter is sent."
source = "PAGE part 2"
confidence = "seen"
[[regime.criterion]]
id = "records"
text = "Records are kept."
source = "PAGE"
confidence = "seen"
demand = [{ question = "R-1", level = 2 }]
[[regime.criterion]]
id = "producer"
text = "It makes such goods."
source = "PAGE"
confidence = "known"
[[regime.criterion]]
id = "transit"
text = "Transit is controlled."
limits = "Chemical goods are not asked about."
source = "PAGE"
confidence = "seen"
demand = [
    { question = "T-1", weapons = ["N"], level = 2 },
    { question = "T-2", level = 2 },
]
[[regime.criterion]]
id = "chemical"
text = "There is a law on chemical goods."
source = "PAGE"
confidence = "seen"
demand = [{ question = "T-1", weapons = ["C"], sides = ["law"], level = 1 }]
[[regime]]
id = "S"
name = "Second Regime"
[[regime.criterion]]
id = "brokers"
text = "Brokers are controlled."
source = "PAGE"
confidence = "seen"
demand = [{ question = "B-1", level = 1 }, { question = "T-2", level = 2 }]
"""


def port(tmp_path: Path, regimes: str = REGIMES) -> Case:
    return case(tmp_path, sources=SOURCES, regimes=regimes)


def markdown(made: Case) -> str:
    return reports.make(made, "regimes", "markdown").decode()


def test_the_report_is_the_golden_one(tmp_path: Path) -> None:
    text = markdown(port(tmp_path))
    if os.environ.get("GOLDEN") == "refresh":
        GOLDEN.write_bytes(text.encode())
    assert text == GOLDEN.read_bytes().decode()


def test_the_overview_counts_the_readings(tmp_path: Path) -> None:
    text = markdown(port(tmp_path))
    assert "| Regime | Criteria | met by own answers | partly | not met | not known |" in text
    assert "| The Regime | 4 | 1 | 1 | 1 | 0 | 1 |" in text
    assert "| Second Regime | 1 | 0 | 1 | 0 | 0 | 0 |" in text


def test_within_a_regime_what_is_missing_comes_first(tmp_path: Path) -> None:
    made = markdown(port(tmp_path))
    text = made[made.index("## The Regime (R)") :]
    places = [
        text.index(
            "| 4 | There is a law on chemical goods. | T-1 (law C: 0; wanted 1) | not met |"
        ),
        text.index("| 3 | Transit is controlled."),
        text.index("| 1 | Records are kept. | R-1 (2; wanted 2) | met by own answers |"),
        text.index("| 2 | It makes such goods. | – | outside the questionnaire |"),
    ]
    assert places == sorted(places)


def test_an_answer_that_serves_several_criteria_is_missing_first(tmp_path: Path) -> None:
    text = markdown(port(tmp_path))
    table = text[text.index("What is missing first") :]
    both = table.index("| Is there advance cargo data? (T-2) | 1 | 2 | R.3, S.1 |")
    assert both < table.index("| Give customs a hold power. (T-1) | law C: 0 | 1 | R.4 |")
    assert "| T-1: Can goods in transit be held? | enforcement N: don't know | R.3 |" in text


def test_several_levels_wanted_of_one_question_are_told_apart(tmp_path: Path) -> None:
    demands = REGIMES.replace('weapons = ["C"], sides = ["law"], level = 1 }',
                              'weapons = ["C"], sides = ["law"], level = 1 }, '
                              '{ question = "T-1", weapons = ["C"], sides = ["enforcement"], '
                              'level = 2 }')  # fmt: skip
    made = port(tmp_path, demands)
    text = markdown(made)
    assert "T-1 (law C: 0; wanted 1), T-1 (enforcement C: not answered; wanted 2)" in text


def test_it_says_of_each_text_where_it_is_from_and_how_sure(tmp_path: Path) -> None:
    text = markdown(port(tmp_path))
    assert "adherence: A page of the regime, part 2, 2018 (seen in a public text)" in text
    assert "1, 3, 4: A page of the regime, 2018 (seen in a public text)" in text
    assert "2: A page of the regime, 2018 (well known, not re-read)" in text
    assert "**Participation:** not stated here: no public text was read that tells" in text


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_the_same_input_gives_the_same_bytes_and_no_verdict(form: str, tmp_path: Path) -> None:
    one, two = (reports.make(port(tmp_path), "regimes", form) for _ in range(2))
    assert one == two
    assert b"compliant" not in one.lower()


def test_the_data_hold_what_the_document_says(tmp_path: Path) -> None:
    made = json.loads(reports.make(port(tmp_path), "regimes", "json"))
    assert made["format"] == "assessor/regimes"
    first, second = made["regimes"]
    assert [(each["number"], each["reading"]) for each in first["criteria"]] == [
        (1, "met"), (2, "outside"), (3, "partly"), (4, "not_met"),
    ]  # fmt: skip
    assert first["counts"]["met"] == 1
    assert first["adherence"]["source"] == "A page of the regime, part 2, 2018"
    assert second["adherence"] is None
    assert [each["question"] for each in made["missing"]] == ["T-2", "T-1"]
    open_ = {each["question"]: each["answers"] for each in made["to_find_out"]}
    assert [each["status"] for each in open_["T-1"]] == ["unknown"]
    assert [each["reaches"] for each in open_["B-1"]] == [None]


def test_the_sheets_have_a_row_for_each_criterion_and_answer(tmp_path: Path) -> None:
    from assessor.reports import regimes

    criteria, answers = regimes.sheets(port(tmp_path))
    assert [row[:2] for row in criteria.rows] == [
        ("The Regime", 1), ("The Regime", 2), ("The Regime", 3), ("The Regime", 4),
        ("Second Regime", 1),
    ]  # fmt: skip
    assert answers.rows[0] == (
        "The Regime", 1, "R-1", "Are records kept?", None, "answered", 2, 2, "yes", None,
    )  # fmt: skip
    assert len(answers.rows) == 7
    for sheet in (criteria, answers):
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_a_questionnaire_without_criteria_is_told_which_one_has_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["report", str(EXAMPLES / "germany_law_2022.json"), "--as", "regimes"])
    assert code == Exit.WRONG_USE
    said = " ".join(capsys.readouterr().err.split())
    assert "op3_matrix holds no criteria of export control regimes." in said
    assert "from answers to: op3_workshop" in said


def test_criteria_from_an_unverified_source_are_not_shown(tmp_path: Path) -> None:
    wrong = REGIMES.replace("PAGE part 2", "RUMOUR")
    with pytest.raises(UserError, match=r"R ▸ adherence: It rests on RUMOUR"):
        markdown(port(tmp_path, wrong))


def test_criteria_are_no_part_of_the_digest(tmp_path: Path) -> None:
    before = loader.load(port(tmp_path).folder).digest
    (tmp_path / "regimes.toml").unlink()
    assert loader.load(tmp_path).digest == before


# What comes with the workshop's questionnaire.


def criteria() -> RegimesFile:
    found = supplements.read(bundled.folder("op3_workshop"), "regimes.toml", RegimesFile)
    assert found
    return found


def test_the_workshop_has_criteria_of_five_regimes() -> None:
    counted = {regime.id: len(regime.criteria) for regime in criteria().regimes}
    assert counted == {"NSG": 4, "MTCR": 4, "AG": 5, "WA": 3, "ZC": 1}
    outside = [
        f"{regime.id}-{number}"
        for regime in criteria().regimes
        for number, criterion in enumerate(regime.criteria, 1)
        if not criterion.demands
    ]
    assert outside == ["NSG-1", "MTCR-3", "AG-2", "WA-1"]


def test_it_never_says_that_anyone_will_be_admitted() -> None:
    text = markdown(example("tesmara.json"))
    assert "resolution 1540 does not require it" in text
    assert "admission is decided by consensus of the participants" in text
    for word in ("eligible", "qualif", "will be admitted", "ready to join", "compliant"):
        assert word not in text.lower()


def test_the_full_example_counts_every_criterion_once() -> None:
    made = json.loads(reports.make(example("tesmara.json"), "regimes", "json"))
    for regime in made["regimes"]:
        assert sum(regime["counts"].values()) == len(regime["criteria"])
