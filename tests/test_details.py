"""The details file: what it can say, what is refused and in which words, and the form of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_reports import SAID, answered, world

from assessor import opening, store
from assessor.cli import main
from assessor.errors import UserError
from assessor.reports import details_file, details_form
from assessor.reports.case import Case
from assessor.reports.details import Details, Event, Part
from assessor.reports.parts.blank import filled
from questionnaires.responses import Response
from scoring import assess

EXAMPLES = Path(__file__).parents[1] / "examples"
TESMARA = EXAMPLES / "tesmara.json"


def case() -> Case:
    questionnaire, assessment = world(), answered(SAID)
    result = assess(questionnaire, assessment.current(), "full")
    return Case(assessment, questionnaire, result, Path("port"))


def tesmara() -> Case:
    assessment = store.read(TESMARA)
    questionnaire = opening.questionnaire_of(assessment, None, TESMARA)
    result = assess(questionnaire, assessment.current(), assessment.profile)
    return Case(assessment, questionnaire, result, opening.folder(questionnaire.id))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "details.toml"


def read(file: Path, text: str) -> Details:
    file.write_text(text, "utf-8")
    return details_file.read(file, case())


def refused(file: Path, text: str) -> str:
    """What is said of these details, without the sentence that they cannot be used."""
    with pytest.raises(UserError) as caught:
        read(file, text)
    first, *lines = caught.value.what.split("\n  ")
    assert "details.toml" in first
    assert caught.value.todo
    return "\n".join(lines) or first


def test_an_empty_file_says_nothing(file: Path) -> None:
    assert read(file, "# nothing yet") == Details()


def test_days_are_toml_dates_or_texts(file: Path) -> None:
    event = read(file, '[event]\nstart = 2025-03-13\nend = "2025-03-14"').event
    assert (event.start, event.end) == ("2025-03-13", "2025-03-14")


def test_texts_may_have_several_lines_and_any_signs(file: Path) -> None:
    event = read(file, '[event]\nbackground = """\none\n\\u202e\\u0000 <b>\n"""').event
    assert event.background == "one\n\u202e\x00 <b>\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[event]\norganizer = 'x'", "event > organizer: is not known; did you mean organiser?"),
        ("[evnt]", "evnt: is not known; did you mean event?"),
        ("[event]\nx = 1", "event > x: is not known; there are: kind, title, organiser"),
        ("[[event.participants]]\nagency = 'A'\nNumber = 1",
         "event > participants > 1 > Number: is not known; did you mean number?"),
        ("[plan.measures.T-1]\npartner = 'x'",
         "plan > measures > T-1 > partner: is not known; did you mean partners?"),
        ("[[event.participants]]\nname = 'A'",
         "event > participants > 1 > agency: is missing; add it"),
        ("[[event.participants]]\nagency = ' '",
         "event > participants > 1 > agency: is empty; write it or take the entry out"),
        ("[[event.participants]]\nagency = 'A'\nnumber = 0",
         "event > participants > 1 > number: is too small; at least 1"),
        ("[[event.participants]]\nagency = 'A'\nnumber = 1000000",
         "event > participants > 1 > number: is too large; at most 100000"),
        ("[[event.participants]]\nagency = 'A'\nnumber = '3'",
         "event > participants > 1 > number: must be a whole number, without quotation marks"),
        ("[event]\nvenue = 3", "event > venue: must be a text; put it in quotation marks"),
        ("[event]\nvenue = 2025-03-14", "event > venue: must be a text"),
        ("[event]\nobjectives = 'one'", "event > objectives: must be a list; put it in square"),
        ("[event]\nobjectives = ['a', 2]", "event > objectives > 2: must be a text"),
        ("event = 'x'", "event: must be a table; put its keys under a heading in square brackets"),
        ("[event]\nhighlights = 'x'", "event > highlights: must be a table"),
        ("[event]\nkind = 'party'", "event > kind: must be one of 'event' or 'exercise'"),
        ("[event]\nstart = '2025-02-30'", "event > start: is not a day; write it as 2025-03-14"),
        ("[event]\nstart = '2025-03'", "event > start: is not a day; write it as 2025-03-14"),
        ("[event]\nstart = 2025-03-14T09:00:00", "event > start: is not a day"),
        ("[event]\nend = 2025-03-14", "event: has an end and no start; add the first day"),
        ("[event]\nstart = 2025-03-14\nend = 2025-03-13",
         "event: ends before it starts; correct one of the two days"),
        ("[event]\nstart = 2025-03-14\ndates = 'spring'",
         "event: has dates in words and as days; keep one of them"),
        (f"[event]\nvenue = '{'x' * 501}'", "event > venue: is too long; at most 500 characters"),
        (f"[event]\nbackground = '{'x' * 20_001}'", "is too long; at most 20000 characters"),
        (f"[event]\nobjectives = {['x'] * 101}", "has too many entries; at most 100"),
        ("[requests.a]\ncirculate = 'perhaps'",
         "requests > a > circulate: must be true or false, without quotation marks"),
        ("[event.highlights]\ncontrol = []",
         "event > highlights > control: is not known; did you mean controls?"),
        ("[plan.measures.t-1]",
         "plan > measures > t-1: is not known; did you mean T-1?"),
        ("[event]\ntitle = 'a'\ntitle = 'b'", "It is not valid TOML"),
        ("[event", "It is not valid TOML"),
        ("[event]\nvenue = 1e999999999", "is out of bounds"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_what_to_do(
    file: Path, text: str, words: str
) -> None:
    assert words in refused(file, text)


def test_all_mistakes_are_named_at_once(file: Path) -> None:
    said = refused(file, "[event]\nvenue = 1\nx = 1\n[contact]\nname = 2\n[y]")
    assert [line.split(":")[0] for line in said.splitlines()] == [
        "contact > name", "event > venue", "event > x", "y",
    ]  # fmt: skip


def test_many_mistakes_are_counted(file: Path) -> None:
    lines = refused(file, "\n".join(f"x{n} = 1" for n in range(15))).splitlines()
    assert len(lines) == 11
    assert lines[-1] == "5 more mistakes"
    assert refused(file, "\n".join(f"x{n} = 1" for n in range(5000))) == "5000 more mistakes"


def test_an_endless_key_is_not_repeated_whole(file: Path) -> None:
    assert len(refused(file, f"{'x' * 100_000} = 1")) < 200


def test_a_request_on_no_subject_of_the_plan_is_refused(file: Path) -> None:
    file.write_text("[requests.licences]\ntitle = 'x'", "utf-8")
    with pytest.raises(UserError, match="requests > licences: is not known; did you mean licens"):
        details_file.read(file, tesmara())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe[\x00e\x00", "not UTF-8"),
        (b"x = 1\n" * 400_000, "larger than 2000000 bytes"),
        (b"a = " + b"[" * 5_000, "not valid TOML"),
    ],
)
def test_what_is_no_text_of_a_sensible_size_is_refused(file: Path, data: bytes, words: str) -> None:
    file.write_bytes(data)
    with pytest.raises(UserError, match=words):
        details_file.read(file, case())


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for name in ("nothing.toml", "."):
        with pytest.raises(UserError):
            details_file.read(tmp_path / name, case())


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)
KEYS = st.sampled_from([
    "contact", "event", "plan", "requests", "matrix", "measures", "highlights", "participants",
    "start", "end", "title", "kind", "objectives", "agency", "number", "name", "circulate",
]) | st.text()  # fmt: skip


def toml(value: object) -> str:
    """A value in TOML, tables inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value).replace("\x7f", "\\u007f")
    return '""' if value is None else str(value)


