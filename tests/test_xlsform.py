"""A questionnaire as an XLSForm: what the form asks, and what its submissions say."""

from __future__ import annotations

import dataclasses
import itertools
import json
import re
from io import BytesIO
from pathlib import Path

import form_world
import pytest
import submissions
from form_world import ASKED, BEGUN, said
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from pyxform.xls2xform import convert
from tiny import AT, questionnaire

from assessor import cli, saved, store
from assessor.errors import UserError
from assessor.exchange import xlsform_in
from assessor.exchange.form import answers as answers_
from assessor.exchange.xlsform import book, choices, fields, relevance, survey, table, taking
from assessor.exchange.xlsform.offered import Offered
from assessor.saved import Said
from assessor.together import packets, shares
from questionnaires import bundled, history, loader, path
from questionnaires.responses import Edition, Evidence, Response

WORKSHOP = loader.load(bundled.folder("op3_workshop"))
MATRIX = loader.load(bundled.folder("op3_matrix"))
FORM = survey.form(ASKED, None)


def converted(*forms, **more):
    """What pyxform makes of a form; it must have nothing to say about it."""
    codes = dict(zip(("en", "es"), forms, strict=False))
    made = convert(BytesIO(book.write(codes)), file_type=".xlsx", form_name="data", **more)
    assert made.warnings == []
    return etree.fromstring(made.xform.encode())


# The form.


@pytest.mark.parametrize(
    ("asked", "profile"),
    [(WORKSHOP, "full"), (WORKSHOP, "quick"), (MATRIX, "full"), (MATRIX, "op3cd")],
    ids=lambda each: each if isinstance(each, str) else each.id,
)
def test_pyxform_accepts_the_form_without_a_warning(asked, profile):
    xform = converted(survey.form(asked, profile))
    names = {element.tag.split("}")[1] for element in xform.iter(etree.Element)}
    known = fields.Names(asked)
    cells = [cell for q in asked.asked_in(profile).values() for cell in q.cells]
    assert {known.of(cell.id) for cell in cells} <= names


def test_pyxform_accepts_every_kind_of_question_and_two_languages():
    xform = converted(FORM, FORM)
    languages = xform.xpath("//*[local-name()='translation']/@lang")
    assert languages == ["English (en)", "Español (es)"]
    types = {bind.get("nodeset").split("/")[-1]: bind.get("type")
             for bind in xform.iter("{*}bind")}  # fmt: skip
    assert (types["N1"], types["D1"], types["T1"]) == ("int", "date", "string")
    assert types["K1"] == "string"
    assert len(xform.xpath("//*[local-name()='select'][@ref[contains(., 'K1')]]")) == 1


HOSTILE = (
    "${L1}", "$ {x}", "</label><b>", "&amp; & <", "{{x}}", "=1+1", "'\"`", "<r>x</r>", "${", "}",
    "#*_~[a](b)", "\u202eabc", "é𝔘", "-", "/", "a/b-c.d:e", "${not_there}", "${L1__N}",
)  # fmt: skip


@example(texts=["<r>x</r>"] * 9)
@given(texts=st.lists(st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40
).filter(lambda text: re.search(r"\S", text)), min_size=9, max_size=9))  # fmt: skip
def test_no_text_of_a_questionnaire_breaks_the_form(texts):
    _title, text, why, na, option, other, anchor, name, unit = map(in_toml, texts)
    hostile = questionnaire(
        a=f'[[question]]\nid = "C1"\nkind = "choice"\ntext = {text}\nwhy = {why}\n'
        f'na_only_if = {na}\noptions = [{{ id = {option}, label = {other} }},'
        f'{{ id = "x y/z-", label = {other} }}]\n'
        f'[[question]]\nid = "L1"\nanchors = [{anchor}, {name}, "2", "3", "4"]\n'
        f'[[question]]\nid = "N1"\nkind = "number"\nunit = {unit}\nfloor = 0\ntarget = 3\n'
        f'ask_if = {{ question = "C1", is = {option} }}',
    )  # fmt: skip
    head = hostile.head.model_copy(update={"title": texts[0]})
    hostile = dataclasses.replace(hostile, head=head)
    form = survey.form(hostile, None)
    converted(form)
    for listed in form.lists.values():
        assert all(re.fullmatch(r"-?[A-Za-z0-9_]+", name) for name in listed)


