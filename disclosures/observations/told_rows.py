"""The rows of the public tables that the narrative names: items of expenditure, and the costs that staff and running are said
to include."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.observations.source_text import SourceText
from disclosures.observations.values import Observation

_PATH = re.compile(
    r"(?:^|[、。；:：\d.）)])(?P<first>[\u4e00-\u9fff][\u4e00-\u9fff、]{1,29})[（(]类[)）](?P<second>[\u4e00-\u9fff、]{2,40})[（(]款[)）]"
    r"(?P<third>[\u4e00-\u9fff（）()、“”]{2,50}?)[（(]项[)）]"
)
_LIST = re.compile(r"(?P<whose>人员经费|公用经费)[\d,.]+(?:万元|元)[，,](?:主要)?包括[:：]?(?P<names>[^。；;]{2,600})")
_NAME = re.compile(r"[^、，,]+")


def told_rows(text: SourceText) -> Iterator[Observation]:
    """Items by their path 类/款/项, and costs by their name."""
    for match in _PATH.finditer(text.flat):
        path = "/".join(match[name] for name in ("first", "second", "third"))
        yield Observation(kind="item", words=path, evidence=text.flat_evidence(match.start("second"), match.end()))
    for match in _LIST.finditer(text.flat):
        for name in _NAME.finditer(text.flat, *match.span("names")):
            yield Observation(kind="cost", words=name[0], name=match["whose"], evidence=text.flat_evidence(*name.span()))
