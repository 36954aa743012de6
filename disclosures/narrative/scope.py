"""What is in force while a section is read: the subject of its heading or list item, of the running sentence, of a bracket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from data.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Named:
    """A subject that was named. path: its path. start, end: where, in its passage; -1 where the heading names it.
    body: the other body that it is of."""

    path: str
    term: Term | None = None
    code: str | None = None
    start: int = -1
    end: int = -1
    wording: str = ""
    body: str | None = None

    @property
    def leaf(self) -> str:
        """The last step of its path."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(slots=True)
class Totals:
    """The totals that were said in a section, by name, for parts that are said later."""

    paths: dict[str, str] = field(default_factory=dict)
    last: str | None = None

    def path_of(self, term: Term) -> str:
        """The path of a term: below the total of its parents that was said last, or where it always stands."""
        for name in (self.last, *term.below):
            if name in term.below and name in self.paths:
                return f"{self.paths[name]}/{term.name}"
        return term.path

    def say(self, term: Term, path: str) -> None:
        """A subject was said: if it is a total, parts may follow."""
        if term.total:
            self.paths[term.name], self.last = path, term.name

    def said(self, names: Iterable[str]) -> bool:
        """Whether one of the totals was said."""
        return any(name in self.paths for name in names)


@dataclass(frozen=True)
class Scope:
    """What a number is of that its own words do not say.

    subjects: of the running sentence, in which a bracket has its own. topic: with which the last sentence opened. head: of
    the heading or list item. lost: whether the sentence named something that no entry knows. base: what changes are
    against; opening_base: where 与…相比 opened the sentence, for all of it. budgets: subjects of which a budget was said beside.
    parts: whether 其中 was said. inherited: the budget that the number before 其中 is. completing: the budget of
    完成预算A万元, of which a rate follows; sharing: the whole of 占…A万元, of which a share follows. changed: the rate that a
    bracket behind a change would be: 减少2.00万元(10%). moved: whether a change of one subject was said. measured: whether a
    number had a unit. year: that the sentence speaks of. row: 1 behind 、, 2 where the last name stands behind 、. listing:
    whether 其中 was said behind a whole in this very sentence. closes: whether it ends with 。. topics: the last two topics.
    """

    subjects: tuple[Named, ...] = ()
    topic: Named | None = None
    head: Named | None = None
    lost: str | None = None
    base: str | None = None
    opening_base: str | None = None
    last_base: str | None = None
    budgets: frozenset[str] = frozenset()
    parts: bool = False
    inherited: str | None = None
    completing: str | None = None
    sharing: str | None = None
    changed: tuple[str, int, str | None] | None = None
    moved: bool = False
    measured: bool = False
    year: str | None = None
    row: int = 0
    listing: bool = False
    closes: bool = False
    in_bracket: bool = False
    enumerated: bool = False
    pair: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    next_budget: bool = False
    unclear: bool = False

    def but(self, **changes: Any) -> Scope:
        """The scope with other values: what `dataclasses.replace` does at ten times the cost, three times a number."""
        values = {**self.__dict__, **changes}
        if len(values) != len(self.__dict__):
            raise TypeError(f"a scope has no {', '.join(changes.keys() - self.__dict__.keys())}")
        scope = object.__new__(Scope)
        scope.__dict__.update(values)
        return scope

    def sentence(self, *, goes_on: bool) -> Scope:
        """A new sentence: nothing is named in it yet. goes_on: behind a semicolon, where the parts of a whole go on."""
        return self.but(
            subjects=(),
            lost=None,
            base=self.base if goes_on and self.parts else None,
            opening_base=None,
            last_base=self.base,
            parts=goes_on and self.parts,
            completing=None,
            sharing=None,
            changed=None,
            moved=False,
            measured=False,
            year=None,
            row=0,
            listing=False,
            next_budget=False,
            in_bracket=False,
            enumerated=False,
        )

    def statement(self, head: Named | None) -> Scope:
        """A new heading or list item: what was named before it holds no longer."""
        return Scope(head=head)

    def fallback(self) -> Named | None:
        """The subject of a sentence that names nothing: that of the sentence before, of its list item, of its heading."""
        return None if self.unclear else self.topic or self.head

    def behind_bracket(self, before: Scope) -> Scope:
        """Behind a bracket with numbers its subjects hold no longer. before: what held where it opened."""
        return self.but(
            subjects=before.subjects, parts=before.parts, base=before.base, in_bracket=before.in_bracket,
            lost=before.lost, year=before.year,
        )  # fmt: skip

    def at_mark(self, mark: str) -> Scope:
        """Behind a mark between clauses: 、 puts the next name in a row with the last."""
        in_row = mark == "、"
        if not in_row and self.row != 1 and self.changed is None:
            return self
        return self.but(row=1 if in_row else 2 * (self.row == 2), changed=self.changed if in_row else None)

    def losing(self, words: str, *, parts: bool) -> Scope:
        """The sentence names what is not known, perhaps as a part of what is. parts: whether 其中 stands before it."""
        within = self.parts or parts
        return self.but(
            subjects=(),
            lost=words,
            unclear=self.unclear or not within,
            parts=within,
            listing=self.listing or (parts and self.subjects != ()),
        )

    def naming(self, names: tuple[Named, ...], *, parts: bool) -> Scope:
        """The subjects that the running sentence names. The first one of a sentence becomes the topic, but for parts."""
        first = names[0]
        # An item of the classification has its own paragraph, also where 其中 stands before it.
        is_part = (
            (parts or self.parts) and "/" not in first.path
            if first.term is None
            else parts or (self.parts and (self.row == 1 or self._holds(first)))
        )
        opens = not is_part and (not self.subjects or first.term is None)
        topic = first if opens else self.topic
        listed = opens and self.topic is not None and first.path.startswith(f"{self.topic.path}/")
        return self.but(
            subjects=names, topic=topic, lost=None, parts=is_part or parts,
            base=self.base if is_part else self.opening_base, row=2 if self.row == 1 else 0,
            listing=self.listing or (parts and self.subjects != ()),
            unclear=listed if opens else self.unclear, pair=self._pair(names),
            topics=(*self.topics[-1:], first.leaf) if opens else self.topics,
        )  # fmt: skip

    def _holds(self, part: Named) -> bool:
        whole = self.topic or self.head
        if whole is None or part.path.startswith(f"{whole.path}/") or not (part.term and part.term.total):
            return True
        above = part.path.rpartition("/")[0].rpartition("/")[2]
        return above != "" and above.removesuffix("合计") == whole.leaf.removesuffix("合计")

    def _pair(self, names: tuple[Named, ...]) -> tuple[str, ...]:
        """The last two names of the sentence: 收入总计…，支出总计…."""
        before = self.subjects[-1].leaf if self.subjects and not self.moved else ""
        return (names[-2].leaf, names[-1].leaf) if len(names) > 1 else (before, names[-1].leaf)
