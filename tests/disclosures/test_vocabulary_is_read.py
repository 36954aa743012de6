"""Every entry of the vocabulary is shown by its sentence: the reader takes its words, and reads what the entry says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.vocabulary import COUNTED, HEADING, Wording, vocabulary
from disclosures.narrative.facts import Fact, Passage
from disclosures.narrative.lexicon import lexicon, quoted
from disclosures.narrative.mentions import mentions_of
from disclosures.narrative.naming import heading_subject
from disclosures.narrative.statements import read_passage
from disclosures.narrative.tokenizing import sentence_tokens, words_of
from disclosures.text.prose import line_starts_of, prose_of
from disclosures.text.squeezed import fold

KNOWN = vocabulary()
SHOWN = [wording for wording in KNOWN.wordings if wording.role not in (HEADING, COUNTED)]
COUNTS = [wording for wording in KNOWN.wordings if wording.role == COUNTED]
HEADINGS = [wording for wording in KNOWN.wordings if wording.role == HEADING]
YEAR = 2023


def named(wording: Wording) -> str:
    return f"{wording.of} {wording.words[:40]}"


def facts_of(sentence: str, year: int = YEAR) -> list[Fact]:
    prose = prose_of(sentence, [])
    return read_passage(Passage(prose, 0, len(prose.text), "一", line_starts_of(prose), fiscal_year=year)).facts


def year_of(sentence: str) -> int:
    """The year that a sentence reports: the first that it names."""
    found = [
        int(sentence[at : at + 4])
        for at in range(len(sentence) - 4)
        if sentence[at : at + 5].endswith("年") and sentence[at : at + 4].isdigit()
    ]
    return found[0] if found else YEAR


def entries_in(sentence: str) -> set[Wording | None]:
    words = words_of(quoted(fold("".join(sentence.split()))), None, lexicon())
    numbers = [number for number in mentions_of(words.text) if not number.ignored]
    tokens, _ = sentence_tokens(words, 0, len(words.text), numbers)
    return {token.entry.wording for token in tokens if token.entry}


@pytest.mark.parametrize("wording", SHOWN, ids=named)
def test_an_entry_takes_the_words_of_its_sentence(wording: Wording):
    _, sentence, _, _ = wording.columns
    assert wording in entries_in(sentence)


@pytest.mark.parametrize("wording", SHOWN, ids=named)
def test_a_sentence_is_read_as_its_entry_says(wording: Wording):
    _, sentence, reading, _ = wording.columns
    measure, value, unit = reading.split()
    facts = [
        fact
        for fact in facts_of(sentence, year_of(sentence))
        if (fact.measure, fact.value, fact.unit) == (measure, Decimal(value), unit)
    ]
    assert facts
    term = KNOWN.terms.get(wording.of)
    if term is not None:
        names = {term.name, *(path.rsplit("/", 1)[-1] for path in (term.units or {}).values())}
        assert any((fact.subject or "").rsplit("/", 1)[-1] in names and wording.words in (fact.wording or "") for fact in facts)


@pytest.mark.parametrize("wording", COUNTS, ids=named)
def test_what_is_counted_is_named_behind_its_number(wording: Wording):
    _, _, sentence, _ = (part.strip() for part in wording.line.split(" | "))
    assert [fact.subject for fact in facts_of(sentence) if fact.measure == "count"] == [wording.of]


@pytest.mark.parametrize("wording", HEADINGS, ids=named)
def test_a_heading_names_its_subject(wording: Wording):
    found = heading_subject(fold(f"{wording.words}说明"), lexicon())
    assert found is not None and found.term is not None and found.term.name == wording.of
