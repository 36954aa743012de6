"""What “三公”经费 costs a head, a vehicle, a batch.

feature                   unit       meaning
three_public_per_head     万元       “三公”经费 / 在职人员
three_public_share        %          “三公”经费 of 一般公共预算财政拨款支出
vehicle_running_cost      万元       公务用车运行维护费 / 公务用车保有量
vehicle_price             万元       公务用车购置费 / 公务用车购置数
reception_per_batch       万元       公务接待费 / 国内公务接待批次
reception_per_person      万元       公务接待费 / 国内公务接待人次
persons_per_batch         人         国内公务接待人次 / 批次
abroad_per_person         万元       因公出国（境）费 / 因公出国（境）人次
cost_without_occasion     flag       1 where one of these costs is positive and what it was spent on is 0

Undefined when: a cost or a number is not printed; a quotient also where the number is 0: cost_without_occasion tells
whether money was spent on nothing.
Source: section 七 of the template prints both; 党政机关国内公务接待管理规定 limits the cost of a reception.
Limits: reception of guests from abroad is within the cost and not within the batches.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import first_reason, flag, percent, ratio, why_no_base, why_not_read

LEVEL = "unit"
# Feature -> cost, number, and the words for both.
COSTS = {
    "three_public_per_head": ("three_public", "staff", "“三公”经费", "在职人员"),
    "vehicle_running_cost": ("vehicle_running", "cars_kept", "公务用车运行维护费", "公务用车保有量"),
    "vehicle_price": ("vehicle_purchase", "cars_bought", "公务用车购置费", "公务用车购置数"),
    "reception_per_batch": ("reception", "batches_received", "公务接待费", "国内公务接待批次"),
    "reception_per_person": ("reception", "people_received", "公务接待费", "国内公务接待人次"),
    "persons_per_batch": ("people_received", "batches_received", "国内公务接待人次", "国内公务接待批次"),
    "abroad_per_person": ("abroad", "people_abroad", "因公出国（境）费", "因公出国（境）人次"),
}
FEATURES = (
    Feature(
        "three_public_per_head",
        "万元",
        "Cost of “三公” for each of the staff.",
        "人均“三公”经费",
        scale="log",
        rests_on=("three_public", "staff"),
    ),
    Feature(
        "three_public_share",
        "%",
        "Share of “三公”经费 in the general budget.",
        "“三公”经费占一般公共预算支出比重",
        scale="logit",
        rests_on=("three_public", "general_spent"),
    ),
    Feature(
        "vehicle_running_cost",
        "万元",
        "Running cost of a vehicle kept (单车运行维护费).",
        "单车运行维护费",
        scale="log",
        rests_on=("vehicle_running", "cars_kept"),
    ),
    Feature(
        "vehicle_price",
        "万元",
        "Price of a vehicle bought (公务用车购置费).",
        "公务用车购置均价",
        scale="log",
        rests_on=("vehicle_purchase", "cars_bought"),
    ),
    Feature(
        "reception_per_batch",
        "万元",
        "Cost of a batch of guests (公务接待批次).",
        "每批次接待费",
        scale="log",
        rests_on=("reception", "batches_received"),
    ),
    Feature(
        "reception_per_person",
        "万元",
        "Cost of a guest (公务接待人次).",
        "人均接待费",
        scale="log",
        rests_on=("reception", "people_received"),
    ),
    Feature(
        "persons_per_batch",
        "人",
        "Guests of a batch (公务接待).",
        "每批次接待人数",
        scale="log",
        rests_on=("people_received", "batches_received"),
    ),
    Feature(
        "abroad_per_person",
        "万元",
        "Cost of a journey abroad (因公出国（境）).",
        "人均出国（境）费",
        scale="log",
        rests_on=("abroad", "people_abroad"),
    ),
    Feature("cost_without_occasion", "flag", "Whether money went to what there is none of (无对应数量).", "有费用而无对应数量"),
)


def features(amounts: pl.LazyFrame) -> pl.LazyFrame:
    costs = {name: ratio(cost, number) for name, (cost, number, _, _) in COSTS.items()}
    costs["three_public_share"] = percent("three_public", "general_spent")
    whys = {
        f"why_{name}": first_reason(why_not_read(cost, cost_words), why_no_base(number, words))
        for name, (cost, number, cost_words, words) in COSTS.items()
    }
    for_nothing = (flag((pl.col(cost) > 0) & (pl.col(number) == 0)) for cost, number, _, _ in COSTS.values())
    return amounts.select(row_id="document_id", cost_without_occasion=pl.max_horizontal(for_nothing), **costs, **whys)