def in_toml(text):
    return json.dumps(" ".join(text.replace("\x7f", "-").splitlines()), ensure_ascii=False)


def test_each_answer_can_also_be_not_known_and_not_applicable_with_a_reason():
    for listed in FORM.lists.values():
        if "other" not in listed:
            assert {"unknown", "not_applicable"} <= set(listed)
    for cell in ASKED.cells:
        reason = next(r for r in FORM.rows if r.name == fields.Names(ASKED).of(cell, "reason"))
        assert reason.required
        assert "'not_applicable'" in reason.relevant


def test_an_agency_gets_only_its_questions():
    whole, part = survey.form(WORKSHOP, "full"), survey.form(WORKSHOP, "full", "customs")
    assert 0 < part.questions < whole.questions == 157
    assert part.ident == "op3_workshop_full_customs"
    assert next(row.default for row in part.rows if row.name == "agency") == "customs"
    converted(part)


# Names.

ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,5}", fullmatch=True)


@given(st.lists(st.text(min_size=1, max_size=8) | ids | st.sampled_from(fields.RESERVED)))
def test_no_two_names_are_alike_and_all_are_names(wanted):
    made = fields.distinct(wanted, fields.RESERVED)
    assert len({name.casefold() for name in (*made, *fields.RESERVED)}) == len(wanted) + len(
        fields.RESERVED
    )
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]*", name) for name in made)


@pytest.mark.parametrize("asked", [WORKSHOP, MATRIX, ASKED], ids=lambda each: each.id)
def test_names_map_back_to_their_cells(asked):
    names = fields.Names(asked)
    assert len(names.fields) == len(asked.cells) * len(fields.PARTS)
    for name, field in names.fields.items():
        assert names.of(*field) == name


def test_ids_that_differ_only_in_their_signs_have_names_of_their_own():
    asked = questionnaire(
        a='[[question]]\nid = "A-1"\nweapons = ["N", "C"]\n[[question]]\nid = "A_1"\n'
        '[[question]]\nid = "a-1"\n[[question]]\nid = "A-1__N"\n[[question]]\nid = "1"\n'
        '[[question]]\nid = "agency"\n[[question]]\nid = "about_1"\n'
        '[[question]]\nid = "A-1__N__reason"'
    )
    names = fields.Names(asked)
    assert names.of("A-1/N") == "A_1__N"
    assert len({names.of(cell, part) for cell in asked.cells for part in fields.PARTS}) == 9 * 5
    converted(survey.form(asked, None))


def test_a_place_is_called_as_the_questionnaire_has_it():
    names = fields.Names(WORKSHOP)
    assert names.of("M2-TRA-01/law.N") == "M2_TRA_01__law__N"
    assert names.of("M1-POL-01", "comment") == "M1_POL_01__comment"


# Conditions.

KINDS = {
    "L1": '[[question]]\nid = "L1"\nweapons = ["N", "C"]\n',
    "Y1": '[[question]]\nid = "Y1"\nkind = "yes_partly_no"\n',
    "C1": '[[question]]\nid = "C1"\nkind = "choice"\noptions = [{ id = "none", label = "No" }, '
    '{ id = "it\'s \\"x\\" ${L1}", label = "B" }]\n',
    "K1": '[[question]]\nid = "K1"\nkind = "checklist"\noptions = [{ id = "a", label = "A" }, '
    '{ id = "unknown", label = "B" }]\n',
    "N1": '[[question]]\nid = "N1"\nkind = "number"\nfloor = 0\ntarget = 3\n',
    "T1": '[[question]]\nid = "T1"\nkind = "text"\n',
    "D1": '[[question]]\nid = "D1"\nkind = "date"\n',
}
ANSWERS = {
    "L1": [0, 1, 4], "Y1": ["yes", "no"], "C1": ["none", 'it\'s "x" ${L1}'],
    "K1": [("a",), ("unknown",), (), ("a", "unknown")], "N1": [-1, 2, 3],
    "T1": ["a'b", 'x"y', "plain ${L1}"], "D1": ["2019", "2019-05", "2019-05-06"],
}  # fmt: skip
IS = {
    "L1": ["0", "1"], "Y1": ['"yes"', '"no"'], "C1": ['"none"', '"it\'s \\"x\\" ${L1}"'],
    "K1": ['"a"', '"unknown"'], "N1": ["2", "3"], "T1": ['"a\'b"', '"x\\"y"', '"plain ${L1}"'],
    "D1": ['"2019"', '"2019-05"', '"2019-05-06"'],
}  # fmt: skip
WITHOUT = ("unknown", "not_applicable")
LATER = ("L1", "Y1", "N1")
"""Kinds of the questions that have conditions, and that others look at again."""


