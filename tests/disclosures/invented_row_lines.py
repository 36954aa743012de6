"""A form with one row a line and tabs between the cells, in invented words."""

from __future__ import annotations


def row_lines(*printed: str) -> str:
    """Rows (cells apart by |) as lines of cells; an empty row is a page break."""
    return "\n".join("\t".join(cell.strip(" ") for cell in cells.split("|")) for cells in printed)


HEAD = (
    "项目名称|老旧路灯更换|||||||",
    "主管部门|柳塘市城管局||||实施单位|路灯管理所||",
    "项目资金 (万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分|",
    "|年度资金总额|1,050.00|1,050.00|945.00|10|90.00%|9.00分|",
    "|其中:当年财政拨款|1,050.00|1,050.00|945.00|—|—|—|",
    "年度总体目标|预期目标|||实际完成情况||||",
    "|<p>更换路灯。</p> <p>保障夜间出行。</p>|||<p>更换路灯90盏。</p>||||",
)
HEADING = "|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|上年完成值|指标赋分规则|偏差原因分析及改进措施"
ROWS = (
    "年度绩效指标完成情况|产出指标|数量指标|更换路灯数量|>=100 盏|=90 盏|40|36|新增|按照正常比例赋分|到货晚",
    "||质量指标|验收合格率|=100%|=100%|20|20|新增|直接赋分|",
    "|成本指标|经济成本指标|更换费用|<=1050 万元|=945 万元|20|20|新增|直接赋分|",
    "|满意度指标|满意度指标|居民满意度|>=90%|=95%|10|10|新增|满意度赋分|",
)
TOTAL = "总分||||||100|95.00分||"
TITLE = "项目支出绩效自评表  \n(2031 年度)\n\n"
AROUND = ("# 柳塘市城管局决算公开说明\n\n### 十一、预算绩效的情况说明\n\n", "\n\n## 十二、其他需说明的事项\n\n无。\n")
FORM = AROUND[0] + TITLE + row_lines(*HEAD, HEADING, *ROWS, TOTAL) + AROUND[1]
