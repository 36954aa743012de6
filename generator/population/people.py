"""People, their costs and what is counted beside money, for many units at once. Amounts in 分, people and things as they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.population.basis import Basis
from generator.population.bodies import AGENCY, INSTITUTION, Bodies
from generator.population.draws import Flags, Floats, Ints, summed, uniform
from generator.printing import FEN_PER_LAST_DIGIT as LAST_DIGIT
from generator.printing import FEN_PER_WAN_YUAN as WAN

ABROAD, BOUGHT, RUNNING, RECEPTION = "因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"
# Contributions rest on one pay: per thousand of the wages. Medical care of agencies, of institutions.
_CONTRIBUTIONS = {"2080505": 160, "2080506": 80, "2210201": 120}
_OF_AGENCIES = {"2101101": 70, "2101103": 25}
_OF_INSTITUTIONS = {"2101102": 72}
CONTRIBUTIONS = ("2080501", *_CONTRIBUTIONS, *_OF_AGENCIES, *_OF_INSTITUTIONS)


@dataclass(frozen=True, slots=True)
class Needs:
    """Which units have what not all have."""

    cars: Flags
    receptions: Flags
    journeys: Flags
    own_money: Flags


@dataclass(frozen=True, slots=True)
class People:
    """The people of a year and what they cost. wages, office: of the agency, of the institution in its accounts."""

    active: Ints
    retired: Ints
    wages: tuple[Ints, Ints]
    office: tuple[Ints, Ints]
    contributions: dict[str, Ints]
    three_public: dict[str, Ints]
    three_public_budget: dict[str, Ints]

    @property
    def basic(self) -> Ints:
        """基本支出 of the general budget."""
        return summed((*self.wages, *self.office, *self.contributions.values()))


@dataclass(frozen=True, slots=True)
class Things:
    """What is counted.

    cars: one column a kind of car. area: hundredths of 平方米. journeys, receptions: how often, for how many people.
    """

    cars: Ints
    kept: Ints
    bought: Ints
    journeys: tuple[Ints, Ints]
    receptions: tuple[Ints, Ints]
    area: Ints
    house_value: Ints
    car_value: Ints
    asset_value: Ints
    equipment: Ints


def fen(wan: Floats) -> Ints:
    """万元 in 分."""
    return np.rint(wan * WAN).astype(np.int64)


def needs(seed: int, of: Bodies, *, forced: dict[str, Flags]) -> Needs:
    """What a unit has it has in every year."""
    chance = {"cars": 0.8, "receptions": 0.8, "journeys": 0.1, "own money": 0.6}
    has = {name: (uniform(seed, f"has {name}", of.number) < share) | forced[name] for name, share in chance.items()}
    has["own money"] |= of.is_institution
    return Needs(has["cars"], has["receptions"], has["journeys"], has["own money"])


def things_of(basis: Basis, has: Needs) -> Things:
    """Cars, journeys, receptions and assets."""
    values = basis.values
    active = people_count(values["staff"])
    kept = np.where(has.cars, np.maximum(1, np.rint(active * values["cars_per_head"])), 0).astype(np.int64)
    cars = _cars(kept, extra=basis.whole("cars in use", below=3) * has.cars)
    batches = np.where(has.receptions, np.maximum(1, np.rint(active * values["batches_per_head"])), 0).astype(np.int64)
    guests = np.maximum(batches, np.rint(batches * values["people_per_batch"]).astype(np.int64))
    groups = np.where(has.journeys, 1 + basis.whole("groups", below=3), 0)
    travellers = groups * (1 + basis.whole("travellers", basis.year, below=4))
    houses = np.rint(active * values["area_per_head"] * 100).astype(np.int64)
    house_value, car_value = houses * 2_300, cars.sum(axis=1) * (16 * WAN + basis.whole("car value", below=6 * WAN))
    return Things(
        cars=cars,
        kept=kept,
        bought=(has.cars & (basis.uniform("bought", basis.year) < 0.03)).astype(np.int64),
        journeys=(groups, travellers),
        receptions=(batches, guests),
        area=houses,
        house_value=house_value,
        car_value=car_value,
        asset_value=house_value + car_value + fen(active * values["assets_per_head"]),
        equipment=(basis.uniform("equipment") < 0.1).astype(np.int64),
    )


def people_count(staff: Floats) -> Ints:
    return np.rint(staff).astype(np.int64)


def _cars(kept: Ints, *, extra: Ints) -> Ints:
    """By kind: confidential mail and emergencies first, the rest 其他用车; those not counted as kept are special vehicles."""
    cars = np.zeros((len(kept), 8), dtype=np.int64)
    cars[:, 2] = kept >= 3
    cars[:, 3] = kept // 3
    cars[:, 5] = extra
    cars[:, 7] = kept - cars[:, 2] - cars[:, 3]
    return cars


def people_of(basis: Basis, things: Things) -> People:
    """What the people of a year cost; 三公 is part of the office costs."""
    of, values = basis.of, basis.values
    active = people_count(values["staff"])
    wages, office = fen(active * values["wages_per_head"]), fen(active * values["running_per_head"])
    spent = _three_public(basis, things)
    office = office + sum(spent.values())
    share = np.where(of.shared, 55 + basis.whole("share of the agency", below=25), 100 * (of.kind != INSTITUTION))
    agency, own_office = wages * share // 100, office * share // 100
    retired = np.maximum(1, np.rint(active * values["retired_per_head"])).astype(np.int64)
    return People(
        active=active,
        retired=retired,
        wages=(agency, wages - agency),
        office=(own_office, office - own_office),
        contributions={"2080501": retired * (WAN * 9 // 10), **_contributions(agency, wages - agency)},
        three_public=spent,
        three_public_budget={name: _budget(amount, values["three_public_use"]) for name, amount in spent.items()},
    )


def _contributions(agency: Ints, institution: Ints) -> dict[str, Ints]:
    whole_pay = {code: (agency + institution) * rate // 1000 for code, rate in _CONTRIBUTIONS.items()}
    of_agency = {code: agency * rate // 1000 for code, rate in _OF_AGENCIES.items()}
    of_institution = {code: institution * rate // 1000 for code, rate in _OF_INSTITUTIONS.items()}
    return whole_pay | of_agency | of_institution


def _three_public(basis: Basis, things: Things) -> dict[str, Ints]:
    values = basis.values
    price = 12 * WAN + basis.whole("price of a car", basis.year, below=8 * WAN)
    return {
        ABROAD: fen(things.journeys[1] * values["cost_per_traveller"]),
        BOUGHT: things.bought * price,
        RUNNING: fen(things.kept * values["cost_per_car"]),
        RECEPTION: fen(things.receptions[0] * values["cost_per_batch"]),
    }


def _budget(spent: Ints, use: Floats) -> Ints:
    """The budget that was used to that share; whole last digits, so that it is printed exactly."""
    wanted = np.ceil(spent / np.maximum(use, 0.02) / LAST_DIGIT).astype(np.int64) * LAST_DIGIT
    return np.where(spent > 0, wanted, 0)


def staff_parts(of: Bodies) -> Ints:
    """Which of the kinds of running costs a unit has: 0 those of the agency alone, 1 both, 2 those of an institution alone."""
    return np.where(of.kind == INSTITUTION, 2, np.where(of.shared & (of.kind == AGENCY), 1, 0))
