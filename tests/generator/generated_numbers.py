"""The relations of CHECKS between the numbers that a generated disclosure prints, by interval arithmetic of its own.

Nothing here knows the generator's true amounts: only what is printed, as a reader would have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator import Truth

HUNDRED = Decimal(100)
PUBLIC, VEHICLES = "“三公”经费", "“三公”经费/公务用车购置及运行维护费"
GENERAL, OVERALL, PROJECTS = "一般公共预算财政拨款支出", "整体支出绩效自评表", "预算绩效评价项目"
POTS = ("政府性基金预算财政拨款", "国有资本经营预算财政拨款")
# The total whose change a comparison states.
COMPARED = {
    "收入支出": "收入总计",
    "财政拨款收入支出": "财政拨款收入总计",
    **{f"{pot}收入支出": f"{pot}收入总计" for pot in POTS},
}


@dataclass(frozen=True)
class Interval:
    """Every true value that a printed number can stand for."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def over(self, other: Interval) -> Interval | None:
        """Percent of the other; None where that may be 0."""
        if other.low <= 0 <= other.high:
            return None
        corners = [100 * a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high


NOTHING = Interval(Decimal(0), Decimal(0))


def printed(value: Decimal, *, decimals: int, exact: bool = False) -> Interval:
    half = Decimal(0) if exact else Decimal(5).scaleb(-decimals - 1)
    return Interval(value - half, value + half)


def cell(value: Decimal | None, *, exact: bool = False) -> Interval:
    """A form's number: as many decimals as it has. Exact money is printed in 元 and told in 万元: it is 元 again here."""
    assert value is not None
    decimals = -int(value.as_tuple().exponent)
    return printed(value.scaleb(4), decimals=decimals, exact=True) if exact else printed(value, decimals=decimals)


def added(parts: Iterable[Interval]) -> Interval:
    return sum(parts, NOTHING)


class Numbers:
    """The printed numbers of a disclosure by section, subject and measure."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.all: dict[tuple[str, str, str], list[Interval]] = {}
        self.first: dict[tuple[str, str], Interval] = {}
        for fact in truth.facts:
            decimals = len(fact.as_printed.partition(".")[2]) if fact.as_printed[-1:].isdigit() else 2
            interval = printed(fact.value, decimals=decimals, exact=fact.unit not in ("万元", "%"))
            self.all.setdefault((fact.section, fact.subject, fact.measure), []).append(interval)
            self.first.setdefault((fact.subject, fact.measure), interval)
        self.exact = any(fact.unit == "元" for fact in truth.facts)

    def one(self, subject: str, measure: str = "amount", *, section: str | None = None) -> Interval:
        """The first number of a subject."""
        return self.first[subject, measure] if section is None else self.all[section, subject, measure][0]

    def has(self, subject: str, measure: str) -> bool:
        return (subject, measure) in self.first

    def under(self, section: str, total: str, measure: str = "amount") -> dict[str, Interval]:
        """The parts of a total: one step below it, in a section."""
        return {
            what: found[0]
            for (where, what, how), found in self.all.items()
            if where == section and how == measure and what.rpartition("/")[0] == total
        }

    @property
    def public_section(self) -> str:
        return next(where for where, what, _ in self.all if what == PUBLIC)


Relation = tuple[str, Interval, Interval]


def sums(numbers: Numbers) -> Iterator[Relation]:
    """Totals of the prose and the parts that add up to them."""
    one, under = numbers.one, numbers.under
    for section, total in (
        ("一", "收入总计"),
        ("一", "支出总计"),
        ("二", "本年收入"),
        ("三", "本年支出"),
        ("四", "财政拨款收入总计"),
    ):
        yield f"{total} = parts", one(total), added(under(section, total).values())
    yield "四 expenditure = parts", one("财政拨款支出总计"), added(under("四", "财政拨款支出总计").values())
    yield "六 = parts", one("一般公共预算财政拨款基本支出"), added(under("六", "一般公共预算财政拨款基本支出").values())
    yield from _public_sums(numbers)
    yield from _item_sums(numbers)
    goods = {name: part for name, part in under("十(二)", "政府采购支出总额").items() if "合同" not in name}
    yield "procurement = parts", one("政府采购支出总额"), added(goods.values())
    yield "vehicles = kinds", one("车辆", "count"), added(under("十(三)", "车辆", "count").values())
    yield "staff = kinds", one("实有人数", "count"), added(under("机构", "实有人数", "count").values())


def _public_sums(numbers: Numbers) -> Iterator[Relation]:
    section = numbers.public_section
    for measure in ("amount", "change"):
        parts = numbers.under(section, PUBLIC, measure)
        yield f"三公 {measure} = parts", numbers.one(PUBLIC, measure), added(parts.values())
    yield "vehicles = bought + run", numbers.one(VEHICLES), added(numbers.under(section, VEHICLES).values())
    for measure in ("full_year_budget", "final"):
        parts = {**numbers.under(section, PUBLIC, measure), **numbers.under(section, VEHICLES, measure)}
        yield f"三公 {measure} = parts", numbers.one(PUBLIC, measure), added(parts.values())


def _item_sums(numbers: Numbers) -> Iterator[Relation]:
    """五(二) and 五(三): classes, their items, and the changes."""
    items = {what: found[0] for (where, what, how), found in numbers.all.items() if (where, how) == ("五(三)", "amount")}
    changes = [found[0] for (where, _, how), found in numbers.all.items() if (where, how) == ("五(三)", "change")]
    classes = {what: found[0] for (where, what, how), found in numbers.all.items() if (where, how) == ("五(二)", "amount")}
    yield "五(一) = classes", numbers.one(GENERAL), added(classes.values())
    yield "五(一) = items", numbers.one(GENERAL), added(items.values())
    yield "五(一) change = items' changes", numbers.one(GENERAL, "change"), added(changes)
    for name, amount in classes.items():
        yield f"{name} = items", amount, added(part for what, part in items.items() if what.startswith(f"{name}/"))


def ties(numbers: Numbers) -> Iterator[Relation]:
    """The same quantity in two places."""
    one = numbers.one
    yield "income = expenditure", one("收入总计"), one("支出总计")
    yield "一 and 二", one("收入总计/本年收入合计"), one("本年收入")
    yield "一 and 三", one("支出总计/本年支出合计"), one("本年支出")
    yield "二 and 四", one("本年收入/财政拨款收入"), one("财政拨款收入总计/本年财政拨款收入")
    yield "四 income = expenditure", one("财政拨款收入总计"), one("财政拨款支出总计")
    pots = [pot for pot in POTS if numbers.has(f"{pot}支出", "amount")]
    spent = added([one(GENERAL), *(one(f"{pot}支出总计/本年支出") for pot in pots)])
    yield "四 and 五, 七, 八", one("财政拨款支出总计/本年财政拨款支出"), spent
    running = added(one(name) for name in ("机关运行经费", "事业单位公用经费") if numbers.has(name, "amount"))
    yield "十(一) and 六", running, one("一般公共预算财政拨款基本支出/公用经费")
    yield "三 and 十一", one("本年支出/项目支出"), one(PROJECTS, "executed")
    yield "vehicles", one("固定资产车辆", "count"), one("车辆", "count")
    for (section, subject, measure), found in numbers.all.items():
        for other in found[1:]:
            yield f"{section} {subject} {measure} twice", found[0], other


def last_year(numbers: Numbers) -> Iterator[Relation]:
    """What amounts and changes imply of the year before."""
    pots = [f"{pot}收入支出" for pot in POTS if numbers.has(f"{pot}收入支出", "change")]
    carried = numbers.one("财政拨款收入总计/年初财政拨款结转和结余")
    for total in ("财政拨款收入支出", "财政拨款收入总计"):
        if numbers.has(total, "change"):
            parts = added(_prior(numbers, name) for name in (GENERAL, *pots))
            yield f"{total} last year", _prior(numbers, total), parts + carried
    for section, subject, measure in numbers.all:
        if measure == "change" and section != "机构":
            prior = _prior(numbers, subject, section=section)
            yield f"{section} {subject} last year", Interval(max(prior.low, Decimal(0)), prior.high), prior


def _prior(numbers: Numbers, subject: str, *, section: str | None = None) -> Interval:
    amount = numbers.one(COMPARED.get(subject, subject), section=section)
    return amount - numbers.one(subject, "change", section=section)


def rates(numbers: Numbers) -> Iterator[Relation]:
    """Shares, growth, deviations: each against the numbers that it is made of; silent where the base may be 0."""
    for (section, subject, measure), found in numbers.all.items():
        derived = _derived(numbers, section, subject, measure)
        if derived is not None:
            yield f"{section} {subject} {measure}", found[0], derived


def _derived(numbers: Numbers, section: str, subject: str, measure: str) -> Interval | None:
    if measure == "share":
        return numbers.one(subject, section=section).over(_whole(numbers, section, subject))
    if measure == "change_rate":
        change = numbers.one(subject, "change", section=section)
        return change.over(_prior(numbers, subject, section=section))
    if measure == "deviation_rate":
        budget = "full_year_budget" if section == numbers.public_section else "initial_budget"
        planned, final = (numbers.one(subject, name, section=section) for name in (budget, "final"))
        return (final - planned).over(planned)
    return None


def _whole(numbers: Numbers, section: str, subject: str) -> Interval:
    if section == "五(一)":
        return numbers.one("本年支出")
    if section == "五(二)":
        return numbers.one(GENERAL)
    return numbers.one("政府采购支出总额" if subject.startswith("授予") else subject.partition("/")[0])


def shares_of_one_whole(numbers: Numbers) -> Iterator[Relation]:
    """They add up to 100 within their rounding, where there is anything to share."""
    for section in ("二", "三", "五(二)", numbers.public_section):
        shares = [found[0] for (where, _, how), found in numbers.all.items() if (where, how) == (section, "share")]
        if any(share.high > 1 for share in shares):
            yield f"{section} shares", Interval(HUNDRED, HUNDRED), added(shares)


def form_relations(numbers: Numbers) -> Iterator[Relation]:
    """Within each form, and of all forms with 十一, 一 and 四."""
    truth, exact = numbers.truth, numbers.exact
    for at, project in enumerate(truth.projects):
        parts = [row for row in truth.funds if row.project == at and not row.is_total]
        for column in ("initial_budget", "full_year_budget", "executed"):
            whole = cell(getattr(project, column), exact=exact)
            yield f"{project.name} {column}", whole, added(cell(getattr(row, column), exact=exact) for row in parts)
        budget, executed = cell(project.full_year_budget, exact=exact), cell(project.executed, exact=exact)
        rate = executed.over(budget)
        if rate:
            yield f"{project.name} rate", cell(project.execution_rate), rate
        rows = [row for row in truth.indicators if row.project == at]
        weights = sum((row.weight for row in rows), project.weight or Decimal(0))
        yield f"{project.name} weights", Interval(HUNDRED, HUNDRED), Interval(weights, weights)
        scores = sum((row.score for row in rows), project.score or Decimal(0))
        yield f"{project.name} scores", Interval(project.total_score, project.total_score), Interval(scores, scores)
    yield from _forms_together(numbers)


def _forms_together(numbers: Numbers) -> Iterator[Relation]:
    forms = [project for project in numbers.truth.projects if project.form == "project"]
    overall = next(project for project in numbers.truth.projects if project.form == "overall")
    for column in ("full_year_budget", "executed"):
        parts = added(cell(getattr(form, column), exact=numbers.exact) for form in forms)
        yield f"十一 {column} = forms", numbers.one(PROJECTS, column), parts
        yield f"十一 overall {column}", numbers.one(OVERALL, column), cell(getattr(overall, column), exact=numbers.exact)
    count = Decimal(len(forms))
    yield "number of forms", numbers.one(PROJECTS, "count"), Interval(count, count)
    yield "overall budget = income", numbers.one(OVERALL, "full_year_budget"), numbers.one("收入总计")
    yield "overall executed = 本年支出", numbers.one(OVERALL, "executed"), numbers.one("本年支出")
    fiscal = [row for row in numbers.truth.funds if row.source in ("当年财政拨款", "上年结转资金")]
    left = added(cell(row.full_year_budget, exact=numbers.exact) - cell(row.executed, exact=numbers.exact) for row in fiscal)
    yield "四 年末 = unspent of the forms", numbers.one("财政拨款支出总计/年末财政拨款结转和结余"), left


def every_relation(numbers: Numbers) -> Iterator[Relation]:
    for group in (sums, ties, last_year, rates, shares_of_one_whole, form_relations):
        yield from group(numbers)


def broken(truth: Truth) -> list[str]:
    """The relations that no true values satisfy."""
    return [f"{name}: {a} and {b}" for name, a, b in every_relation(Numbers(truth)) if not a.meets(b)]
