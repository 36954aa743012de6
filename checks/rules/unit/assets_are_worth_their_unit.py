"""A car, and a square metre of a house, is worth what such a thing may be worth in the unit that is named.

Why it matters: no sum binds the assets of 国有资产占用情况, so a slip of their unit is seen by the price alone.
Method: the value of 车辆 divided by their number, and of 房屋 by their area, lies between bounds that hold every car and every
house; a hundredfold and more beyond what is usual on both sides.
Silent when: (1) the value, or the number or area, was not read; (2) it is 0; (3) one of them is printed twice with different
values, or is no exact number; (4) the value is a nominal one, 名义金额 of some 元.
Source: 政府会计准则第3号——固定资产: what has no price is entered at a nominal amount of 1 元.
Limits: a slip that leaves the price between the bounds is not seen.
"""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, money_scale, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import columns, wide

ID, TITLE, FAMILY, SEVERITY, VERSION = "UNI05", "车辆和房屋的单价与所印金额单位相称", "unit", "warning", 1
PUBLISHED = """
为何要查：国有资产占用情况中的资产没有合计可以核对，单位写错只能从单价看出来。
方法：车辆价值除以辆数，房屋价值除以面积，所得单价应在任何车辆、房屋都不会超出的界限之内：每辆100元至1000万元，
每平方米1元至50万元，两端与通常的价格都相差百倍以上。
何时不查：（1）价值没有读到，或者数量、面积没有读到；（2）价值、数量或面积为0；（3）其中一个数印有不同的值，或者不是确数；
（4）价值可能是名义金额，即不超过100元的整元数。
依据：《政府会计准则第3号——固定资产》：没有价格的资产按名义金额1元入账。
局限：单位写错而单价仍在界限之内的，看不出来。
"""

PARAMETERS = {
    "least_price_of_a_car": Decimal("0.01"),  # 万元
    "most_price_of_a_car": Decimal(1000),
    "least_price_of_a_square_metre": Decimal("0.0001"),
    "most_price_of_a_square_metre": Decimal(50),
}
CARS, HOUSES = "车辆", "房屋"
NOMINAL = 100  # 元: what is entered at one 元 a piece
_TAKEN = ("value", "said", "cited", "blocked")


def claims(prose: pl.LazyFrame, parameters: dict[str, Decimal]) -> pl.LazyFrame:
    assets = prose.filter(pl.col("subject").is_in((CARS, HOUSES)))
    sizes = assets.filter(pl.col("measure").is_in(("count", "area"))).select(
        "key", **{f"size_{name}": name for name in _TAKEN}, size_unit="unit"
    )
    values = assets.filter(pl.col("measure") == "amount").join(sizes, on="key", how="left", maintain_order="left")
    is_car = pl.col("subject") == CARS
    worth = (pl.col("value") * money_scale(pl.col("unit"))).cast(pl.Float64)
    price = worth / pl.col("size_value").cast(pl.Float64)
    least, most = (
        pl.when(is_car)
        .then(float(parameters[f"{end}_price_of_a_car"]))
        .otherwise(float(parameters[f"{end}_price_of_a_square_metre"]))
        for end in ("least", "most")
    )
    return stated(
        values,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        digits=pl.col("decimals"),
        holds=price.is_between(least, most),
        message=pl.format(
            "印“{}”，按{}计每{}合{}万元，请核实金额单位", "said", "size_said", "size_unit", price.round_sig_figs(3)
        ),
        silent=first_reason(
            reason_if(pl.col("size_value").is_null(), "没有读到数量或面积"),  # (1)
            reason_if((pl.col("value") == 0) | (pl.col("size_value") == 0), "价值、数量或面积为0"),  # (2)
            pl.col("blocked"),  # (3)
            pl.col("size_blocked"),  # (3)
            reason_if(_is_nominal(), "可能是名义金额"),  # (4)
        ),
        at_stake=money_at_stake(pl.col("value"), pl.col("unit")),
        cited=pl.concat_list("cited", "size_cited"),
    )


def _is_nominal() -> pl.Expr:
    """Whether the value is some whole 元, as many as a disclosure has cars or houses at one 元 each."""
    yuan = pl.col("value") * money_scale(pl.col("unit")) / money_scale(text("元"))
    return (yuan <= wide(NOMINAL)) & (yuan == yuan.round(0))


def _example(value: str, size: str | None, asset: str = CARS) -> Example:
    rows = [("十(三)", asset, "amount", value)]
    return {"facts": rows + ([("十(三)", asset, "count" if asset == CARS else "area", size)] if size else [])}


EXAMPLES = {
    "holds": _example("63.02万元", "3辆"),
    "fails": _example("630200.00万元", "3辆"),
    "silent": _example("63.02万元", None),
    # 1,000万元 each, no more.
    "edge": _example("3,000.00万元", "3辆"),
    "a slip to 元": _example("28.08元", "2辆"),
    "a nominal amount": _example("2元", "2辆"),
    "a house": _example("11,475.34万元", "91,006.81平方米", HOUSES),
}
