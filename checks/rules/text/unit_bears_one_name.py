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

from checks.engine.claims import stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TXT04", "单位名称前后一致", "text", "notice", 1
PUBLISHED = """
为何要查：写错一个字的单位名称就成了别的单位的名称，或者说明写的人没有核对。
方法：与单位名称的前两字、后三字相同（中间一至八字）的各个名称中，不应有一个与另一个字数相同而只错一个字。
错的字不是行政层级用字（省、市、州、县、区、旗、盟、镇、乡、村、街），另一个名称在该处是行政层级用字且出现次数不少于它的，
或者另一个名称出现两次及以上、它只出现一次的，予以指出。
何时不查：（1）没有读到单位名称，或者单位名称不超过五个字。
依据：语言文字本身的含义。
局限：多字、少字的名称查不出来；查出的列为“核实”。
"""


def claims(unit_names: pl.LazyFrame) -> pl.LazyFrame:
    return stated(
        unit_names,  # (1)
        subject=text("单位名称"),
        said=pl.col("words"),
        holds=pl.col("other").is_null(),
        message=pl.format("印“{}”，别处为“{}”", "words", "other"),
        cited=pl.concat_list("cited"),
    )


def _example(*names: str, unit: str = "云岭自治州商务局") -> Example:
    facts = [("十一", "预算绩效评价项目", "count", "1个", name) for name in names]
    return {"others": [{"unit_name": unit, "facts": facts}]}


EXAMPLES = {
    "holds": _example("云岭州商务局", "云岭州商务局", "云岭自治州商务局"),
    "fails": _example("云岭州商务局", "云岭州商务局", "云岭后商务局"),
    "silent": _example("商务局", unit="商务局"),
    # 州 and 市 are two units.
    "edge": _example("云岭州商务局", "云岭州商务局", "云岭市商务局"),
}