@st.composite
def conditions(draw, earlier, depth=2):
    kind = draw(st.sampled_from(("test", "test", "all", "any", "not") if depth else ("test",)))
    if kind == "not":
        return f"{{ not = {draw(conditions(earlier, depth - 1))} }}"
    if kind in ("all", "any"):
        parts = draw(st.lists(conditions(earlier, depth - 1), min_size=1, max_size=3))
        return f"{{ {kind} = [{', '.join(parts)}] }}"
    ident = draw(st.sampled_from(earlier))
    model = ident.split("-")[0]
    cells = draw(st.sampled_from(("", ', cells = "all"')))
    if model in ("L1", "N1") and draw(st.booleans()):
        return f'{{ question = "{ident}", at_least = {draw(st.integers(1, 3))}{cells} }}'
    return f'{{ question = "{ident}", is = {draw(st.sampled_from(IS[model]))}{cells} }}'


@st.composite
def conditional(draw):
    """Questions of every kind, and more of them that depend on these and on each other."""
    text, earlier = "".join(KINDS.values()), list(KINDS)
    for number in range(draw(st.integers(1, 4))):
        model = draw(st.sampled_from(LATER))
        ident = f"{model}-{number}"
        made = KINDS[model].replace(f'"{model}"', f'"{ident}"')
        text += f"{made}ask_if = {draw(conditions(tuple(earlier)))}\n"
        earlier.append(ident)
    return questionnaire(a=text)


@st.composite
def answered(draw, asked):
    made = []
    for cell in asked.cells.values():
        status = draw(st.sampled_from(("answered", "answered", "unknown", "not_applicable", "")))
        value = draw(st.sampled_from(ANSWERS[cell.question.split("-")[0]]))
        if status:
            given = value if status == "answered" else None
            reason = "So." if status == "not_applicable" else None
            made.append(Said(cell.id, status, given, reason))
    return made


def holds(expression, document):
    """Evaluate a condition as a form does, on a document with an element for each field."""
    functions = etree.FunctionNamespace(None)
    functions["selected"] = lambda _c, nodes, name: name in (nodes[0].text or "").split()
    functions["format-date"] = lambda _c, nodes, shape: (nodes[0].text or "")[
        : {"%Y": 4, "%Y-%m": 7, "%Y-%m-%d": 10}[shape]
    ]
    # What is quoted is a text, whatever it says.
    assert "${" not in re.sub(r"\$\{[A-Za-z0-9_]+\}", "", expression)
    expression = re.sub(r"\$\{([A-Za-z0-9_]+)\}", r"/form/\1", expression)
    return document.xpath(f"boolean({expression})")


def differences(asked, given_, blanked=False):
    """The questions that only one of the form and the path asks; `blanked`: what the form does not
    ask is emptied, as some systems do."""
    names = fields.Names(asked)
    document = etree.Element("form")
    elements = {name: etree.SubElement(document, name) for name in names.fields}
    for name, text in submissions.filled(asked, given_).items():
        if name in elements:
            elements[name].text = text
    responses = {
        each.cell: Response(rev=1, at=AT, status=each.status, value=each.value, reason=each.reason)
        for each in given_
    }
    way = path.path(asked, "full", responses)
    translated = relevance.Relevance(asked, asked.questions, names)
    for question in asked.questions.values():
        condition = translated.of(question)
        is_asked = not condition or holds(condition, document)
        if is_asked == (question.id in way.off):
            yield question.id, condition
        if blanked and not is_asked:
            for cell in question.cells:
                for part in fields.PARTS:
                    elements[names.of(cell.id, part)].text = ""


