"""The papers of an exercise: what participants get holds no key, and the facilitator gets all."""

import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from test_exercises import DAY, written

from assessor import reports
from assessor.cli import main
from assessor.exercise import handout
from assessor.exercise.handout import Handout
from assessor.exercise.papers import key, sheets
from assessor.exercise.papers.case import quoted
from assessor.reports.document import Heading, PageBreak, Table
from questionnaires import bundled, exercises, loader
from questionnaires.exercise_key import cells_of

WORKSHOP = bundled.folder("op3_workshop")
SHIPPED = exercises.names(WORKSHOP)
QUESTIONNAIRE = loader.load(WORKSHOP)


def exercise(ident):
    return exercises.load(WORKSHOP, ident)


def plain(text):
    """A text without blanks and signs: each format breaks lines and escapes in its own way."""
    return re.sub(r"\W+", "", text)


def texts_of(about):
    """A paper in every format, as text alone."""
    document = handout.document(about)
    found = {}
    for form in ("terminal", "markdown", "html", "docx"):
        data = reports.written(handout._Kind(), about, form)
        if form == "docx":
            with zipfile.ZipFile(BytesIO(data)) as package:
                data = package.read("word/document.xml")
        text = data.decode()
        if form in ("html", "docx"):
            text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
            text = re.sub(r"<[^>]*>", "", text).replace("&#34;", '"').replace("&#39;", "'")
            text = text.replace("&quot;", '"').replace("&apos;", "'").replace("&amp;", "&")
        found[form] = plain(text)
    # What goes to the typesetter; the letters in a PDF are glyphs.
    from assessor.reports.formats.pdf import content

    found["pdf"] = plain(json.dumps(json.loads(content.data(document)), ensure_ascii=False))
    return found


def secrets(exercise):
    """What no participant may read."""
    for answer in exercise.key.values():
        yield answer.reason
        yield from (change.why for change in answer.changes)
        for misreading in answer.misreadings:
            yield misreading.claim
            yield misreading.settled
    for inject in exercise.injects:
        yield inject.outcome
        yield inject.lesson
    if exercise.test:
        yield from (item.reason for item in exercise.test.items)
    for note in exercise.facilitator.notes:
        yield from note.texts
    yield from exercise.facilitator.questions
    yield from exercise.facilitator.priorities
    yield from exercise.facilitator.keep
    yield from (step.trainer for step in exercise.head.steps)


@pytest.mark.parametrize("ident", SHIPPED)
def test_no_paper_for_participants_holds_anything_of_the_key_in_any_format(ident):
    given = exercise(ident)
    case = plain(" ".join(map(quoted, given.passages.values())))
    # What teams claim may be what an agency says of itself in the case.
    hidden = [plain(each) for each in secrets(given) if plain(each) not in case]
    assert len(hidden) > 60
    cards = [plain(card.text) for inject in given.injects for card in inject.cards]
    titles = [plain(inject.title) for inject in given.injects]
    for form, text in texts_of(Handout(given, QUESTIONNAIRE)).items():
        assert not [each for each in (*hidden, *cards, *titles) if each in text], form
    for form, text in texts_of(Handout(given, QUESTIONNAIRE, test=True)).items():
        assert not [each for each in (*hidden, *cards) if each in text], form
    for number, inject in enumerate(given.injects):
        later = [plain(c.text) for other in given.injects[number + 1 :] for c in other.cards]
        for form, text in texts_of(Handout(given, QUESTIONNAIRE, inject.id)).items():
            assert not [each for each in (*hidden, *later) if each in text], form
            assert all(plain(card.text) in text for card in inject.cards), form


@pytest.mark.parametrize("ident", SHIPPED)
def test_the_facilitator_has_everything(ident):
    given = exercise(ident)
    for form, text in texts_of(Handout(given, QUESTIONNAIRE, facilitator=True)).items():
        missing = [each for each in secrets(given) if plain(each) not in text]
        if form != "terminal":  # there the columns of the timetable stand side by side
            assert missing == [], form
        passages = [p.text for s in given.case.sections for p in s.passages if p.text]
        assert all(plain(part) in text for each in passages for part in each.split("\n\n"))


@pytest.mark.parametrize("ident", SHIPPED)
def test_the_answer_sheet_has_a_blank_for_each_cell_in_the_order_of_typing_in(ident):
    given = exercise(ident)
    blocks = handout.document(Handout(given, QUESTIONNAIRE)).blocks
    _name, sheet = [each for each in blocks if isinstance(each, Table) and each.by_hand]
    blanks = [entry for row in sheet.rows for entry in row[2:-1] if not entry.text]
    cells = cells_of(QUESTIONNAIRE.questions, given.head.questions)
    assert len(blanks) == len(cells)
    named = [row[0].text for row in sheet.rows if row[0].text]
    assert named == list(dict.fromkeys(cell.question for cell in cells))


