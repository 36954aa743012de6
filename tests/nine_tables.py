"""The nine public tables of an invented unit, with numbers that agree, in the ways in which they are set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from merged_forms import Merged, Part, Rows, placed

Item = tuple[str, str, str, str]
# Code, name, basic and project expenditure of this year's appropriations, all of it of the general budget.
ITEMS: Sequence[Item] = (
    ("2010601", "一般公共服务支出/财政事务/行政运行", "1830.25", "0"),
    ("2010608", "一般公共服务支出/财政事务/财政委托业务支出", "0", "412.07"),
    ("2080501", "社会保障和就业支出/行政事业单位养老支出/行政单位离退休", "36.9", "0"),
    ("2080505", "社会保障和就业支出/行政事业单位养老支出/机关事业单位基本养老保险缴费支出", "201.48", "0"),
    ("2080506", "社会保障和就业支出/行政事业单位养老支出/机关事业单位职业年金缴费支出", "100.74", "0"),
    ("2101101", "卫生健康支出/行政事业单位医疗/行政单位医疗", "98.6", "0"),
    ("2120201", "城乡社区支出/城乡社区规划与管理/城乡社区规划与管理", "0", "77.31"),
    ("2210201", "住房保障支出/住房改革支出/住房公积金", "188.2", "0"),
    ("2210203", "住房保障支出/住房改革支出/购房补贴", "64.02", "0"),
)
OTHER_INCOME = Decimal("12.5")  # paid into 2010608, and spent there
_CLASSES = (
    "一般公共服务 外交 国防 公共安全 教育 科学技术 文化旅游体育与传媒 社会保障和就业 卫生健康 节能环保 城乡社区 农林水 交通运输 "
    "资源勘探工业信息等 商业服务业等 金融 援助其他地区 自然资源海洋气象等 住房保障 粮油物资储备 国有资本经营预算 "
    "灾害防治及应急管理 其他 债务还本 债务付息 抗疫特别国债安排的"
)
_INCOMES = "一般公共预算财政拨款 政府性基金预算财政拨款 国有资本经营预算财政拨款 上级补助 事业 经营 附属单位上缴 其他"
_WAGES = (
    ("30101", "基本工资", "700"),
    ("30102", "津贴补贴", "911.2"),
    ("30103", "奖金", "0"),
    ("30108", "机关事业单位基本养老保险缴费", "201.48"),
)
_GOODS = (("30201", "办公费", "310.5"), ("30207", "邮电费", "44.01"), ("30239", "其他交通费用", "120"))
_NO_MARKS = str.maketrans("", "", ",.-")
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Setting:
    """How the tables are set. codes: columns of the classification, 1 or 3. total: first, last, or in the row of the headings
    类 款 项. commas: whether thousands are parted. zeros: what stands where nothing was spent."""

    codes: int = 1
    total: str = "first"
    commas: bool = False
    zeros: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: the section of its table, the label of its row, the last heading of its column, and its digits."""

    section: str
    label: str
    column: str
    printed: str


def parts_of(setting: Setting) -> list[Part]:
    """Titles, units of money and tables, in order."""
    parts: list[Part] = ["柳塘市财政局2031年度部门决算", "第二部分 2031年度部门决算表"]
    for title, rows in tables_of(setting).items():
        parts += [title, "单位：万元", rows]
    return parts


