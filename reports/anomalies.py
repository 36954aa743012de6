"""What is unusual among its peers, as people see it: level by level the first rows, why, among whom, and where it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.columns import LEVELS
from features.collecting import features_of
from features.describing import Feature
from features.telling.findings import subjects_of
from features.telling.places import places
from features.telling.words import LEVELS as LEVEL_WORDS
from features.telling.words import METHODS, ROWS, percent_of, said
from reports.pictures import Histogram, Point, histogram, years
from reports.places import Place, Sources, Tables, placed
from reports.standings import title_of
from reports.wording import ROLES, safe

SHOWN = 10  # rows of a level
PLACES = 6  # of a row
WITHIN = " · "  # between the keys of a group: a group's name begins with those of the groups around it
EVERYBODY = "全部"


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature that takes the row out of the usual, beside its peers; share: of all that does, 0 to 1."""

    title: str
    value: str
    median: str
    middle: str
    share: float
    percent: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The peers of a row in its first feature. low, high: what stands at the edges, as it is said."""

    title: str
    histogram: Histogram
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row among the first of its level, or one drawn at random. document: its id; unit: whose it is and of which year."""

    document: str
    unit: str
    subject: str
    file_name: str
    group: str
    count: int
    rank: int
    percentile: float
    seeds: str
    trial: bool
    alert: bool
    reasons: tuple[Reason, ...]
    places: tuple[Place, ...]
    picture: Picture | None
    years: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level. methods: how many rows were scored how. refused: why rows have no score, with their number."""

    level: str
    name: str
    rows_are: str
    methods: tuple[tuple[str, int], ...]
    refused: tuple[tuple[str, int], ...]
    first: tuple[Row, ...]
    flagged: int
    drawn: tuple[Row, ...]


def first_rows(scores: pl.DataFrame) -> pl.DataFrame:
    """The rows of a table of scores that are shown: the first SHOWN of each level, and those that were drawn at random."""
    flagged = scores.filter("flagged").sort("alert", "percentile", "row_id", descending=[True, True, False])
    first = flagged.group_by("level", maintain_order=True).head(SHOWN).select(scores.columns)
    drawn = scores.filter(pl.col("picked") == "random").join(first, on=["level", "row_id"], how="anti")
    return pl.concat([first, drawn.sort("level", "row_id")])


def leading(rows: pl.DataFrame) -> pl.DataFrame:
    """level and feature: the first named feature of each row, each once."""
    named = rows.select("level", feature=pl.col("reasons").list.first().struct.field("feature"))
    return named.drop_nulls().unique().sort("level", "feature")


def anomaly_levels(tables: Tables) -> list[Level]:
    """The levels, from units to indicators.

    tables: scores, documents, facts and projects of what was scored; features and indicators, of the shown rows at least.
    """
    shown = first_rows(tables["scores"])
    own = tables["documents"].filter(pl.col("document_id").is_in(shown["document_id"].implode()))
    at = _At(tables, {**tables, "documents": own}, {row["document_id"]: row for row in own.drop("text").iter_rows(named=True)})
    return [_level(level, tables["scores"].filter(level=level), shown.filter(level=level), at) for level in LEVELS]


@dataclass(frozen=True, slots=True)
class _At:
    """tables: of all that was scored. own: of the documents of the shown rows. documents: those, by id."""

    tables: Tables
    own: Tables
    documents: Mapping[str, Mapping[str, object]]


def _level(level: str, scores: pl.DataFrame, shown: pl.DataFrame, at: _At) -> Level:
    rows = _rows(level, shown, at)
    methods = dict(scores["method"].value_counts().iter_rows())
    refused = scores.filter(method="refused").group_by("peer_group", "refused").len().sort("peer_group", "refused")
    flags = shown["flagged"].fill_null(False)
    return Level(
        level=level,
        name=LEVEL_WORDS[level],
        rows_are=ROWS[level],
        methods=tuple((words, methods[name]) for name, words in METHODS.items() if name in methods),
        refused=tuple((f"“{safe(group)}”：{safe(reason)}", count) for group, reason, count in refused.iter_rows()),
        first=tuple(row for row, flagged in zip(rows, flags, strict=True) if flagged),
        flagged=int(scores["flagged"].sum() or 0),
        drawn=tuple(row for row, picked in zip(rows, shown["picked"], strict=True) if picked == "random"),
    )


def _rows(level: str, shown: pl.DataFrame, at: _At) -> list[Row]:
    subjects, cited, sources = subjects_of(level, shown, at.own), places(shown, level, at.own), Sources(at.own)
    features = {feature.name: feature for feature in features_of(level)}
    return [
        Row(
            **_standing(row),
            **_named(row, at.documents.get(row["document_id"])),
            subject=safe(subjects.get(row["row_id"], "")),
            reasons=tuple(_reason(reason, features[reason["feature"]]) for reason in row["reasons"] or ()),
            places=tuple(_place(place, sources, row) for place in cited.get(row["row_id"], ())[:PLACES]),
            picture=_picture(row, features, at.tables),
            years=_years(row, at.tables["scores"]),
        )
        for row in shown.iter_rows(named=True)
    ]


def _standing(row: Mapping[str, object]) -> dict[str, object]:
    return {
        "document": row["document_id"],
        "group": safe(row["peer_group"]),
        "count": row["peer_count"],
        "rank": row["rank"],
        "percentile": row["percentile"],
        "seeds": "" if row["seed_share"] is None else percent_of(row["seed_share"]),
        "trial": row["method"] == "forest_trial",
        "alert": bool(row["alert"]),
    }


def _named(row: Mapping[str, object], document: Mapping[str, object] | None) -> dict[str, str]:
    """Whose the row is: of its document, which a lake of other people may lack."""
    known = document or {"unit_name": row["unit_name"], "fiscal_year": row["fiscal_year"], "file_name": row["document_id"]}
    return {"unit": title_of(known), "file_name": safe(known["file_name"])}


def _reason(reason: Mapping[str, object], feature: Feature) -> Reason:
    value, median, low, high = (said(reason[name], feature.unit) for name in ("value", "peer_median", "peer_low", "peer_high"))
    return Reason(feature.title, value, median, f"{low} 至 {high}", reason["share"], percent_of(reason["share"]))


def _place(cited: Mapping[str, object], sources: Sources, row: Mapping[str, object]) -> Place:
    return placed({**cited, "role": ROLES.get(str(cited["role"]), ROLES["other"])}, sources, row["document_id"])


def _picture(row: Mapping[str, object], features: Mapping[str, Feature], tables: Tables) -> Picture | None:
    """Where the row stands among its peers in its first feature; None where it has no value there, or all have the same."""
    first = next(iter(row["reasons"] or ()), None)
    if first is None or first["value"] is None:
        return None
    feature = features[first["feature"]]
    values = tables["features"].filter(level=row["level"], feature=feature.name).drop_nulls("value")
    own = values.filter(row_id=row["row_id"])["value"]
    peers = values.join(_peers(row, tables["scores"]), on="row_id", how="semi")["value"].to_list()
    drawn = histogram(peers, own[0], log=feature.scale == "log") if len(own) else None
    return drawn and Picture(feature.title, drawn, said(drawn.low, feature.unit), said(drawn.high, feature.unit))


def _peers(row: Mapping[str, object], scores: pl.DataFrame) -> pl.DataFrame:
    """The rows of the row's group; those that have a nearer group of their own belong to it as well."""
    group = row["peer_group"]
    within = (pl.col("peer_group") == group) | pl.col("peer_group").str.starts_with(f"{group}{WITHIN}")
    return scores.filter((pl.col("level") == row["level"]) & (within | pl.lit(group == EVERYBODY))).select("row_id")


def _years(row: Mapping[str, object], scores: pl.DataFrame) -> tuple[Point, ...]:
    """The years of a unit that have a score; of a year with several disclosures the most unusual."""
    if row["level"] != "unit" or row["unit_name"] is None:
        return ()
    own = scores.filter(level="unit", unit_name=row["unit_name"]).drop_nulls(["fiscal_year", "percentile"])
    return years(own.group_by("fiscal_year").agg(pl.col("percentile").max()).sort("fiscal_year").rows())