def test_what_is_filled_in_with_a_pen_has_room_for_it_in_every_printed_format():
    about = Handout(exercise("tesmara"), QUESTIONNAIRE)
    page = reports.written(handout._Kind(), about, "html").decode()
    assert page.count('<table class="by-hand"') == 1  # the sheet
    assert page.count('<table class="short by-hand"') == 1  # the name
    assert re.search(r"\.by-hand tbody :is\(th, td\) \{ height: 9mm;", page)
    with zipfile.ZipFile(BytesIO(reports.written(handout._Kind(), about, "docx"))) as package:
        assert package.read("word/document.xml").decode().count('w:hRule="atLeast"') > 45
    from assessor.reports.formats.pdf import content

    blocks = json.loads(content.data(handout.document(about)))["blocks"]
    assert sum(block.get("by_hand", False) for block in blocks) == 2


def test_an_inject_has_a_card_to_a_page_and_its_tasks_at_the_end():
    tesmara = exercise("tesmara")
    blocks = handout.document(Handout(tesmara, QUESTIONNAIRE, "broker")).blocks
    breaks = [at for at, block in enumerate(blocks) if isinstance(block, PageBreak)]
    assert len(breaks) == 3
    assert all(isinstance(blocks[at + 1], Heading) for at in breaks)
    assert blocks[-1].items[0].text == tesmara.injects[2].tasks[0]


def test_the_key_at_a_glance_shows_what_injects_move_and_what_may_be_accepted():
    tesmara = exercise("tesmara")
    found = handout.document(Handout(tesmara, QUESTIONNAIRE, facilitator=True)).blocks
    tables = [block for block in found if isinstance(block, Table) and len(block.rows) > 40]
    entries = {entry.text for row in tables[0].rows for entry in row}
    assert {"0 → 1", "2 → 1", "0 (or 1)", sheets.NONE} <= entries


def test_what_may_be_accepted_stands_beside_the_answer_of_the_case_not_of_an_inject():
    tesmara = exercise("tesmara")
    moved = next(answer for answer in tesmara.key.values() if answer.changes)
    place = moved.changes[0].places[0]
    also = replace(tesmara, key=tesmara.key | {
        moved.question: moved.model_copy(update={"accept": {place: (4,)}})
    })  # fmt: skip
    rows = key.at_a_glance(also, (QUESTIONNAIRE.questions[moved.question],)).rows
    assert any(re.fullmatch(r"\d \(or 4\) → \d", entry.text) for row in rows for entry in row)


def test_handouts_are_written_and_shown(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    for name in ("paper.html", "paper.docx", "paper.md", "paper.pdf"):
        assert main(["exercise", "handout", "tesmara", "-o", name]) == 0
        assert (tmp_path / name).stat().st_size > 5000
    capfd.readouterr()
    assert main(["exercise", "handout", "tesmara", "--inject", "broker"]) == 0
    assert "Mr Teo Varlan" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["handout", "atlantis"], "There is no exercise atlantis"),
        (["handout", "tesmara", "--inject", "flood"], "There is no inject flood in tesmara"),
        (["handout", "tesmara", "--facilitator", "--test"], "not allowed with"),
        (["handout", "tesmara", "--format", "docx"], "A screen cannot show docx"),
        (["handout", "tesmara", "-o", "a.xlsx"], "A handout is not written as xlsx"),
        (["handout", "tesmara", "-o", "a.json"], "A handout is not written as json"),
    ],
)
def test_what_cannot_be_handed_out_is_refused_with_a_reason(
    tmp_path, monkeypatch, capfd, args, said
):
    monkeypatch.chdir(tmp_path)
    try:
        code = main(["exercise", *args])
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    assert said in " ".join(capfd.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


def test_the_list_tells_of_each_exercise(capfd):
    assert main(["exercise", "list", "--format", "json"]) == 0
    listed = {each["id"]: each for each in json.loads(capfd.readouterr().out)}
    assert set(listed) == set(SHIPPED)
    tesmara = listed["tesmara"]
    assert tesmara["minutes"] == 450
    assert len(tesmara["questions"]) == 30
    assert tesmara["injects"] == ["dairy-vessels", "shared-process", "broker"]
    assert main(["exercise", "list"]) == 0
    assert "The Republic" in capfd.readouterr().out


def test_an_exercise_of_ones_own_is_listed_printed_and_refused_with_mistakes(tmp_path, capfd):
    home = written(tmp_path)
    assert main(["exercise", "list", "--questionnaire", str(home)]) == 0
    assert "The Isle" in capfd.readouterr().out
    out = tmp_path / "isle.md"
    assert main(["exercise", "handout", "isle", "--questionnaire", str(home), "-o", str(out)]) == 0
    assert "The Act." in out.read_text()
    (home / "exercises/isle" / DAY).write_text(
        (home / "exercises/isle" / DAY).read_text().replace('["Q1", "Q2"]', '["Q1", "Q2", "Q9"]')
    )
    capfd.readouterr()
    assert main(["exercise", "handout", "isle", "--questionnaire", str(home)]) == 3
    assert "Q9 does not exist" in " ".join(capfd.readouterr().err.split())
