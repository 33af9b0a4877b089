"""Which language is spoken: the one asked for, a file's own, the system's; answers have none."""

import ctypes
import gettext
import json
import sys
from fractions import Fraction
from io import StringIO
from types import SimpleNamespace

import pytest

from assessor import cli, speech, store, words
from assessor.reports.document import Document
from assessor.reports.formats import html
from assessor.reports.formats.docx.language import tag
from assessor.reports.formats.pdf import content
from questionnaires import bundled, loader, supplements, texts
from questionnaires.plan import PlanFile
from scoring import assess

LOCALES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def _english_system(monkeypatch):
    for name in LOCALES:
        monkeypatch.delenv(name, raising=False)
    yield
    texts.use(None)
    speech.settle()


def run(capsys, *words):
    code = cli.main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def new(capsys, path, *more):
    return run(capsys, "new", path, "--system", "Tesmara", "--type", "self", "--profile", "quick",
               *more)  # fmt: skip


def test_an_assessment_keeps_the_language_it_was_begun_in(tmp_path, capsys, monkeypatch):
    new(capsys, tmp_path / "en.json")
    new(capsys, tmp_path / "asked.json", "--lang", "es")
    new(capsys, tmp_path / "mexico.json", "--lang=es_MX")
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    new(capsys, tmp_path / "system.json")
    found = {p.stem: store.read(p).language for p in tmp_path.glob("*.json")}
    assert found == {"en": "en", "asked": "es", "mexico": "es", "system": "es"}


@pytest.mark.parametrize(
    ("system", "begun", "asked", "spoken"),
    [
        ("", "en", "", "en"),
        ("", "es", "", "es"),
        ("es_MX.UTF-8", "en", "", "en"),
        ("es_MX.UTF-8", "es", "en", "en"),
        ("fr_FR.UTF-8", "es", "pt_BR", "pt"),
        ("C", "es", "", "es"),
    ],
)
def test_lang_comes_first_then_the_file_then_the_system(
    tmp_path, capsys, monkeypatch, system, begun, asked, spoken
):
    file = tmp_path / "a.json"
    new(capsys, file, "--lang", begun)
    monkeypatch.setenv("LANG", system)
    code, _out, _err = run(capsys, "status", file, *(("--lang", asked) if asked else ()))
    assert (code, texts.language()) == (0, spoken)


def test_without_a_file_the_system_is_followed(capsys, monkeypatch):
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    run(capsys, "questionnaire", "list")
    assert texts.language() == "es"


def test_the_demo_speaks_to_the_person_though_its_examples_are_in_english(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    run(capsys, "demo", "--out", tmp_path / "demo")
    assert texts.language() == "es"


def test_a_language_that_is_not_known_is_told_only_where_it_is_asked_for(capsys, monkeypatch):
    code, out, err = run(capsys, "--lang", "xx\x1b[31m", "questionnaire", "list")
    assert (code, "\x1b" in err) == (0, False)
    assert "The program does not speak xx" in err
    assert "es" in err
    monkeypatch.setenv("LANG", "xx_YY.UTF-8")
    assert run(capsys, "questionnaire", "list") == (0, out, "")


def test_a_file_cannot_name_a_path_for_a_language(tmp_path, capsys):
    file = tmp_path / "a.json"
    new(capsys, file)
    data = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(data | {"language": "../../es"}), "utf-8")
    assert run(capsys, "status", file)[0] == 0
    assert texts.language() == "en"


@pytest.mark.parametrize(("number", "language"), [(0x080A, "es_MX"), (0x0409, "en_US"), (1, None)])
def test_windows_is_asked_what_its_menus_are_in(monkeypatch, number, language):
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert texts.system_language() == language
    monkeypatch.setenv("LANG", "pt_BR.UTF-8")
    assert texts.system_language() == "pt_BR"


def test_answers_given_in_spanish_are_reported_in_english_and_come_to_the_same(tmp_path, capsys):
    said = ["M1-POL-01=3", "M1-LEG-01=2", "M2-LST-01=1", "M2-CAT-01=unknown"]
    reports = {}
    for language in ("en", "es"):
        folder = tmp_path / language
        folder.mkdir()
        file = folder / "a.json"
        new(capsys, file, "--lang", language)
        data = json.loads(file.read_text("utf-8"))
        file.write_text(json.dumps(data | {"id": "00000000-0000-4000-8000-000000001540"}), "utf-8")
        assert run(capsys, "set", file, *said, "--lang", language)[0] == 0
        code, reports[language], _err = run(
            capsys, "score", file, "--format", "csv", "--lang", "en"
        )
        assert code == 0
    assert reports["en"] == reports["es"]


def test_every_language_scores_alike():
    english = loader.load(bundled.folder("op3_workshop"))
    expected = assess(english, {}, "full")
    for code in texts.languages():
        with texts.speaking(code):
            other = loader.load(bundled.folder("op3_workshop"))
        assert other.digest == english.digest
        found = assess(other, {}, "full")
        assert [(f.field, f.outcome) for f in found.findings] == [
            (f.field, f.outcome) for f in expected.findings
        ]


