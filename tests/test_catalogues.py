"""Catalogues: what is to be translated, PO files in step with it, and what is wrong with them."""

import argparse
from collections import Counter

import pytest
from babel.messages.extract import extract_from_file
from test_texts import FILES

from assessor import cli
from assessor.exchange.xlsform import languages as forms
from questionnaires import catalogues, glossary, loader, messages, texts
from questionnaires.checks import languages, translations
from questionnaires.messages import Message

DOMAINS = {"interface": messages.interface(), "content": messages.bundled_content()}
OURS = sorted(texts.CATALOGUES.glob("*/LC_MESSAGES/*.po"))


@pytest.fixture
def own(tmp_path):
    """A questionnaire of somebody's own, in a folder."""
    folder = tmp_path / "tiny"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def run(capsys, *words):
    code = cli.main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


def filled(source, said):
    """The PO file of these messages with these translations, by the English."""
    catalogue = catalogues.merge(source, None, "es")
    for entry in catalogue:
        if entry.id:
            entry.string = said.get(catalogues.one(entry), entry.string)
    return catalogues.written(catalogue)


def codes(source, po):
    return [p.code for p in translations.check("es.po", catalogues.read(po, "es"), source)]


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_two_messages_are_the_same_to_a_translator(domain):
    keys = Counter(m.context or m.text for m in DOMAINS[domain])
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_po_files_are_in_step_with_the_sources_and_compiled(path):
    # Mended with: make messages
    language = path.parts[-3]
    found = catalogues.read(path.read_bytes(), language)
    keys = [(m.context, m.text) for m in DOMAINS[path.stem]]
    assert [(e.context or "", catalogues.one(e)) for e in found if e.id] == keys
    compiled = path.with_suffix(".mo").read_bytes()
    assert catalogues.said(compiled) == catalogues.said(catalogues.compiled(found))


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_what_a_language_promises_is_there_and_fit_for_use(language):
    assert [str(problem) for problem in languages.check_bundled(language)] == []


def test_spanish_says_no_variant_that_the_glossary_forbids():
    known = (*glossary.load(), *glossary.wordings())
    said = [
        (variant, entry.context or "", form)
        for path in OURS
        if path.parts[-3] == "es"
        for entry in catalogues.read(path.read_bytes(), "es")
        if not (entry.context or "").endswith(".citation")  # titles keep their own language
        for form in (catalogues.said_in(entry) if entry.id else ())
        for variant, _instead in glossary.avoided(known, form, "es")
    ]
    assert said == []


def test_literals_that_stand_beside_each_other_are_one_message():
    begun = [m.text for m in DOMAINS["interface"] if m.text.startswith("Examine a national export")]
    assert [text.endswith("resolution 1540 (2004).") for text in begun] == [True]
    plurals = {m.text: m.many for m in DOMAINS["interface"]}
    assert plurals["{n} question"] == "{n} questions"


def test_what_argparse_says_itself_is_translated_too():
    """Of what the running Python's argparse says, what a user can be told; the rest is for us."""
    known = {m.text for m in DOMAINS["interface"]}
    to_authors = ("invalid option string", "dest=", "conflict", "mutually exclusive", "cannot ",
                  "'required'", "callable", ".__call__", 'argument "-"', "can't open", "unexpected",
                  "%r is not", "deprecated", "(default", "%(prog)s: warning")  # fmt: skip
    for _line, said, _notes, _context in extract_from_file(
        "python", argparse.__file__, {"_": None, "ngettext": (1, 2)}
    ):
        one = said if isinstance(said, str) else said[0]
        assert one in known or any(words in one for words in to_authors), one
    assert argparse._ is texts._


def test_a_changed_source_keeps_its_translation_as_stale_and_what_is_gone_is_dropped():
    before = [Message("Q1.text", "Is there a law?"), Message("Q2.text", "Is there a list?"),
              Message("", "Nothing was created."), Message("", "{n} gap", "{n} gaps")]  # fmt: skip
    po = filled(before, {"Is there a law?": "¿Hay ley?", "Is there a list?": "¿Hay lista?",
                         "Nothing was created.": "No se creó nada.",
                         "{n} gap": ("{n} brecha", "{n} brechas")})  # fmt: skip
    after = [Message("Q1.text", "Is there an act?"), Message("", "Nothing was created"), before[3]]
    renewed, compiled = catalogues.renewed(po, after, "es")
    act, nothing, gaps = (e for e in catalogues.read(renewed, "es") if e.id)
    assert (act.string, act.fuzzy) == ("¿Hay ley?", True)
    assert act.user_comments == ["The English was: Is there a law?"]
    assert (nothing.string, nothing.fuzzy) == ("No se creó nada.", True)
    assert (gaps.string, gaps.fuzzy) == (("{n} brecha", "{n} brechas"), False)
    assert catalogues.said(compiled) == {("", "{n} gap"): ("{n} brecha", "{n} brechas")}
    assert codes(after, renewed) == ["Q502", "Q502"]
    assert catalogues.renewed(renewed, after, "es")[0] == renewed


def test_an_older_file_is_stale_where_the_english_of_a_context_is_another():
    po = filled([Message("Q1.text", "Is there a law?")], {"Is there a law?": "¿Hay ley?"})
    assert codes([Message("Q1.text", "Is there an act?")], po) == ["Q502"]


