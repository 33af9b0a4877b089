"""Languages: the program's words, and translations laid over content."""

import ast
import struct
from pathlib import Path

import pytest

import questionnaires
from questionnaires import (
    editions,
    exercise,
    exercise_case,
    exercise_key,
    glossary,
    loader,
    model,
    plan,
    practices,
    regimes,
    texts,
)
from questionnaires.framework import LayoutRow
from questionnaires.way import Band, Cap

PROJECT = Path(questionnaires.__file__).parent.parent
NAMES = ("questionnaires", "scoring", "assessor")

FILES = {
    "questionnaire.toml": """
id = "tiny"
edition = "1"
title = "Tiny"
summary = "For a test."
caution = "No measure."
answer_rule = "As it is."
[unreached]
penalties = "A column."
[scale]
min = 0
max = 1
target = 1
levels = [
    { value = 0, name = "No", meaning = "Nothing." },
    { value = 1, name = "Yes", meaning = "All." },
]
[findings]
reading = "As recorded."
[[module]]
id = "aims"
number = 1
name = "Aims"
elements = ["policy"]
""",
    "elements/policy.toml": """
id = "policy"
name = "Policy"
[[question]]
id = "M1-POL-01"
text = "Is there a policy?"
legal_weight = "expected"
anchors = ["No policy.", "A policy."]
[[question]]
id = "M1-POL-02"
kind = "choice"
text = "Is there a policy?"
legal_weight = "expected"
options = [{ id = "a", label = "A law" }, { id = "b", label = "A decree" }]
""",
    "vocabulary.toml": '[weapons]\nN = "nuclear"\n',
    "profiles.toml": '[[profile]]\nid = "full"\nname = "Full"\nsummary = "All."\n',
    "agencies.toml": '[[agency]]\nid = "police"\nname = "Police"\nbring = ["facts", "cases"]\n',
}
GERMAN = {
    "tiny.title": ("Tiny", "Winzig"),
    "tiny.unreached.penalties": ("A column.", "Eine Spalte."),
    "tiny.scale.levels.1.name": ("Yes", "Ja"),
    "tiny.findings.reading": ("As recorded.", "Wie vermerkt."),
    "tiny.module.aims.name": ("Aims", "Ziele"),
    "tiny.policy.name": ("Policy", "Politik"),
    "M1-POL-01.text": ("Is there a policy?", "Gibt es eine Politik?"),
    "M1-POL-01.anchors.1": ("A policy.", "Eine Politik."),
    "M1-POL-02.text": ("Is there a policy?", "Gibt es denn eine?"),
    "M1-POL-02.options.a.label": ("A law", "Ein Gesetz"),
    "tiny.vocabulary.weapons.N": ("nuclear", "nuklear"),
    "tiny.profiles.profile.full.name": ("Full", "Ganz"),
    "tiny.agencies.agency.police.bring.1": ("cases", "Fälle"),
    "provisions.provision.1540:OP3(d).title": (
        "Export and trans-shipment controls",
        "Ausfuhrkontrollen",
    ),
    "fields.field.transit_control.label": ("Transit control", "Durchfuhrkontrolle"),
}


def compiled(messages):
    """The bytes of a gettext catalogue (.mo), as msgfmt would make them."""
    rows = sorted((key.encode(), text.encode()) for key, text in messages.items())
    tables, data = [b"", b""], b""
    start = 28 + 16 * len(rows)
    for column in (0, 1):
        for row in rows:
            tables[column] += struct.pack("<II", len(row[column]), start + len(data))
            data += row[column] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 0)
    return header + tables[0] + tables[1] + data


@pytest.fixture
def german(tmp_path, monkeypatch):
    """A catalogue with a few words of German; the test says when to speak it."""
    about = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
    content = {f"{context}\x04{source}": word for context, (source, word) in GERMAN.items()}
    interface = {"not known": "nicht bekannt", "one gap\0{n} gaps": "eine Lücke\0{n} Lücken"}
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "content.mo").write_bytes(compiled({"": about} | content))
    (folder / "interface.mo").write_bytes(compiled({"": about} | interface))
    monkeypatch.setattr(texts, "CATALOGUES", tmp_path)
    yield
    texts.use(None)


