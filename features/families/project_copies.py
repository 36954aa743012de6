"""How much of what a project says of itself is said of others (雷同).

feature              unit  meaning
copied_within        %     share of the SHINGLE-character pieces of goal and result that another form of the disclosure has
copied_years         %     share of those that a form of another disclosure of the unit has
copied_elsewhere     %     share of those that a form of another unit has
result_in_goal       %     share of the pieces of the result that its own goal has
text_length          字    characters of goal and result

Undefined when: goal and result together (result_in_goal: the result) have fewer than SHINGLE characters.
Source: 预期目标 and 实际完成情况 of 项目支出绩效自评表; pieces are compared exactly, by hashes of 64 bits.
Limits: words of the template and names of programmes are shared by nature; copied figures are not seen apart.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature

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


def features(projects: pl.LazyFrame) -> pl.LazyFrame:
    forms = projects.filter(pl.col("form") == "project")
    known = forms.select(row_id="project_id", text_length=(_length("goal") + _length("result")).cast(pl.Float64))
    copied = known.join(_copied(forms), on="row_id", how="left").join(_repeated(forms), on="row_id", how="left")
    return copied.with_columns(pl.when(pl.col(name).is_null()).then(pl.lit(SHORT)).alias(f"why_{name}") for name in _COPIES)


def _length(part: str) -> pl.Expr:
    return pl.col(part).str.len_chars().fill_null(0).cast(pl.Int64)


def _pieces(texts: pl.LazyFrame) -> pl.LazyFrame:
    """Each piece of `text` as a hash, once a row_id."""
    starts = pl.int_ranges(0, pl.col("text").str.len_chars().cast(pl.Int64) - SHINGLE + 1)
    long = texts.filter(pl.col("text").str.len_chars() >= SHINGLE)
    pieces = long.with_columns(start=starts).explode("start")
    return pieces.with_columns(piece=pl.col("text").str.slice(pl.col("start"), SHINGLE).hash()).drop("text", "start").unique()


def _copied(forms: pl.LazyFrame) -> pl.LazyFrame:
    """The shares of the pieces that others have: forms of the disclosure, other disclosures of the unit, other units."""
    # Of numbers, not of names: millions of pieces carry them.
    number = {
        name: pl.col(of).rank("dense").cast(pl.UInt32)
        for name, of in (("form_number", "project_id"), ("document", "document_id"))
    }
    unit = pl.coalesce("unit_name", "document_id").rank("dense").cast(pl.UInt32)
    text = pl.concat_str(pl.col("goal").fill_null(""), pl.col("result").fill_null(""))
    numbered = forms.select(row_id="project_id", unit=unit, text=text, **number)
    pieces = _pieces(numbered.drop("row_id"))
    told = pieces.join(_owners(pieces), on=["piece", "document"])
    shares = told.group_by("form_number").agg((100 * pl.col(name).mean()).alias(name) for name in _COPIES)
    return numbered.select("row_id", "form_number").join(shares, on="form_number").drop("form_number")


def _owners(pieces: pl.LazyFrame) -> pl.LazyFrame:
    """For each piece of a document whether two of its forms have it, and other disclosures and units."""
    in_document = pieces.group_by("piece", "document", "unit").agg(copied_within=pl.len() > 1)
    in_unit = in_document.group_by("piece", "unit").agg(copied_years=pl.len() > 1)
    in_all = in_unit.group_by("piece").agg(copied_elsewhere=pl.len() > 1)
    return in_document.join(in_unit, on=["piece", "unit"]).join(in_all, on="piece").drop("unit")


def _repeated(forms: pl.LazyFrame) -> pl.LazyFrame:
    """The share of the pieces of each result that its own goal has."""
    goals, results = (_pieces(forms.select(row_id="project_id", text=part)) for part in ("goal", "result"))
    said = goals.with_columns(said=pl.lit(True))
    both = results.join(said, on=["row_id", "piece"], how="left")
    return both.group_by("row_id").agg(result_in_goal=100 * pl.col("said").fill_null(False).mean())