def tables_of(setting: Setting) -> dict[str, Rows]:
    return {
        "收入支出决算总表": _totals(setting),
        "收入决算表": _by_class(setting, "收入", ("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "其他收入")),
        "支出决算表": _by_class(setting, "支出", ("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出")),
        "财政拨款收入支出决算总表": _appropriations(setting),
        "一般公共预算财政拨款支出决算表": _by_class(setting, "拨款", ("合计", "基本支出", "项目支出")),
        "一般公共预算财政拨款基本支出决算表": _basic(setting),
        "财政拨款“三公”经费支出决算表": _three_public(setting),
        "政府性基金预算财政拨款收入支出决算表": _fund(),
        "国有资本经营预算财政拨款收入支出决算表": _fund(),
    }


def printed(setting: Setting, value: Decimal | str) -> str:
    value = Decimal(value)
    if not value:
        return setting.zeros
    return f"{value:,.2f}" if setting.commas else f"{value:.2f}"


def _sums(kind: str) -> dict[str, list[Decimal]]:
    """Of each path and of "" (all): the amounts of the columns of a table by class."""
    sums: dict[str, list[Decimal]] = {}
    for code, path, basic, project in ITEMS:
        extra = OTHER_INCOME if code == "2010608" and kind != "拨款" else Decimal(0)
        spent = [Decimal(basic), Decimal(project) + extra]
        row = [sum(spent), sum(spent) - extra, Decimal(0), Decimal(0), extra] if kind == "收入" else [sum(spent), *spent]
        row += [Decimal(0)] * (5 - len(row)) if kind == "支出" else []
        steps = path.split("/")
        for key in ["", *("/".join(steps[: n + 1]) for n in range(3))]:
            sums[key] = [one + two for one, two in zip(sums.get(key, [Decimal(0)] * len(row)), row, strict=True)]
    return sums


def _codes() -> dict[str, str]:
    """The code of each path, in order of the codes."""
    codes: dict[str, str] = {}
    for code, path, _, _ in ITEMS:
        steps = path.split("/")
        for n, length in enumerate((3, 5, 7)):
            codes.setdefault("/".join(steps[: n + 1]), code[:length])
    return codes


def _by_class(setting: Setting, kind: str, heads: Sequence[str]) -> Rows:
    """Tables 2, 3 and 5: an item a row below its class."""
    sums, wide = _sums(kind), setting.codes
    numbers = {key: [Merged(printed(setting, value)) for value in row] for key, row in sums.items()}
    total = [Merged("合计", wide + 1), *numbers[""]]
    rows: Rows = [[Merged("项目", wide + 1), *(Merged(head, 1, 2) for head in heads)]]
    if setting.total == "heading":
        rows[0] = [Merged("项目", wide + 1), *map(Merged, heads)]
        rows.append([*map(Merged, "类款项"[:wide]), Merged("合计"), *numbers[""]])
    else:
        rows.append([*([Merged("功能分类科目编码")] if wide == 1 else map(Merged, "类款项")), Merged("科目名称")])
    body = [[*_code_cells(code, wide), Merged(path.split("/")[-1]), *numbers[path]] for path, code in _codes().items()]
    whole = {"first": [total, *body], "last": [*body, total]}
    return [*rows, *whole.get(setting.total, body)]


def _code_cells(code: str, wide: int) -> list[Merged]:
    return [Merged(code)] if wide == 1 else [Merged(code[:3]), Merged(code[3:5]), Merged(code[5:7])]


def _two_sides(left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]], *, width: int) -> Iterator[list[Merged]]:
    for at in range(max(len(left), len(right))):
        one = left[at] if at < len(left) else ("", "")
        two = right[at] if at < len(right) else ("",) * width
        yield [*map(Merged, (*one, *two, *([""] * (width - len(two)))))]


def _numbered(names: str, kind: str) -> list[str]:
    return [f"{_numeral(at)}、{name}{kind}" for at, name in enumerate(names.split(), 1)]


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else _NUMERALS[tens - 1] + "十") + (_NUMERALS[ones - 1] if ones else "")


def _totals(setting: Setting) -> Rows:
    spent = _sums("支出")
    right = [(name, printed(setting, spent.get(name.split("、")[1], [Decimal(0)])[0])) for name in _numbered(_CLASSES, "支出")]
    all_spent, money = spent[""][0], _sums("拨款")[""][0]
    incomes = {"一般公共预算财政拨款收入": money, "其他收入": OTHER_INCOME}
    left = [(name, printed(setting, incomes.get(name.split("、")[1], Decimal(0)))) for name in _numbered(_INCOMES, "收入")]
    foot = [("本年收入合计", all_spent, "本年支出合计", all_spent), ("使用非财政拨款结余", 0, "结余分配", 0)]
    foot += [("年初结转和结余", Decimal("9.9"), "年末结转和结余", Decimal("9.9"))]
    foot += [("总计", all_spent + Decimal("9.9"), "总计", all_spent + Decimal("9.9"))]
    rows = [[Merged("收入", 2), Merged("支出", 2)], [*map(Merged, ("项目", "决算数", "项目", "决算数"))]]
    rows += _two_sides(left, right, width=2)
    return [*rows, *([Merged(a), Merged(printed(setting, b)), Merged(c), Merged(printed(setting, d))] for a, b, c, d in foot)]