@settings(max_examples=300)
@given(st.data(), st.booleans())
def test_a_form_asks_what_the_path_asks(data, blanked):
    asked = data.draw(conditional())
    given_ = data.draw(answered(asked))
    assert list(differences(asked, given_, blanked)) == []


YES = '{{ question = "{0}", is = "yes" }}'
SHAPES = (
    YES,
    f"{{{{ not = {YES} }}}}",
    f"{{{{ not = {{{{ not = {YES} }}}} }}}}",
    f'{{{{ not = {{{{ any = [{YES}, {{{{ question = "{{1}}", is = "no" }}}}] }}}} }}}}',
    f'{{{{ not = {{{{ all = [{YES}, {{{{ question = "{{1}}", is = "no" }}}}] }}}} }}}}',
)


@pytest.mark.parametrize("third", SHAPES)
@pytest.mark.parametrize("second", SHAPES[:3])
def test_what_hangs_on_what_may_not_be_asked_is_asked_as_on_the_path(second, third):
    yes_no = '[[question]]\nid = "{}"\nkind = "yes_partly_no"\n'
    asked = questionnaire(
        a=yes_no.format("A")
        + yes_no.format("B") + f"ask_if = {second.format('A')}\n"
        + yes_no.format("C") + f"ask_if = {third.format('B', 'A')}\n"
        + yes_no.format("D") + f"ask_if = {third.format('C', 'B')}\n"
    )  # fmt: skip
    answers = ("yes", "no", "unknown", "not_applicable", "")
    for combined in itertools.product(answers, repeat=3):
        given_ = [
            Said(cell, answer if answer in WITHOUT else "answered",
                 None if answer in WITHOUT else answer)
            for cell, answer in zip("ABC", combined, strict=True)
            if answer
        ]  # fmt: skip
        assert list(differences(asked, given_)) == [], combined


def test_what_is_not_known_is_asked():
    asked = questionnaire(
        a='[[question]]\nid = "A"\n'
        '[[question]]\nid = "B"\nask_if = { question = "A", at_least = 1 }'
    )
    condition = next(r.relevant for r in survey.form(asked, None).rows if r.name == "question_B")
    assert condition == "not((${A} = '0' or ${A} = 'not_applicable'))"


def test_a_condition_on_what_the_form_does_not_ask_is_no_condition():
    asked = questionnaire(
        a='[[question]]\nid = "A"\n'
        '[[question]]\nid = "B"\nask_if = { question = "A", at_least = 1 }'
    )
    only = {"B": asked.questions["B"]}
    assert relevance.Relevance(asked, only, fields.Names(asked)).of(only["B"]) == ""


def test_a_condition_that_no_form_can_hold_is_refused():
    parts = ", ".join('{ not = { question = "A", is = 1, cells = "all" } }' for _ in range(3))
    text = '[[question]]\nid = "A"\nweapons = ["N", "C", "B"]\n'
    for number in range(12):
        other = f"Q{number - 1}" if number else "A"
        text += (
            f'[[question]]\nid = "Q{number}"\nask_if = {{ all = [{parts}, {{ not = {{ any = ['
            f'{{ not = {{ question = "{other}", is = 1 }} }}, {{ question = "{other}", is = 2 }}'
            f"] }} }}] }}\n"
        )
    with pytest.raises(UserError, match="too long for a form"):
        survey.form(questionnaire(a=text), None)


# Submissions.


def read(data, asked=ASKED, forms=(FORM,)):
    header, lines = table.read(data, "s.csv")
    return xlsform_in.read(header, lines, asked, forms)


def taken(assessment, data, asked=ASKED, forms=(FORM,), **more):
    found, refused = read(data, asked, forms)
    outcome = taking.weighed(assessment, asked, found, answers_.words(), **more)
    return taking.brought(assessment, outcome.said), outcome, refused


def plain(said_):
    """What a form can hold of an answer."""
    return Said(
        said_.cell, said_.status, said_.value, said_.reason, said_.comment,
        tuple(Evidence(title=piece.title) for piece in said_.evidence),
    )  # fmt: skip


STYLES = [
    (style, labels, paths)
    for style in ("kobo", "odk")
    for labels in (False, True)
    for paths in (False, True)
]


