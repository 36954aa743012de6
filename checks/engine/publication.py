"""The publication of a check as people of the office read it: why it is asked, how, when it is not, and on what it rests."""

from __future__ import annotations

import re
from collections.abc import Mapping

# In this order. 主张 is the title of the check.
PARTS = ("为何要查", "方法", "何时不查", "依据", "局限")
_PART = re.compile(rf"^({'|'.join(PARTS)})：", re.MULTILINE)


def parts_of(published: str) -> Mapping[str, str]:
    """The parts of a publication by their names, each on one line; lines are broken for the editor alone.

    >>> parts_of("方法：各分项之和\\n等于合计。\\n依据：编报说明。")
    {'方法': '各分项之和等于合计。', '依据': '编报说明。'}
    """
    _, *found = _PART.split(published)
    return {
        name: "".join(line.strip() for line in words.splitlines()) for name, words in zip(found[::2], found[1::2], strict=True)
    }
