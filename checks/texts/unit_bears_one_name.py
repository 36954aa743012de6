"""The unit's own name is spelled in one way.

Why it matters: a name with a wrong character is another unit's, or was written by someone who did not read it.
Method: no name with the first two and last three characters of the unit's name differs in one character, which is no level of
government, from another name that has a level there (州, 市) or stands more often.
Silent when: (1) the unit's name was not read, or has five characters or less.
Source: the language.
Limits: names with a character too many or too few are not found; it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.claims import stated, text

ID, TITLE, FAMILY, SEVERITY, VERSION = "TXT04", "单位名称前后一致", "text", "notice", 1


def claims(unit_names: pl.LazyFrame) -> pl.LazyFrame:
    return stated(
        unit_names,  # (1)
        subject=text("单位名称"),
        said=pl.col("words"),
        holds=pl.col("other").is_null(),
        message=pl.format("印“{}”，别处为“{}”", "words", "other"),
        cited=pl.concat_list("cited"),
    )


def _example(*names: str, unit: str = "云岭自治州商务局") -> dict[str, list[object]]:
    facts = [("十一", "预算绩效评价项目", "count", "1个", name) for name in names]
    return {"others": [{"unit_name": unit, "facts": facts}]}


EXAMPLES = {
    "holds": _example("云岭州商务局", "云岭州商务局", "云岭自治州商务局"),
    "fails": _example("云岭州商务局", "云岭州商务局", "云岭后商务局"),
    "silent": _example("商务局", unit="商务局"),
    # 州 and 市 are two units.
    "edge": _example("云岭州商务局", "云岭州商务局", "云岭市商务局"),
}