def outcome(file: Path, data: bytes) -> str:
    """What becomes of these bytes: why they are refused, else that they are read."""
    file.write_bytes(data)
    try:
        details_file.read(file, case())
    except UserError as error:
        return error.what
    return "read"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES) | VALUES, max_size=4))
def test_any_toml_is_read_or_refused_in_words(file: Path, table: dict[str, object]) -> None:
    text = "\n".join(f"{toml(key)} = {toml(value)}" for key, value in table.items())
    assert "is not of the right kind" not in outcome(file, text.encode())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(file: Path, data: bytes) -> None:
    assert outcome(file, data)


# The form and the example.


def keys(model: type[Part]) -> set[str]:
    return set(model.model_fields)


def tables() -> list[type[Part]]:
    found, left = [], [Part]
    while left:
        below = left.pop().__subclasses__()
        found += below
        left += below
    return [each for each in found if each.__module__ == Details.__module__]


def test_the_form_reads_as_what_the_assessment_knows(file: Path) -> None:
    form = details_form.text(tesmara())
    file.write_text(form, "utf-8")
    event = details_file.read(file, tesmara()).event
    assert event.kind == "exercise"
    assert "Nuclear Regulator" in [each.agency for each in event.participants]
    assert replace_known(event) == Event(highlights=dict.fromkeys(event.highlights, ()))
    assert list(event.highlights) == ["aims", "key_elements", "private_sector", "cooperation"]
    assert "# [plan.measures.M2-BRO-01] # Add a brokering article" in form
    assert "# [requests.licensing] # Control lists and licensing" in form


