"""How much of what a project says of itself is said of others (雷同).

feature              unit  meaning
copied_within        %     share of the SHINGLE-character pieces of goal and result that another form of the disclosure has
copied_years         %     share of those that a form of another disclosure of the unit has
copied_elsewhere     %     share of those that a form of another unit has
result_in_goal       %     share of the pieces of the result that its own goal has
text_length          字    characters of goal and result

Undefined when: neither goal nor result (result_in_goal: the result) has SHINGLE characters.
Source: 预期目标 and 实际完成情况 of 项目支出绩效自评表; pieces are compared exactly, by hashes of 64 bits.
Limits: words of the template and names of programmes are shared by nature; copied figures are not seen apart.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import percent

LEVEL = "project"
SHINGLE = 12  # characters
SHORT = f"目标和完成情况不足{SHINGLE}字"
FEATURES = (
    Feature(
        "copied_within",
        "%",
        "Share of text that other forms of the disclosure have (雷同).",
        "与本单位其他项目雷同文字占比",
        rests_on=("goal", "result"),
    ),
    Feature(
        "copied_years",
        "%",
        "Share of text that the unit's other years have (雷同).",
        "与本单位其他年度雷同文字占比",
        rests_on=("goal", "result"),
    ),
    Feature(
        "copied_elsewhere",
        "%",
        "Share of text that other units have (雷同).",
        "与其他单位雷同文字占比",
        rests_on=("goal", "result"),
    ),
    Feature(
        "result_in_goal",
        "%",
        "Share of the result that its goal already says.",
        "完成情况照抄目标占比",
        rests_on=("result", "goal"),
    ),
    Feature(
        "text_length",
        "字",
        "Characters of goal and result (目标和完成情况).",
        "目标和完成情况字数",
        scale="log",
        rests_on=("goal", "result"),
    ),
)
_COPIES = ("copied_within", "copied_years", "copied_elsewhere")
# Pieces are counted in so many rounds, by their hash: a million forms have hundreds of millions of them.
ROUNDS = 8
# So many forms are cut at once: while they are, each piece carries its whole text.
FORMS_AT_ONCE = 4_000
_COUNTS = (*_COPIES, "pieces", "of_result", "of_both")


def features(projects: pl.LazyFrame) -> pl.LazyFrame:
    forms = projects.filter(pl.col("form") == "project").select("project_id", "document_id", "unit_name", "goal", "result")
    numbered = forms.with_row_index("number").with_columns(
        # Of numbers, not of names: every piece carries its own.
        document=pl.col("document_id").rank("dense").cast(pl.UInt32),
        unit=pl.coalesce("unit_name", "document_id").rank("dense").cast(pl.UInt32),
    )
    schema = {"number": pl.UInt32, **dict.fromkeys(_COUNTS, pl.UInt32)}
    counts = numbered.select("number", "document", "unit", "goal", "result").map_batches(_counts, schema=schema)
    counted = numbered.join(counts, on="number", how="left")
    return counted.select(
        *(percent(name, "pieces").alias(name) for name in _COPIES),
        *(pl.when(pl.col("pieces").is_null()).then(pl.lit(SHORT)).alias(f"why_{name}") for name in _COPIES),
        row_id="project_id",
        result_in_goal=percent("of_both", "of_result"),
        text_length=(_length("goal") + _length("result")).cast(pl.Float64),
    )


def _length(part: str) -> pl.Expr:
    return pl.col(part).str.len_chars().fill_null(0).cast(pl.Int64)


def _counts(forms: pl.DataFrame) -> pl.DataFrame:
    """number, document, unit, goal and result of forms -> how many pieces each has, and how many of them others have."""
    slices = list(forms.iter_slices(FORMS_AT_ONCE)) or [forms]
    pieces = pl.concat([_pieces(some, part) for some in slices for part in ("goal", "result")])
    owners = forms.select("number", "document", "unit")
    rounds = [_told(pieces.filter(pl.col("piece") % ROUNDS == each), owners) for each in range(ROUNDS)]
    return pl.concat(rounds).group_by("number").agg(pl.col(name).sum().cast(pl.UInt32) for name in _COUNTS)


def _pieces(forms: pl.DataFrame, part: str) -> pl.DataFrame:
    """Every piece of a part as a hash: number, piece, is_result."""
    text = pl.col(part)
    long = forms.select("number", text).filter(text.str.len_chars() >= SHINGLE)
    starts = pl.int_ranges(0, text.str.len_chars().cast(pl.Int64) - SHINGLE + 1)
    each = long.with_columns(start=starts).explode("start")
    piece = text.str.slice(pl.col("start"), SHINGLE).hash()
    return each.select("number", piece=piece, is_result=pl.lit(part == "result"))


def _told(pieces: pl.DataFrame, owners: pl.DataFrame) -> pl.DataFrame:
    """For each form how many of these pieces it has, and how many of them who else has."""
    of_forms = pieces.group_by("number", "piece").agg(of_result=pl.col("is_result").any(), of_goal=(~pl.col("is_result")).any())
    owned = of_forms.join(owners, on="number")
    in_documents = owned.group_by("piece", "document", "unit").agg(copied_within=pl.len() > 1)
    in_units = in_documents.group_by("piece", "unit").agg(copied_years=pl.len() > 1)
    in_all = in_units.group_by("piece").agg(copied_elsewhere=pl.len() > 1)
    told = owned.join(in_documents, on=["piece", "document"]).join(in_units, on=["piece", "unit"]).join(in_all, on="piece")
    both = told.with_columns(pieces=pl.lit(1), of_both=pl.col("of_result") & pl.col("of_goal"))
    return both.group_by("number").agg(pl.col(name).sum().cast(pl.UInt32) for name in _COUNTS)
