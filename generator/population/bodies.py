"""Who the units of a population are: their names, regions, levels, kinds, what they do, whom they belong to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from data.units import unit_id_of
from generator.population.draws import Flags, Ints, uniform, whole
from generator.topics import topics

LEVELS = ("县级", "市级", "省级")
AGENCY, DELEGATED, INSTITUTION = range(3)
BODY_KINDS = ("行政单位", "参公事业单位", "事业单位")
# Two bodies of a region and topic in three are not the department itself.
BODIES_A_DEPARTMENT = 3
MOST_PROJECTS = 6
PERIOD = BODIES_A_DEPARTMENT * len(topics())  # so many units on, the next one of the same kind does the same

# Syllables that no place's name is known to be made of; whatever likeness is left is chance.
_FIRST = "霁澜砚杳芷黛汀沅蓼葭萝苓蘅荻菱茗莳蔚桐楠楸榛槿枫柘梓檀栎橡杉棠榆桑槐柚栀茜苕薇蕙鸢鹭鹤鸥鹂隼麂獐"
_SECOND = "杪笙屿漪涟沚湄渚浔泓澈汐岑峤崦嶂麓垣墟坞塘圩陌埕阡畈坪垭坳垌峪涧泮泠潆淞滘湜漵濛砻磴硐碛砬"
_THIRD = ("", "上", "下", "内", "外", "前", "后", "新", "古", "左", "右")
_COUNTY, _CITY, _PROVINCE = ("县", "区", "州"), "市", "省"
_SUFFIXES = ("", "执法队", "服务中心")
_CITY_EVERY, _PROVINCE_EVERY = 12, 240
_PER_PLACE = 64


@dataclass(frozen=True, slots=True)
class Bodies:
    """One place in every array a unit.

    number: of the unit in the population. topic: place in `topics()`. level: place in LEVELS. kind: place in BODY_KINDS. shared:
    whether an institution is in its accounts. has_fund: whether 政府性基金 pays its last project. projects: how many it has.
    """

    number: Ints
    topic: Ints
    level: Ints
    kind: Ints
    shared: Flags
    has_fund: Flags
    projects: Ints
    names: tuple[str, ...]
    regions: tuple[str, ...]
    file_stems: tuple[str, ...]

    @property
    def is_institution(self) -> Flags:
        return self.kind == INSTITUTION

    @property
    def seventh(self) -> Flags:
        """Whether 三公 stands as 七: as the template of its part of the country has it."""
        return self.number // (BODIES_A_DEPARTMENT * len(topics()) * 4) % 2 == 0


def bodies(seed: int, first: int, count: int) -> Bodies:
    """The units numbered from `first`. A department's bodies follow one another: the department itself, then the others."""
    number = np.arange(first, first + count, dtype=np.int64)
    every = topics()
    kind, topic = number % BODIES_A_DEPARTMENT, number // BODIES_A_DEPARTMENT % len(every)
    region = number // (BODIES_A_DEPARTMENT * len(every))
    level = np.where(region % _PROVINCE_EVERY == 0, 2, np.where(region % _CITY_EVERY == 0, 1, 0))
    regions = tuple(map(_region, region.tolist(), level.tolist()))
    names = tuple(_name(place, at, of) for place, at, of in zip(regions, topic.tolist(), kind.tolist(), strict=True))
    has_institution = np.array([each.institution is not None for each in every])[topic]
    projects = 1 + whole(seed, "projects", number, below=MOST_PROJECTS)
    fund = np.array([each.fund is not None for each in every])[topic]
    return Bodies(
        number=number,
        topic=topic,
        level=level,
        kind=kind,
        shared=has_institution & (kind == AGENCY) & (uniform(seed, "shared", number) < 0.4),
        has_fund=fund & (projects > 1) & (uniform(seed, "fund", number) < 0.3),
        projects=projects,
        names=names,
        regions=regions,
        file_stems=tuple(f"unit{each:06d}_{every[at].key}" for each, at in zip(number.tolist(), topic.tolist(), strict=True)),
    )


def _region(number: int, level: int) -> str:
    """A name of its own for each region."""
    first, rest = number % len(_FIRST), number // len(_FIRST)
    second, third = rest % len(_SECOND), rest // len(_SECOND)
    if third >= len(_THIRD):
        raise ValueError("more regions than there are names")
    suffix = (_COUNTY[number % len(_COUNTY)], _CITY, _PROVINCE)[level]
    return f"{_THIRD[third]}{_FIRST[first]}{_SECOND[second]}{suffix}"


def _name(region: str, topic: int, kind: int) -> str:
    return region + topics()[topic].department + _SUFFIXES[kind]


def units_table(of: Bodies) -> pl.DataFrame:
    """The rows of the table `units`: a body that is not the department itself has the department above it."""
    ids = list(map(unit_id_of, of.names))
    places = zip(of.regions, of.topic.tolist(), of.kind.tolist(), strict=True)
    above = [None if kind == AGENCY else unit_id_of(_name(region, topic, AGENCY)) for region, topic, kind in places]
    return pl.DataFrame(
        {
            "unit_id": ids,
            "name": of.names,
            "aliases": pl.Series([[]] * len(ids), dtype=pl.List(pl.String)),
            "parent": above,
            "level": [LEVELS[each] for each in of.level.tolist()],
            "region": of.regions,
            "kind": [BODY_KINDS[each] for each in of.kind.tolist()],
        }
    ).with_columns(pl.lit(None, dtype=pl.Int32).alias("from"), pl.lit(None, dtype=pl.Int32).alias("until"))