@pytest.mark.usefixtures("german")
def test_content_speaks_the_language_in_use_by_the_documented_contexts():
    texts.use("de")
    tiny = loader.load_texts(FILES)
    first, second = tiny.questions.values()
    assert {
        "tiny.title": tiny.head.title,
        "tiny.unreached.penalties": tiny.head.unreached["penalties"],
        "tiny.scale.levels.1.name": tiny.head.scale.levels[1].name,
        "tiny.findings.reading": tiny.head.findings.reading,
        "tiny.module.aims.name": tiny.modules[0].name,
        "tiny.policy.name": tiny.elements[0].name,
        "M1-POL-01.text": first.text,
        "M1-POL-01.anchors.1": first.anchors[1],
        "M1-POL-02.text": second.text,
        "M1-POL-02.options.a.label": second.options[0].label,
        "tiny.vocabulary.weapons.N": tiny.vocabulary.weapons["N"],
        "tiny.profiles.profile.full.name": tiny.profiles[0].name,
        "tiny.agencies.agency.police.bring.1": tiny.agencies[0].bring[1],
        "provisions.provision.1540:OP3(d).title": tiny.provisions["1540:OP3(d)"].title,
        "fields.field.transit_control.label": tiny.fields["transit_control"].label,
    } == {context: word for context, (_source, word) in GERMAN.items()}


GRADED = """id = "policy"
name = "Policy"
[scoring]
method = "lookup"
bands = [{ name = "Weak", value = 0 }, { name = "Good", from = 1, value = 1 }]
table = [{ parts = ["Weak"], gives = "Good" }, { parts = [1, "Good"], gives = "Weak" }]
[[scoring.caps]]
unless = { question = "Q1", is = "yes" }
at = 0
why = "There is none."
[[group]]
id = "parts"
name = "Parts"
[[question]]
id = "Q1"
kind = "yes_partly_no"
text = "Is it so?"
legal_weight = "expected"
group = "parts"
"""
GRADED_GERMAN = {
    "tiny.policy.scoring.bands.0.name": ("Weak", "Schwach"),
    "tiny.policy.scoring.caps.0.why": ("There is none.", "Es gibt keine."),
    "tiny.policy.group.parts.name": ("Parts", "Teile"),
}


def test_bands_are_translated_and_so_are_the_rows_that_name_them(monkeypatch):
    def lookup(context, source):
        return GRADED_GERMAN.get(context, ("", ""))[1] if source in (
            each[0] for each in GRADED_GERMAN.values()) else source  # fmt: skip

    class Catalogue:
        pgettext = staticmethod(lookup)

    monkeypatch.setattr(texts, "_content", Catalogue)
    element = loader.load_texts(FILES | {"elements/policy.toml": GRADED}).elements[0]
    way = element.scoring
    assert [band.name for band in way.bands] == ["Schwach", "Good"]
    assert [(row.parts, row.gives) for row in way.table] == [
        (("Schwach",), "Good"), ((1, "Good"), "Schwach"),
    ]  # fmt: skip
    assert way.caps[0].why == "Es gibt keine."
    assert element.groups[0].name == "Teile"


@pytest.mark.usefixtures("german")
def test_what_has_no_translation_stays_english_and_ids_are_never_translated():
    texts.use("de")
    tiny = loader.load_texts(FILES)
    assert tiny.head.summary == "For a test."
    assert tiny.questions["M1-POL-01"].anchors[0] == "No policy."
    assert list(tiny.questions) == ["M1-POL-01", "M1-POL-02"]


@pytest.mark.usefixtures("german")
def test_the_digest_is_the_same_in_every_language():
    english = loader.load_texts(FILES)
    texts.use("de")
    german = loader.load_texts(FILES)
    assert german.head.title != english.head.title
    assert german.digest == english.digest