def _appropriations(setting: Setting) -> Rows:
    spent = _sums("拨款")
    whole, kept = spent[""][0], Decimal("3.3")
    funds = ("一、一般公共预算财政拨款", "二、政府性基金预算财政拨款", "三、国有资本经营预算财政拨款")
    heads = ("合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")

    def row(name: str, amount: Decimal | int) -> tuple[str, ...]:
        return name, printed(setting, Decimal(amount)), printed(setting, Decimal(amount)), setting.zeros, setting.zeros

    right = [row(name, spent.get(name.split("、")[1], [Decimal(0)])[0]) for name in _numbered(_CLASSES, "支出")]
    left = [(name, printed(setting, whole if not at else 0)) for at, name in enumerate(funds)]
    left += [("", "")] * (len(right) - len(left))
    left += [("本年收入合计", printed(setting, whole)), ("年初财政拨款结转和结余", printed(setting, kept))]
    left += [(name, printed(setting, kept if not at else 0)) for at, name in enumerate(funds)]
    right += [row("本年支出合计", whole), row("年末财政拨款结转和结余", kept), *[("",) * 5] * 3]
    left, right = [*left, ("总计", printed(setting, whole + kept))], [*right, row("总计", whole + kept)]
    rows = [[Merged("收入", 2), Merged("支出", 5)], [*map(Merged, ("项目", "决算数", "项目", *heads))]]
    return [*rows, *_two_sides(left, right, width=5)]


def _basic(setting: Setting) -> Rows:
    """Table 6: six columns, or eight, of which the code of the class stands in each row of its items."""
    wages, goods = (sum(Decimal(item[2]) for item in items) for items in (_WAGES, _GOODS))
    left = [("301", "工资福利支出", str(wages)), *_WAGES]
    right = [("302", "商品和服务支出", str(goods)), *_GOODS, ("310", "资本性支出", "0")]
    wide = 1 if setting.codes == 1 else 2
    heads = [Merged("科目编码")] if wide == 1 else [Merged("类"), Merged("款")]
    rows: Rows = [[Merged("人员经费", wide + 2), Merged("公用经费", wide + 2)]]
    rows.append([*heads, Merged("科目名称"), Merged("决算数"), *heads, Merged("科目名称"), Merged("决算数")])
    for one, two in zip(left, right, strict=True):
        rows.append([*_basic_cells(setting, one, wide), *_basic_cells(setting, two, wide)])
    rows.append([Merged("人员经费合计", wide + 1), Merged(printed(setting, wages))])
    rows[-1] += [Merged("公用经费合计", wide + 1), Merged(printed(setting, goods))]
    return rows


def _basic_cells(setting: Setting, item: tuple[str, str, str], wide: int) -> list[Merged]:
    code, name, amount = item
    codes = [Merged(code)] if wide == 1 else [Merged(code[:3]), Merged(code[3:])]
    return [*codes, Merged(name), Merged(printed(setting, amount) or "0.00")]


def _three_public(setting: Setting) -> Rows:
    kinds = ("合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行费", "公务接待费")
    amounts = (("9.5", "6.2"), ("0", "0"), ("7.5", "5.1"), ("0", "0"), ("7.5", "5.1"), ("2", "1.1"))
    top = [Merged("合计", 2, 2), Merged(kinds[1], 2, 2), Merged("公务用车购置及运行费", 6), Merged(kinds[5], 2, 2)]
    return [
        [Merged("财政拨款“三公”经费", 12)],
        top,
        [Merged("小计", 2), Merged(kinds[3], 2), Merged(kinds[4], 2)],
        [*map(Merged, ("预算数", "决算数") * 6)],
        [Merged(printed(setting, value)) for pair in amounts for value in pair],
    ]


def _fund() -> Rows:
    """Tables 8 and 9, in which nothing is printed but headings."""
    heads = ("年初结转和结余", "本年收入", "本年支出", "年末结转和结余")
    rows = [[Merged("项目", 2), *map(Merged, heads)], [*map(Merged, ("功能分类科目编码", "科目名称", "", "", "", ""))]]
    return [*rows, *[[Merged("")] * 6] * 3]


def numbers_of(section: str, rows: Rows) -> Iterator[Number]:
    """The printed numbers of a table, each with the label to its left on its side and the last heading above it."""
    grid = {(row, column + right): cell for row, column, cell in placed(rows) for right in range(cell.columns)}
    for row, column, cell in placed(rows):
        if not _is_amount(cell.words):
            continue
        before = (grid[row, at].words for at in range(column - 1, -1, -1) if (row, at) in grid)
        above = (grid[up, column].words for up in range(row - 1, -1, -1) if (up, column) in grid)
        label = next((words for words in before if _is_label(words)), "")
        yield Number(section, label, next(words for words in above if _is_label(words)), cell.words)


def _is_amount(words: str) -> bool:
    return "." in words and words.translate(_NO_MARKS).isdecimal()


def _is_label(words: str) -> bool:
    return words not in ("", "-") and not words.translate(_NO_MARKS).isdecimal()
