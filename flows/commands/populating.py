"""`jihe samples --units N`: writes a population of invented units under a progress bar, and says what was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from data.refusals import Refusal
from flows.consoles import console
from flows.given import make_folder
from generator.population.asked import mix_of
from generator.population.batches import Population
from generator.population.parameters import Mix, Parameters
from generator.population.writing import write_files, write_lake

MOST_FILES = 2_000  # units; beyond, a lake is written unless files are asked for
WRITERS = {"files": write_files, "lake": write_lake}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line. form: files, lake, or None for what suits the number of units."""

    units: int
    years: int
    seed: int
    anomalies: str
    form: str | None


def write_population(folder: Path, asked: Asked) -> None:
    """Writes the population into a folder, which is made. Raises Refusal."""
    drawn = _drawn(asked)
    form = asked.form or ("files" if asked.units <= MOST_FILES else "lake")
    if form not in WRITERS:
        raise Refusal(f"--form 不能是“{form}”：请写 files（文本文件）或 lake（数据湖）。")
    make_folder(str(folder))
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    watched = console(errors=True)
    with Progress(*columns, console=watched, transient=True, disable=not watched.is_terminal) as bar:
        task = bar.add_task("编制单位", total=drawn.units)
        try:
            rows = WRITERS[form](drawn, folder, told=lambda units: bar.advance(task, units))
        except FileExistsError as problem:
            raise Refusal(f"“{problem}”已经有内容：请另选一个空文件夹，或先把它移走。") from problem
    console().print(Text(_closing(drawn, folder, form=form, rows=rows)))


def _drawn(asked: Asked) -> Population:
    """The population that is asked for. Raises Refusal."""
    try:
        mix = mix_of(asked.anomalies)
    except ValueError as problem:
        raise Refusal(f"--anomalies “{asked.anomalies}”不能用：{problem}。") from problem
    if asked.years < 2 and _names_last_year(asked, mix):
        raise Refusal("prior_year_rewrite 要对照上年的公开说明：请把 --years 设为 2 或更多。")
    try:
        return Population(asked.units, asked.years, asked.seed, Parameters(mix=mix))
    except ValueError as problem:
        raise Refusal("--units 应为 1 至 500000，--years 应为 1 至 10：请改正后重试。") from problem


def _names_last_year(asked: Asked, mix: Mix) -> bool:
    return "prior_year_rewrite" in asked.anomalies and any(kind == "prior_year_rewrite" for kind, _ in mix.shares)


def _closing(drawn: Population, folder: Path, *, form: str, rows: dict[str, int]) -> str:
    """What was written, where, and what to do next."""
    whole = f"已编制 {drawn.units:,} 个单位、{drawn.years} 个年度（种子 {drawn.seed}），全部为虚构"
    beside = f"异常标签 {rows['labels']:,} 条：{folder}/labels.csv；参数：{folder}/population.json"
    if form == "files":
        return f"{whole}。\n公开说明 {rows['files']:,} 份：{folder}/files\n{beside}\n下一步：jihe audit {folder}/files"
    counted = f"数据湖：{folder}（数 {rows['facts']:,} 个，自评表 {rows['projects']:,} 张，绩效指标 {rows['indicators']:,} 行）"
    return f"{whole}。\n{counted}\n{beside}\n下一步：jihe score --lake {folder}"