@pytest.mark.parametrize(("style", "labels", "paths"), STYLES)
@given(made=said())
def test_what_was_said_comes_back(made, style, labels, paths):
    lines = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
    made = [
        Said(
            each.cell, each.status,
            each.value if not isinstance(each.value, str) else each.value.strip(),
            (each.reason or "").strip() or None, (each.comment or "").strip() or None,
            tuple(Evidence(title=lines.sub(" ", piece.title).strip()) for piece in each.evidence),
        )
        for each in made
        if each.status != "unanswered"
    ]  # fmt: skip
    data = submissions.table(
        FORM, [submissions.filled(ASKED, made, agency="Customs", respondent="B. Officer")],
        style, labels, paths,
    )  # fmt: skip
    found, refused = read(data)
    assert refused == ()
    for submission in found:
        assert (submission.agency, submission.by, submission.at) == ("Customs", "B. Officer", None)
        order = list(ASKED.cells)
        back = sorted(map(plain, submission.said), key=lambda each: order.index(each.cell))
        # A checklist's ticks come in the order of its options, whichever was ticked first.
        wanted = [
            Said(e.cell, e.status, tuple(sorted(e.value)) if isinstance(e.value, tuple)
                 else e.value, e.reason, e.comment, e.evidence)
            for e in made
        ]  # fmt: skip
        assert back == sorted(wanted, key=lambda each: order.index(each.cell))


def one(*said_, **more):
    return submissions.filled(ASKED, said_, **more)


def at(time, **more):
    return {"_submission_time": time, **more}


def test_submissions_are_taken_in_the_order_in_which_they_were_made():
    late = one(Said("Y1", "answered", "no"), agency="Customs", **at("2026-11-24T09:00:00"))
    early = one(Said("Y1", "answered", "yes"), agency="Customs", **at("2026-11-24T08:00:00.25"))
    whole, outcome, refused = taken(BEGUN, submissions.table(FORM, [late, early]))
    assert not outcome.refused
    assert refused == ()
    assert [(e.value, e.at, e.agency, e.by) for e in whole.responses["Y1"]] == [
        ("yes", "2026-11-24T08:00:00Z", "Customs", "A. Official"),
        ("no", "2026-11-24T09:00:00Z", "Customs", "A. Official"),
    ]
    assert whole.conflicts == {}
    saved.loads(saved.dumps(whole), "it")


def test_nothing_is_taken_twice_however_often_a_table_is_imported():
    rows = [
        one(Said("Y1", "answered", value), Said("L1/N", "unknown"), agency="Customs",
            **at(f"2026-11-24T0{hour}:00:00"))
        for hour, value in enumerate(("yes", "no", "no", "yes"))
    ]  # fmt: skip
    first, outcome, _refused = taken(BEGUN, submissions.table(FORM, rows[:2]))
    assert (len(outcome.said), outcome.unchanged) == (3, 1)
    whole, outcome, _refused = taken(first, submissions.table(FORM, [*rows, rows[3]]))
    assert [e.value for e in whole.responses["Y1"]] == ["yes", "no", "yes"]
    again, outcome, _refused = taken(whole, submissions.table(FORM, rows))
    assert again == whole
    assert (outcome.said, outcome.newer, outcome.refused) == ([], [], [])
    assert taken(whole, submissions.table(FORM, rows[:1]))[0] == whole


def test_agencies_that_differ_are_in_conflict_in_whatever_order_they_come():
    trade = one(Said("Y1", "answered", "yes"), agency="Trade", **at("2026-11-24T08:00:00"))
    customs = one(Said("Y1", "answered", "no"), agency="Customs", **at("2026-11-24T09:00:00"))
    begun = saved.said(BEGUN, [Said("T1", "answered", "Before.")])
    both, *_ = taken(begun, submissions.table(FORM, [trade, customs]))
    first, *_ = taken(begun, submissions.table(FORM, [trade]))
    then, *_ = taken(first, submissions.table(FORM, [customs]))
    assert list(both.conflicts) == list(then.conflicts) == ["Y1"]
    assert saved.dumps(both) == saved.dumps(then)
    assert list(history.broken(both)) == []
    assert saved.loads(saved.dumps(both), "it") == both


