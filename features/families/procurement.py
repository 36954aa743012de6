"""What a unit buys (政府采购), and from whom.

feature                  unit  meaning
procurement_share        %     政府采购支出总额 of 本年支出
goods_share              %     政府采购货物支出 of 政府采购支出总额
works_share              %     政府采购工程支出 of 政府采购支出总额
services_share           %     政府采购服务支出 of 政府采购支出总额
smaller_contracts_share  %     授予中小企业合同金额 of 政府采购支出总额
smallest_contracts_share %     授予小微企业合同金额 of 授予中小企业合同金额

Undefined when: a part or its whole is not printed; the unit bought nothing, or nothing from small enterprises.
Source: section 十(二) of the template; 政府采购促进中小企业发展管理办法.
Limits: contracts count when they are signed, expenditure when it is paid: a share may be beyond 100%.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import first_reason, percent, why_no_base, why_not_read

LEVEL = "unit"
# Feature -> part, whole, and the words for both.
SHARES = {
    "procurement_share": ("procurement", "spent", "政府采购支出", "本年支出"),
    "goods_share": ("goods", "procurement", "政府采购货物支出", "政府采购支出总额"),
    "works_share": ("works", "procurement", "政府采购工程支出", "政府采购支出总额"),
    "services_share": ("services", "procurement", "政府采购服务支出", "政府采购支出总额"),
    "smaller_contracts_share": ("smaller_contracts", "procurement", "授予中小企业合同金额", "政府采购支出总额"),
    "smallest_contracts_share": ("smallest_contracts", "smaller_contracts", "授予小微企业合同金额", "授予中小企业合同金额"),
}
FEATURES = (
    Feature(
        "procurement_share",
        "%",
        "Share of 政府采购支出 in the expenditure of the year.",
        "政府采购支出占比",
        scale="logit",
        rests_on=("procurement", "spent"),
    ),
    Feature(
        "goods_share",
        "%",
        "Share of goods (货物) in procurement.",
        "货物采购占比",
        scale="logit",
        rests_on=("goods", "procurement"),
    ),
    Feature(
        "works_share",
        "%",
        "Share of works (工程) in procurement.",
        "工程采购占比",
        scale="logit",
        rests_on=("works", "procurement"),
    ),
    Feature(
        "services_share",
        "%",
        "Share of services (服务) in procurement.",
        "服务采购占比",
        scale="logit",
        rests_on=("services", "procurement"),
    ),
    Feature(
        "smaller_contracts_share",
        "%",
        "Share of contracts with 中小企业 in procurement.",
        "授予中小企业合同占比",
        scale="logit",
        rests_on=("smaller_contracts", "procurement"),
    ),
    Feature(
        "smallest_contracts_share",
        "%",
        "Share of 小微企业 in contracts with 中小企业.",
        "授予小微企业合同占比",
        scale="logit",
        rests_on=("smallest_contracts", "smaller_contracts"),
    ),
)


def features(amounts: pl.LazyFrame) -> pl.LazyFrame:
    shares = {name: percent(part, whole) for name, (part, whole, _, _) in SHARES.items()}
    whys = {
        f"why_{name}": first_reason(why_not_read(part, part_words), why_no_base(whole, whole_words))
        for name, (part, whole, part_words, whole_words) in SHARES.items()
    }
    return amounts.select(row_id="document_id", **shares, **whys)
