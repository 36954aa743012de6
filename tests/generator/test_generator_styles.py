"""Disclosures in the wording of the provinces: whole, consistent, and every template of every style in use."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
from told_relations import broken_relations, relations

from generator import REGIMES
from generator.document import Disclosure, Paragraph
from generator.layouts.plain import write_plain
from generator.styles import compose_in, style_names, style_of, templates_of, unit_in, units_of_styles, write_in, written_in
from generator.styles.style import idle_phrases, style_from

ROOT = Path(__file__).parent.parent.parent
SEEDS = 90


@cache
def pages(style: str) -> tuple[tuple[Disclosure, tuple[str, ...]], ...]:
    """Disclosures of a style in every regime, with the templates that they were written with."""
    return tuple(written_in(style_of(style), unit_in(seed, regime)) for seed, regime in zip(range(SEEDS), cycle(REGIMES)))


def test_there_are_styles_of_eight_provinces_at_least():
    assert len({style_of(name).province for name in style_names()}) == len(style_names()) >= 8


@pytest.mark.parametrize("style", style_names())
def test_every_template_is_printed(style):
    taken = {template for _, templates in pages(style) for template in templates}
    assert set(templates_of(style_of(style))) - taken == set()


@pytest.mark.parametrize("style", style_names())
def test_no_phrase_is_idle(style):
    assert idle_phrases(style) == frozenset()


@pytest.mark.parametrize("style", style_names())
def test_every_relation_holds(style):
    broken = {(content.seed, content.regime): found for content, _ in pages(style) if (found := broken_relations(content))}
    assert broken == {}


@pytest.mark.parametrize("style", style_names())
def test_many_relations_are_looked_at(style):
    looked_at = Counter(relation.kind for content, _ in pages(style) for relation in relations(content))
    kinds = ("sum", "change") if style == "three_public_alone" else ("sum", "change", "share")
    assert all(looked_at[kind] > SEEDS // 2 for kind in kinds), looked_at


@pytest.mark.parametrize("style", style_names())
def test_facts_stand_in_the_text_where_they_are_told(style):
    for content, _ in pages(style):
        text = write_plain(content)
        for block in content.blocks:
            if isinstance(block, Paragraph) and any(piece.facts for piece in block.pieces):
                assert "".join(piece.text for piece in block.pieces) in text
                assert all(fact.as_printed in piece.text for piece in block.pieces for fact in piece.facts)


@pytest.mark.parametrize("style", style_names())
def test_nothing_is_left_to_fill_in(style):
    for content, _ in pages(style):
        text = write_plain(content)
        assert not {sign for sign in "{}|>" if sign in text}
        assert not [twice for twice in ("，，", "。。", "，。", "；。", "。；", "，；", "：。", "万元万元") if twice in text]


def test_the_style_of_the_documentation_is_one():
    (text,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "adding-a-style.md").read_text(encoding="utf-8"), re.DOTALL)
    content = compose_in(style_from("example", text), unit_in(3, "nearest"))
    assert {fact.subject for fact in content.facts} >= {"收入支出总计", "本年收入", "本年收入/财政拨款收入"}
    assert broken_relations(content) == []


def test_a_seed_gives_the_same_page_always():
    first, again = (write_in("anhui", unit_in(7, "balanced")) for _ in range(2))
    assert first == again


def test_no_two_pages_of_a_batch_are_of_one_unit():
    names = [unit.name for _, unit in units_of_styles(60, seed=3)]
    assert len(set(names)) == len(names)
