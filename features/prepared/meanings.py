"""Which numbers of a disclosure are which quantity: facts of the narrative by subject and measure, cells of the public tables."""

from __future__ import annotations

from data.public_tables import THREE_PUBLIC, VEHICLES

GENERAL, FUND, CAPITAL = "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"
_CARS = f"{THREE_PUBLIC}/{VEHICLES}"
_BUDGETS, _FINALS = ("full_year_budget", "initial_budget"), ("amount", "final")

# The names of the kinds of 三公, and their subjects.
THREE_PUBLIC_KINDS = {
    "three_public": THREE_PUBLIC,
    "abroad": f"{THREE_PUBLIC}/因公出国（境）费",
    "vehicles": _CARS,
    "vehicle_purchase": f"{_CARS}/公务用车购置费",
    "vehicle_running": f"{_CARS}/公务用车运行维护费",
    "reception": f"{THREE_PUBLIC}/公务接待费",
}

Meanings = tuple[tuple[str, str], ...]  # subject and measure; the first that is printed counts


def _amount(*subjects: str) -> Meanings:
    return tuple((subject, "amount") for subject in subjects)


def _count(*subjects: str) -> Meanings:
    return tuple((subject, "count") for subject in subjects)


def _of_three_public() -> dict[str, Meanings]:
    meanings: dict[str, Meanings] = {}
    for name, subject in THREE_PUBLIC_KINDS.items():
        meanings[name] = tuple((subject, measure) for measure in _FINALS)
        meanings[f"{name}_budget"] = tuple((subject, measure) for measure in _BUDGETS)
        meanings[f"{name}_change"] = ((subject, "change"),)
    return meanings


SAID: dict[str, Meanings] = {
    "income_total": _amount("收入总计"),
    "expenditure_total": _amount("支出总计"),
    "total_change": (("收入支出", "change"),),
    "income": _amount("收入总计/本年收入合计", "本年收入"),
    "income_change": (("本年收入", "change"), ("收入总计/本年收入合计", "change")),
    "spent": _amount("支出总计/本年支出合计", "本年支出"),
    "spent_change": (("本年支出", "change"), ("支出总计/本年支出合计", "change")),
    "opening": _amount("收入总计/年初结转和结余"),
    "closing": _amount("支出总计/年末结转和结余"),
    "grant": _amount("本年收入/财政拨款收入"),
    "business_income": _amount("本年收入/事业收入"),
    "other_income": _amount("本年收入/其他收入"),
    "basic": _amount("本年支出/基本支出"),
    "basic_change": (("本年支出/基本支出", "change"),),
    "on_projects": _amount("本年支出/项目支出"),
    "on_projects_change": (("本年支出/项目支出", "change"),),
    "fiscal_income": _amount("财政拨款收入总计/本年财政拨款收入"),
    "fiscal_spent": _amount("财政拨款支出总计/本年财政拨款支出"),
    "fiscal_opening": _amount("财政拨款收入总计/年初财政拨款结转和结余"),
    "fiscal_closing": _amount("财政拨款支出总计/年末财政拨款结转和结余"),
    "fiscal_initial": (("财政拨款收入支出", "initial_budget"), ("财政拨款支出总计", "initial_budget")),
    "fiscal_final": (("财政拨款收入支出", "final"), ("财政拨款支出总计", "final"), ("财政拨款支出总计", "amount")),
    "fiscal_change": (("财政拨款收入支出", "change"),),
    "general_spent": _amount(f"{GENERAL}支出"),
    "general_initial": ((f"{GENERAL}支出", "initial_budget"),),
    "general_final": ((f"{GENERAL}支出", "final"), (f"{GENERAL}支出", "amount")),
    "general_change": ((f"{GENERAL}支出", "change"),),
    "fund_spent": _amount(f"{FUND}支出总计/本年支出", f"{FUND}支出"),
    "capital_spent": _amount(f"{CAPITAL}支出总计/本年支出", f"{CAPITAL}支出"),
    "general_basic": _amount(f"{GENERAL}基本支出"),
    "staff_cost": _amount(f"{GENERAL}基本支出/人员经费"),
    "running_cost": _amount(f"{GENERAL}基本支出/公用经费"),
    **_of_three_public(),
    "agency_running": _amount("机关运行经费"),
    "agency_running_change": (("机关运行经费", "change"),),
    "institution_running": _amount("事业单位公用经费"),
    "procurement": _amount("政府采购支出总额"),
    "goods": _amount("政府采购支出总额/政府采购货物支出"),
    "works": _amount("政府采购支出总额/政府采购工程支出"),
    "services": _amount("政府采购支出总额/政府采购服务支出"),
    "smaller_contracts": _amount("授予中小企业合同金额"),
    "smallest_contracts": _amount("授予中小企业合同金额/授予小微企业合同金额"),
    "staff": _count("实有人数/在职人员"),
    "staff_change": (("实有人数/在职人员", "change"),),
    "people": _count("实有人数"),
    "departments": _count("内设机构"),
    "cars": _count("车辆"),
    "cars_kept": _count("公务用车保有量"),
    "cars_bought": _count("公务用车购置数"),
    "groups_abroad": _count("因公出国（境）团组"),
    "people_abroad": _count("因公出国（境）人次"),
    "batches_received": _count("国内公务接待批次"),
    "people_received": _count("国内公务接待人次"),
    "floor_area": (("房屋", "area"),),
    "assets": _amount("固定资产原值", "固定资产"),
}

# Cells of the public tables by section, label of the row (for 表7 what it is of) and column without words for totals.
IN_TABLES: dict[tuple[str, str, str], str] = {
    ("表1", "收入总计/总计", ""): "income_total",
    ("表1", "收入总计/本年收入合计", ""): "income",
    ("表1", "收入总计/年初结转和结余", ""): "opening",
    ("表1", "支出总计/总计", ""): "expenditure_total",
    ("表1", "支出总计/本年支出合计", ""): "spent",
    ("表1", "支出总计/年末结转和结余", ""): "closing",
    ("表2", "合计", "财政拨款收入"): "grant",
    ("表2", "合计", "事业收入"): "business_income",
    ("表2", "合计", "其他收入"): "other_income",
    ("表3", "合计", "基本支出"): "basic",
    ("表3", "合计", "项目支出"): "on_projects",
    ("表4", "财政拨款收入总计/本年收入合计", ""): "fiscal_income",
    ("表4", "财政拨款支出总计/本年支出合计", ""): "fiscal_spent",
    ("表4", "财政拨款收入总计/年初财政拨款结转和结余", ""): "fiscal_opening",
    ("表4", "财政拨款支出总计/年末财政拨款结转和结余", ""): "fiscal_closing",
    ("表5", "合计", ""): "general_spent",
    ("表5", "合计", "基本支出"): "general_basic",
    ("表6", "人员经费合计", ""): "staff_cost",
    ("表6", "公用经费合计", ""): "running_cost",
    **{("表7", subject, "final"): name for name, subject in THREE_PUBLIC_KINDS.items()},
    **{("表7", subject, "budget"): f"{name}_budget" for name, subject in THREE_PUBLIC_KINDS.items()},
}
