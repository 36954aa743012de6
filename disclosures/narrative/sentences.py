"""Listening to the sentences of a passage one after another: what each names, and what each number in it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from data.vocabulary import DESCRIBED, SUBJECT_BELOW, Term
from disclosures.narrative.bodies import is_body, other_body
from disclosures.narrative.facts import LAST_YEAR, MONEY, RATES, Fact, Passage, Reading
from disclosures.narrative.items import Item, canonical_class, coded_items_in, items_in
from disclosures.narrative.leads import BUDGETS, COMPLETIONS, DIRECTIONS, Said, said_in
from disclosures.narrative.lexicon import CLASS, ITEM, MARK, NAMES, NUMBER, UNKNOWN, Lexicon, Token, quoted, shaped, tokens_in
from disclosures.narrative.meanings import Doubt, Meaning, Year, meaning_of, of_last_year
from disclosures.narrative.mentions import Mention
from disclosures.narrative.scope import Named, Scope, Totals
from disclosures.narrative.stretches import Stretch
from disclosures.text.amounts import is_amount_like, read_number
from disclosures.text.squeezed import fold

_NARRATIVE = frozenset({"reason", "purpose"})
# Measures with which a statement goes on behind what money was used for, and with which a sentence may open.
_STRONG = frozenset({*BUDGETS, *COMPLETIONS, "final", "deviation_rate", "execution_rate"})
_HARMLESS_BRACKET = re.compile(r"\((?:含|以|按|不含|包括|不包括|包含|即|以下|简称|单位|金额|其中|疫情|类|款|项|图|详见|见)")
_LIST_SIGNS = frozenset(",、")
_PART_BEHIND = re.compile(r"(?:涉密|保密)")
# Numbers of a sentence that is only known to be of an indicator.
_OF_INDICATOR = frozenset({"weight", "score", "completion_rate"})
_THIS_EVALUATION = "本次评价"
_PROJECT = re.compile(r"(?:分别为|其中|:)*(?P<name>[^,;。\d]{2,40}(?:项目|资金|经费|补助))$")
_WEAK = frozenset({"本年支出", "本年收入", "本年支出合计", "本年收入合计"})
_COMPARING = frozenset({"compared", "last_year", "year", "against", "final", "neutral"})
_MONEY_WORDS = re.compile("支出|经费|费用")
_SAYS_NOTHING = NAMES | {"noun", "fiscal", "conjunction"}
_RECEPTIONS = frozenset({"批次", "人次"})


class Listener:
    """The state of reading one passage. `hear` takes its sentences in order and puts what they say into the reading."""

    def __init__(self, passage: Passage, words: str, known: Lexicon, reading: Reading) -> None:
        self.passage, self.words, self.known, self.reading = passage, words, known, reading
        self.totals, self.item, self.shape = Totals(), None, shaped(words)
        self.body = quoted(fold(passage.unit_name)) if passage.unit_name else ""
        year = passage.fiscal_year
        self.year = Year(year, year is not None and f"{year}年" in words)
        self.heading = self._of_heading(passage.title)
        if passage.default:
            term = known.terms.get(passage.default)
            self.heading = Named(passage.default, term)
            self.totals.paths[passage.default], self.totals.last = passage.default, passage.default
        self.scope = Scope(head=self.heading)
        self.narrative = passage.narrative
        self.money, self.unit = "万元", None

    # A sentence

    def hear(self, stretch: Stretch, numbers: Sequence[Mention]) -> None:
        """Takes a sentence with its numbers."""
        if stretch.item is not None:
            self._begin_item(stretch.item, stretch.title)
        else:
            self.scope = self.scope.sentence(goes_on=stretch.goes_on)
        tokens = self._tokens(stretch.start, stretch.end, numbers)
        if self.narrative and not self.passage.indicator:
            self.narrative = not self._opens_statement(tokens, is_item=stretch.item is not None)
        _Sentence(self, tokens).read()

    def _begin_item(self, item: str, title: str) -> None:
        self.item = item or None
        head = self._of_heading(title) if title else None
        self.scope = self.scope.statement(head or self.heading)

    def _of_heading(self, title: str) -> Named | None:
        """The subject that a heading names, by its own words or by those of a sentence."""
        folded = title.translate(str.maketrans("“”", '""'))
        for spelling, term in self.known.headings:
            if spelling in folded:
                return Named(term.path, term, wording=f"标题 {spelling}")
        named = [token for token in tokens_in(folded, 0, len(folded), self.known) if token.entry and token.entry.term]
        first = next(iter(named), None)
        return Named(first.entry.term.path, first.entry.term, wording=first.of) if first else None  # type: ignore[union-attr]

    def _tokens(self, start: int, end: int, numbers: Sequence[Mention]) -> list[Token]:
        words, known = self.words, self.known
        items = list(items_in(words, start, end)) if ")" in words[start:end] else []
        coded, numbers = self._coded(start, end, numbers)
        items += coded
        spans: list[tuple[int, int, Token]] = [(item.start, item.end, self._item_token(item)) for item in items]
        if self.body and self.body in words[start:end]:
            spans += [(*found.span(), Token(*found.span(), "body", "")) for found in re.finditer(re.escape(self.body), words[start:end])]
            spans[len(items) :] = [(a + start, b + start, Token(a + start, b + start, "body", "")) for a, b, _ in spans[len(items) :]]
        for number in numbers:
            lead_end = number.start - len(number.sign) - len(number.stray)
            spans.append((lead_end, number.end, Token(lead_end, number.end, NUMBER, "", number)))  # type: ignore[arg-type]
        tokens, at = [], start
        for first, last, token in sorted(spans, key=lambda span: span[:2]):
            if first < at:
                continue
            tokens += tokens_in(words, at, first, known, self.shape)
            tokens.append(token)
            at = last
        return _with_real_comparisons([*tokens, *tokens_in(words, at, end, known, self.shape)])

    def _coded(self, start: int, end: int, numbers: Sequence[Mention]) -> tuple[list[Item], list[Mention]]:
        """The items whose code stands before their name, and the numbers that are no such code."""
        counted = {number.start for number in numbers if number.unit}
        coded = [item for item in coded_items_in(self.words, start, end) if item.start not in counted]
        inside = [number for number in numbers if any(item.start <= number.start < item.end for item in coded)]
        self.reading.ignored["code of the functional classification 科目编码"] += len(inside)
        return coded, [number for number in numbers if number not in inside]

    def _item_token(self, item: Item) -> Token:
        return Token(item.start, item.end, ITEM, item.subject, item)  # type: ignore[arg-type]

    def _opens_statement(self, tokens: Sequence[Token], *, is_item: bool) -> bool:
        """Whether a sentence behind narrative opens as a statement does: known words only, down to its first number."""
        first = next((token for token in tokens if token.role not in ("neutral", "year", MARK)), None)
        if is_item and first is not None and first.role in NAMES and not any(token.role == NUMBER for token in tokens):
            # 2.公务接待费。2023年决算数…: the item is named in a sentence of its own.
            return True
        until = next((at for at, token in enumerate(tokens) if token.role in (NUMBER, "flat")), None)
        opening = tokens[: until if until is not None else len(tokens)]
        if any(token.role == ITEM for token in opening):
            return True
        if until is None or not opening:
            return False
        cut = next((at for at, token in enumerate(opening) if token.role in _NARRATIVE), None)
        if cut is not None:
            return False
        named = compared = False
        for clause in _clauses(opening):
            said = said_in(clause, self.words, self.is_body)
            if said.stray:
                return False
            named = named or bool(said.names) or said.measure in _STRONG
            compared = compared or (said.base is not None and len(said.nouns) < 2)
        return named or (compared and self.scope.fallback() is not None)

    def is_body(self, phrase: str) -> bool:
        """Whether a phrase names the body that publishes, or another."""
        return is_body(phrase, self.passage.unit_name)

    # Names

    def named(self, token: Token, said: Said) -> Named | None:
        """The subject that a token names; None where its wording holds only below a total that was not said."""
        if token.role == ITEM:
            item: Item = token.entry  # type: ignore[assignment]
            return Named(item.subject, None, item.code, token.start, token.end, item.subject)
        if token.role == CLASS:
            return Named(canonical_class(token.of), None, None, token.start, token.end, token.of)
        term = self._beside(token.entry.term)  # type: ignore[union-attr]
        if token.role == SUBJECT_BELOW and not self._is_near(term):
            return None
        path = self.totals.path_of(term)  # type: ignore[arg-type]
        self.totals.say(term, path)  # type: ignore[arg-type]
        lead = self.words[said.begins : said.names[0].start] if said.begins >= 0 and said.names else ""
        body = other_body(lead, self.passage.unit_name)
        if body:
            path = f"{body}/{path.rsplit('/', 1)[-1]}"
        return Named(path, term, None, token.start, token.end, token.entry.wording.words)  # type: ignore[union-attr]

    def _beside(self, term: Term) -> Term:
        """支出总计 beside 财政拨款收入总计 is 财政拨款支出总计."""
        if not term.beside:
            return term
        near = (*self.scope.subjects, self.scope.topic, self.scope.head)
        other = next((term.beside[named.leaf] for named in near if named and named.leaf in term.beside), None)
        return self.known.terms[other] if other else term

    def pair_of(self, leaves: tuple[str, ...]) -> Term | None:
        """The term of two that are said together: 收入支出 of 收入总计 and 支出总计."""
        if not all(leaves) or len(leaves) != 2:
            return None
        return next((term for term in self.known.terms.values() if term.both == leaves and not term.name.endswith("总计")), None)

    def _is_near(self, term: Term) -> bool:
        near = (*self.scope.subjects, self.scope.topic)
        return self.totals.said(term.below) or any(named.leaf in term.near for named in near if named)

    def whole(self, token: Token) -> Named:
        """The subject that a share is of, which opens no statement."""
        if token.role in (ITEM, CLASS):
            return Named(token.of, None, None, token.start, token.end, token.of)
        term = token.entry.term  # type: ignore[union-attr]
        return Named(self.totals.path_of(term), term, None, token.start, token.end, token.of)  # type: ignore[arg-type]

    # Facts

    def put(self, number: Mention, meaning: Meaning | Doubt, clause: int, *, unit: str | None) -> None:
        """Puts a number into the reading. clause: where the words begin that give its meaning."""
        if isinstance(meaning, Doubt):
            self.reading.unread.append((self.passage.evidence(number.start, number.end), meaning.reason))
            return
        for subject in meaning.subjects or (None,):
            self.reading.facts.append(self._fact(number, meaning, subject, clause=clause, unit=unit))
        if unit in MONEY and meaning.measure != "other":
            self.money = unit
        self.unit = unit

    def _fact(self, number: Mention, meaning: Meaning, subject: Named | None, *, clause: int, unit: str | None) -> Fact:
        printed = read_number(number.digits)
        negative = (meaning.sign < 0) != (number.sign == "-")
        passage = self.passage
        return Fact(
            section=passage.section,
            subject=subject.path if subject else None,
            code=subject.code if subject else None,
            measure=meaning.measure,
            value=-printed.value if negative else printed.value,
            decimals=printed.decimals,
            unit=unit.replace("(", "（").replace(")", "）") if unit else None,
            as_printed=f"{number.stray}{number.sign}{number.digits}",
            qualifier=number.qualifier,
            evidence=passage.evidence(number.start - len(number.sign), number.end),
            clause_evidence=passage.evidence(min(clause, number.start), number.end),
            item=self.item,
            base=meaning.base,
            wording=_wording(subject, meaning.said, self.words),
            subject_evidence=passage.evidence(subject.start, subject.end) if subject and subject.start >= 0 else None,
        )

    def _flat_unit(self, subject: Named) -> str:
        counted = subject.term is not None and subject.term.kinds == {"count"}
        return self.unit if counted and self.unit else self.money

    def put_flat(self, start: int, end: int, subject: Named, base: str) -> None:
        """无变化, 持平: a change of nothing that is said without a number."""
        place = self.passage.evidence(start, end)
        measures = ("change", "change_rate") if base == LAST_YEAR else ("difference",)
        for measure in measures:
            self.reading.facts.append(
                Fact(
                    section=self.passage.section, subject=subject.path, code=subject.code, measure=measure, value=Decimal(0),
                    decimals=None, unit="%" if measure == "change_rate" else self._flat_unit(subject),
                    as_printed=self.passage.text.text[self.passage.start + start : self.passage.start + end],
                    qualifier="exact", evidence=place, clause_evidence=place, item=self.item, base=base, wording=subject.wording,
                    subject_evidence=self.passage.evidence(subject.start, subject.end) if subject.start >= 0 else None,
                )
            )  # fmt: skip


def _with_real_comparisons(tokens: list[Token]) -> list[Token]:
    """The tokens; 与, 同, 跟 before words that nothing can be compared with are part of these: 规划与自然资源局, 跟踪."""
    return [
        replace(token, role=UNKNOWN, entry=None)
        if token.role == "compared" and token.end - token.start == 1 and behind is not None and behind.role == UNKNOWN
        else token
        for token, behind in zip(tokens, [*tokens[1:], None], strict=False)
    ]


def _wording(subject: Named | None, said: Said | None, words: str) -> str | None:
    """The entries that gave a meaning: that of the subject, and the words of each role: 公务接待(费[用]|经费) · final:支出决算数."""
    parts = [subject.wording if subject else "", *(f"{token.role}:{words[token.start : token.end]}" for token in said.used if token.role not in _SAYS_NOTHING)] if said else []
    return " · ".join(dict.fromkeys(part for part in parts if part)) or None


def _rate_of(meaning: Meaning) -> tuple[str, int, str | None] | None:
    """What a rate in a bracket behind a change is: 减少2.00万元(10%)."""
    rates = {"change": "change_rate", "difference": "difference_rate"}
    return (rates[meaning.measure], meaning.sign, meaning.base) if meaning.measure in rates else None


def _clauses(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens between commas."""
    clause: list[Token] = []
    for token in tokens:
        if token.role == MARK and token.of in ",;。":
            if clause:
                yield clause
            clause = []
        else:
            clause.append(token)
    if clause:
        yield clause


