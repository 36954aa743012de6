"""Try a feature of your own on a lake: how does the ranking of projects change with it?

    uv run python docs/try_a_feature.py LAKE [PICTURE.svg]

Reads the lake and writes nothing but the picture. Editors that know `# %%` run it cell by cell.
"""

# %% The tables of a lake, as Polars frames. Another lake: its folder as the first argument.
import sys
from dataclasses import replace
from pathlib import Path

import polars as pl

from data.store import Lake
from features.collecting import features_of, wide_features
from features.comparing.contexts import KEYS, contexts
from features.describing import Feature
from features.explaining.words import said
from features.scoring.ensemble import Settings
from features.scoring.ranking import Order, ranked

given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
lake = Lake(given[0] if given else "lake")
picture = Path(given[1] if len(given) > 1 else "try_a_feature.svg")
names = ("documents", "facts", "projects", "project_funds", "indicators", "claims")
tables = {name: lake.scan(name).collect() for name in names}

# %% What is known of every project: one row a form, one column a feature, null where it is not defined.
wide = wide_features(tables, "project")
rows = contexts(wide, tables, "project")
print(f"{wide.height} projects, {len(features_of('project'))} features")

# %% The feature: how much money stands behind each indicator. A project of millions with three indicators is hardly measured.
mine = Feature("money_per_indicator", "万元", "Full-year budget for each indicator.", "每项指标的预算", scale="log")
counted = tables["indicators"].group_by("project_id").agg(indicators=pl.len())
values = (
    tables["projects"]
    .join(counted, on="project_id")
    .select(row_id="project_id", money_per_indicator=pl.col("full_year_budget").cast(pl.Float64) / pl.col("indicators"))
)
with_mine = rows.join(values, on="row_id", how="left", maintain_order="left")
print(with_mine[mine.name].describe())

# %% The ranking without it and with it. Fewer trees than an audit plants: to look at, not to rely on.
order = Order(features_of("project"), KEYS["project"], k=20, settings=Settings(trees=100, seeds=4))
before = ranked(rows, order)
after = ranked(with_mine, replace(order, features=(*order.features, mine)))

# %% What changed: the first ten, where each stood before, and whether the feature is among its reasons.
whose = wide.select("row_id", "unit_name", "fiscal_year").join(
    tables["projects"].select(row_id="project_id", project="name"), on="row_id", how="left"
)
was = before.select("row_id", was="rank")
changed = after.drop_nulls("rank").join(was, on="row_id").join(whose, on="row_id").sort("rank", "row_id")
for row in changed.head(10).iter_rows(named=True):
    told = [reason for reason in row["reasons"] or () if reason["feature"] == mine.name]
    why = f"  {mine.title} {said(told[0]['value'], mine.unit)}" if told else ""
    print(f"{row['was']:>4} -> {row['rank']:<4}{row['unit_name']} {row['fiscal_year']} {row['project']}{why}")
moved = changed.filter(pl.col("rank") != pl.col("was"))
reasons = after["reasons"].explode().struct.field("feature")
print(f"{moved.height} of {changed.height} ranks changed; the feature is a reason of {(reasons == mine.name).sum()} rows")
for why, count in after["refused"].drop_nulls().value_counts().iter_rows():
    print(f"{count} rows have no rank: {why}")

# %% A picture: a line for each row, from its old rank (left) to its new one (right); the first ten are dark.
HIGH, WIDE, LEFT, RIGHT = 480, 420, 60, 360


def line(row: dict[str, int], count: int) -> str:
    """One row of the picture. row: was, rank."""
    old, new = (20 + (HIGH - 40) * (row[name] - 1) / max(1, count - 1) for name in ("was", "rank"))
    colour = "#b26a00" if row["rank"] <= 10 else "#cfd8e2"
    return f'<line x1="{LEFT}" y1="{old:.1f}" x2="{RIGHT}" y2="{new:.1f}" stroke="{colour}"/>'


# The dark ones last: they lie above the others.
lines = "".join(line(row, changed.height) for row in changed.sort("rank", descending=True).select("was", "rank").to_dicts())
words = f'<text x="{LEFT}" y="14" text-anchor="middle">before</text><text x="{RIGHT}" y="14" text-anchor="middle">after</text>'
style = 'font-family="sans-serif" font-size="12"'
picture.write_text(
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" {style}>{words}{lines}</svg>\n', encoding="utf-8"
)
print(f"{picture} shows it")