def test_an_answer_given_later_in_the_file_is_not_replaced_unasked():
    begun = saved.said(
        BEGUN, [Said("Y1", "answered", "partly", agency="Customs", at="2026-12-01T00:00:00Z")]
    )
    early = one(Said("Y1", "answered", "no"), agency="Customs", **at("2026-11-24T09:00:00"))
    whole, outcome, _refused = taken(begun, submissions.table(FORM, [early]))
    assert whole == begun
    assert [(each.stands, each.filled) for each in outcome.newer] == [("partly", "no")]
    over = taking.brought(begun, [each.said for each in outcome.newer])
    assert over.current()["Y1"].value == "no"
    assert taken(over, submissions.table(FORM, [early]))[0] == over


def test_what_a_packet_takes_can_be_merged():
    begun = saved.said(BEGUN, [Said("Y1", "answered", "no"), Said("T1", "answered", "Before.")])
    share = shares.Share("customs", "Customs", ("Y1",), ())
    packet = packets.made(begun, ASKED, share)
    row = one(Said("Y1", "answered", "yes"), agency="Customs", **at("2026-11-24T09:00:00"))
    filled, *_ = taken(packet, submissions.table(FORM, [row]))
    whole, _brought = packets.merged(begun, [(Path("p.json"), filled)])
    assert whole.current()["Y1"].value == "yes"
    assert list(history.broken(whole)) == []


def test_agency_and_person_can_be_told_for_all():
    row = one(Said("Y1", "answered", "no"), agency="Customs", respondent="B")
    whole, *_ = taken(BEGUN, submissions.table(FORM, [row]), by="C. Clerk", agency="Navy")
    assert (whole.responses["Y1"][0].by, whole.responses["Y1"][0].agency) == ("C. Clerk", "Navy")


@pytest.mark.parametrize("labels", [False, True])
def test_a_listed_agency_is_called_by_its_name_and_another_as_typed(labels):
    form = survey.form(WORKSHOP, None)
    rows = [
        submissions.filled(WORKSHOP, [Said("M1-POL-01", "answered", 2)], agency=agency, **more)
        for agency, more in (("economy", {}), ("other", {"agency_other": "Port authority"}))
    ]
    data = submissions.table(form, rows, labels=labels)
    found, refused = read(data, WORKSHOP, [form])
    assert refused == ()
    assert [each.agency for each in found] == ["Ministry of Economy", "Port authority"]


def test_a_whole_questionnaire_comes_back():
    form = survey.form(WORKSHOP, "full")
    begun = BEGUN.model_copy(update={"questionnaire": Edition(
        id=WORKSHOP.id, edition=WORKSHOP.edition, digest=WORKSHOP.digest)})  # fmt: skip
    made = []
    for number, cell in enumerate(WORKSHOP.cells.values()):
        question = WORKSHOP.questions[cell.question]
        offered = choices.of(question, WORKSHOP.head.scale, cell.side)
        choice = offered[number % len(offered)]
        reason = "None exists." if choice.status == "not_applicable" else None
        made.append(Said(cell.id, choice.status, choice.value, reason))
    for style, labels, paths in STYLES:
        rows = [submissions.filled(WORKSHOP, made, agency="economy")]
        data = submissions.table(form, rows, style, labels, paths)
        whole, outcome, refused = taken(begun, data, WORKSHOP, [form])
        assert (outcome.refused, refused) == ([], ())
        assert {c: (r[-1].status, r[-1].value) for c, r in whole.responses.items()} == {
            each.cell: (each.status, each.value) for each in made
        }


BROKEN = [
    ({"Y1": "maybe"}, "Y1", "“maybe” is no answer to it: expected one of: yes, partly, no"),
    ({"Y1": "not_applicable"}, "Y1", "there is no reason"),
    ({"Y1__comment": "So."}, "Y1", "there is something beside the answer, and no answer"),
    ({"L1__N": "5"}, "L1/N", "“5” is no answer to it"),
    ({"K1": "a unknown"}, "K1", "“unknown” cannot be chosen together with anything else"),
    ({"K1": "a z"}, "K1", "expected some of: a b none"),
    ({"N1": "three", "N1__status": "answer"}, "N1", "expected a whole number"),
    ({"N1__status": "answer"}, "N1", "it is said that there is an answer, and there is none"),
    ({"D1": "2019-02-30", "D1__status": "day"}, "D1", "expected a date"),
    ({"Y1": "yes", "Y1__evidence": "x" * 501}, "Y1", "more than 500 characters"),
    ({"Y1": "yes", "Y1__comment": "x" * 20_001}, "Y1", "is too long"),
    ({"assessor_form": "tiny 1 0123456789ab"}, "", "it answers tiny 1 0123456789ab, and this"),
    ({"assessor_form": ""}, "", "it answers –, and this assessment answers tiny 1"),
    ({"_validation_status": "Not Approved"}, "", "it was rejected where it was sent to"),
]


