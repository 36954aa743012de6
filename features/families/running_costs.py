"""What a unit costs for each of its people.

feature                 unit    meaning
agency_running_per_head 万元    机关运行经费 / 在职人员
running_cost_per_head   万元    公用经费 / 在职人员
staff_cost_per_head     万元    人员经费 / 实有人数
basic_per_head          万元    基本支出 / 在职人员
floor_area_per_head     平方米  房屋 / 在职人员
assets_per_head         万元    固定资产 / 在职人员
vehicles_per_head       辆      车辆 / 在职人员
staff_share             %       在职人员 of 实有人数

Undefined when: an amount or the number of people is not printed, or nobody works there.
Source: sections 六 and 十 of the template, and the staff of its first part.
Limits: those in 编外 are paid and not counted; a unit that pays for its branches seems costly.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import first_reason, percent, ratio, why_no_base, why_not_read

LEVEL = "unit"
# Feature -> amount, people, and the words for both.
COSTS = {
    "agency_running_per_head": ("agency_running", "staff", "机关运行经费", "在职人员"),
    "running_cost_per_head": ("running_cost", "staff", "公用经费", "在职人员"),
    "staff_cost_per_head": ("staff_cost", "people", "人员经费", "实有人数"),
    "basic_per_head": ("basic", "staff", "基本支出", "在职人员"),
    "floor_area_per_head": ("floor_area", "staff", "房屋面积", "在职人员"),
    "assets_per_head": ("assets", "staff", "固定资产", "在职人员"),
    "vehicles_per_head": ("cars", "staff", "车辆", "在职人员"),
}
FEATURES = (
    Feature(
        "agency_running_per_head",
        "万元",
        "机关运行经费 for each of the staff.",
        "人均机关运行经费",
        scale="log",
        rests_on=("agency_running", "staff"),
    ),
    Feature(
        "running_cost_per_head",
        "万元",
        "公用经费 for each of the staff.",
        "人均公用经费",
        scale="log",
        rests_on=("running_cost", "staff"),
    ),
    Feature(
        "staff_cost_per_head",
        "万元",
        "人员经费 for each person, pensioners included.",
        "人均人员经费",
        scale="log",
        rests_on=("staff_cost", "people"),
    ),
    Feature(
        "basic_per_head", "万元", "基本支出 for each of the staff.", "人均基本支出", scale="log", rests_on=("basic", "staff")
    ),
    Feature(
        "floor_area_per_head",
        "平方米",
        "Area of buildings (房屋) for each of the staff.",
        "人均房屋面积",
        scale="log",
        rests_on=("floor_area", "staff"),
    ),
    Feature(
        "assets_per_head",
        "万元",
        "Fixed assets (固定资产) for each of the staff.",
        "人均固定资产",
        scale="log",
        rests_on=("assets", "staff"),
    ),
    Feature(
        "vehicles_per_head",
        "辆",
        "Vehicles (车辆) for each of the staff.",
        "人均车辆数",
        scale="log",
        rests_on=("cars", "staff"),
    ),
    Feature(
        "staff_share",
        "%",
        "Share of those in work (在职人员) in all people.",
        "在职人员占比",
        scale="logit",
        rests_on=("staff", "people"),
    ),
)


def features(amounts: pl.LazyFrame) -> pl.LazyFrame:
    costs = {name: ratio(cost, people) for name, (cost, people, _, _) in COSTS.items()}
    whys = {
        f"why_{name}": first_reason(why_not_read(cost, cost_words), why_no_base(people, words))
        for name, (cost, people, cost_words, words) in COSTS.items()
    }
    return amounts.select(row_id="document_id", staff_share=percent("staff", "people"), **costs, **whys)