def test_what_stands_beside_a_questionnaire_is_spoken_too():
    folder = bundled.folder("op3_workshop")
    names = {}
    for code in ("en", "es"):
        with texts.speaking(code):
            plan = supplements.read(folder, "plan.toml", PlanFile)
            assert plan is not None
            names[code] = [phase.name for phase in plan.phases]
    assert len(names["en"]) == len(names["es"])
    assert not set(names["en"]) & set(names["es"])


def test_a_document_is_in_the_language_in_use_and_says_so():
    with texts.speaking("es_MX"):
        document = Document("Informe", ())
    assert document.language == "es"
    assert b'<html lang="es"' in html.write(document)
    assert tag(document.language) == "es-MX"
    assert json.loads(content.data(document))["language"] == "es"


@pytest.mark.parametrize(
    ("language", "written"), [("en", "1.25"), ("es", "1.25"), ("fr", "1,25"), ("pt", "1,25")]
)
def test_figures_have_the_decimal_mark_of_the_language(language, written):
    with texts.speaking(language):
        assert words.number(Fraction(5, 4)) == written
        assert words.decimal(Fraction(5, 4)) == "1.2500"


def test_help_and_errors_of_the_command_line_are_spoken(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--lang", "es", "score", "--help"])
    said = capsys.readouterr().out
    assert said.startswith("uso: assessor score")
    assert "usage" not in said
    assert "show this help" not in said
    with pytest.raises(SystemExit):
        cli.main(["--lang", "es", "need"])
    assert "required" not in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_page_of_help_is_there_in_every_language(capsys, language):
    """A sign for per cent in a translation must not be read as a field."""
    actions = {"evidence": ("a.json", "list"), "exercise": ("play",), "questionnaire": ("check",)}
    for command in cli.COMMANDS:
        for more in {(), actions.get(command, ())}:
            with pytest.raises(SystemExit) as end:
                cli.main(["--lang", language, command, *more, "--help"])
            assert end.value.code == 0
            assert f"assessor {command}" in capsys.readouterr().out


def test_that_a_language_is_not_known_is_said_in_the_one_of_the_system(capsys, monkeypatch):
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    assert run(capsys, "--lang", "zz", "glossary")[2].startswith("El programa no habla zz")


def test_a_command_is_found_behind_the_language():
    for said in (["--lang", "es", "status"], ["--lang=es", "status"], ["status", "--lang", "es"]):
        usage = cli.parser(said).format_help()
        assert "status" in usage
        assert "unprotect" not in usage
    assert "unprotect" in cli.parser(["--lang", "es"]).format_help()


def test_help_says_that_the_letters_are_those_of_english(tmp_path, capsys, monkeypatch):
    new(capsys, tmp_path / "a.json")
    for language, told in (("en", False), ("es", True)):
        monkeypatch.setattr(sys, "stdin", StringIO("h\nq\n"))
        with texts.speaking(language):
            letters = texts._(
                "The letters come from the English words and are the same in every language."
            )
        out = run(capsys, "answer", tmp_path / "a.json", "--plain", "--lang", language)[1]
        assert (letters in " ".join(out.split())) is told


@pytest.mark.parametrize(
    "kind", ["gap", "matrix", "action-plan", "assistance-request", "information-note", "regimes"]
)
def test_reports_as_data_differ_only_in_words(tmp_path, capsys, kind):
    new(capsys, tmp_path / "a.json")
    run(capsys, "set", tmp_path / "a.json", "M1-POL-01=3", "M1-LEG-01=2", "M2-LST-01=1")
    said = [
        json.loads(run(capsys, "report", tmp_path / "a.json", "--as", kind, "--format", "json",
                       "--lang", language)[1])
        for language in ("en", "es")
    ]  # fmt: skip
    assert said[0] != said[1]
    assert _without_words(said[0]) == _without_words(said[1])


def _without_words(data):
    if isinstance(data, dict):
        return {key: _without_words(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_without_words(value) for value in data]
    return "words" if isinstance(data, str) else data


def test_french_sets_a_blank_before_a_colon_and_the_question_still_follows_its_id(tmp_path, capsys):
    new(capsys, tmp_path / "a.json")
    run(capsys, "set", tmp_path / "a.json", "M1-POL-01=2")
    for language, asked in (("fr", "Le gouvernement"), ("es", "¿Ha declarado")):
        words_ = run(capsys, "explain", tmp_path / "a.json", "M1-POL-01", "--lang", language)[1]
        line = next(each for each in words_.splitlines() if each.startswith("- M1-POL-01"))
        assert asked in line


def test_content_is_read_only_when_something_of_it_is_said(monkeypatch):
    read = []
    catalogue = gettext.translation
    monkeypatch.setattr(
        texts._gettext, "translation", lambda d, *a: read.append(d) or catalogue(d, *a)
    )
    texts.use("es")
    texts._("partly")
    assert read == ["interface"]
    texts.overlay("module", {"id": "aims", "name": "Aim"}, "op3_workshop.module")
    assert read == ["interface", "content"]
