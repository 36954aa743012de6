"""docs/adding-a-wording.md, run: a sentence is unread without its line and read as the line says; a measure takes three files."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from data.vocabulary import SUBJECT, Vocabulary, Wording, spellings, vocabulary
from disclosures.narrative.facts import Passage, Reading
from disclosures.narrative.lexicon import compiled
from disclosures.narrative.statements import read_passage
from disclosures.text.prose import line_starts_of, prose_of

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "adding-a-wording.md").read_text(encoding="utf-8")
KNOWN = vocabulary()


def shown() -> list[Wording]:
    """The lines of the page, of things and of what is said of them."""
    of_things, of_roles = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
    things = [(name, SUBJECT, line) for name, term in of_things.items() for line in term["wordings"].splitlines()]
    roles = [(role, role, line) for role, lines in of_roles.items() for line in lines.splitlines()]
    return [Wording(*entry) for entry in (*things, *roles)]


def reading_of(sentence: str, known: Vocabulary) -> Reading:
    prose = prose_of(sentence, [])
    passage = Passage(prose, 0, len(prose.text), "一", line_starts_of(prose), fiscal_year=2023)
    return read_passage(passage, compiled(known))


def with_entry(wording: Wording) -> Vocabulary:
    return replace(KNOWN, wordings=(*KNOWN.wordings, wording))


EACH = pytest.mark.parametrize("wording", shown(), ids=lambda wording: f"{wording.of} {wording.words}")


def test_the_page_shows_lines_of_terms_and_roles_that_are():
    roles = {wording.role for wording in KNOWN.wordings}
    assert len(shown()) >= 6
    assert [wording.of for wording in shown() if wording.of not in KNOWN.terms and wording.of not in roles] == []


@EACH
def test_without_its_line_a_number_is_unread_and_never_wrongly_read(wording: Wording):
    _, sentence, reading, _ = wording.columns
    _, value, unit = reading.split()
    before = reading_of(sentence, KNOWN)
    (unread,) = [place.quote for place, _ in before.unread]
    # The number that the words take; others of the sentence are read as ever.
    assert unread == f"{abs(Decimal(value))}{unit}"
    after = reading_of(sentence, with_entry(wording)).facts
    assert [(fact.subject, fact.measure, fact.value) for fact in before.facts] == [
        (fact.subject, fact.measure, fact.value) for fact in after if fact.evidence.quote != unread
    ]


@EACH
def test_with_its_line_the_number_is_read_as_the_line_says(wording: Wording):
    _, sentence, reading, _ = wording.columns
    measure, value, unit = reading.split()
    after = reading_of(sentence, with_entry(wording))
    (fact,) = [fact for fact in after.facts if (fact.measure, fact.value, fact.unit) == (measure, Decimal(value), unit)]
    leaf = wording.of if wording.of in KNOWN.terms else "公务接待费"
    assert (fact.subject or "").rsplit("/", 1)[-1] == leaf and after.unread == []


@EACH
def test_its_words_are_not_in_the_vocabulary_already(wording: Wording):
    known = {spelling for entry in KNOWN.wordings for spelling in spellings(entry.words)}
    assert spellings(wording.words) & known == set()


def changed_files(folder: Path) -> list[str]:
    """Makes the changes of the page in a copy of the house; what a line replaces must stand there once."""
    (diff,) = re.findall(r"```diff\n(.*?)```", PAGE, re.DOTALL)
    changed = []
    for name, body in re.findall(r"^--- (\S+)\n((?:[+-](?!--).*\n)+)", diff, re.M):
        path, lines = folder / name, body.splitlines()
        taken, given = ("".join(f"{line[1:]}\n" for line in lines if line[0] == sign) for sign in "-+")
        text = path.read_text(encoding="utf-8")
        assert not taken or text.count(taken) == 1, f"{name} has no line {taken!r}"
        path.write_text(text.replace(taken, given) if taken else f"{text.rstrip()}\n{given}", encoding="utf-8")
        changed.append(name)
    return changed


PROGRAM = """
import sys
from disclosures.reading import read
facts = read(sys.argv[1].encode(), "公开.txt").frames["facts"]
from data.columns import MEASURES
for subject, measure, value in facts.select("subject", "measure", "value").iter_rows():
    print(subject, measure, value.normalize(), measure in MEASURES)
"""
DISCLOSURE = "槐渡县文物所2023年度部门决算公开说明\n七、“三公”经费支出决算情况说明\n公务接待费3.00万元，人均0.01万元。\n"


def facts_in(folder: Path) -> str:
    program = [sys.executable, "-c", PROGRAM, DISCLOSURE]
    return subprocess.run(program, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_a_new_measure_touches_three_files(tmp_path: Path):
    for room in ("data", "disclosures"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "samples"))
    assert "0.01" not in facts_in(tmp_path)
    assert len(changed_files(tmp_path)) == 3
    assert "“三公”经费/公务接待费 per_head 0.01 True\n" in facts_in(tmp_path)
