"""Listening to the sentences of a passage one after another: which are statements, and what holds from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.narrative.facts import Passage, Reading
from disclosures.narrative.leads import BUDGETS, COMPLETIONS, said_in
from disclosures.narrative.lexicon import ITEM, MARK, NAMES, NUMBER, Lexicon, Token
from disclosures.narrative.meanings import Year
from disclosures.narrative.mentions import Mention
from disclosures.narrative.naming import Naming, heading_subject
from disclosures.narrative.reasons import NARRATIVE
from disclosures.narrative.recording import Recorder
from disclosures.narrative.scope import Named, Scope
from disclosures.narrative.sentences import Sentence
from disclosures.narrative.stretches import Stretch
from disclosures.narrative.tokenizing import clauses_of, outside_brackets, sentence_tokens, words_of

# Measures with which a sentence may open that names nothing.
STRONG = frozenset({*BUDGETS, *COMPLETIONS, "final", "deviation_rate", "execution_rate"})


class Listener:
    """The state of reading one passage. `hear` takes its sentences in order and puts what they say into the reading."""

    def __init__(self, passage: Passage, words: str, known: Lexicon) -> None:
        self.passage = passage
        self.words = words_of(words, passage.unit_name, known)
        self.naming = Naming(self.words)
        self.recorder = Recorder(passage, words)
        year = passage.fiscal_year
        self.year = Year(year, year is not None and f"{year}年" in words)
        self.heading = heading_subject(passage.title, known)
        if passage.default:
            self.heading = Named(passage.default, known.terms.get(passage.default))
            self.naming.totals.paths[passage.default], self.naming.totals.last = passage.default, passage.default
        self.scope = Scope(head=self.heading)
        self.narrative = passage.narrative

    @property
    def reading(self) -> Reading:
        """What was read so far."""
        return self.recorder.reading

    def hear(self, stretch: Stretch, numbers: Sequence[Mention]) -> None:
        """Takes a sentence with its numbers."""
        if stretch.item is not None:
            self._begin_item(stretch.item, stretch.title)
        else:
            self.scope = self.scope.sentence(goes_on=stretch.goes_on)
        tokens, codes = sentence_tokens(self.words, stretch.start, stretch.end, numbers)
        if codes:
            self.reading.ignored["code of the functional classification 科目编码"] += codes
        if self.narrative and not self.passage.indicator:
            self.narrative = not self._opens_statement(tokens, is_item=stretch.item is not None)
        closes = self.words.text[stretch.end - 1 : stretch.end] == "。"
        self.scope = self.scope.but(closes=closes) if closes != self.scope.closes else self.scope
        sentence = Sentence(self.passage, self.words, self.naming, self.recorder, self.year, tokens, self.scope, self.narrative)
        self.scope, self.narrative = sentence.read()

    def _begin_item(self, item: str, title: str) -> None:
        self.recorder.item = item or None
        head = heading_subject(title, self.words.known) if title else None
        self.scope = self.scope.statement(head or self.heading)

    def _opens_statement(self, tokens: Sequence[Token], *, is_item: bool) -> bool:
        """Whether a sentence behind narrative opens as a statement does: known words only, down to its first number."""
        until = next((at for at, token in enumerate(tokens) if token.role in (NUMBER, "flat")), None)
        opening = tokens[:until]
        if any(token.role == ITEM for token in opening):
            return True
        if until is None:
            # 2.公务接待费。2023年决算数…: the item is named in a sentence of its own.
            first = next((token for token in tokens if token.role not in ("neutral", "year", MARK)), None)
            return is_item and first is not None and first.role in NAMES
        return bool(opening) and not any(token.role in NARRATIVE for token in opening) and self._is_known(opening)

    def _is_known(self, opening: Sequence[Token]) -> bool:
        named = compared = False
        for clause in clauses_of(outside_brackets(opening)):
            said = said_in(clause, self.words.text, self.words.is_body)
            if said.stray:
                return False
            named = named or bool(said.names) or said.measure in STRONG
            compared = compared or (said.base is not None and len(said.nouns) < 2)
        return named or (compared and self.scope.fallback() is not None)
