"""One sentence, token by token: what its clauses name, and what each of its numbers means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from data.vocabulary import DESCRIBED
from disclosures.narrative.bodies import another_body_in
from disclosures.narrative.facts import LAST_YEAR, MONEY, RATES, Passage
from disclosures.narrative.leads import BUDGETS, COMPLETIONS, FISCAL, Said, said_in
from disclosures.narrative.lexicon import MARK, NAMES, NUMBER, UNKNOWN, Token
from disclosures.narrative.meanings import (
    GENERAL,
    Doubt,
    Meaning,
    Year,
    budget_of,
    meaning_of,
    money_of,
    of_last_year,
    rate_of_change,
)
from disclosures.narrative.mentions import Mention
from disclosures.narrative.naming import Naming
from disclosures.narrative.reasons import NARRATIVE, only_compares, resumes
from disclosures.narrative.recording import Recorder, doubt_about
from disclosures.narrative.scope import Named, Scope
from disclosures.narrative.tokenizing import Words
from disclosures.narrative.unlisted import counted_behind, in_narrative, of_indicator, part_behind, project_in
from disclosures.narrative.values import each_meaning, is_several, unit_at, values_behind

# Brackets in brackets: where more are open, they are none.
_DEEPEST = 20
_START = attrgetter("start")
# Tokens of the words of a base: 比 2020年 度 决算 数.
_LONGEST_BASE = 6
_HARMLESS_BRACKET = re.compile(r"\((?:含|以|按|不含|包括|不包括|包含|即|以下|简称|单位|金额|其中|疫情|类|款|项|图|详见|见)")


class Sentence:
    """One sentence of a passage. `read` puts its numbers into the recorder and returns what holds behind it."""

    def __init__(
        self, passage: Passage, words: Words, naming: Naming, recorder: Recorder, year: Year, tokens: Sequence[Token],
        scope: Scope, narrative: bool,
    ) -> None:  # fmt: skip
        self.passage, self.words, self.naming, self.recorder, self.year = passage, words, naming, recorder, year
        self.tokens, self.scope = tokens, scope
        self.narrative: str | None = "reason" if narrative else None
        self.lead: list[Token] = []
        self.brackets: list[tuple[list[Token], Scope, int]] = []
        self.skip = 0
        self.counted = narrative

    def read(self) -> tuple[Scope, bool]:
        """Reads the sentence. Returns what is in force behind it, and whether it ended as narrative."""
        for at, token in enumerate(self.tokens):
            if at >= self.skip:
                self._take(at, token)
        self._end_clause()
        return self.scope, self.narrative is not None

    def _take(self, at: int, token: Token) -> None:
        role = token.role
        if role == NUMBER and token.number is not None:
            self._number(at, token, token.number)
        elif role in NARRATIVE:
            if not self.narrative:
                self._end_clause()
            self.narrative = role
            self.lead, self.counted = [], False
        elif role == MARK:
            self._mark(at, token)
        elif role == "flat":
            self._flat(token)
        elif role == DESCRIBED:
            # 用于保障机关正常运转的日常支出: what it is comes last, whatever stands before it.
            self.narrative, self.lead = None, [token]
        else:
            self.lead.append(token)

    # Marks

    def _mark(self, at: int, token: Token) -> None:
        if token.of == "(" or token.of == "[":
            self.brackets.append((self.lead, self.scope, at))
            # 比2020年度(49.00万元)增加: what is compared with is printed in the bracket.
            self.lead = list(self.lead) if len(self.brackets) <= _DEEPEST and self._compares(self.lead) else []
            self.scope = self.scope.but(in_bracket=True)
        elif token.of in ")]":
            self._close_bracket(at, token)
        elif (token.of == "、" and self.lead and not self.narrative) or token.of == ":":
            self.lead.append(token)
        elif token.of != '"':
            self._end_clause()
            self.scope = self.scope.at_mark(token.of)

    def _compares(self, lead: Sequence[Token]) -> bool:
        """Whether a lead opens a base that has not ended: 比2020年度."""
        last = lead[-_LONGEST_BASE:]
        opens = not self.narrative and any(token.role == "compared" for token in last)
        return opens and said_in(last, self.words.text, self.words.is_body).open

    def _close_bracket(self, at: int, token: Token) -> None:
        if not self.brackets:
            return
        lead, scope, opened = self.brackets.pop()
        inside = self.tokens[opened + 1 : at]
        if any(part.role == NUMBER for part in inside):
            self.scope = self.scope.behind_bracket(scope)
            self.lead = lead if self._compares(lead) else []
            return
        self.lead, self.scope = lead, self.scope.but(in_bracket=scope.in_bracket)
        behind_name = bool(lead) and lead[-1].role in NAMES
        foreign = any(part.role == UNKNOWN for part in inside)
        if behind_name and foreign and not _HARMLESS_BRACKET.match(self.words.text, self.tokens[opened].start):
            self.lead = [*lead, Token(self.tokens[opened].start, token.end, UNKNOWN, "")]

    # A clause that ends without a number

    def _end_clause(self) -> None:
        lead, self.lead = self.lead, []
        if not lead or (self.narrative and not only_compares(lead, self.scope)):
            return
        self.narrative = None
        said = said_in(lead, self.words.text, self.words.is_body)
        self._note(said)
        names = self.naming.names(said, self.scope)
        free = self._free_name(lead[0].start, lead[-1].end) if said.stray or not names else None
        if len(names) > 1 and not said.stray and not said.measure and not said.base and not said.direction:
            # 因公出国费、接待费,公车运行费(“三公”经费)决算总额: an enumeration that goes on behind a comma.
            self.scope = self.scope.naming(names, parts=said.parts).but(enumerated=True)
        elif free:
            self.scope = self.scope.naming((free,), parts=said.parts)
        elif names and (not said.stray or (lead[0].role in NAMES and not said.another)):
            self.scope = self.scope.naming(names, parts=said.parts)
        elif said.parts:
            self.scope = self.scope.but(parts=True, base=self.scope.base or self.scope.last_base)
        elif not self.scope.subjects and (unknown := (said.stray if said.another or not said.base else None) or said.unnamed):
            self.scope = self.scope.but(lost=unknown)
        if said.base:
            opening = said.base if not self.scope.subjects or self.scope.opening_base else None
            self.scope = self.scope.but(base=said.base, opening_base=opening)

    def _note(self, said: Said) -> None:
        """2022年度…预算: what is said of next year's budget is not of these accounts."""
        year = self.year.fiscal_year
        if said.year and year and int(said.year) > year and said.measure in BUDGETS:
            self.scope = self.scope.but(next_budget=True)
        if said.year and said.year != self.scope.year:
            self.scope = self.scope.but(year=said.year)

    def _number(self, at: int, token: Token, number: Mention) -> None:
        lead, self.lead = self.lead, []
        clause = lead[0].start if lead else token.start
        if doubt := doubt_about(number):
            self.recorder.put(number, doubt, clause, unit=number.unit)
            return
        if self.passage.indicator:
            self.recorder.put(number, of_indicator(self.words, lead, token.start, self.passage.default), clause, unit=number.unit)
            return
        if self.narrative and not self._resumes(lead):
            meaning, received = in_narrative(self.words, lead, number, self.scope, is_reason=self.narrative == "reason")
            self.scope = self.scope.but(subjects=(received,)) if received else self.scope
            self.recorder.put(number, meaning, clause, unit=number.unit)
            self.counted = True
            return
        self.narrative = None
        if counted := counted_behind(self.words, number, token.start):
            self._count(number, lead, clause, *counted)
            return
        said = said_in(lead, self.words.text, self.words.is_body)
        self._state(at, token, number, said, lead)

    def _count(self, number: Mention, lead: list[Token], clause: int, meaning: Meaning, end: int) -> None:
        """下设6个处室: what is counted, up to the end of its name."""
        self.lead = lead
        self._end_clause()
        if not self.scope.subjects:
            self.scope = self.scope.naming(meaning.subjects, parts=False)
        self.recorder.put(number, meaning, clause, unit=number.unit)
        self.skip = bisect_left(self.tokens, end, key=_START)

    def _state(self, at: int, token: Token, number: Mention, said: Said, lead: Sequence[Token]) -> None:
        clause = lead[0].start if lead else token.start
        self._note(said)
        self.naming.drop_totals(said, self.scope)
        names = self.naming.names(said, self.scope) if not said.stray else ()
        if said.names and not said.stray and len(names) < len(said.names):
            said.stray = self.words.text[said.names[0].start : said.names[0].end]
            names = ()
        if not names and (part := self.naming.part_of(said, lead, token.start, self.scope)):
            said.stray, said.nouns, said.measure, names = None, [], None, (part,)
        if said.stray and (free := self._free_name(clause, token.start)):
            said.stray, names = None, (free,)
        if self.scope.enumerated and names:
            said.stray, names = self.words.text[said.begins : token.start], ()
        if names:
            self.scope = self.scope.naming(names, parts=said.parts)
        unit = unit_at(self.tokens, at, said)
        if said.share and unit in MONEY and said.whole is not None and not said.stray:
            # 占本年支出488.80万元的2%: the amount of the whole is printed again.
            whole = self.naming.whole(said.whole)
            self.recorder.put(number, Meaning((whole,), "amount", said=said), clause, unit=unit)
            self.scope = self.scope.but(sharing=whole.path)
            return
        values = values_behind(self.tokens, at) if said.each or is_several(said, self.scope) else []
        if not names and (pair := self._pair(said)):
            names = (pair,)
        if not names and (another := another_body_in(self.words.text[clause : token.start], said.body, self.words.unit_name)):
            said.stray = said.stray or another
        meaning = meaning_of(said, names, self.scope, unit=unit, year=self.year, executed=self.passage.default is not None)
        if isinstance(meaning, Doubt):
            meaning = part_behind(self.words, said, number, self.scope) or meaning
        if isinstance(meaning, Meaning) and meaning.measure == "share":
            meaning = replace(meaning, base=self.naming.shared(said, token.start) or self.scope.sharing)
        if isinstance(meaning, Meaning) and (values or len(meaning.subjects) > 1 or said.each):
            self._several(token, meaning, values, clause, unit)
        else:
            self.recorder.put(number, meaning, clause, unit=unit)
        self._after(said, meaning, names, unit)

    def _pair(self, said: Said) -> Named | None:
        """收入总计A，支出总计A，比上年减少B: the change is that of both."""
        if not (said.direction or said.each or said.base) or said.nouns or said.stray or (self.scope.moved and not said.each):
            return None
        both = self.naming.pair(self.scope.pair)
        return both or (self.naming.pair(self.scope.topics) if said.each and not self.scope.subjects else None)

    def _after(self, said: Said, meaning: Meaning | Doubt, names: tuple[Named, ...], unit: str | None) -> None:
        if isinstance(meaning, Doubt):
            self.scope = self.scope.but(inherited=None)
            if meaning.loses:
                lost = said.stray or self.scope.lost or "".join(said.nouns) or "前句"
                self.scope = self.scope.losing(lost, parts=said.parts)
            return
        scope = self.scope if self.scope.subjects else self.scope.naming(meaning.subjects, parts=False)
        for subject in meaning.subjects:
            if subject.term and subject.path.endswith(subject.term.name):
                self.naming.totals.say(subject.term, subject.path)
        paths = {subject.path for subject in meaning.subjects}
        budgets = scope.budgets if scope.budgets & paths or not names else frozenset()
        if meaning.measure in BUDGETS:
            budgets = budgets | paths
        self.scope = scope.but(
            subjects=meaning.subjects if unit in MONEY else self.scope.subjects or meaning.subjects,
            base=said.base or scope.base,
            opening_base=said.base if said.base and not said.direction and not self.scope.subjects else scope.opening_base,
            budgets=budgets,
            inherited=scope.inherited if scope.parts else budget_of(meaning, said),
            completing=COMPLETIONS.get(said.measure or "") if unit not in RATES else None,
            sharing=None,
            changed=rate_of_change(meaning),
            moved=scope.moved or rate_of_change(meaning) is not None,
            measured=scope.measured or unit is not None,
        )

    def _several(self, token: Token, meaning: Meaning, values: Sequence[Token], clause: int, unit: str | None) -> None:
        """A、B均为x; A、B分别为x、y; 收、支总计各是x、y."""
        numbers = [value.number for value in (token, *values) if value.number]
        for number, each in zip(numbers, each_meaning(meaning, len(numbers), self.naming), strict=True):
            self.recorder.put(number, each, clause, unit=number.unit or unit)
        if values:
            self.skip = bisect_right(self.tokens, values[-1].start, key=_START)

    def _resumes(self, lead: Sequence[Token]) -> bool:
        return resumes(lead, self.words, self.scope, is_purpose=self.narrative == "purpose", counted=self.counted)

    def _free_name(self, start: int, end: int) -> Named | None:
        """A project that a self-evaluation report names by its own words."""
        return project_in(self.words, start, end) if self.passage.default else None

    # 持平

    def _flat(self, token: Token) -> None:
        lead, self.lead = self.lead, []
        if self.passage.indicator or (self.narrative and not only_compares(lead, self.scope)):
            return
        self.narrative = None
        said = said_in(lead, self.words.text, self.words.is_body)
        names = self.naming.names(said, self.scope) if not said.stray else ()
        if names:
            self.scope = self.scope.naming(names, parts=said.parts)
        fallback = (self._pair(said) or self.scope.fallback()) if self.scope.lost is None else None
        of_money = said.nouns == [FISCAL] and fallback is not None and fallback.leaf.startswith(GENERAL)
        subjects = self.scope.subjects or ((fallback,) if fallback and (not said.nouns or of_money) else ())
        if said.stray or not subjects or (lead and not said.base and not names and not said.alone and not of_money):
            return
        base = of_last_year(said.base or self.scope.base or LAST_YEAR, self.year)
        for subject in subjects if base == LAST_YEAR else ():
            if not (subject.term and subject.term.free):
                self.recorder.put_flat(token.start, token.end, money_of(subject, said, self.recorder.money))
        self.scope = self.scope.but(base=base)
