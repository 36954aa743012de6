"""What is in force while a section is read: the subject of its heading or list item, of the running sentence, of a bracket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from data.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Named:
    """A subject that was named. path: its path. start, end: where, in its passage; -1 where the heading names it."""

    path: str
    term: Term | None = None
    code: str | None = None
    start: int = -1
    end: int = -1
    wording: str = ""

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
        if term.under:
            return term.path
        for name in (self.last, *term.below):
            if name in term.below and name in self.paths:
                return f"{self.paths[name]}/{term.name}"
        return term.name

    def say(self, term: Term, path: str) -> None:
        """A subject was said: if it is a total, parts may follow."""
        if term.total:
            self.paths[term.name], self.last = path, term.name

    def said(self, names: Iterable[str]) -> bool:
        """Whether one of the totals was said."""
        return any(name in self.paths for name in names)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a number is of that its own words do not say.

    subjects: of the running sentence, in which a bracket has its own. topic: with which the last sentence opened. head: of
    the heading or list item. lost: whether the sentence named something that no entry knows. base: what changes are
    against. budgets: subjects of which a budget was said beside. parts: whether 其中 was said. inherited: the budget that the
    number before 其中 is. completing, sharing: whether 完成预算A万元 or 占…A万元 was
    said, of which a rate follows. changed: the rate that a bracket behind a change would be: 减少2.00万元(10%).
    """

    subjects: tuple[Named, ...] = ()
    topic: Named | None = None
    head: Named | None = None
    lost: str | None = None
    base: str | None = None
    last_base: str | None = None
    budgets: frozenset[str] = frozenset()
    parts: bool = False
    inherited: str | None = None
    completing: bool = False
    sharing: bool = False
    changed: tuple[str, int, str | None] | None = None
    in_bracket: bool = False
    enumerated: bool = False
    next_budget: bool = False
    unclear: bool = False

    def sentence(self) -> Scope:
        """A new sentence: nothing is named in it yet."""
        return replace(
            self, subjects=(), lost=None, base=None, last_base=self.base, parts=False, completing=False, sharing=False, changed=None,
            next_budget=False, in_bracket=False, enumerated=False,
        )

    def statement(self, head: Named | None) -> Scope:
        """A new heading or list item: what was named before it holds no longer."""
        return Scope(head=head)

    def fallback(self) -> Named | None:
        """The subject of a sentence that names nothing: that of the sentence before, of its list item, of its heading."""
        return None if self.unclear else self.topic or self.head

    def naming(self, names: tuple[Named, ...], *, parts: bool) -> Scope:
        """The subjects that the running sentence names. The first one of a sentence becomes the topic, but for parts."""
        # An item of the classification has its own paragraph, also where 其中 stands before it.
        opens = (not self.subjects and not parts) or names[0].term is None
        topic = names[0] if opens else self.topic
        listed = opens and self.topic is not None and names[0].path.startswith(f"{self.topic.path}/")
        return replace(
            self, subjects=names, topic=topic, lost=None, parts=self.parts or parts, base=self.base if parts or self.parts else None,
            unclear=listed if opens else self.unclear,
        )  # fmt: skip