class _Sentence:
    """One sentence, token by token."""

    def __init__(self, listener: Listener, tokens: Sequence[Token]) -> None:
        self.listener, self.tokens = listener, tokens
        self.lead: list[Token] = []
        self.brackets: list[tuple[list[Token], Scope, int]] = []
        self.narrative: str | None = "reason" if listener.narrative else None
        self.skip = 0
        self.opened = False

    @property
    def scope(self) -> Scope:
        return self.listener.scope

    @scope.setter
    def scope(self, scope: Scope) -> None:
        self.listener.scope = scope

    def read(self) -> None:
        for at, token in enumerate(self.tokens):
            if at < self.skip:
                continue
            self._take(at, token)
        self._end_clause()
        self.listener.narrative = self.narrative is not None

    def _take(self, at: int, token: Token) -> None:
        role = token.role
        if role == NUMBER:
            self._number(at, token)
        elif role in _NARRATIVE:
            if not self.narrative:
                self._end_clause()
            self.narrative = role
            self.lead = []
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
            self.lead, self.scope = [], replace(self.scope, in_bracket=True)
        elif token.of in ")]":
            self._close_bracket(at, token)
        elif token.of == '"':
            return
        elif token.of == "、" and any(part.role in NAMES for part in self.lead):
            self.lead.append(token)
        elif token.of == ":":
            self.lead.append(token)
        else:
            self._end_clause()

    def _close_bracket(self, at: int, token: Token) -> None:
        if not self.brackets:
            return
        lead, scope, opened = self.brackets.pop()
        inside = self.tokens[opened + 1 : at]
        if any(part.role == NUMBER for part in inside):
            kept = {"parts": scope.parts, "base": scope.base, "in_bracket": scope.in_bracket, "lost": scope.lost}
            self.scope = replace(self.scope, subjects=scope.subjects, **kept)
            self.lead = []
            return
        self.lead, self.scope = lead, replace(self.scope, in_bracket=scope.in_bracket)
        behind_name = bool(lead) and lead[-1].role in NAMES
        foreign = any(part.role == UNKNOWN for part in inside)
        if behind_name and foreign and not _HARMLESS_BRACKET.match(self.listener.words, self.tokens[opened].start):
            self.lead = [*lead, Token(self.tokens[opened].start, token.end, UNKNOWN, "")]

    # A clause that ends without a number

    def _end_clause(self) -> None:
        lead, self.lead = self.lead, []
        if not lead or (self.narrative and not self._only_compares(lead)):
            return
        self.narrative = None
        said = said_in(lead, self.listener.words, self.listener.is_body)
        self._note(said)
        names = self._names(said)
        free = self._project(lead[0].start, lead[-1].end) if said.stray or not names else None
        if len(names) > 1 and not said.stray and not said.measure and not said.base and not said.direction:
            # 因公出国费、接待费,公车运行费(“三公”经费)决算总额: an enumeration that goes on behind a comma.
            self.scope = replace(self.scope.naming(names, parts=said.parts), enumerated=True)
        elif free:
            self.scope = self.scope.naming((free,), parts=said.parts)
        elif names and (not said.stray or lead[0].role in NAMES):
            self.scope = self.scope.naming(names, parts=said.parts)
        elif said.parts:
            self.scope = replace(self.scope, parts=True, base=self.scope.base or self.scope.last_base)
        elif said.stray and not self.scope.subjects and not said.base:
            self.scope = replace(self.scope, lost=said.stray)
        if said.base:
            self.scope = replace(self.scope, base=said.base)

    def _note(self, said: Said) -> None:
        """2022年度…预算: what is said of next year's budget is not of these accounts."""
        year = self.listener.year.fiscal_year
        if said.year and year and int(said.year) > year and said.measure in BUDGETS:
            self.scope = replace(self.scope, next_budget=True)

    def _names(self, said: Said) -> tuple[Named, ...]:
        return tuple(filter(None, (self.listener.named(token, said) for token in said.names)))

    # Numbers

    def _number(self, at: int, token: Token) -> None:
        number: Mention = token.entry  # type: ignore[assignment]
        lead, self.lead = self.lead, []
        clause = lead[0].start if lead else token.start
        listener = self.listener
        if not is_amount_like(number.digits):
            listener.put(number, Doubt("数字位数过多，不是决算中的数"), clause, unit=number.unit)
            return
        if listener.passage.indicator:
            listener.put(number, self._of_indicator(lead, token.start), clause, unit=number.unit)
            return
        if self.narrative and not self._resumes(lead):
            listener.put(number, self._narrated(lead, number), clause, unit=number.unit)
            return
        self.narrative = None
        counted = self._counted(number, token)
        if counted:
            self.lead = lead
            self._end_clause()
            self.scope = self.scope.naming(counted.subjects, parts=False)
            listener.put(number, counted, clause, unit=number.unit)
            return
        said = said_in(lead, listener.words, listener.is_body)
        self._state(at, token, said, clause)

    def _state(self, at: int, token: Token, said: Said, clause: int) -> None:
        number: Mention = token.entry  # type: ignore[assignment]
        listener = self.listener
        self._note(said)
        self._drop_weak(said)
        names = self._names(said) if not said.stray else ()
        if said.names and not said.stray and len(names) < len(said.names):
            said.stray = listener.words[said.names[0].start : said.names[0].end]
            names = ()
        if said.stray and (free := self._project(clause, token.start)):
            said.stray, names = None, (free,)
        if self.scope.enumerated and names:
            said.stray, names = listener.words[said.begins : token.start], ()
        if names:
            self.scope = self.scope.naming(names, parts=said.parts)
        unit = self._unit(at, number, said)
        if said.share and unit in MONEY and said.whole is not None and not said.stray:
            # 占本年支出488.80万元的2%: the amount of the whole is printed again.
            whole = self.listener.whole(said.whole)
            listener.put(number, Meaning((whole,), "amount", said=said), clause, unit=unit)
            self.scope = replace(self.scope, sharing=True)
            return
        values = self._list_of_values(at, said)
        if not names and (pair := self._pair(said)):
            names = (pair,)
        meaning = meaning_of(
            said, names, self.scope, unit=unit, year=listener.year, executed=listener.passage.default is not None
        )
        if isinstance(meaning, Doubt) and (part := self._part_behind(said, number)):
            meaning = part
        if isinstance(meaning, Meaning) and (values or len(meaning.subjects) > 1 or said.each):
            self._several(at, token, meaning, values, clause, unit)
        else:
            listener.put(number, meaning, clause, unit=unit)
        self._after(said, meaning, names, unit)

    def _pair(self, said: Said) -> Named | None:
        """收入总计A，支出总计A，比上年减少B: the change is that of both."""
        if not (said.direction or said.each or said.base) or said.nouns or said.stray:
            return None
        term = self.listener.pair_of(self.scope.pair)
        return Named(term.name, term, None, -1, -1, term.name) if term else None

    def _drop_weak(self, said: Said) -> None:
        """行政运行(项)。本年支出决算为…: the words of a total say no more than whose money it is."""
        topic = self.scope.topic
        if topic is None or topic.path in self.listener.totals.paths.values() or not said.names:
            return
        if all(token.of in _WEAK for token in said.names) and (topic.term is None or topic.term.under):
            said.names, said.nouns = [], []

    def _after(self, said: Said, meaning: Meaning | Doubt, names: tuple[Named, ...], unit: str | None) -> None:
        if isinstance(meaning, Doubt):
            self.scope = replace(self.scope, inherited=None)
            if said.stray or (not names and self.scope.lost is None and not self.scope.subjects):
                self.scope = replace(self.scope, subjects=(), lost=said.stray or self.listener.words[0:0] or "前句")
            return
        scope = self.scope if self.scope.subjects else self.scope.naming(meaning.subjects, parts=False)
        for subject in meaning.subjects:
            if subject.term and subject.path.endswith(subject.term.name):
                self.listener.totals.say(subject.term, subject.path)
        paths = {subject.path for subject in meaning.subjects}
        budgets = scope.budgets if scope.budgets & paths or not names else frozenset()
        if meaning.measure in BUDGETS:
            budgets = budgets | paths
        self.scope = replace(
            scope,
            subjects=meaning.subjects if unit in MONEY else self.scope.subjects or meaning.subjects,
            base=said.base or scope.base,
            budgets=budgets,
            inherited=scope.inherited if scope.parts else (meaning.measure if meaning.measure in BUDGETS else None),
            completing=said.measure in COMPLETIONS and unit not in RATES,
            sharing=said.share and unit not in RATES,
            changed=_rate_of(meaning),
        )

    def _several(
        self, at: int, token: Token, meaning: Meaning, values: Sequence[Token], clause: int, unit: str | None
    ) -> None:
        """A、B均为x; A、B分别为x、y; 收、支总计各是x、y."""
        listener = self.listener
        numbers: list[Mention] = [token.entry, *(value.entry for value in values)]  # type: ignore[list-item]
        subjects = meaning.subjects
        if len(numbers) > 1:
            if len(subjects) == 1 and subjects[0].term and len(subjects[0].term.both) == len(numbers):
                subjects = tuple(replace(subjects[0], path=name, term=listener.known.terms[name]) for name in subjects[0].term.both)
            if len(subjects) != len(numbers):
                doubt = Doubt("名称与数的个数不等，不知哪一个是哪一个的")
                for number in numbers:
                    listener.put(number, doubt, clause, unit=number.unit or unit)
            else:
                for number, subject in zip(numbers, subjects, strict=True):
                    listener.put(number, replace(meaning, subjects=(subject,)), clause, unit=number.unit or unit)
            self.skip = self.tokens.index(values[-1]) + 1
            return
        if len(subjects) > 1 and not meaning.said.each and not meaning.said.direction:  # type: ignore[union-attr]
            listener.put(numbers[0], Doubt("前有几个名称，不知是哪一个的数"), clause, unit=unit)
            return
        listener.put(numbers[0], meaning, clause, unit=unit)

    def _list_of_values(self, at: int, said: Said) -> list[Token]:
        """The numbers that follow a number without words between them."""
        values: list[Token] = []
        place = at + 1
        while place + 1 < len(self.tokens):
            sign, value = self.tokens[place], self.tokens[place + 1]
            joins = (sign.role == MARK and sign.of in _LIST_SIGNS) or sign.role == "conjunction"
            if not joins or value.role != NUMBER:
                break
            values.append(value)
            place += 2
        units = {value.entry.unit for value in (self.tokens[at], *values)} - {None}  # type: ignore[union-attr]
        return values if len(units) <= 1 and (said.each or self._is_several(said)) else []

    def _is_several(self, said: Said) -> bool:
        """Whether a lead, or else the sentence, speaks of several subjects."""
        terms = [token.entry.term for token in said.names if token.entry and token.role not in (ITEM, CLASS)]  # type: ignore[union-attr]
        terms = terms or [subject.term for subject in self.scope.subjects]
        return len(said.names) > 1 or any(term and term.both for term in terms)

    def _unit(self, at: int, number: Mention, said: Said) -> str | None:
        """The unit of a number; of one in a list, or before a change, that of the next where it has none of its own."""
        if number.unit is not None:
            return number.unit
        values = self._list_of_values(at, said)
        last = values[-1].entry.unit if values else None  # type: ignore[union-attr]
        if last is None and said.base and not said.direction:
            following = next((token.entry for token in self.tokens[at + 1 :] if token.role == NUMBER), None)
            last = following.unit if following is not None and following.unit in MONEY else None  # type: ignore[union-attr]
        return last

    # Narrative

    def _only_compares(self, lead: Sequence[Token]) -> bool:
        """…厉行节约，与上年相比，增加…: a clause that only says with what is compared takes the statement up again."""
        return (
            bool(lead)
            and lead[0].role == "compared"
            and lead[-1].role == "against"
            and all(token.role in _COMPARING for token in lead)
            and (self.scope.subjects != () or self.scope.fallback() is not None)
        )

    def _resumes(self, lead: Sequence[Token]) -> bool:
        """年初预算为… behind what the money was used for: the statement goes on."""
        if not lead:
            return False
        if lead[-1].role in DIRECTIONS and self._only_compares(lead[:-1]):
            return True
        if self.narrative != "purpose":
            return False
        first = next((token for token in lead if token.role not in ("neutral", "year")), None)
        if first is None or first.role not in _STRONG:
            return False
        return said_in(lead, self.listener.words, self.listener.is_body).stray is None

    def _narrated(self, lead: Sequence[Token], number: Mention) -> Meaning:
        """A number of free narrative, or of a reception that is counted there: 列明公务接待2批次、26人次."""
        if number.unit in _RECEPTIONS:
            named = [token for token in lead if token.entry and getattr(token.entry, "term", None) and token.entry.term.units]
            if named and named[-1].end == lead[-1].end:
                term = named[-1].entry.term  # type: ignore[union-attr]
                path = term.units.get(number.unit)  # type: ignore[union-attr]
                if path:
                    self.scope = replace(self.scope, subjects=(Named(term.path, term, None, named[-1].start, named[-1].end),))
                    return Meaning((Named(path, None, None, named[-1].start, named[-1].end, named[-1].of),), "count")
            last = self.scope.subjects[0] if self.scope.subjects and not lead else None
            if last and last.term and last.term.units and number.unit in last.term.units:
                return Meaning((Named(last.term.units[number.unit], None, None, last.start, last.end),), "count")
        last = lead[-1] if lead else None
        if last is not None and last.entry and (term := getattr(last.entry, "term", None)) and term.free:
            # …，导致固定资产车辆与公务用车保有量差异为8辆: what a reason ends with.
            return Meaning((Named(term.path, term, None, last.start, last.end, last.of),), "count")
        return Meaning((), "other")

    # What is named behind its number, and free names

    def _counted(self, number: Mention, token: Token) -> Meaning | None:
        """下设6个处室, 共有2个项目: what is counted stands behind the number."""
        if number.unit != "个":
            return None
        words = self.listener.shape
        before, behind = words[max(0, token.start - 12) : token.start], words[token.end : token.end + 12]
        for fronts, backs, entry in self.listener.known.counted:
            back = next((back for back in backs if behind.startswith(back)), None)
            if back and before.endswith(tuple(fronts)):
                self.skip = next((at for at, part in enumerate(self.tokens) if part.start >= token.end + len(back)), len(self.tokens))
                return Meaning((Named(entry.of, entry.term, None, token.start, token.end, entry.wording.words),), "count")  # type: ignore[union-attr]
        return None

    def _part_behind(self, said: Said, number: Mention) -> Meaning | None:
        """(其中1项涉密): a part that is named behind its number."""
        behind = _PART_BEHIND.match(self.listener.words, number.end)
        if not (said.parts and behind and self.scope.subjects):
            return None
        whole = self.scope.subjects[0]
        return Meaning((replace(whole, path=f"{whole.path}/{behind[0]}"),), "count")

    def _project(self, start: int, end: int) -> Named | None:
        """A project or a purse that a self-evaluation names before its money."""
        if not self.listener.passage.default:
            return None
        found = next(filter(None, (_PROJECT.fullmatch(self.listener.words, *span) for span in self._between_colons(start, end))), None)
        return Named(found["name"], None, None, *found.span("name"), "项目名称") if found else None

    def _between_colons(self, start: int, end: int) -> list[tuple[int, int]]:
        cuts = [start, *(at + 1 for at in range(start, end) if self.listener.words[at] == ":"), end + 1]
        return [(first, last - 1) for first, last in zip(cuts, cuts[1:], strict=False)]

    def _of_indicator(self, lead: Sequence[Token], end: int) -> Meaning:
        passage = self.listener.passage
        said = [token for token in lead if token.role not in ("neutral", MARK)]
        roles = [said[-1].role] if said and said[-1].role in _OF_INDICATOR else []
        stretch = self.listener.words[lead[0].start : end] if lead else ""
        measure = roles[-1] if roles and not stretch.startswith(_THIS_EVALUATION) else "other"
        return Meaning((Named(passage.default or "指标"),), measure)

    # 持平

    def _flat(self, token: Token) -> None:
        lead, self.lead = self.lead, []
        if self.listener.passage.indicator or (self.narrative and not self._only_compares(lead)):
            return
        self.narrative = None
        said = said_in(lead, self.listener.words, self.listener.is_body)
        names = self._names(said) if not said.stray else ()
        if names:
            self.scope = self.scope.naming(names, parts=said.parts)
        fallback = (self._pair(said) or self.scope.fallback()) if self.scope.lost is None else None
        subjects = self.scope.subjects or ((fallback,) if fallback and not said.nouns else ())
        if said.stray or not subjects or (lead and not said.base and not names and not said.alone):
            return
        base = said.base or self.scope.base or LAST_YEAR
        base = of_last_year(base, self.listener.year)
        subjects = tuple(self._money_of(subject, said) for subject in subjects)
        for subject in subjects:
            if subject.term and subject.term.free:
                continue
            self.listener.put_flat(token.start, token.end, subject, base)
        self.scope = replace(self.scope, base=base)

    def _money_of(self, subject: Named, said: Said) -> Named:
        """因公出国支出持平: the money of what is counted."""
        path = (subject.term.units or {}).get(self.listener.money) if subject.term and (said.measure or _MONEY_WORDS.search(said.tail)) else None
        return replace(subject, path=path, term=None) if path else subject

