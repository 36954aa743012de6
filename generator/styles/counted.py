"""What a disclosure counts: people, journeys, receptions, cars, rooms, equipment, projects."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.printing import Account, line_of
from generator.styles.quantities import Quantity
from generator.unit_years import CAR_KINDS, UnitYear


def counted(unit: UnitYear) -> Iterator[Quantity]:
    """The counted quantities of a unit-year, each in its own unit."""
    yield from _people(unit)
    yield from _of_three_public(unit)
    yield from _assets(unit)
    yield _count("内设机构", len(unit.offices), "个")
    yield _count("预算绩效评价项目", unit.form_count, "个")


def _count(subject: str, count: int, unit: str, *, more: int | None = None) -> Quantity:
    counts = {"count": Decimal(count)} | ({} if more is None else {"more": Decimal(more)})
    return Quantity(subject, subject.rsplit("/", 1)[-1], unit, counts=counts)


def _people(unit: UnitYear) -> Iterator[Quantity]:
    staff = unit.staff
    yield _count("实有人数", staff.active + staff.cadres + staff.retired, "人", more=sum(staff.changes))
    kinds = zip(("在职人员", "离休人员", "退休人员"), (staff.active, staff.cadres, staff.retired), staff.changes, strict=True)
    for name, count, change in kinds:
        yield _count(f"实有人数/{name}", count, "人", more=change)
    yield _count("离退休人员", staff.cadres + staff.retired, "人")
    yield _count("离退休人员/离休人员", staff.cadres, "人")
    yield _count("离退休人员/退休人员", staff.retired, "人")
    civil = staff.active * 2 // 3
    yield _count("编制/行政编制", civil + 2, "人")
    yield _count("编制/事业编制", staff.active - civil + 1, "人")


def _of_three_public(unit: UnitYear) -> Iterator[Quantity]:
    held = unit.holdings
    groups, people = held.journeys
    times, guests = held.receptions
    yield _count("因公出国（境）团组", groups, "个")
    yield _count("因公出国（境）人次", people, "人次")
    yield _count("公务用车购置数", held.bought, "辆")
    yield _count("公务用车保有量", held.kept, "辆")
    yield _count("国内公务接待批次", times, "批次")
    yield _count("国内公务接待人次", guests, "人次")
    yield _count("外事接待批次", times // 9, "批次")
    yield _count("外事接待人次", guests // 9, "人次")


def _assets(unit: UnitYear) -> Iterator[Quantity]:
    held = unit.holdings
    yield _count("车辆", sum(held.cars), "辆")
    for kind, count in zip(CAR_KINDS, held.cars, strict=True):
        yield _count(f"车辆/{kind}", count, "辆")
    yield _count("单价100万元（含）以上设备（不含车辆）", held.equipment, "台（套）")
    yield _count("单价50万元以上通用设备", held.equipment * 3, "台（套）")
    yield _count("单价100万元以上专用设备", held.equipment, "台（套）")
    yield _with_area("房屋", held.area, unit, fen=held.house_value)


def _with_area(subject: str, hundredths: int, unit: UnitYear, *, fen: int) -> Quantity:
    worth = line_of(Account(subject, fen), unit.regime).amount
    money = "元" if unit.regime == "exact" else "万元"
    return Quantity(subject, subject, money, amounts={"amount": worth}, counts={"area": Decimal(hundredths).scaleb(-2)})
