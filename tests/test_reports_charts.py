"""Charts: well-formed whatever is in the labels, nothing over anything else, colours told apart."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from fractions import Fraction as F
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from test_reports import FILES, SAID, answered, world
from test_reports_hostile import HOSTILE
from test_reports_published import EXAMPLES, case

from assessor.reports.case import Case
from assessor.reports.charts import colours, heat, measure, priorities, profile, svg
from assessor.reports.document import Figure
from assessor.reports.gap import document, totals
from assessor.reports.parts import matrix
from questionnaires import loader
from questionnaires.model import Questionnaire
from scoring import assess
from scoring.result import Interval, Result, Score

SVG = "{http://www.w3.org/2000/svg}"


def figures(questionnaire: Questionnaire, result: Result) -> list[Figure]:
    """Every chart there is of a result."""
    return [
        profile.modules(questionnaire, result),
        *profile.elements(questionnaire, result),
        heat.overview(questionnaire, totals.counts(questionnaire, result)),
        *(
            figure
            for provision in matrix.OP3
            if provision in questionnaire.provisions
            for figure in heat.fields(questionnaire, result, provision)
        ),
        *priorities.first(questionnaire, result),
    ]


def port(**changes: str) -> tuple[Questionnaire, Result]:
    """The questionnaire of a port with other files in it, and what its answers come to."""
    files = {**FILES, **{name.replace("__", "/") + ".toml": text for name, text in changes.items()}}
    questionnaire = loader.load_texts(files)
    return questionnaire, assess(questionnaire, answered(SAID).current(), "full")


def texts(figure: Figure) -> list[str]:
    return [each.text or "" for each in Xml.fromstring(figure.svg).iter(f"{SVG}text")]


def boxes(figure: Figure) -> list[tuple[float, float, float, float, str]]:
    """Where each text of a figure stands, as wide as it is measured to be."""
    found = []
    for each in Xml.fromstring(figure.svg).iter(f"{SVG}text"):
        size, x, y = (float(each.attrib[name]) for name in ("font-size", "x", "y"))
        wide = measure.width(each.text or "", size, each.get("font-weight") == "bold")
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[each.attrib["text-anchor"]]
        found.append((left, y - 0.75 * size, left + wide, y + 0.2 * size, each.text or ""))
    return found


def assert_tidy(figure: Figure) -> None:
    """No text leaves the picture or runs into another."""
    root = Xml.fromstring(figure.svg)
    _x, _y, width, height = map(float, root.attrib["viewBox"].split())
    found = boxes(figure)
    for left, top, right, bottom, text in found:
        assert left >= -0.1, text
        assert top >= 0, text
        assert right <= width + 0.1, text
        assert bottom <= height, text
    for one, other in itertools.combinations(found, 2):
        beside = one[2] <= other[0] + 0.1 or other[2] <= one[0] + 0.1
        above = one[3] <= other[1] or other[3] <= one[1]
        assert beside or above, (one[4], other[4])


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_charts_of_the_examples_are_tidy_and_the_same_each_time(file: Path) -> None:
    found = case(file)
    made = figures(found.questionnaire, found.result)
    assert made == figures(found.questionnaire, found.result)
    for figure in made:
        assert_tidy(figure)
        assert figure.spoken.endswith(".")
        assert float(Xml.fromstring(figure.svg).attrib["height"]) < 1000  # fits a page


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_labels_stay_text_and_break_no_chart(text: str) -> None:
    label = json.dumps(text[:400])
    questionnaire, result = port(
        fields=FILES["fields.toml"].replace('"Transit control"\nhelp', f"{label}\nhelp"),
        elements__transit=FILES["elements/transit.toml"]
        .replace('name = "Transit"', f"name = {label}")
        .replace('"Give customs a hold power."', label),
    )
    made = figures(questionnaire, result)
    usual = figures(*port())
    for hostile, harmless in zip(made, usual, strict=True):
        assert_tidy(hostile)
        tags = [each.tag for each in Xml.fromstring(hostile.svg).iter()]
        assert set(tags) == {each.tag for each in Xml.fromstring(harmless.svg).iter()}
        assert not set(hostile.svg) & set("\x1b\x00\x9b\u202e\u2066\u200b\ufeff")


def test_coordinates_are_short_and_every_part_has_a_class_and_a_colour() -> None:
    found = case(EXAMPLES[-1])
    for figure in figures(found.questionnaire, found.result):
        assert re.findall(r'(?:x|y|width|height|x1|x2)="-?\d+\.\d\d', figure.svg) == []
        for each in list(Xml.fromstring(figure.svg).iter())[1:]:
            assert each.get("class") in {*colours.FILLS, *colours.STROKES}
            assert each.get("fill") or each.get("stroke")


def test_a_bar_shows_what_is_sure_and_what_is_possible() -> None:
    questionnaire, result = port()
    root = Xml.fromstring(profile.modules(questionnaire, result).svg)
    rects = list(root.iter(f"{SVG}rect"))[:2]  # the legend's come after them
    widths = {each.get("class"): float(each.attrib["width"]) for each in rects}
    span = profile.RIGHT - profile.LEFT
    assert result.total.figure == Interval(F(13, 40), F(1, 2))
    assert widths["bar"] == pytest.approx(span * 0.325, abs=0.1)
    assert widths["range"] == pytest.approx(span * 0.175, abs=0.1)


def test_figures_that_cannot_be_drawn_are_said() -> None:
    questionnaire, result = port()
    module = next(node for node in result.total.walk() if node.kind == "module")

    def drawn(**changes: object) -> list[str]:
        changed = replace(module, **changes)
        total = replace(result.total, parts=(changed,))
        return texts(profile.modules(questionnaire, replace(result, total=total)))

    number = module.way.model_copy(update={"number": True})
    shown = drawn(way=number, interval=Interval(F(-5, 4), F(3)))
    assert "a number of its own kind" in shown
    assert "-1.25 to 3" in shown
    assert "too little is answered for a figure" in drawn(shown=False)
    assert "nothing to show" in drawn(interval=None)
    assert "-50 to 120 %" in drawn(interval=Interval(F(-1, 2), F(6, 5)))


def test_squares_carry_a_sign_beside_their_colour() -> None:
    questionnaire, result = port()
    [figure] = heat.fields(questionnaire, result, "1540:OP3(d)")
    root = Xml.fromstring(figure.svg)
    signs = [each.text for each in root.iter(f"{SVG}text") if each.get("class") == "sign"]
    tones = [e.get("class") for e in root.iter(f"{SVG}rect") if e.get("class") in colours.TONES]
    assert signs[:6] == ["in", "not", "not", "open", "n/a", "in"]
    assert tones[:6] == ["good", "bad", "bad", "open", "none", "good"]
    assert figure.spoken == (
        "Of 6 places: 2 in place, 2 not in place, 1 not known, 1 not applicable."
    )


def test_many_fields_are_drawn_in_several_figures() -> None:
    head = FILES["fields.toml"].partition("[[field]]")[0]
    field = next(part for part in FILES["fields.toml"].split("[[field]]") if "transit" in part)
    many = [field.replace("transit_control", f"f{n}") for n in range(35)]
    rows = FILES["fields.toml"].replace("[[layout]]", "[[field]]".join(["", *many]) + "[[layout]]")
    asked = ", ".join(f'"f{n}"' for n in range(35))
    questionnaire, result = port(
        fields=head + rows,
        elements__transit=FILES["elements/transit.toml"].replace(
            'fields = ["transit_control"]', f'fields = ["transit_control", {asked}]'
        ),
    )
    made = heat.fields(questionnaire, result, "1540:OP3(d)")
    assert [figure.title for figure in made] == [
        "Findings on OP3(d), field by field, part 1 of 2",
        "Findings on OP3(d), field by field, part 2 of 2",
    ]


def test_nothing_to_close_is_no_chart() -> None:
    questionnaire = world()
    assert priorities.first(questionnaire, assess(questionnaire, {}, "full")) == ()


def test_the_report_leaves_no_chart_out() -> None:
    questionnaire, result = port()
    found = document(Case(answered(SAID), questionnaire, result, Path()))
    shown = [block for block in found.blocks if isinstance(block, Figure)]
    assert sorted(shown, key=lambda f: f.svg) == sorted(
        figures(questionnaire, result), key=lambda f: f.svg
    )


def test_texts_are_cut_at_a_word_and_broken_at_blanks() -> None:
    assert measure.fit("one two three", 12, 1000) == "one two three"
    assert measure.fit("one two three", 12, measure.width("one two thr", 12)) == "one two…"
    assert measure.fit("w" * 100, 12, 60).endswith("…")
    assert measure.wrap("one two three", 12, measure.width("one two ", 12), 2) == [
        "one two", "three"
    ]  # fmt: skip
    assert measure.wrap("", 12, 100, 2) == [""]
    assert measure.lines("one two three\n\nfour", 12, measure.width("one two ", 12)) == 4
    assert measure.lines("w" * 10, 12, measure.width("w" * 4, 12)) == 3
    assert measure.width("漢字", 12) > measure.width("mm", 12)


def test_a_drawing_escapes_what_it_is_given() -> None:
    drawing = svg.Drawing()
    drawing.text(0, 10, '<a & "b"> \ufffe \x07', 600)
    [text] = Xml.fromstring(drawing.svg(20)).iter(f"{SVG}text")
    assert text.text == '<a & "b"> \ufffd \ufffd'


# How three kinds of colour-blind readers see a colour: linear red, green and blue, mixed anew
# (Machado, Oliveira and Fernandes 2009, the strongest form of each).
EYES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "no blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def light(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """A colour in CIELAB, where distances are about as large as they look."""
    mixed = [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in EYES[eye]]
    red, green, blue = (min(max(part, 0.0), 1.0) for part in mixed)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (p ** (1 / 3) if p > 0.008856 else 7.787 * p + 16 / 116 for p in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


@pytest.mark.parametrize("eye", EYES)
def test_no_two_squares_look_alike_to_any_reader(eye: str) -> None:
    for one, other in itertools.combinations((*colours.TONES.values(), colours.FILLS["bar"]), 2):
        apart = sum((a - b) ** 2 for a, b in zip(seen(one, eye), seen(other, eye), strict=True))
        assert apart**0.5 > 12, (one, other)


@pytest.mark.parametrize("tone", colours.TONES)
def test_signs_can_be_read_on_every_square(tone: str) -> None:
    contrast = (light(colours.TONES[tone]) + 0.05) / (light(colours.INK) + 0.05)
    assert contrast >= 4.5


def test_the_muted_colour_can_be_read_on_paper() -> None:
    assert 1.05 / (light(colours.FILLS["muted"]) + 0.05) >= 4.5


def test_every_score_of_a_module_is_drawn() -> None:
    found = case(EXAMPLES[-1])
    nodes: list[Score] = [n for n in found.result.total.walk() if n.kind == "module"]
    shown = texts(profile.modules(found.questionnaire, found.result))
    for node in nodes:
        assert f"{node.coverage.answered} of {node.coverage.asked}" in shown