@pytest.mark.parametrize(
    ("wrong", "cell", "words"), BROKEN, ids=[words for _w, _c, words in BROKEN]
)
def test_what_cannot_be_taken_is_said_and_the_rest_is_taken(wrong, cell, words):
    right = one(Said("C1", "answered", "act"))
    data = submissions.table(FORM, [right, {**right, "C1": "none", **wrong}], paths=False)
    whole, outcome, refused = taken(BEGUN, data)
    (problem,) = (*refused, *outcome.refused)
    assert words in problem.what
    assert problem.cell == cell
    assert problem.where.startswith("line 3")
    assert not cell or re.search(f"column {cell.split('/')[0]}", problem.where)
    assert whole.responses["C1"][0].value == "act"
    assert len(whole.responses["C1"]) == (2 if cell else 1)


def test_labels_in_a_row_are_read_where_they_can_mean_one_thing_only():
    made = [choices.Choice(name, name, "answered", name) for name in ("x", "y", "z")]
    offered = Offered(made, [{"x": "Law", "y": "Law and order", "z": "and order"}])
    assert [c.name for c in offered.several("Law")] == ["x"]
    assert [c.name for c in offered.several("and  order Law and order")] == ["y", "z"]
    assert offered.several("Law and order") is None  # x and z, or y
    assert offered.several("Law or order") is None
    assert [c.name for c in offered.several("z x")] == ["x", "z"]


def test_a_question_that_is_not_asked_is_said():
    form = survey.form(WORKSHOP, "full")
    begun = BEGUN.model_copy(update={"profile": "quick", "questionnaire": Edition(
        id=WORKSHOP.id, edition=WORKSHOP.edition, digest=WORKSHOP.digest)})  # fmt: skip
    other = next(i for i in WORKSHOP.questions if i not in WORKSHOP.asked_in("quick"))
    cell = WORKSHOP.questions[other].cells[0].id
    data = submissions.table(form, [submissions.filled(WORKSHOP, [Said(cell, "unknown")])])
    whole, outcome, _refused = taken(begun, data, WORKSHOP, [form])
    assert whole == begun
    assert [each.what for each in outcome.refused] == ["it is not asked in this assessment"]


def test_a_table_with_hardly_anything_right_in_it_is_refused():
    names = [name for name in fields.Names(ASKED).fields if not name.endswith(("comment", "x"))]
    header = [*names, "assessor_form"]
    lines = [table.Line(n, [*("?" * len(names)), survey.stamp(ASKED)]) for n in range(500)]
    with pytest.raises(UserError, match="More than 2000 places"):
        xlsform_in.read(header, lines, ASKED, [FORM])


def test_two_columns_that_differ_are_said():
    data = "assessor_form,Y1,a/Y1\n" + f"{survey.stamp(ASKED)},yes,no\n"
    found, refused = read(data.encode())
    assert found[0].said[0].value == "yes"
    assert refused[0].where == "line 2, column a/Y1"


TABLES = {
    "no header": b"\n\n",
    "not it": b"a,b\n1,2\n",
    "not UTF-8": b"assessor_form,Y1\n\xff,yes\n",
    "not closed": b'assessor_form,Y1\n"x,yes\n',
    "long": b"assessor_form\n" + b"x\n" * 501,
    "wide": b"assessor_form" + b",x" * 20_000,
}


@pytest.mark.parametrize("data", TABLES.values(), ids=TABLES)
def test_a_table_that_cannot_be_read_is_refused(data):
    with pytest.raises(UserError):
        table.read(data, "s.csv")


