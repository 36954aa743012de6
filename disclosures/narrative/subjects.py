"""What a number can be of: the wordings of the statutory template, each with the one name that it bears here.

The same thing bears the same name whatever the wording (CONTRACT): a name is a path, and its parent is the total
that was said before it (收入总计/年初结转和结余) or a fixed one (“三公”经费/公务接待费).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

THREE_PUBLIC = "“三公”经费"
VEHICLE_COST = f"{THREE_PUBLIC}/公务用车购置及运行维护费"


@dataclass(frozen=True, slots=True)
class Subject:
    """name: its own step of the path. parents: totals it may belong to, the one said last counts; a fixed path if it has one.

    total: whether later parts may belong to it.
    """

    name: str
    parents: tuple[str, ...] = ()
    total: bool = False


_FUND = r"(?:政府性基金预算|国有资本经营预算)"
_INCOME_TOTALS = ("收入总计", "政府性基金预算财政拨款收入总计", "国有资本经营预算财政拨款收入总计", "财政拨款收入总计")
_EXPENDITURE_TOTALS = ("支出总计", "政府性基金预算财政拨款支出总计", "国有资本经营预算财政拨款支出总计", "财政拨款支出总计")

_SOURCES = ("财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
_KINDS = ("项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
_FUNDS = ("政府性基金预算", "国有资本经营预算")
_CARS = ("机要通信", "应急保障", "执法执勤", "特种专业技术", "其他", "一般公务", "厅级领导干部")

# (wording, subject). The longest wording that ends where the number's words end is taken, so order does not matter.
_WORDINGS: tuple[tuple[str, Subject], ...] = (
    # 一 totals
    ("(?:本年)?收入总计", Subject("收入总计", total=True)),
    ("(?:本年)?支出总计", Subject("支出总计", total=True)),
    ("收入支出总计|收、支总计|收支总计|收入支出决算总计", Subject("收入支出总计", total=True)),
    ("本年收入合计", Subject("本年收入合计", ("收入总计", "收入支出总计"), total=True)),
    ("本年支出合计", Subject("本年支出合计", ("支出总计", "收入支出总计"), total=True)),
    (r"使用非财政拨款结余(?:\(含专用结余\)|和专用结余)?|用事业基金弥补收支差额", Subject("使用非财政拨款结余", ("收入总计",))),
    ("年初结转和结余|上年结转和结余", Subject("年初结转和结余", _INCOME_TOTALS)),
    ("年末结转和结余", Subject("年末结转和结余", _EXPENDITURE_TOTALS)),
    ("结余分配", Subject("结余分配", ("支出总计",))),
    ("收入支出(?:决算)?(?:总体)?", Subject("收入支出")),
    # 二, 三
    ("本年收入", Subject("本年收入", ("政府性基金预算财政拨款收入总计", "国有资本经营预算财政拨款收入总计"), total=True)),
    ("本年支出", Subject("本年支出", ("政府性基金预算财政拨款支出总计", "国有资本经营预算财政拨款支出总计"), total=True)),
    *((name, Subject(name, ("本年收入", "本年收入合计"))) for name in _SOURCES),
    ("基本支出", Subject("基本支出", ("本年支出", "本年支出合计", "整体支出"), total=True)),
    *((name, Subject(name, ("本年支出", "本年支出合计", "整体支出"))) for name in _KINDS),
    # 四
    ("财政拨款收入总计", Subject("财政拨款收入总计", total=True)),
    ("财政拨款支出总计", Subject("财政拨款支出总计", total=True)),
    ("财政拨款收入支出总计|财政拨款收、支总计|财政拨款收支总计", Subject("财政拨款收入支出总计", total=True)),
    ("年初财政拨款结转和结余", Subject("年初财政拨款结转和结余", ("财政拨款收入总计",))),
    ("年末财政拨款结转和结余", Subject("年末财政拨款结转和结余", ("财政拨款支出总计",))),
    ("本年财政拨款收入|财政拨款本年收入", Subject("本年财政拨款收入", ("财政拨款收入总计",))),
    ("本年财政拨款支出|财政拨款本年支出", Subject("本年财政拨款支出", ("财政拨款支出总计",))),
    ("财政拨款收入支出(?:决算)?(?:总体)?", Subject("财政拨款收入支出")),
    # 五 to 九
    ("一般公共预算财政拨款支出", Subject("一般公共预算财政拨款支出", total=True)),
    ("一般公共预算财政拨款基本支出", Subject("一般公共预算财政拨款基本支出", total=True)),
    ("人员经费", Subject("人员经费", ("一般公共预算财政拨款基本支出", "基本支出"))),
    ("公用经费|日常公用经费", Subject("公用经费", ("一般公共预算财政拨款基本支出", "基本支出"))),
    *(
        (f"{fund}财政拨款{side}总计", Subject(f"{fund}财政拨款{side}总计", total=True))
        for fund in _FUNDS
        for side in ("收入", "支出")
    ),
    *(
        (rf"{fund}财政拨款{side}(?:总体)?", Subject(f"{fund}财政拨款{side}"))
        for fund in _FUNDS
        for side in ("收入支出", "支出", "收入")
    ),
    (r"[“”\"'‘’「『]?三公[“”\"'‘’」』]?经费[”\"'’」』]?(?:财政拨款)?", Subject(THREE_PUBLIC)),
    (r"因公出国\(境\)费用?", Subject("因公出国（境）费", (THREE_PUBLIC,))),
    ("公务用车购置及运行(?:维护)?费用?", Subject("公务用车购置及运行维护费", (THREE_PUBLIC,))),
    ("公务用车购置(?:费用?|支出)?", Subject("公务用车购置费", (VEHICLE_COST,))),
    ("公务用车运行(?:维护)?费?用?", Subject("公务用车运行维护费", (VEHICLE_COST,))),
    ("(?:国内)?公务接待费用?", Subject("公务接待费", (THREE_PUBLIC,))),
    (r"因公出国\(境\)团组数?", Subject("因公出国（境）团组")),
    (r"因公出国\(境\)(?:累计|人次数?|人数)?", Subject("因公出国（境）人次")),
    ("国内公务接待", Subject("国内公务接待")),
    (r"(?:国内)?外事接待|外宾接待|接待外宾", Subject("外事接待")),
    (r"国\(境\)外公务接待|国外公务接待", Subject("国（境）外公务接待")),
    ("公务用车购置数量?", Subject("公务用车购置数")),
    ("公务用车保有(?:量|数|数量)?(?:为)?", Subject("公务用车保有量")),
    ("(?:国有资产占用情况中)?固定资产车辆", Subject("固定资产车辆")),
    ("公务用车保有量差异(?:车辆)?(?:为[^,;。\\d]{0,12})?", Subject("固定资产车辆与公务用车保有量差异")),
    ("差异车辆为[^,;。\\d]{0,12}|保有量差异为|差异为", Subject("固定资产车辆与公务用车保有量差异")),
    # 十
    ("机关运行经费", Subject("机关运行经费")),
    (r"\(?事业单位\)?公用经费", Subject("事业单位公用经费")),
    ("政府采购支出总额|政府采购(?:总)?(?:金)?额|政府采购支出合计|政府采购支出总计", Subject("政府采购支出总额", total=True)),
    *(
        (rf"(?:政府)?采购{kind}支出|{kind}采购", Subject(f"政府采购{kind}支出", ("政府采购支出总额",)))
        for kind in ("货物", "工程", "服务")
    ),
    ("授予中小企业(?:的)?合同金额", Subject("授予中小企业合同金额", total=True)),
    ("授予(?:其中)?小微企业(?:的)?合同金额", Subject("授予小微企业合同金额", ("授予中小企业合同金额",))),
    ("固定资产(?:账面)?原值", Subject("固定资产原值")),
    ("固定资产(?:账面)?净值", Subject("固定资产净值")),
    ("(?:共有)?房屋(?:面积|建筑面积)?", Subject("房屋")),
    ("(?:共有|占有使用)?(?:公务)?车辆", Subject("车辆", total=True)),
    ("部级领导干部用车", Subject("部级领导干部用车", ("车辆",))),
    (r"副部\(省\)级(?:及)?以上领导用车", Subject("副部（省）级及以上领导用车", ("车辆",))),
    ("主要负责人用车|主要领导干部用车|主要领导用车", Subject("主要负责人用车", ("车辆",))),
    *((f"{name}用车", Subject(f"{name}用车", ("车辆",))) for name in _CARS),
    ("离退休干部(?:服务)?用车", Subject("离退休干部服务用车", ("车辆",))),
    (
        r"单位?价(?:值)?\d+万元\(含\)?(?:\(含\))?以上[^,;。\d]{0,12}(?:设备)(?:\(不含车辆\))?",
        Subject("单价100万元（含）以上设备（不含车辆）"),
    ),
    # 十一
    ("(?:形成)?(?:部门|单位)?(?:\\(单位\\))?整体支出绩效(?:目标)?自评表", Subject("整体支出绩效自评表")),
    ("(?:开展)?预算绩效评价项目|(?:开展)?(?:项目支出)?绩效自评项目", Subject("预算绩效评价项目")),
    # 机构
    ("实有人数|实有人员|实有在职人数", Subject("实有人数", total=True)),
    *((f"{name}(?:人员)?(?:人数)?", Subject(f"{name}人员", ("实有人数",))) for name in ("在职", "离休", "退休")),
    ("(?:共有)?编制", Subject("编制", total=True)),
    ("(?:单位|机关)*行政编制(?:数)?", Subject("行政编制", ("编制",))),
    ("事业编制(?:数)?", Subject("事业编制", ("编制",))),
    ("实有在编人数(?:为)?", Subject("实有在编人数")),
    # self-evaluation reports
    ("整体支出", Subject("整体支出", total=True)),
    ("项目总金额", Subject("项目")),
)
_WORDING = re.compile(rf"(?:{'|'.join(f'(?P<s{n}>{wording})' for n, (wording, _) in enumerate(_WORDINGS))})$")
_SUBJECTS = tuple(subject for _, subject in _WORDINGS)
_LONGEST_WORDING = 40


@lru_cache(maxsize=8192)
def subject_at_end(words: str) -> tuple[int, Subject] | None:
    """The subject whose wording ends the words, with the place where its wording begins; the longest wording wins.

    >>> subject_at_end("其中:本年收入合计")
    (3, Subject(name='本年收入合计', parents=('收入总计', '收入支出总计'), total=True))
    """
    skipped = max(0, len(words) - _LONGEST_WORDING)
    match = _WORDING.search(words, skipped)
    return (match.start(), _SUBJECTS[int(match.lastgroup[1:])]) if match and match.lastgroup else None