def replace_known(event: Event) -> Event:
    return event.model_copy(update={"kind": None, "participants": ()})


@pytest.mark.parametrize("text", [details_form.text(tesmara()),
                                  (EXAMPLES / "details.toml").read_text("utf-8")],
                         ids=["form", "example"])  # fmt: skip
def test_every_key_stands_in_the_form_and_in_the_example(text: str) -> None:
    assert len(tables()) >= 8
    for table in tables():
        missing = [key for key in keys(table) if f"{key} = " not in text and f"{key}." not in text
                   and f"[{key}]" not in text and f".{key}]" not in text]  # fmt: skip
        assert missing == [], table


def test_what_is_commented_out_in_the_form_can_be_used(file: Path) -> None:
    form = details_form.text(tesmara())
    start = form.index("# [requests.strategy]")
    file.write_text(form[start:].replace("# ", "", 1).replace("\n# ", "\n"), "utf-8")
    requests = details_file.read(file, tesmara()).requests
    assert len(requests) == 8
    assert requests["licensing"].circulate is True


def test_a_form_of_hostile_names_is_still_a_form(file: Path) -> None:
    told = case()
    name = 'A "quoted" \\ name\n[event]\x7f\u202e\n# """'
    said = Response(rev=10, at="2026-01-03T00:00:00Z", status="unknown", agency=name)
    assessment = told.assessment.with_response("B-4", said).model_copy(update={"system": name})
    form = details_form.text(replace(told, assessment=assessment))
    (only,) = read(file, form).event.participants
    assert only.agency == 'A "quoted" \\ name [event]\ufffd\ufffd # """'


def test_the_form_of_an_assessment_without_agencies_names_the_questionnaires(file: Path) -> None:
    assert [each.agency for each in read(file, details_form.text(case())).event.participants] == [
        "Ministry of Finance"
    ]


def test_the_example_can_be_used() -> None:
    details = details_file.read(EXAMPLES / "details.toml", tesmara())
    assert details.event.title
    assert details.requests["legislation"].publish is False
    assert details.plan.measures["M2-TRA-01"].responsible == "Ministry of Trade"


def test_details_go_from_the_form_into_a_paper(file: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["details", str(TESMARA), "-o", str(file)]) == 0
    form = file.read_text("utf-8")
    file.write_text(form.replace('venue = ""', 'venue = "Port Liss"'), "utf-8")
    assert main(["report", str(TESMARA), "--as", "information-note", "--details", str(file)]) == 0
    assert "Port Liss" in capsys.readouterr().out


def test_a_form_that_is_there_is_left_as_it_is(file: Path, capsys: pytest.CaptureFixture) -> None:
    file.write_text("# mine", "utf-8")
    assert main(["details", str(TESMARA), "-o", str(file)]) == 3
    assert file.read_text("utf-8") == "# mine"
    assert "exists already" in capsys.readouterr().err


def test_a_mistake_is_told_without_a_traceback(file: Path, capsys: pytest.CaptureFixture) -> None:
    file.write_text("[event]\norganizer = 'x'", "utf-8")
    assert main(["report", str(TESMARA), "--details", str(file)]) == 3
    err = capsys.readouterr().err
    assert "event > organizer: is not known; did you mean organiser?" in err
    assert "assessor details FILE" in err


def test_a_report_is_not_written_over_the_details(
    file: Path, capsys: pytest.CaptureFixture
) -> None:
    file.write_text("# mine", "utf-8")
    form = ["--format", "markdown", "--details", str(file), "-o", str(file)]
    assert main(["report", str(TESMARA), *form]) == 2
    assert file.read_text("utf-8") == "# mine"
    assert "is a file that the report is made from" in capsys.readouterr().err


def test_blanks_say_what_belongs_there() -> None:
    assert filled("Port Liss", "venue") == "Port Liss"
    assert filled(" \n", "venue") == "[to be filled in: venue]"