@pytest.mark.parametrize(
    ("english", "said", "found"),
    [
        ("Is there a law?", "¿Hay una ley?", []),
        ("Is there a law?", "", ["Q501"]),
        ("Is there a law?", "Is there a law?", ["Q504"]),
        ("Total", "Total", []),
        ("Written: {file}", "Escrito: {fichero}", ["Q503"]),
        ("Written: {file}", "Escrito", ["Q503"]),
        ("invalid %(type)s value", "valor no válido", ["Q503"]),
        ("a law", "una \u202eley", ["Q506"]),
        ("One.\n\nTwo.", "Uno. Dos.", ["Q507"]),
    ],
)
def test_what_is_wrong_with_a_translation_is_told(english, said, found):
    source = [Message("Q1.text", english)]
    assert codes(source, filled(source, {english: said})) == found


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        (("{n} brecha", "{n} brechas"), []),
        (("una brecha", "{n} brechas"), []),
        (("{n} brecha", ""), ["Q505"]),
        (("{n} brecha", "{m} brechas"), ["Q503"]),
        (("una brecha", "brechas"), ["Q503"]),
    ],
)
def test_plurals_have_every_form_and_its_placeholders(forms, found):
    source = [Message("", "{n} gap", "{n} gaps")]
    assert codes(source, filled(source, {"{n} gap": forms})) == found


def test_a_header_that_asks_for_a_million_forms_is_not_obeyed():
    source = [Message("", "{n} gap", "{n} gaps")]
    po = filled(source, {}).replace(b"nplurals=2", b"nplurals=999999999")
    assert codes(source, po) == ["Q501"]


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe", b'msgid "a', b'msgstr "b"\n', b"\0" * 100,
     b'msgid ""\nmsgstr "Plural-Forms: x"\n',
     b'msgid ""\nmsgstr "POT-Creation-Date: never\\n"\n', b"x" * (catalogues.LARGEST + 1)],
    ids=range(7),
)  # fmt: skip
def test_what_is_no_po_file_is_told_and_nothing_falls_over(own, capsys, data):
    (own / "locale").mkdir()
    (own / "locale" / "es.po").write_bytes(data)
    code, out, err = run(capsys, "questionnaire", "check", str(own), "--lang", "es")
    assert code in (0, 1)
    assert "Traceback" not in out + err
    assert cli.main(["questionnaire", "translate", str(own), "--lang", "es"]) in (0, 3)


def test_ones_own_questionnaire_is_translated_checked_and_spoken(own, capsys):
    code, _out, err = run(capsys, "questionnaire", "translate", str(own), "--lang", "de")
    assert (code, "es.po" in err) == (0, False)
    path = own / "locale" / "de.po"
    text = path.read_text("utf-8")
    assert 'msgctxt "M1-POL-01.text"\nmsgid "Is there a policy?"\nmsgstr ""' in text
    path.write_text(text.replace('msgid "Is there a policy?"\nmsgstr ""',
                                 'msgid "Is there a policy?"\nmsgstr "Gibt es eine Politik?"'),
                    "utf-8")  # fmt: skip
    code, out, _err = run(capsys, "questionnaire", "check", str(own), "--lang", "de",
                          "--format", "json")  # fmt: skip
    assert code == 1
    assert '"Q510"' in out  # not compiled yet
    assert '"Q501"' in out
    run(capsys, "questionnaire", "translate", str(own), "--lang", "de")
    with texts.speaking("de_AT"):
        assert loader.load(own).questions["M1-POL-01"].text == "Gibt es eine Politik?"
        assert loader.load(own).questions["M1-POL-01"].anchors[0] == "No policy."
    assert texts.languages(own) == tuple(sorted({*texts.languages(), "de"}))


def test_a_damaged_catalogue_beside_a_questionnaire_is_named(own, capsys):
    (own / "locale").mkdir()
    (own / "locale" / "es.mo").write_bytes(b"no catalogue")
    code, out, err = run(capsys, "--lang", "es", "questionnaire", "show", str(own))
    assert (code, out) == (3, "")
    assert "locale/es.mo" in err


def test_a_questionnaire_half_translated_is_no_form_in_that_language(own):
    source = messages.content(own)
    (own / "locale").mkdir()
    half = filled(source, {"Tiny": "Winzig"})
    (own / "locale" / "de.mo").write_bytes(catalogues.renewed(half, source, "de")[1])
    made = forms.forms(lambda: loader.load(own), "full", codes=["de"])
    assert list(made) == ["en"]
    whole = filled(source, {m.text: m.text.upper() for m in source})
    (own / "locale" / "de.mo").write_bytes(catalogues.renewed(whole, source, "de")[1])
    made = forms.forms(lambda: loader.load(own), "full", codes=["de"], first="de")
    assert list(made) == ["de", "en"]


@pytest.mark.parametrize("language", ["../es", "", "e", "es/..", "x" * 40])
def test_a_language_is_a_code_and_no_path(own, capsys, language):
    code, _out, err = run(capsys, "questionnaire", "check", str(own), f"--lang={language}")
    assert (code, "Traceback" in err) == (2, False)
