"""Every table of the lake, declared once: schemas, the data dictionary and the contracts derive from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

AMOUNT = pl.Decimal(20, 6)
EVIDENCE = pl.Struct(
    {"page": pl.Int32, "start": pl.Int32, "end": pl.Int32, "quote": pl.String, "box": pl.List(pl.Float64)}
)
CITED = pl.List(
    pl.Struct(
        {
            "role": pl.String,
            "page": pl.Int32,
            "start": pl.Int32,
            "end": pl.Int32,
            "quote": pl.String,
            "box": pl.List(pl.Float64),
            "document_id": pl.String,
        }
    )
)
REASONS = pl.List(
    pl.Struct(
        {
            "feature": pl.String,
            "value": pl.Float64,
            "peer_median": pl.Float64,
            "peer_low": pl.Float64,
            "peer_high": pl.Float64,
            "share": pl.Float64,
        }
    )
)
VERSIONS = pl.List(pl.Struct({"table": pl.String, "version": pl.Int64}))
COUNTS = pl.List(pl.Struct({"name": pl.String, "count": pl.Int64}))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Polars type, what it means, and whether it may be null."""

    name: str
    dtype: pl.DataType
    meaning: str
    nullable: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, the column(s) that identify a row, its columns in order."""

    name: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pl.Schema:
        return pl.Schema({column.name: column.dtype for column in self.columns})


def _required(name: str, dtype: pl.DataType, meaning: str) -> Column:
    return Column(name, dtype, meaning, nullable=False)


def _printed_number(name: str, meaning: str) -> tuple[Column, ...]:
    """A number of a form: its value, the digits after its point, and where it is printed."""
    return (
        Column(name, AMOUNT, meaning),
        Column(f"{name}_decimals", pl.Int8(), f"digits printed after the point of {name}"),
        Column(f"{name}_evidence", EVIDENCE, f"where {name} is printed"),
    )


STRING, INT = pl.String(), pl.Int32()
DOCUMENT = _required("document_id", STRING, "the disclosure: SHA-256 of its bytes")
UNIT = Column("unit_name", STRING, "the body that publishes, as the disclosure names it; null where it names none")
YEAR = Column("fiscal_year", INT, "the year reported")
HERE = _required("evidence", EVIDENCE, "where it is printed")

FUND_NUMBERS = (
    *_printed_number("initial_budget", "年初预算数, 万元"),
    *_printed_number("full_year_budget", "全年预算数, 万元"),
    *_printed_number("executed", "执行数, 万元"),
    *_printed_number("weight", "分值 of the execution rate"),
    *_printed_number("execution_rate", "执行率, %"),
    *_printed_number("score", "得分 of the execution rate"),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "documents",
            "a disclosure",
            ("document_id",),
            (
                DOCUMENT,
                _required("file_name", STRING, "name of the file, without its folder"),
                _required("media_type", STRING, "found from the content, not from the name"),
                _required("kind", STRING, "final_accounts, self_evaluation, budget or other"),
                UNIT,
                YEAR,
                Column("pages", INT, "number of pages, null where the source has none"),
                _required("text", STRING, "the text as it was read; every evidence refers to it"),
                Column("amount_unit", STRING, "the unit of its money: 万元 or 元"),
                _required("rounding_regime", STRING, "nearest, balanced, exact or unknown"),
                Column("read_share", pl.Float64(), "share of the printed numbers in the audited parts that were read"),
                _required("reader_version", STRING, "version of the reader that made the rows"),
            ),
        ),
        Table(
            "facts",
            "a printed number with its meaning",
            ("fact_id",),
            (
                _required("fact_id", STRING, "stable id"),
                DOCUMENT,
                UNIT,
                YEAR,
                _required("section", STRING, "number of the heading as printed: 一, 五(三), 机构, 评价报告, 表1"),
                Column("table", STRING, "title of the table, null in prose"),
                Column("column", STRING, "path of the column headings, null in prose"),
                _required("subject", STRING, "what the number is of, as a path: 收入总计/本年收入合计"),
                Column("code", STRING, "code of the functional classification where it is printed"),
                _required("measure", STRING, "amount, share, change, change_rate, initial_budget, ... (CONTRACT)"),
                Column("value", AMOUNT, "the value, signed, in `unit`"),
                Column("decimals", pl.Int8(), "digits printed after the point"),
                Column("unit", STRING, "万元, 元, %, 人, 辆, 个 ..."),
                _required("as_printed", STRING, "the number as printed, stray characters kept"),
                _required("qualifier", STRING, "exact, about, more_than or less_than"),
                HERE,
                Column("item", STRING, "number of the list item that says it: 20 in 五(三)20"),
                Column("clause_evidence", EVIDENCE, "the words around it that give its meaning: 比上年决算减少1.27万元"),
                _required("position", INT, "rank of the fact in its document, from 0"),
            ),
        ),
        Table(
            "projects",
            "a performance form",
            ("project_id",),
            (
                _required("project_id", STRING, "stable id"),
                DOCUMENT,
                UNIT,
                _required("form", STRING, "project, overall, or report (an evaluation report)"),
                _required("name", STRING, "项目名称; the title of the form where it is overall"),
                Column("competent_department", STRING, "主管部门"),
                Column("implementing_unit", STRING, "实施单位"),
                YEAR,
                *FUND_NUMBERS,
                *_printed_number("total_weight", "总分: sum of the weights as printed"),
                *_printed_number("total_score", "总分: the score as printed"),
                Column("goal", STRING, "预期目标, white space removed"),
                Column("goal_evidence", EVIDENCE, "where the goal is printed"),
                Column("result", STRING, "实际完成情况, white space removed"),
                Column("result_evidence", EVIDENCE, "where the result is printed"),
                HERE,
                _required("position", INT, "rank of the form in its document, from 0"),
            ),
        ),
        Table(
            "project_funds",
            "a source of money in a form",
            ("project_id", "position"),
            (
                _required("project_id", STRING, "the form"),
                DOCUMENT,
                _required("source", STRING, "年度资金总额, 当年财政拨款, 其他资金, 财政资金/上级资金 ..."),
                _required("is_total", pl.Boolean(), "whether the row is the total of the others"),
                *FUND_NUMBERS,
                HERE,
                _required("position", INT, "rank of the row in its form, from 0"),
            ),
        ),
        Table(
            "indicators",
            "a row of a form",
            ("indicator_id",),
            (
                _required("indicator_id", STRING, "stable id"),
                _required("project_id", STRING, "the form"),
                DOCUMENT,
                Column("level1", STRING, "一级指标"),
                Column("level2", STRING, "二级指标"),
                Column("level3", STRING, "三级指标"),
                Column("target", STRING, "年度指标值 as printed, white space removed"),
                Column("target_evidence", EVIDENCE, "where the target is printed"),
                Column("actual", STRING, "实际完成值 as printed, white space removed"),
                Column("actual_evidence", EVIDENCE, "where the actual value is printed"),
                *_printed_number("weight", "分值"),
                *_printed_number("score", "得分"),
                Column("deviation_reason", STRING, "偏差原因分析及改进措施"),
                Column("deviation_reason_evidence", EVIDENCE, "where the reason is printed"),
                Column("has_reason_column", pl.Boolean(), "whether the form has a column for reasons"),
                Column("last_year_value", STRING, "上年完成情况"),
                Column("last_year_value_evidence", EVIDENCE, "where last year's value is printed"),
                Column("scoring_rule", STRING, "赋分规则"),
                Column("basis", STRING, "指标值设定依据"),
                Column("completion_rate", STRING, "完成率 as printed"),
                Column("completion_rate_evidence", EVIDENCE, "where the completion rate is printed"),
                Column("target_operator", STRING, "=, >=, <=, >, <, range, date, text or null"),
                Column("target_value", AMOUNT, "the number of the target, in target_unit"),
                Column("target_decimals", pl.Int8(), "digits printed after the point of the target"),
                Column("target_unit", STRING, "unit of the target"),
                Column("actual_operator", STRING, "operator printed with the actual value"),
                Column("actual_value", AMOUNT, "the number of the actual value, in actual_unit"),
                Column("actual_decimals", pl.Int8(), "digits printed after the point of the actual value"),
                Column("actual_unit", STRING, "unit of the actual value"),
                HERE,
                _required("position", INT, "rank of the row in its form, from 0"),
            ),
        ),
        Table(
            "unread",
            "a number or a cell in an audited part that no rule of reading took, or a document that could not be read",
            ("document_id", "start", "reason"),
            (
                DOCUMENT,
                Column("page", INT, "page, null where the source has none"),
                Column("start", INT, "start in documents.text, null where the whole document is meant"),
                Column("end", INT, "end in documents.text"),
                Column("quote", STRING, "the words"),
                _required("reason", STRING, "why it was not read, in Chinese"),
            ),
        ),
        Table(
            "intake",
            "a file that was given, and what became of it",
            ("path",),
            (
                _required("path", STRING, "the path below the folder that was given"),
                Column("document_id", STRING, "the document that it holds, null where no byte could be read"),
                _required("state", STRING, "read, duplicate, version, other_kind, unreadable"),
                Column("reason", STRING, "a sentence that names the file, the place and the remedy, in Chinese"),
            ),
        ),
        Table(
            "units",
            "a body that publishes",
            ("unit_id",),
            (
                _required("unit_id", STRING, "stable id"),
                _required("name", STRING, "the name"),
                Column("aliases", pl.List(pl.String), "other names that it prints"),
                Column("parent", STRING, "unit_id of the body above"),
                Column("level", STRING, "level of government"),
                Column("region", STRING, "region"),
                Column("kind", STRING, "kind of body"),
                Column("from", INT, "first year"),
                Column("until", INT, "last year"),
            ),
        ),
        Table(
            "claims",
            "one relation that was looked at",
            ("claim_id",),
            (
                _required("claim_id", STRING, "stable id"),
                _required("check_id", STRING, "the check"),
                _required("check_version", INT, "its version"),
                _required("family", STRING, "sum, share, yoy, deviation, ..."),
                _required("severity", STRING, "error, warning, notice or info, should it fail"),
                DOCUMENT,
                UNIT,
                YEAR,
                Column("subject", STRING, "what the claim is about"),
                Column("printed", AMOUNT, "the printed value"),
                Column("printed_low", AMOUNT, "lower end of its interval"),
                Column("printed_high", AMOUNT, "upper end of its interval"),
                Column("derived", AMOUNT, "the value that follows from the other numbers"),
                Column("derived_low", AMOUNT, "lower end of its interval"),
                Column("derived_high", AMOUNT, "upper end of its interval"),
                Column("unit", STRING, "unit of printed and derived"),
                Column("gap", AMOUNT, "distance of the two intervals, 0 where they meet"),
                _required("state", STRING, "holds, improbable, fails or silent"),
                Column("reason", STRING, "why it is silent, or what explains the gap, in Chinese"),
                Column("at_stake", AMOUNT, "the money that it is about, 万元"),
                Column("evidence", CITED, "both places, each with its role"),
                Column("message", STRING, "what is printed, what follows, the difference, what to look at, in Chinese"),
                Column("cause", STRING, "claims with one root share it"),
            ),
        ),
        Table(
            "findings",
            "a claim that a person should see",
            ("finding_id",),
            (
                _required("finding_id", STRING, "fingerprint: survives a re-upload of the same faulty disclosure"),
                _required("check_id", STRING, "the check"),
                _required("check_version", INT, "its version"),
                _required("family", STRING, "sum, share, yoy, deviation, ..."),
                _required("severity", STRING, "error 错误, warning 疑点, notice 核实, info 提示"),
                Column("document_id", STRING, "the disclosure, null where something is missing altogether"),
                UNIT,
                YEAR,
                Column("subject", STRING, "what the finding is about"),
                _required("message", STRING, "what is printed, what follows, the difference, in Chinese"),
                Column("printed", AMOUNT, "the printed value"),
                Column("derived", AMOUNT, "the value that follows from the other numbers"),
                Column("difference", AMOUNT, "printed less derived"),
                Column("unit", STRING, "unit of the values"),
                Column("at_stake", AMOUNT, "the money that it is about, 万元"),
                Column("cause", STRING, "findings with one root share it"),
                Column("evidence", CITED, "both places, each with its role"),
                _required("claim_id", STRING, "the claim"),
                _required("rank", INT, "rank in its document by severity, money at stake, gap; from 1"),
            ),
        ),
        Table(
            "scores",
            "an anomaly score",
            ("level", "row_id", "method"),
            (
                _required("level", STRING, "unit, project or indicator"),
                _required("row_id", STRING, "id of the row"),
                DOCUMENT,
                UNIT,
                YEAR,
                Column("peer_group", STRING, "the peers it is compared with"),
                Column("peer_count", INT, "how many"),
                _required("method", STRING, "how the score was made"),
                Column("score", pl.Float64(), "the score"),
                Column("rank", INT, "rank among the peers, from 1"),
                Column("percentile", pl.Float64(), "share of the peers below"),
                Column("seed_share", pl.Float64(), "share of the seeds in which the row is in the top k"),
                Column("reasons", REASONS, "the features that make the score"),
            ),
        ),
        Table(
            "features",
            "a row of features",
            ("level", "row_id", "feature"),
            (
                _required("level", STRING, "unit, project or indicator"),
                _required("row_id", STRING, "id of the row: document_id, project_id or indicator_id"),
                DOCUMENT,
                UNIT,
                YEAR,
                _required("feature", STRING, "name of the feature"),
                Column("value", pl.Float64(), "its value, null where it is not defined"),
                Column("undefined", STRING, "why it has no value"),
                Column("peer_median", pl.Float64(), "median of the peers"),
                Column("residual", pl.Float64(), "value less what was expected"),
            ),
        ),
        Table(
            "runs",
            "a run",
            ("run_id",),
            (
                _required("run_id", STRING, "id of the run"),
                _required("started_at", pl.Datetime("us", "UTC"), "start"),
                Column("finished_at", pl.Datetime("us", "UTC"), "end"),
                _required("read_versions", VERSIONS, "version of every table that was read"),
                _required("written_versions", VERSIONS, "version of every table as the run left it"),
                _required("code_version", STRING, "version of the package"),
                _required("reader_version", STRING, "version of the reader"),
                _required("checks_version", STRING, "fingerprint of all checks with their versions"),
                _required("settings_hash", STRING, "hash of the settings"),
                _required("counts", COUNTS, "files, documents read, reused, facts, findings ..."),
                _required("state", STRING, "completed or failed"),
            ),
        ),
    )
}


def schema_of(name: str) -> pl.Schema:
    """The Polars schema of a table."""
    return TABLES[name].schema


def empty(name: str) -> pl.DataFrame:
    """The table without a row."""
    return pl.DataFrame(schema=schema_of(name))


def table_frame(name: str, rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """Rows (mappings by column name) as a frame with the declared columns, order and types.

    A column that a row does not name is null. An unknown column raises KeyError: nothing is dropped in silence.
    """
    schema = schema_of(name)
    rows = list(rows)
    unknown = set().union(*map(set, rows)) - set(schema) if rows else set()
    if unknown:
        raise KeyError(f"table {name} has no column {', '.join(sorted(unknown))}")
    return pl.DataFrame({column: [row.get(column) for row in rows] for column in schema}, schema=schema)