@given(st.data())
def test_no_table_ends_in_a_traceback(data):
    names = [*fields.Names(ASKED).fields, "assessor_form", "K1/a", "K1/none", "_submission_time",
             "end", "agency", "x/y", "SubmissionDate"]  # fmt: skip
    texts = st.sampled_from([*form_world.HOSTILE, "yes", "1", "a", "a b", "none", "2019-05-06",
                             "answer", "day", "not_applicable", "9999-12-31T23:59:59-14:00",
                             "0001-01-01T00:00:00+14:00"]) | st.text(max_size=5)  # fmt: skip
    header = data.draw(st.lists(st.sampled_from(names), max_size=12))
    row = {name: data.draw(texts) for name in header}
    stamp = survey.stamp(ASKED)
    lines = [table.Line(2, [*row.values(), stamp])]
    found, refused = xlsform_in.read([*row, "assessor_form"], lines, ASKED, [FORM])
    outcome = taking.weighed(BEGUN, ASKED, found, answers_.words())
    whole = taking.brought(BEGUN, outcome.said)
    assert saved.loads(saved.dumps(whole), "it") == whole
    assert all(each.what and each.todo for each in (*refused, *outcome.refused))


def test_an_unreadable_time_is_none_and_zones_are_kept():
    rows = [one(Said("Y1", "unknown"), **at(time)) for time in
            ("24.11.2026", "2026-11-24T05:47:36", "")]  # fmt: skip
    rows[2]["end"] = "2026-11-24T08:47:36.123+03:00"
    found, _refused = read(submissions.table(FORM, rows))
    assert [each.at for each in found] == ["2026-11-24T05:47:36Z"] * 2 + [None]


# The command line.


def say(*words):
    return cli.main([str(word) for word in words])


def test_export_and_import(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert say("questionnaire", "export", "op3_workshop", "--xlsform", "--profile", "quick") == 0
    assert "op3_workshop_quick.xlsx, 30 questions" in capsys.readouterr().err
    assert (tmp_path / "op3_workshop_quick.xlsx").read_bytes()[:2] == b"PK"
    file = tmp_path / "a.json"
    store.create(file, BEGUN.model_copy(update={"profile": "quick", "questionnaire": Edition(
        id=WORKSHOP.id, edition=WORKSHOP.edition, digest=WORKSHOP.digest)}))  # fmt: skip
    form = survey.form(WORKSHOP, "quick")
    rows = [
        submissions.filled(WORKSHOP, [Said("M1-POL-01", "answered", value)], agency=agency)
        for value, agency in ((2, "economy"), (3, "customs"))
    ]
    (tmp_path / "s.csv").write_bytes(submissions.table(form, rows))
    assert say("import", file, "s.csv") == 0
    told = capsys.readouterr().err
    assert "2 answers taken, 0 unchanged, 0 refused" in told
    assert "1 cell is in conflict" in told
    before = file.read_bytes()
    assert say("import", file, "s.csv") == 0
    assert "0 answers taken, 2 unchanged, 0 refused" in capsys.readouterr().err
    assert file.read_bytes() == before
    rows[0]["M1_POL_01"] = "9"
    (tmp_path / "s.csv").write_bytes(submissions.table(form, rows))
    assert say("import", file, "s.csv") == 1
    assert "M1_POL_01 (M1-POL-01): “9” is no answer to it" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["op3_workshop", "--xlsform", "--profile", "x"], 2, "Profiles are: full, quick"),
        (["op3_workshop", "--xlsform", "--agency", "x"], 2, "Agencies are: interior"),
        (["op3_matrix", "--xlsform", "--agency", "x"], 2, "It lists no agencies"),
        (["nothing", "--xlsform"], 2, "There is no questionnaire nothing"),
        (["op3_workshop", "--xlsform", "-o", "there.xlsx"], 3, "exists already"),
    ],
)
def test_what_cannot_be_exported_is_said(words, code, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.xlsx").write_text("x")
    assert say("questionnaire", "export", *words) == code
    assert told in capsys.readouterr().err
    assert (tmp_path / "there.xlsx").read_text() == "x"


def test_export_must_be_told_what_it_is_to_make(capsys):
    with pytest.raises(SystemExit, match="2"):
        say("questionnaire", "export", "op3_workshop")
    assert "--xlsform" in capsys.readouterr().err
