"""Where a place in a text lies, as a person finds it: 五(三)20, 自评表 培训经费."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.frames import Columns

REACH = 80  # characters: a phrase this close before a number belongs to the number's clause
_REPORT, _FORM = "评价报告", "自评表"


@dataclass(frozen=True, slots=True)
class Anchors:
    """What places are named after, facts and forms, by where they begin."""

    starts: Sequence[int]
    ends: Sequence[int]
    names: Sequence[str]

    def place_of(self, start: int, *, forward: bool = False) -> str:
        """The name of the last anchor before a place, or of the next one where that is nearer (or, `forward`, within
        reach); 全文 where there is none."""
        after = bisect_right(self.starts, start)
        before = after - 1
        follows = after < len(self.starts) and self.starts[after] - start <= REACH and not self.names[after].startswith(_FORM)
        if follows and (forward or before < 0 or self.starts[after] - start < start - self.ends[before]):
            return self.names[after]
        return self.names[before] if before >= 0 else "全文"


def anchors_of(facts: Columns, projects: Columns) -> Anchors:
    """facts, projects: columns of the tables of one document, evidence as `Evidence`."""
    named = sorted(
        [
            *(
                (place.start, place.end, f"{section}{item or ''}")
                for section, item, place in zip(facts["section"], facts["item"], facts["evidence"], strict=True)
                if section != _REPORT
            ),
            *(
                (place.start, place.start, f"{_FORM} {name}")
                for name, place in zip(projects["name"], projects["evidence"], strict=True)
            ),
        ]
    )
    starts, ends, names = zip(*named, strict=True) if named else ((), (), ())
    return Anchors(starts, ends, names)
