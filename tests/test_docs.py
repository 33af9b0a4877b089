"""What documentation can compute, it computes; here it is noticed when it no longer does."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md")), *ROOT.glob("benchmarks/*.md")]


def refresh():
    spec = importlib.util.spec_from_file_location("refresh_docs", ROOT / "docs" / "refresh.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/*.md")), ids=lambda page: page.name)
def test_the_parts_that_the_program_writes_are_up_to_date(page):
    text = page.read_text("utf-8")
    assert refresh().filled(text) == text, "run: python docs/refresh.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_passes_a_verdict_on_a_state(page):
    text = page.read_text("utf-8")
    assert not re.search(r"\bnon-?compliant\b|\bis compliant\b", text, re.IGNORECASE)
