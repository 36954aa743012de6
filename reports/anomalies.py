"""What is unusual among its peers, as people see it: level by level the first rows, why, among whom, and where it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.columns import LEVELS
from data.rows import CitedRow, DocumentRow, RankedRow, ReasonRow, TitledRow, rows_of
from features.collecting import features_of
from features.comparing.contexts import KEYS
from features.comparing.peers import ALL, BETWEEN, NEAR, RANKED, TOGETHER
from features.describing import Feature
from features.explaining.findings import subjects_of
from features.explaining.places import ByReason, places_of_reasons
from features.explaining.words import LEVELS as LEVEL_WORDS
from features.explaining.words import METHODS, ROWS, ends_said, group_said, percent_of, range_said, said
from reports.pictures import Histogram, Point, histogram, years
from reports.places import Place, Sources, Tables, placed
from reports.standings import title_of
from reports.wording import ROLES, safe

SHOWN = 10  # rows of a level
MOST_REASONS = 8  # of a row that stand in a line of their own
LEAST_SHARE = 0.01  # of all that makes the row unusual: reasons of less are named together
PLACES = 3  # of a reason: a total may be printed again and again
# What the keys of peer groups are called, by their names in features/comparing/contexts.py.
_KEYS = {
    **{"year": "年度", "government": "级次", "kind_of_body": "单位性质", "function": "职能", "size": "规模"},
    "second_level": "二级指标",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature that takes the row out of the usual, beside its peers.

    share: of all that does, 0 to 1. cites: the numbers of those of the row's places that print what it is made of, from 1;
    unnamed: how many more print it.
    """

    title: str
    value: str
    median: str
    middle: str
    share: float
    percent: str
    cites: tuple[int, ...] = ()
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """The peers of a row in its first feature. low, high: what stands at the edges, as it is said."""

    title: str
    histogram: Histogram
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row among the first of its level, or one drawn at random.

    document: its id; unit: whose it is and of which year. peers: among whom it is ranked. minor: reasons that matter little.
    """

    document: str
    unit: str
    subject: str
    file_name: str
    peers: str
    count: int
    rank: int
    percentile: float
    seeds: str
    trial: bool
    alert: bool
    reasons: tuple[Reason, ...]
    minor: tuple[str, ...]
    places: tuple[Place, ...]
    picture: Picture | None
    years: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level.

    methods: how many rows were scored how. refused: why rows have no score, with their number. wide: of each group of peers of
    the rows why it is no narrower.
    """

    level: str
    name: str
    rows_are: str
    methods: tuple[tuple[str, int], ...]
    refused: tuple[tuple[str, int], ...]
    wide: tuple[str, ...]
    first: tuple[Row, ...]
    flagged: int
    drawn: tuple[Row, ...]


def first_rows(scores: pl.DataFrame) -> pl.DataFrame:
    """The rows of a table of scores that are shown: the first SHOWN of each level, and those that were drawn at random."""
    flagged = scores.filter("flagged").sort("alert", "percentile", "row_id", descending=[True, True, False])
    first = flagged.group_by("level", maintain_order=True).head(SHOWN).select(scores.columns)
    drawn = scores.filter(pl.col("picked") == "random").join(first, on=["level", "row_id"], how="anti")
    return pl.concat([first, drawn.sort("level", "row_id")])


def named_rows(scores: pl.DataFrame) -> pl.DataFrame:
    """The rows of a table of scores that stand anywhere in the report: all that are flagged, and those drawn at random."""
    return scores.filter(pl.col("flagged").fill_null(False) | (pl.col("picked") == "random").fill_null(False))


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
    documents = {row["document_id"]: row for row in rows_of(own.drop("text"), DocumentRow)}
    at = _At(tables, {**tables, "documents": own}, documents)
    return [_level(level, tables["scores"].filter(level=level), shown.filter(level=level), at) for level in LEVELS]


@dataclass(frozen=True, slots=True)
class _At:
    """tables: of all that was scored. own: of the documents of the shown rows. documents: those, by id."""

    tables: Tables
    own: Tables
    documents: Mapping[str, DocumentRow]


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
        wide=tuple(why_wide(level, group, count, nearer=nearer) for group, count, nearer in _groups(scores)),
        flagged=int(scores["flagged"].sum() or 0),
        drawn=tuple(row for row, picked in zip(rows, shown["picked"], strict=True) if picked == "random"),
    )


def _groups(scores: pl.DataFrame) -> list[tuple[str, int, bool]]:
    """The groups in which flagged rows are ranked, the number of their rows, and whether some row has nearer peers."""
    flagged = scores.filter(pl.col("flagged").fill_null(False))
    nearer = (pl.col("near_group") != pl.col("peer_group")).fill_null(False).any()
    return (
        flagged.group_by("peer_group", "peer_count").agg(nearer).sort("peer_count", "peer_group", descending=[True, False]).rows()
    )


