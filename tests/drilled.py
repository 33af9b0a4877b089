"""A tiny exercise beside a tiny questionnaire, and folders of teams that played it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tiny

from assessor import files, saved
from questionnaires import exercises, loader
from questionnaires.exercise import Exercise
from questionnaires.exercise_key import accepted, cells_of, right, right_at
from questionnaires.model import Questionnaire
from questionnaires.responses import Assessment, Drill, Edition, Response, Stage

ANCHORS = 'anchors = ["nothing", "custom", "some", "all", "reviewed"]\n'
QUESTIONNAIRE = {
    "questionnaire.toml": tiny.HEAD
    + """
[[module]]
id = "aims"
number = 1
name = "Aims"
elements = ["policy"]
[[module]]
id = "controls"
number = 2
name = "Controls"
elements = ["transit"]
""",
    "elements/policy.toml": f"""
id = "policy"
name = "Policy"
[[question]]
id = "A-1"
text = "Is there a written policy?"
legal_weight = "good_practice"
{ANCHORS}
[[question]]
id = "A-2"
kind = "yes_partly_no"
text = "Do all agencies know it?"
legal_weight = "good_practice"
[[question]]
id = "A-3"
kind = "choice"
text = "Who leads?"
legal_weight = "good_practice"
options = [{{ id = "a", label = "Trade" }}, {{ id = "b", label = "Customs" }},
    {{ id = "c", label = "Nobody" }}]
""",
    "elements/transit.toml": f"""
id = "transit"
name = "Transit"
[[question]]
id = "T-1"
text = "Can goods in transit be held?"
legal_weight = "expected"
weapons = ["N", "C"]
sides = ["law", "enforcement"]
{ANCHORS}
[[question]]
id = "T-2"
text = "Is anybody on duty at night?"
legal_weight = "expected"
{ANCHORS}
""",
    "vocabulary.toml": '[weapons]\nN = "nuclear"\nC = "chemical"\n[sides]\nlaw = "law"\n'
    'enforcement = "enforcement"\n',
    "profiles.toml": '[[profile]]\nid = "full"\nname = "Full"\nsummary = "All."\n',
}
EXERCISE = {
    "exercise.toml": """
id = "harbour"
edition = "1"
title = "The harbour of Varn"
summary = "A morning on transit."
state = "the Republic of Varn"
questions = ["A-1", "A-2", "A-3", "T-1", "T-2"]
[[team]]
id = "customs"
name = "Customs"
[[step]]
id = "read"
title = "Read and answer"
minutes = 60
trainer = "Hand out the case."
participants = "Read, then answer."
[[step]]
id = "call"
title = "The night call"
minutes = 20
inject = "call"
trainer = "Read the card."
participants = "Answer anew what it changes."
[[step]]
id = "letter"
title = "A letter"
minutes = 10
inject = "letter"
trainer = "Read the letter."
participants = "Answer anew what it changes."
""",
    "case.toml": """
notice = "Varn is invented."
rule = "What no text shows is not there."
[[section]]
id = "law"
title = "Law"
[[section.passage]]
id = "act"
text = "Section 4: customs may hold nuclear goods in transit for 30 days.\\n\\nNo other goods."
[[section.passage]]
id = "paper"
text = "The policy was signed in 2019 and is kept in the Ministry of Trade."
[[section]]
id = "practice"
title = "Practice"
[[section.passage]]
id = "log"
text = "What was held:"
table = { columns = ["Year", "Held"], rows = [["2023", "1"], ["2024", "0"]] }
""",
    "injects.toml": """
[[inject]]
id = "call"
title = "The night call"
about = "Who can be reached"
minutes = 20
tasks = ["Answer anew what this changes."]
outcome = "The ship was stopped by luck."
lesson = "Nobody is on duty at night."
[[inject.card]]
id = "call-1"
time = "03:40"
text = "The phone of the duty officer rings in an empty room."
[[inject]]
id = "letter"
title = "A letter"
about = "A decree"
minutes = 10
tasks = ["Answer anew what this changes."]
outcome = "The decree is in force."
lesson = "The decree names chemicals."
[[inject.card]]
id = "letter-1"
text = "A decree of this morning adds chemicals to section 4."
""",
    "key.toml": """
