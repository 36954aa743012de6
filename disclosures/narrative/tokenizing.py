"""A sentence as tokens: entries of the vocabulary, items of the classification, numbers, bodies, and what is unknown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disclosures.narrative.bodies import is_body
from disclosures.narrative.items import Item, coded_items_in, items_in
from disclosures.narrative.lexicon import BODY, ITEM, MARK, NUMBER, UNKNOWN, Lexicon, Token, quoted, shaped, tokens_in
from disclosures.narrative.mentions import Mention
from disclosures.text.squeezed import fold


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a passage as rules read them. text: quoted (see lexicon); shape: with one year for all; body: of the body
    that publishes; unit_name: as it is printed; known: the vocabulary."""

    text: str
    shape: str
    known: Lexicon
    unit_name: str | None
    body: str

    def is_body(self, phrase: str) -> bool:
        """Whether a phrase names the body that publishes, or another."""
        return is_body(phrase, self.unit_name)


def words_of(text: str, unit_name: str | None, known: Lexicon) -> Words:
    """The quoted text of a passage, ready to be read."""
    return Words(text, shaped(text), known, unit_name, quoted(fold(unit_name)) if unit_name else "")


def sentence_tokens(words: Words, start: int, end: int, numbers: Sequence[Mention]) -> tuple[list[Token], int]:
    """The tokens of a sentence, and how many of its numbers are codes of the classification that stand before a name."""
    coded = _coded_items(words, start, end, numbers)
    codes = {number.start for number in numbers if _is_in(coded, number.start)}
    marked = items_in(words.text, start, end) if ")" in words.text[start:end] else ()
    spans = [Token(item.start, item.end, ITEM, item.subject, item=item) for item in (*marked, *coded)]
    spans += _bodies(words, start, end)
    spans += [_number_token(number) for number in numbers if number.start not in codes]
    tokens: list[Token] = []
    at = start
    for token in sorted(spans, key=lambda span: (span.start, span.end)):
        if token.start >= at:
            tokens += tokens_in(words.text, at, token.start, words.known, words.shape)
            tokens.append(token)
            at = token.end
    tokens += tokens_in(words.text, at, end, words.known, words.shape)
    return _with_real_comparisons(tokens), len(codes)


def _is_in(items: Sequence[Item], at: int) -> bool:
    """Whether a place lies in one of the items, which stand in their order."""
    before = bisect_right(items, at, key=lambda item: item.start)
    return before > 0 and at < items[before - 1].end


def _coded_items(words: Words, start: int, end: int, numbers: Sequence[Mention]) -> list[Item]:
    """The items whose code stands before their name; 249人次 is no item, for its number has a unit."""
    counted = {number.start for number in numbers if number.unit}
    return [item for item in coded_items_in(words.text, start, end) if item.start not in counted]


def _bodies(words: Words, start: int, end: int) -> list[Token]:
    if not words.body or words.body not in words.text[start:end]:
        return []
    found = re.compile(re.escape(words.body)).finditer(words.text, start, end)
    return [Token(*match.span(), BODY) for match in found]


def _number_token(number: Mention) -> Token:
    return Token(number.start - len(number.sign) - len(number.stray), number.end, NUMBER, number=number)


def _with_real_comparisons(tokens: list[Token]) -> list[Token]:
    """The tokens; 与, 同, 跟 before words that nothing can be compared with are part of these: 规划与自然资源局, 跟踪."""
    return [
        replace(token, role=UNKNOWN, entry=None)
        if token.role == "compared" and token.end - token.start == 1 and behind is not None and behind.role == UNKNOWN
        else token
        for token, behind in zip(tokens, [*tokens[1:], None], strict=False)
    ]


def outside_brackets(tokens: Sequence[Token]) -> list[Token]:
    """The tokens but those in brackets: 比2019年(疫情前)决算数减少."""
    kept, depth = [], 0
    for token in tokens:
        opens, closes = (token.role == MARK and token.of in marks for marks in ("([", ")]"))
        depth += opens
        if not depth:
            kept.append(token)
        depth -= closes and depth > 0
    return kept


def clauses_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens between commas."""
    clause: list[Token] = []
    for token in tokens:
        if token.role != MARK or token.of not in ",;。":
            clause.append(token)
        elif clause:
            yield clause
            clause = []
    if clause:
        yield clause