def why_wide(level: str, group: str, count: int, *, nearer: bool) -> str:
    """Why the rows of a group are not ranked in a narrower one. nearer: whether some of them have nearer peers to be set beside.

    >>> why_wide("project", "2023年度", 866, nearer=True).partition("；")[0]
    '“2023年度”：再按职能、规模细分，每组不足 2,000 个项目，组内名次不可靠，所以 866 个项目一起排名'
    """
    rows, keys = ROWS[level], KEYS[level]
    depth = 0 if group == ALL else group.count(BETWEEN) + 1
    if depth == len(keys):
        return f"“{safe(group)}”：{'、'.join(_KEYS[key] for key in keys)}都相同的 {count:,} {rows}一起排名。"
    finer = "、".join(_KEYS[key] for key in keys[depth:])
    split = f"再按{finer}细分，每组不足 {TOGETHER:,} {rows}" if depth else f"所属年度不足 {RANKED:,} {rows}"
    known = f"各行的“同类中位数”已向与它最近的同类（不少于 {NEAR} {rows[0]}）靠拢"
    unknown = f"更近的同类不足 {NEAR} {rows[0]}，或{finer}不详"
    return f"“{safe(group)}”：{split}，组内名次不可靠，所以 {count:,} {rows}一起排名；{known if nearer else unknown}。"


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of the rows of a level: subjects: by row, what it is called. cited: by row, where its reasons are printed."""

    features: Mapping[str, Feature]
    subjects: Mapping[str, str]
    cited: Mapping[str, ByReason]
    sources: Sources


def _rows(level: str, shown: pl.DataFrame, at: _At) -> list[Row]:
    features = {feature.name: feature for feature in features_of(level)}
    cited = places_of_reasons(shown, level, at.own)
    told = _Told(features, subjects_of(level, shown, at.own), cited, Sources(at.own))
    return [_row(row, told, at) for row in rows_of(shown, RankedRow)]


def _row(row: RankedRow, told: _Told, at: _At) -> Row:
    unknown: TitledRow = {"unit_name": row["unit_name"], "fiscal_year": row["fiscal_year"], "file_name": row["document_id"]}
    # A lake of other people may lack the document.
    document = at.documents.get(row["document_id"], unknown)
    reasons, minor, places = _reasons(row, told)
    return Row(
        document=row["document_id"],
        unit=title_of(document),
        subject=safe(told.subjects.get(row["row_id"], "")),
        file_name=safe(document["file_name"]),
        peers=safe(group_said(row)),
        count=row["peer_count"],
        rank=row["rank"],
        percentile=row["percentile"],
        seeds="" if row["seed_share"] is None else percent_of(row["seed_share"]),
        trial=row["method"] == "forest_trial",
        alert=bool(row["alert"]),
        reasons=reasons,
        minor=minor,
        places=places,
        picture=_picture(row, told.features, at.tables),
        years=_years(row, at.tables["scores"]),
    )


def _reasons(row: RankedRow, told: _Told) -> tuple[tuple[Reason, ...], tuple[str, ...], tuple[Place, ...]]:
    """The reasons of a row, those that matter little by their titles, and the places of the others in their order."""
    named, cited = row["reasons"] or [], told.cited.get(row["row_id"], {})
    major = [reason for reason in named if reason["share"] >= LEAST_SHARE][:MOST_REASONS] or named[:1]
    numbers: dict[tuple[int | None, int | None], int] = {}
    places, reasons = [], []
    for reason in major:
        of_reason = cited.get(reason["feature"], [])
        for place in of_reason[:PLACES]:
            if (place["start"], place["end"]) not in numbers:
                numbers[place["start"], place["end"]] = len(numbers) + 1
                places.append(_place(place, told.sources, row))
        cites = tuple(numbers[place["start"], place["end"]] for place in of_reason[:PLACES])
        reasons.append(_reason(reason, told.features[reason["feature"]], cites, len(of_reason) - len(cites)))
    minor = tuple(told.features[reason["feature"]].title for reason in named if reason not in major)
    return tuple(reasons), minor, tuple(places)


def _reason(reason: ReasonRow, feature: Feature, cites: tuple[int, ...], unnamed: int) -> Reason:
    value, median = said(reason["value"], feature.unit), said(reason["peer_median"], feature.unit)
    middle = range_said(reason["peer_low"], reason["peer_high"], feature.unit)
    return Reason(feature.title, value, median, middle, reason["share"], percent_of(reason["share"]), cites, unnamed)


def _place(cited: CitedRow, sources: Sources, row: RankedRow) -> Place:
    return placed({**cited, "role": ROLES.get(str(cited["role"]), ROLES["other"])}, sources, row["document_id"])


def _picture(row: RankedRow, features: Mapping[str, Feature], tables: Tables) -> Picture | None:
    """Where the row stands among its peers in its first feature; None where it has no value there, or all have the same."""
    first = next(iter(row["reasons"] or []), None)
    if first is None or first["value"] is None:
        return None
    feature = features[first["feature"]]
    values = tables["features"].filter(level=row["level"], feature=feature.name).drop_nulls("value")
    own = values.filter(row_id=row["row_id"])["value"]
    peers = values.join(_peers(row, tables["scores"]), on="row_id", how="semi")["value"].to_list()
    drawn = histogram(peers, own[0], log=feature.scale == "log") if len(own) else None
    if drawn is None:
        return None
    return Picture(feature.title, drawn, *ends_said(drawn.low, drawn.high, feature.unit))


def _peers(row: RankedRow, scores: pl.DataFrame) -> pl.DataFrame:
    """The rows of the row's group; those that have a nearer group of their own belong to it as well."""
    group = row["peer_group"]
    within = (pl.col("peer_group") == group) | pl.col("peer_group").str.starts_with(f"{group}{BETWEEN}")
    return scores.filter((pl.col("level") == row["level"]) & (within | pl.lit(group == ALL))).select("row_id")


def _years(row: RankedRow, scores: pl.DataFrame) -> tuple[Point, ...]:
    """The years of a unit that have a score; of a year with several disclosures the most unusual."""
    if row["level"] != "unit" or row["unit_name"] is None:
        return ()
    own = scores.filter(level="unit", unit_name=row["unit_name"]).drop_nulls(["fiscal_year", "percentile"])
    return years(own.group_by("fiscal_year").agg(pl.col("percentile").max()).sort("fiscal_year").rows())
