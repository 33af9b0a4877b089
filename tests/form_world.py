"""A questionnaire with every kind of question, and files that answer it, for tests of forms."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st
from tiny import questionnaire

from assessor import saved, store
from assessor.exchange.form import answers, csv_form, incoming, taking
from assessor.saved import Said
from questionnaires.responses import Assessment, Edition, Evidence

ASKED = questionnaire(
    a='[[question]]\nid = "L1"\nweapons = ["N", "C", "B"]\n'
    '[[question]]\nid = "Y1"\nkind = "yes_partly_no"\n'
    '[[question]]\nid = "C1"\nkind = "choice"\n'
    'options = [{ id = "none", label = "No – law" }, { id = "act", label = "An act; in force" }]\n'
    '[[question]]\nid = "K1"\nkind = "checklist"\n'
    'options = [{ id = "a", label = "Alpha, first" }, { id = "b", label = "Beta" }]',
    b='[[question]]\nid = "N1"\nkind = "number"\nunit = "posts"\nfloor = 0\ntarget = 3\n'
    '[[question]]\nid = "T1"\nkind = "text"\n[[question]]\nid = "D1"\nkind = "date"',
)
BEGUN = Assessment(
    id="0b1d7c1e-0000-4000-8000-000000001540",
    created="2026-11-24T05:47:36Z",
    system="Tesmara",
    agency="Ministry of Trade",
    respondent="A. Official",
    questionnaire=Edition(id=ASKED.id, edition=ASKED.edition, digest=ASKED.digest),
    profile="full",
)
HOSTILE = (
    "=1+1", "'=x", "+49 30", "-", "-3", "@SUM(A1)", "\tx", "a;b,c\"d'", "zwei\nZeilen\r\n", " ",
    "_x0041_ _x005F_ _x000D_", "<r>bold</r>", "https://x.example", "\u202eabc\u2066", "\x00\x07",
    "don't know", "na", "{=1}", "𝔘" * 17_000, "'", "''-x",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
)
some = texts.filter(str.strip)
short = some.map(lambda text: text[:200]).filter(str.strip)
evidence = st.lists(
    st.builds(
        Evidence,
        title=short,
        reference=st.none() | short,
        page=st.none() | st.just("p. 3"),
        marking=st.none() | st.just("RESTRICTED"),
        date=st.none() | st.sampled_from(("2019", "2019-05", "2019-05-06")),
    ),
    max_size=3,
).map(tuple)
VALUES = {
    "L1/N": st.integers(0, 4), "L1/C": st.integers(0, 4), "L1/B": st.integers(0, 4),
    "Y1": st.sampled_from(("yes", "partly", "no")),
    "C1": st.sampled_from(("none", "act")),
    "K1": st.sampled_from(((), ("a",), ("b",), ("b", "a"))),
    "N1": st.integers(-(10**15) + 1, 10**15 - 1),
    "T1": some,
    "D1": st.sampled_from(("2019", "2019-05", "2019-05-06", "2024-02-29")),
}  # fmt: skip


@st.composite
def said(draw):
    """Something said of some of the cells."""
    made = []
    for cell in draw(st.lists(st.sampled_from(list(VALUES)), unique=True)):
        status = draw(st.sampled_from(("answered", "unknown", "not_applicable", "unanswered")))
        made.append(
            Said(
                cell,
                status,
                draw(VALUES[cell]) if status == "answered" else None,
                draw(some) if status == "not_applicable" else None,
                draw(st.none() | some),
                draw(evidence),
            )
        )
    return made


def with_(*answers_: Said, to: Assessment = BEGUN) -> Assessment:
    return saved.said(to, answers_)


def weigh(data: bytes, assessment: Assessment, name: str = "form") -> taking.Outcome:
    form = incoming.read(data, name, assessment)
    return taking.weighed(assessment, ASKED, form.rows, form.known, form.by)


def table(assessment: Assessment) -> bytes:
    return csv_form.write(assessment, ASKED, answers.words())


def on_disk(folder: Path, assessment: Assessment) -> Path:
    file = folder / "a.json"
    store.create(file, assessment)
    return file
