"""Every wording of data/terms/kinds.yaml is reached by the sentence that shows it, and the sentence reads as it says."""

from __future__ import annotations

import pytest
from identified import identity

from data.kind_terms import Wording, kind_terms

WORDINGS = [wording for wordings in kind_terms().values() for wording in wordings]
NAMES = ("bodies", "portal_labels", "name_labels")


def reading_of(wording: Wording) -> str | None:
    found = identity(text_of(wording))
    if wording.term in NAMES:
        return found.unit_name
    return found.scope if wording.term == "parts" else found.kind


def text_of(wording: Wording) -> str:
    return wording.sentence.replace("⏎", "\n")


def is_reached(wording: Wording) -> bool:
    """Whether the reading rests on the wording: kinds by their signs, names by their end or by the label before them."""
    found = identity(text_of(wording))
    if wording.term == "bodies":
        return (found.unit_name or "").endswith(wording.words)
    if wording.term in (*NAMES, "parts"):
        return wording.words in "".join(text_of(wording).split())
    return any(sign.words == wording.words for sign in found.signs)


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: f"{wording.term} {wording.words}")
def test_a_sentence_reads_as_it_says_by_its_wording(wording: Wording):
    assert reading_of(wording) == wording.reads
    assert is_reached(wording)
