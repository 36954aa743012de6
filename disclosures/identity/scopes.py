"""How much of a disclosure a document is: the whole, one part that is published alone, or a fragment of a text.

What a document does not set out to say, nobody misses in it.
"""

from __future__ import annotations

import re
from functools import cache

from data.kind_terms import one_of
from disclosures.identity.titles import Title

_PART = re.compile(r"第([一二三四五六七八九十])部分")
_OPENS = re.compile(r"目录|第一部分|概况|基本情况|(?:主要|部门|单位|机构)职[责能]")
_HEAD = 2000
# A text that ends within a sentence was cut off. One that ends in a short line ends in a signature, a label or a heading.
_ENDS_WITHIN = re.compile(r"[,、:(“]$|[。;][^。;!?\n]{20,}[\u4e00-\u9fff\d]$")


def scope_of(text: str, title: Title | None) -> str:
    """whole, part or fragment. text: the squeezed prose of final accounts."""
    if title is not None and title.kind == "final_accounts" and _is_of_a_part(text, title):
        return "part"
    first = _PART.search(text)
    begins_late = first is not None and first[1] != "一"
    opens = title is not None or _OPENS.search(text, 0, _HEAD) is not None
    return "fragment" if begins_late or not opens or _ENDS_WITHIN.search(text[-400:]) else "whole"


def _is_of_a_part(text: str, title: Title) -> bool:
    words = text[title.start : title.end]
    return bool(_parts().search(words)) and not re.search("部门决算|单位决算|部门预决算", words)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(one_of("parts"))