@pytest.mark.usefixtures("german")
def test_the_program_speaks_the_language_in_use_counts_included():
    assert texts._("not known") == "not known"
    texts.use("de_AT")
    assert texts._("not known") == "nicht bekannt"
    assert texts._("partly") == "partly"
    assert texts.ngettext("one gap", "{n} gaps", 1) == "eine Lücke"
    assert texts.ngettext("one gap", "{n} gaps", 2).format(n=2) == "2 Lücken"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("language", [None, "en", "xx", "", "../de", "de\0", "d" * 1000])
def test_english_is_spoken_where_a_language_is_not_known(language):
    texts.use("de")
    texts.use(language)
    assert texts._("not known") == "not known"
    assert loader.load_texts(FILES).head.title == "Tiny"


def test_in_english_a_table_is_not_even_copied():
    table = {"id": "M1-POL-01", "text": "Is there a policy?"}
    assert texts.overlay("question", table) is table


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("table", [None, 7, "words", [], {}, {"id": 7}, {"id": "Q", "text": 7}])
def test_what_is_no_table_of_words_comes_back_for_the_checks_to_find(table):
    texts.use("de")
    assert texts.overlay("question", table) == table
    assert texts.overlay("element", {"question": table}, "tiny") == {"question": table}


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, None),
        ({"LANG": "es_MX.UTF-8"}, "es_MX"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "es_MX"}, "es_MX"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, None),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:de"}, "fr"),
    ],
)
def test_the_system_says_which_language_is_wanted(environment, language, monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert texts.system_language() == language


CLASSES = {
    "questionnaire": model.Head,
    "findings": model.Findings,
    "level": model.Level,
    "module": model.ModuleEntry,
    "element": model.Element,
    "group": model.GroupEntry,
    "band": Band,
    "cap": Cap,
    "question": model.Question,
    "option": model.Option,
    "profile": model.Profile,
    "agency": model.Agency,
    "vocabulary": model.Vocabulary,
    "provision": model.Provision,
    "source": model.Source,
    "field": model.Field,
    "layout": model.Layout,
    "row": LayoutRow,
    "plan": plan.PlanFile,
    "phase": plan.Phase,
    "subject": plan.Subject,
    "practices": practices.PracticesFile,
    "fact": practices.Fact,
    "regimes": regimes.RegimesFile,
    "regime": regimes.Regime,
    "statement": regimes.Statement,
    "criterion": regimes.Criterion,
    "reworded": editions.Reworded,
    "changed": editions.Changed,
    "split": editions.Split,
    "merged": editions.Merged,
    "retired": editions.Retired,
    "term": glossary.Term,
    "exercise": exercise.ExerciseFile,
    "team": exercise.Team,
    "step": exercise.Step,
    "case": exercise_case.CaseFile,
    "section": exercise_case.Section,
    "passage": exercise_case.Passage,
    "table": exercise_case.Table,
    "inject": exercise_case.Inject,
    "card": exercise_case.Card,
    "answer": exercise_key.Answer,
    "change": exercise_key.Change,
    "misreading": exercise_key.Misreading,
    "facilitator": exercise.FacilitatorFile,
    "note": exercise.Note,
    "test": exercise_key.TestFile,
    "item": exercise_key.Item,
}


def test_what_is_translated_are_words_that_the_model_knows():
    assert set(texts.WORDS) == set(CLASSES)
    for kind, keys in texts.WORDS.items():
        assert set(keys) <= set(CLASSES[kind].model_fields), kind


def calls(name):
    """Every call of `_` and `ngettext` in a package: its place and its arguments that are words."""
    for path in sorted((PROJECT / name).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = f"{path.relative_to(PROJECT)}:{node.lineno}"
                if node.func.id == "_":
                    yield place, node.args
                elif node.func.id == "ngettext":
                    yield place, node.args[:2]


@pytest.mark.parametrize("name", NAMES)
def test_every_message_is_a_literal_so_that_translators_can_be_given_it(name):
    for place, messages in calls(name):
        assert messages, place
        for message in messages:
            assert isinstance(message, ast.Constant), place
            assert isinstance(message.value, str), place
