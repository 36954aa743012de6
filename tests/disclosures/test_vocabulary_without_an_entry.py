"""Without one entry of the vocabulary the numbers that it took are unread, or read the same; never another subject's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from shared_documents import SHARED

from data.vocabulary import COUNTED, HEADING, Wording, vocabulary
from disclosures.narrative.facts import Fact, Passage
from disclosures.narrative.lexicon import Lexicon, compiled, lexicon
from disclosures.narrative.passages import Whole, passages_of
from disclosures.narrative.sections import sections_of
from disclosures.narrative.statements import read_passage
from disclosures.text.levelled import levelled
from disclosures.text.prose import line_starts_of, prose_of

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
KNOWN = vocabulary()
NAMES = [wording for wording in KNOWN.wordings if wording.of in KNOWN.terms and wording.role not in (HEADING, COUNTED)]


def texts() -> Iterator[str]:
    """The sentences of the vocabulary in one text, the samples, and the cases where they are beside the project."""
    yield "\n".join(f"{number}.{wording.columns[1]}" for number, wording in enumerate(NAMES, 1))
    cases = (SHARED / "cases").glob("*.txt") if SHARED.exists() else ()
    for path in (*sorted(SAMPLES.glob("*.txt")), *sorted(cases)):
        yield path.read_text(encoding="utf-8")


@cache
def passages() -> tuple[Passage, ...]:
    """What is read of them, but for free narrative."""
    found = []
    for text in texts():
        prose = prose_of(levelled(text), [])
        lines = line_starts_of(prose)
        whole = Whole(prose, lines, sections_of(prose, lines), "final_accounts", None, 2023)
        found += [passage for passage in passages_of(whole) if not passage.narrative]
    return tuple(found)


def facts_of(passage: Passage, known: Lexicon) -> dict[int, list[Fact]]:
    """The facts by place of their number."""
    facts: dict[int, list[Fact]] = {}
    for fact in read_passage(passage, known).facts:
        if fact.measure != "other":
            facts.setdefault(fact.evidence.start, []).append(fact)
    return facts


@cache
def read_whole() -> tuple[dict[int, list[Fact]], ...]:
    return tuple(facts_of(passage, lexicon()) for passage in passages())


def leaves(facts: list[Fact]) -> set[str]:
    return {(fact.subject or "").rsplit("/", 1)[-1] for fact in facts}


def outcomes(wording: Wording) -> Iterator[str]:
    """Of every number that the entry took: `unread`, `same` where other entries read it alike, or what it became."""
    known = compiled(KNOWN.without(wording))
    for passage, before in zip(passages(), read_whole(), strict=True):
        took = {
            place: facts
            for place, facts in before.items()
            if any(wording.words in (fact.wording or "").split(" · ") for fact in facts)
        }
        if not took:
            continue
        after = facts_of(passage, known)
        for place, facts in took.items():
            now = after.get(place)
            if now is None:
                yield "unread"
            elif leaves(now) == leaves(facts):
                yield "same"
            else:
                yield f"{facts[0].clause_evidence.quote}: {leaves(facts)} became {leaves(now)}"


STEP = 1 if os.environ.get("JIHE_EVERY_ENTRY") else 6


@pytest.mark.parametrize("first", range(STEP if STEP == 1 else 1))
def test_without_an_entry_no_number_becomes_anothers(first: int):
    found = [outcome for wording in NAMES[first::STEP] for outcome in outcomes(wording)]
    changed = [outcome for outcome in found if outcome not in ("unread", "same")]
    print(f"{len(found)} numbers: {found.count('unread')} unread, {found.count('same')} read the same, {len(changed)} another's")
    assert found
    assert changed == []