[[answer]]
question = "A-1"
levels = 2
accept = [3]
reason = "It is signed and kept in one ministry only."
passages = ["paper"]
[[answer]]
question = "A-2"
levels = "no"
reason = "Nobody sent it round."
passages = ["paper"]
[[answer]]
question = "A-3"
levels = "a"
reason = "The paper names Trade."
passages = ["paper"]
[[answer]]
question = "T-1"
levels = { "law.N" = 3, "law.C" = 0, "enforcement.N" = 1, "enforcement.C" = 0 }
accept = { "enforcement.N" = [2] }
reason = "Section 4 names nuclear goods only; one was held in two years."
passages = ["act", "log"]
[[answer.change]]
inject = "letter"
places = ["law.C"]
to = 2
why = "The decree adds chemicals."
passages = ["letter-1"]
[[answer.misreading]]
answers = [1, 3, 4]
places = ["law.C"]
claim = "Customs may hold anything."
settled = "Section 4 names nuclear goods and no others."
passages = ["act"]
[[answer.misreading]]
answers = [3, 4]
places = ["enforcement.N", "enforcement.C"]
claim = "Goods are held every year."
settled = "One in two years is no practice."
passages = ["log"]
[[answer]]
question = "T-2"
levels = 2
reason = "The roster is in the annex."
passages = ["log"]
[[answer.change]]
inject = "call"
to = 0
why = "The room was empty."
passages = ["call-1"]
""",
    "facilitator.toml": """
questions = ["What will you do on Monday?"]
[[note]]
id = "one"
title = "Before you start"
texts = ["Print the cards one by one."]
""",
    "test.toml": """
