"""The glossary: terms in four languages, found in any of them, and looked up in the interview."""

import json

import pytest

from assessor import cli
from assessor.interview import told
from assessor.interview.screen import Command
from questionnaires import bundled, glossary, loader, texts

TERMS = glossary.load()


def run(capsys, *words):
    code = cli.main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_every_term_is_there_once_in_four_languages_with_a_known_source():
    idents = [term.id for term in TERMS]
    assert len(idents) == len(set(idents)) > 100
    for term in TERMS:
        assert all(term.names(code) for code in glossary.LANGUAGES), term.id


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("transit", ["transit"]),
        ("TRÁNSITO", ["transit"]),
        ("transito", ["transit"]),
        ("courtier", ["broker"]),
        ("uso dual", ["dual_use_item"]),
        ("usuário final", ["end_user"]),
        ("licence", ["licence"]),
        ("licenc", ["general_licence", "global_licence", "individual_licence", "licence",
                    "licensing_authority"]),
        ("nothing of the kind", []),
    ],
)  # fmt: skip
def test_terms_are_found_in_any_language_without_accents(wanted, found):
    got = [term.id for term in glossary.search(TERMS, wanted)]
    assert [ident for ident in got if ident in found] == found
    assert got == found or wanted == "licenc"


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Does the law control brokering by brokers?", "en", ["broker", "brokering"]),
        ("Is the end user checked?", "en", ["end_user"]),
        ("Is an end-user certificate asked for?", "en", ["end_user_certificate"]),
        ("¿Se controla el tránsito y el transbordo?", "es", ["transit", "trans_shipment"]),
        ("Los sistemas vectores y los materiales conexos", "es",
         ["means_of_delivery", "related_materials"]),
        ("Está bien.", "es", []),
        ("Nothing here", "en", []),
    ],
)  # fmt: skip
def test_terms_in_a_text_are_found_the_longest_only(text, language, found):
    assert sorted(t.id for t in glossary.occurring(TERMS, text, language)) == sorted(found)


def test_variants_to_avoid_are_found_as_whole_words_in_the_plural_too():
    text = "Armas de destrucción masiva, trasbordos y microordenadores."
    found = [(variant, term.id) for variant, term in glossary.avoided(TERMS, text, "es")]
    assert found == [
        ("trasbordo", "trans_shipment"), ("destrucción masiva", "weapons_of_mass_destruction"),
    ]  # fmt: skip
    wordings = glossary.wordings()
    found = [(v, w.wanted) for v, w in glossary.avoided(wordings, f"{text} El fichero.", "es")]
    assert found == [("fichero", "archivo; equipo")]
    assert list(glossary.avoided(TERMS, "weapons of destrucción masiva", "fr")) == []


def test_no_term_is_called_what_it_is_to_avoid():
    for term in TERMS:
        for language in glossary.LANGUAGES:
            assert list(glossary.avoided(TERMS, term.called(language), language)) == []


def test_the_command_tells_what_a_term_means_in_four_languages(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _err = run(capsys, "glossary", "transito", "--plain")
    assert code == 0
    for words in ("transit", "tránsito", "trânsito", "Passing through"):
        assert words in out
    assert max(map(len, out.splitlines())) <= 80
    code, out, _err = run(capsys, "glossary")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert out.count("tránsito") == 1


def test_the_command_gives_json(capsys):
    code, out, _err = run(capsys, "glossary", "broker", "--format", "json")
    (term,) = json.loads(out)
    assert code == 0
    assert (term["id"], term["fr"]) == ("broker", "courtier")


def test_a_term_that_is_not_there_is_told(capsys):
    code, out, err = run(capsys, "glossary", "\x1b[31mzzz")
    assert (code, out) == (1, "")
    assert "\x1b" not in err


@pytest.mark.parametrize(("language", "words"), [("en", "end user"), ("es", "usuario final")])
def test_the_interview_looks_up_the_terms_of_a_question(language, words):
    with texts.speaking(language):
        asked = loader.load(bundled.folder("op3_workshop")).questions["M2-EUC-01"]
        lines = told.glossary_screen(asked).lines
    assert "M2-EUC-01" in lines[0].text
    assert words in [line.text for line in lines if line.role == "question"]


def test_a_question_without_terms_says_so():
    asked = loader.load(bundled.folder("op3_workshop")).questions["M2-EUC-01"]
    bare = asked.model_copy(update={
        "text": "Why?", "why": None, "anchors": (), "enforcement_anchors": (),
    })  # fmt: skip
    assert "No term" in told.glossary_screen(bare).lines[1].text
    assert Command.GLOSSARY == "g"
