"""Bodies in sentences: 槐渡县文物所2023年度…, the one that publishes, or another one below it."""

from __future__ import annotations

import re

from disclosures.identity import BODY_SUFFIX

_PLACES = "省|市|县|区|州|盟|旗|镇|乡|村|街道|兵团"
_BODY = re.compile(
    rf"[\u4e00-\u9fff()\"、]{{1,40}}(?:{BODY_SUFFIX}|{_PLACES}|部门|单位|本级|机关|本部|公司|协会|医院|园|团|台|学|处|队|库|厂|场|段|级|中央|人大|政协|党委|政府办|工委)(?:\([^()]*\))?(?:全口径|汇总|本级|机关)?"
)
_OTHER_BODY = re.compile(rf"(?P<body>[^,;:。\d]{{2,30}}(?:{BODY_SUFFIX}|部门|单位)(?:\([^()]*\))?)20\d\d年(?:度)?")
_OF_OURS = re.compile(r"^(?:我|本|该|全|各|其|单位|部门)")


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


def other_body(lead: str, unit_name: str | None) -> str | None:
    """The body that the words before a subject name with its year, where it is another than the one that publishes.

    >>> other_body("柳河县图书馆2031年度", "柳河县文化局"), other_body("柳河县文化局2031年度", "柳河县文化局")
    ('柳河县图书馆', None)
    """
    found = _OTHER_BODY.fullmatch(lead) if unit_name and "20" in lead else None
    if (
        found is None
        or not unit_name
        or _OF_OURS.match(found["body"])
        or found["body"] in unit_name
        or unit_name in found["body"]
    ):
        return None
    return found["body"].replace("(", "（").replace(")", "）")
