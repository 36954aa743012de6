"""From the words that name a subject to its path: below a total that was said, beside another, or of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.vocabulary import SUBJECT_BELOW, Term
from disclosures.narrative.bodies import other_body
from disclosures.narrative.items import canonical_class
from disclosures.narrative.leads import Said
from disclosures.narrative.lexicon import CLASS, ITEM, Lexicon, Token, quoted, tokens_in
from disclosures.narrative.scope import Named, Scope, Totals
from disclosures.narrative.tokenizing import Words

_THREE = "“三公”经费"
_TOTALS = frozenset({"本年支出", "本年收入", "本年支出合计", "本年收入合计"})


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one passage. totals: those that were said in it, which grow while it is read."""

    words: Words
    totals: Totals = field(default_factory=Totals)

    def names(self, said: Said, scope: Scope) -> tuple[Named, ...]:
        """The subjects that a lead names. A wording that holds only below or near another one names nothing elsewhere."""
        named = (self._named(token, said, scope) for token in said.names)
        return tuple(name for name in named if name is not None)

    def _named(self, token: Token, said: Said, scope: Scope) -> Named | None:
        if token.term is None:
            return unlisted(token)
        term = self._beside(token.term, scope)
        if token.role == SUBJECT_BELOW and not (self._is_of_item(term, said, scope) or self._is_near(term, scope)):
            return None
        item = scope.topic if self._is_of_item(term, said, scope) else None
        path = f"{item.path}/{term.name}" if item else self.totals.path_of(term)
        if not item:
            self.totals.say(term, path)
        lead = self.words.text[said.begins : said.names[0].start] if said.begins >= 0 else ""
        body = other_body(lead, self.words.unit_name, is_part=said.parts or scope.parts)
        body = body or (scope.subjects[-1].body if scope.subjects else None)
        path = f"{body}/{path.rsplit('/', 1)[-1]}" if body else path
        return Named(path, term, None, token.start, token.end, wording_of(token), body)

    def drop_totals(self, said: Said, scope: Scope) -> None:
        """行政运行(项)。本年支出决算为…: the words of a total say no more than whose money it is."""
        topic = scope.topic
        if topic is None or topic.path in self.totals.paths.values() or not said.names:
            return
        is_part = topic.term is None or (topic.term.under or "").startswith(_THREE)
        if is_part and all(token.of in _TOTALS for token in said.names):
            said.names, said.nouns = [], []

    def _beside(self, term: Term, scope: Scope) -> Term:
        """支出总计 beside 财政拨款收入总计 is 财政拨款支出总计."""
        if not term.beside:
            return term
        near = (*scope.subjects, scope.topic, scope.head)
        leaf = next((named.leaf for named in near if named and named.leaf in {*term.beside, *term.below}), None)
        # A total that it may belong to comes first: 政府性基金预算财政拨款收入总计…，其中：本年收入.
        other = term.beside.get(leaf) if leaf and leaf not in term.below else None
        return self.words.known.terms[other] if other else term

    def _is_of_item(self, term: Term, said: Said, scope: Scope) -> bool:
        """行政运行（项）…，其中：人员经费: whether it is a part of the item that the sentence is of."""
        parts = said.parts or scope.parts
        return term.itemized and parts and scope.topic is not None and scope.topic.term is None

    def _is_near(self, term: Term, scope: Scope) -> bool:
        near = (*scope.subjects, scope.topic, scope.head)
        return self.totals.said(term.below) or any(named.leaf in (*term.near, *term.below) for named in near if named)

    def part_of(self, said: Said, lead: Sequence[Token], end: int, scope: Scope) -> Named | None:
        """本年收入合计…，其中：财政拨款470万元: below an income or an expenditure its parts go without that word.

        lead: of a number that begins at `end`.
        """
        whole = scope.topic or scope.head
        if whole is None or not lead or not (said.parts or scope.parts or scope.in_bracket):
            return None
        side = next((word for word in ("收入", "支出") if whole.leaf.removesuffix("合计").endswith(word)), "")
        words = self.words.text[max(said.begins, lead[0].start) : end].lstrip(":")
        # 其他 alone is the rest of any list, not 其他收入.
        entry = self.words.known.entries.get(words + side) if side and len(words) > len("其他") else None
        if entry is None or not (entry.term or entry.role == CLASS):
            return None
        return None if entry.of == whole.leaf else self._part(Token(end - len(words), end, entry.role, entry.of, entry))

    def _part(self, token: Token) -> Named:
        named = self.whole(token)
        if token.term is not None:
            self.totals.say(token.term, named.path)
        return named

    def whole(self, token: Token) -> Named:
        """The subject that a share is of, which opens no statement."""
        if token.term is None:
            return unlisted(token)
        return Named(self.totals.path_of(token.term), token.term, None, token.start, token.end, wording_of(token))

    def shared(self, said: Said, end: int) -> str | None:
        """What a share is of: the path of its whole, the words of one that is not known, None where nothing says it.

        end: where the lead of the share ends.
        """
        if said.of_unknown:
            return self.words.text[said.shared_at : end].strip("的,:") or None
        return self.whole(said.whole).path if said.whole is not None else None

    def pair(self, names: tuple[str, ...]) -> Named | None:
        """收入支出, where a sentence named 收入总计 and 支出总计."""
        if len(names) != 2 or not all(names):
            return None
        terms = self.words.known.terms.values()
        term = next((term for term in terms if term.both == names and not term.name.endswith("总计")), None)
        return Named(term.name, term, wording=term.name) if term else None

    def each_of(self, pair: Named) -> tuple[Named, ...]:
        """The two subjects that a pair is of: 收入总计 and 支出总计 of 收、支总计."""
        terms = self.words.known.terms
        return tuple(
            Named(name, terms[name], pair.code, pair.start, pair.end, pair.wording)
            for name in (pair.term.both if pair.term else ())
        )


def unlisted(token: Token) -> Named:
    """An item or a class of the classification: a name that the vocabulary need not hold."""
    code = token.item.code if token.role == ITEM and token.item else None
    path = canonical_class(token.of) if token.role == CLASS else token.of
    return Named(path, None, code, token.start, token.end, token.of)


def wording_of(token: Token) -> str:
    """The words of the entry that took a token."""
    return token.entry.wording.words if token.entry and token.entry.wording else token.of


def heading_subject(title: str, known: Lexicon) -> Named | None:
    """The subject that a heading names, by its own words or by those of a sentence."""
    folded = quoted(title)
    # The words that stand first: 财政拨款“三公”经费支出决算情况 is of “三公”经费, not of 支出决算.
    found = [(folded.find(spelling), -len(spelling), spelling, term) for spelling, term in known.headings if spelling in folded]
    if found:
        _, _, spelling, term = min(found, key=lambda each: each[:2])
        return Named(term.path, term, wording=f"标题 {spelling}")
    named = next((token.term for token in tokens_in(folded, 0, len(folded), known) if token.term), None)
    return Named(named.path, named, wording=f"标题 {named.name}") if named else None