minutes = 10
intro = "Four short cases."
[[item]]
id = "one"
question = "A-1"
vignette = "A policy was announced on television."
levels = 1
reason = "Nothing is written."
[[item]]
id = "two"
question = "A-2"
vignette = "It was read out in every office."
levels = "yes"
reason = "So it says."
[[item]]
id = "three"
question = "T-1"
vignette = "The law names nuclear and chemical goods; nothing was ever held."
levels = { "law.N" = 3, "law.C" = 3, "enforcement.N" = 0, "enforcement.C" = 0 }
reason = "The law is whole, practice is none."
[[item]]
id = "four"
question = "T-2"
vignette = "A guard sleeps at the gate."
levels = 1
accept = [0]
reason = "He cannot act."
""",
}
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMES = ("Customs", "Foreign Affairs", "Police", "Trade", "Regulator", "Defence", "Justice", "Port")


def folder(to: Path) -> Path:
    """The questionnaire with its exercise, written down; its folder."""
    top = to / "tiny"
    for place, texts in ((top, QUESTIONNAIRE), (top / "exercises" / "harbour", EXERCISE)):
        for name, text in texts.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return top


def world(top: Path, ident: str = "harbour") -> tuple[Questionnaire, Exercise]:
    return loader.load(top), exercises.load(top, ident)


class Team:
    """A team that answers, a minute after each answer; `after` lets time pass."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        exercise: Exercise,
        name: str,
        part: str = "play",
        number: int = 1,
        start: datetime = START,
    ) -> None:
        test = exercise.test.items if exercise.test and part != "play" else None
        asked = tuple(item.question for item in test) if test else exercise.head.questions
        self.now = start
        self.file = Assessment(
            id=f"00000000-0000-4000-8000-{number:012}",
            created=self._at(),
            system=exercise.head.state,
            respondent=name,
            assessor_type="exercise",
            questionnaire=Edition(
                id=questionnaire.id, edition=questionnaire.edition, digest=questionnaire.digest
            ),
            profile=questionnaire.profiles[0].id,
            drill=Drill(
                exercise=exercise.id,
                edition=exercise.head.edition,
                part=part,
                team=name,
                questions=asked,
            ),
        )

    def _at(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")

    def after(self, minutes: float) -> Team:
        self.now += timedelta(minutes=minutes)
        return self

    def say(self, comment: str | None = None, /, **said: object) -> Team:
        """``T_1={"law.N": 3}`` or ``A_1=2``; ``"unknown"``; None: taken back."""
        for name, value in said.items():
            ident = name.replace("_", "-")
            cells = (
                {f"{ident}/{place}": each for place, each in value.items()}
                if isinstance(value, dict)
                else {ident: value}
            )
            for cell, each in cells.items():
                self.cell(cell, each, comment)
        return self

    def cell(self, cell: str, value: object, comment: str | None = None) -> Team:
        status = {"unknown": "unknown", None: "unanswered"}.get(value, "answered")  # type: ignore[call-overload]
        said = Response(
            rev=self.file.rev + 1,
            status=status,
            value=value if status == "answered" else None,
            comment=comment,
            by=self.file.respondent,
            at=self._at(),
        )
        self.file = self.file.with_response(cell, said)
        return self.after(1)

    def reach(self, inject: str) -> Team:
        self.file = self.file.with_stage(inject, Stage(rev=self.file.rev + 1, at=self._at()))
        return self.after(1)

    def save(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write(path, saved.dumps(self.file))
        return path


def teams(
    to: Path, top: Path, count: int, seed: int = 1, ident: str = "harbour", tests: bool = True
) -> Path:
    """A folder of files of teams that answer around the key; the same seed, the same files."""
    questionnaire, exercise = world(top, ident)
    for number in range(count):
        name = NAMES[number] if count <= len(NAMES) else f"Table {number + 1}"
        chance = random.Random(f"{seed} {number}")
        skill = chance.uniform(0.3, 0.75)
        team = Team(questionnaire, exercise, name, number=number + 1)
        _play(team, questionnaire, exercise, chance, skill)
        team.save(to / f"team-{number + 1:02}.json")
        if tests and exercise.test:
            for part, ease in (("pre", skill - 0.25), ("post", skill + 0.1)):
                if (number, part) != (1, "post"):
                    sat = _sit(questionnaire, exercise, name, part, chance, ease, number + 1)
                    sat.save(to / part / f"{part}-{number + 1:02}.json")
    return to


def _play(
    team: Team,
    questionnaire: Questionnaire,
    exercise: Exercise,
    chance: random.Random,
    skill: float,
) -> None:
    cells = cells_of(questionnaire.questions, exercise.head.questions)
    for cell in cells:
        wanted = right(exercise.key[cell.question], cell)
        others = accepted(exercise.key[cell.question], cell)
        value = _around(questionnaire, cell.question, wanted, others, chance, skill)
        words = ("We could not agree.", "Section 4 is not clear.", "Ask the ministry.")
        team.after(chance.uniform(0, 3))
        team.cell(cell.id, value, chance.choice(words) if chance.random() < 0.1 else None)
    happened: list[str] = []
    for inject in exercise.injects:
        team.after(chance.choice((2, 15))).reach(inject.id)
        happened.append(inject.id)
        for cell in cells:
            answer = exercise.key[cell.question]
            now, was = (right_at(answer, cell, tuple(h)) for h in (happened, happened[:-1]))
            if now != was and chance.random() < skill:
                team.after(1).cell(cell.id, now)
            elif now == was and chance.random() < 0.04:
                team.cell(cell.id, _around(questionnaire, cell.question, now, (), chance, 0.2))


def _sit(
    questionnaire: Questionnaire,
    exercise: Exercise,
    name: str,
    part: str,
    chance: random.Random,
    skill: float,
    number: int,
) -> Team:
    shift = timedelta(hours=-1 if part == "pre" else 4)
    team = Team(questionnaire, exercise, name, part, 1000 + number, START + shift)
    for item in exercise.test.items if exercise.test else ():
        for cell in questionnaire.questions[item.question].cells:
            wanted, others = right(item, cell), accepted(item, cell)
            team.cell(cell.id, _around(questionnaire, item.question, wanted, others, chance, skill))
    return team


def _around(
    questionnaire: Questionnaire,
    ident: str,
    wanted: object,
    others: tuple[object, ...],
    chance: random.Random,
    skill: float,
) -> object:
    question = questionnaire.questions[ident]
    drawn = chance.random()
    if drawn < skill:
        return chance.choice((wanted, wanted, *others))
    if drawn > 0.97:
        return "unknown"
    kinds: dict[str, Callable[[], object]] = {
        "level": lambda: min(4, max(0, int(str(wanted)) + chance.choice((-1, 1, 1, 2)))),
        "yes_partly_no": lambda: chance.choice(("yes", "partly", "no")),
        "choice": lambda: chance.choice(question.options).id,
    }
    return kinds[question.kind]()
