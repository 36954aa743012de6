"""Bodies in sentences: 槐渡县文物所2023年度…, the one that publishes, or another one below it."""

from __future__ import annotations

import re

from disclosures.identity import BODY_SUFFIX

_PLACES = "省|市|县|区|州|盟|旗|镇|乡|村|街道|兵团"
_BODY = re.compile(
    rf"[\u4e00-\u9fff()\"、]{{1,40}}(?:{BODY_SUFFIX}|{_PLACES}|部门|单位|本级|机关|本部|公司|协会|医院|园|团|台|学|处|队|库|厂|场|段|级|中央|系统|人大|政协|党委|政府办|工委)(?:\([^()]*\))?(?:全口径|汇总|本级|机关)?"
)
_OTHER_BODY = re.compile(rf"(?P<body>[^,;:。\d]{{2,30}}(?:{BODY_SUFFIX}|部门|单位)(?:\([^()]*\))?)20\d\d年(?:度)?")
_NAMED_BODY = re.compile(rf"(?P<body>[\u4e00-\u9fff]{{2,28}}(?:{BODY_SUFFIX}))(?:机关|本级|本部)?")
# 局机关, 普查中心本级: a part of the unit, unless that is what publishes. 市本级 is said of a whole.
_HEADQUARTERS = re.compile(
    r"(?:20\d\d年(?:度)?)?(?P<body>[\u4e00-\u9fff]{0,28}[局厅委院部会署办处队校](?:机关|本级|本部))(?:增加|减少|增长|下降)?"
)
# 全系统, 全县系统: more than the unit.
_WIDER = re.compile("全[省市县区州盟旗]?系统")
_OF_OURS = re.compile(r"^(?:我|本|该|全|各|其|单位|部门)")
_SEVERAL = re.compile(r"[及和与、]|所属|下属|各")


def is_body(phrase: str, unit_name: str | None) -> bool:
    """Whether a phrase is the name of a body, or of a place whose bodies are meant.

    >>> is_body("槐渡县文物所", None), is_body("出访类", None)
    (True, False)
    """
    if not phrase:
        return False
    if unit_name and phrase in unit_name:
        return True
    return _BODY.fullmatch(phrase) is not None


def other_body(lead: str, unit_name: str | None, *, is_part: bool = False) -> str | None:
    """The body that the words before a subject name, where it is another than the one that publishes.

    is_part: whether 其中 was said, behind which the whole name with 本级 is a part of the unit.

    >>> other_body("柳河县图书馆2031年度", "柳河县文化局"), other_body("柳河县文化局2031年度", "柳河县文化局")
    ('柳河县图书馆', None)
    >>> other_body("局机关", "柳河县文化局"), other_body("柳河县图书馆", "柳河县文化局")
    ('局机关', '柳河县图书馆')
    """
    if not unit_name or not lead:
        return None
    lead = lead.rpartition(":")[2]
    if part := _headquarters(lead, unit_name, is_part=is_part):
        return part
    if _WIDER.fullmatch(lead):
        return lead
    found = _OTHER_BODY.fullmatch(lead) if "20" in lead else _NAMED_BODY.fullmatch(lead)
    if found is None or is_ours(found["body"], unit_name) or ("20" not in lead and _SEVERAL.search(lead)):
        return None
    return found["body"].replace("(", "（").replace(")", "）")


def another_body_in(lead: str, phrase: str, unit_name: str | None) -> str | None:
    """The other body that the words before a number name which names no subject: 局机关2.00万元、普查中心1.00万元.

    phrase: a phrase of it that no entry takes, and that is a body's.

    >>> another_body_in("普查中心", "普查中心", "柳河县统计局"), another_body_in("县统计局", "县统计局", "柳河县统计局")
    ('普查中心', None)
    """
    if not unit_name:
        return None
    if part := _headquarters(lead, unit_name):
        return part
    return phrase if len(phrase) > 2 and not is_ours(phrase, unit_name) else None


def _headquarters(lead: str, unit_name: str, *, is_part: bool = False) -> str | None:
    """局机关, 县统计局本级 as a part of the unit; its whole name with 本级 is the unit, as forms of 浙江 print it."""
    part = _HEADQUARTERS.fullmatch(lead)
    if part is None or unit_name.endswith(part["body"][-2:]) or (part["body"][:-2] == unit_name and not is_part):
        return None
    return part["body"]


def is_ours(body: str, unit_name: str) -> bool:
    """Whether a body is the one that publishes, by its whole name or a part of it."""
    return _OF_OURS.match(body) is not None or body in unit_name or unit_name in body
