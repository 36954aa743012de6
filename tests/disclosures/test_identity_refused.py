"""What is no final accounts (invented): budgets, notices, laws, reports, news, novels, data. None of it is audited."""

from __future__ import annotations

import pytest
from identified import identity

from disclosures.reading import read

REFUSED = (
    "墨坪县商贸办2025年部门预算公开\n收入预算8万元。",
    "2025年度岚桥区教育局部门预算编制说明\n预算安排8万元",
    "关于岚桥区2024年预算执行情况和2025年预算草案的报告\n各位代表",
    "岚桥区敬老院厨房设备采购公告\n采购预算3万元。",
    "岚桥区事业单位招聘公告",
    "话说天下大势，分久必合，合久必分。",
    "岚桥区部门决算管理办法\n第一条 为了规范部门决算、单位决算，收入支出决算。第二条 本办法适用于",
    "政府工作报告\n各位代表：过去一年财政收入8亿元。",
    '{"title":"部门决算","value":12}',
    '[{"subject":"收入总计","v":"3万元"}]',
    "关于做好2021年度部门决算公开工作的通知\n各单位：请于8月20日前公开部门决算。",
    "92家中央部门公开2021年度部门决算\n新华社北京7月20日电（记者王某）92个部门公开部门决算，“三公”经费支出决算2.9亿元，比上年减少3亿元。据悉",
    "岚桥区2020年县级财政决算公开\n税收收入3万元，转移支付收入4万元。请予审议",
    "岚桥区2020年财政决算报告\n一般公共预算收入决算8亿元，请予审议，税收收入3亿元",
    "2024年岚桥区“三公”经费预算公开\n公务接待费预算安排3万元",
    "岚桥区教育局2024年单位预算\n截至2023年底共有车辆3辆，收入总计30万元，支出总计30万元，财政拨款收入30万元",
    "岚桥区教育局中标结果公示\n中标供应商：甲公司 成交金额3万元",
    "中华人民共和国预算法\n第一条 为了规范政府收支行为。第二条 预算、决算的编制依照本法。部门决算、单位决算、收入决算、支出决算",
    "岚桥区教育局2022年度工作总结\n完成培训3期，支出3万元。",
    "岚桥区审计局关于2021年度部门决算审计结果公告\n部门决算、支出决算为3万元",
    "2025年部门预算\n一、收支预算总体情况\n2025年收支总预算30万元。2025年机关运行经费3万元，比2024年预算减少1万元",
    "岚桥区2021年度部门决算批复\n经审核",
    "岚桥区2021年度部门决算解读\n一问",
    "岚桥区人民代表大会常务委员会关于批准2021年区级决算的决议",
    "第三章 县令升堂\n王老爷道：账上少了三千两银子，支出总计五千两。",
    "项目支出绩效目标申报表\n2025年度\n预算金额30万元",
    "关于2022年上半年岚桥区预算执行情况的报告\n支出预算完成51%",
    "def f(x):\n    return x",
    "id,name,value\n1,收入,3",
    "岚桥区教育局食堂食材配送项目竞争性磋商公告\n采购预算30万元，供应商须",
)
TABLES = (
    "墨坪县商贸办2025年部门预算公开\n收入预算860.00万元。\n部门收支预算总表\n单位：万元\n项目\t预算数\n基本支出\t560.00\n支出合计\t860.00\n",
    "桐屿区敬老院蒸箱采购公告\n供应商报名截止5月20日。\n单位：万元\n序号\t品名\t单价\n1\t蒸箱\t4.20\n2\t冷柜\t3.10\n",
)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_final_accounts_is_called_so(text: str):
    assert identity(text).kind in ("budget", "other")


@pytest.mark.parametrize("text", [*REFUSED, *TABLES])
def test_nothing_is_read_in_it_and_a_sentence_says_why(text: str):
    reading = read(text.encode(), "文件.txt")
    assert reading.problem is not None
    assert "不是部门决算公开说明" in reading.problem
    assert all(frame.is_empty() for name, frame in reading.frames.items() if name not in ("documents", "unread"))


def test_the_sentence_quotes_what_the_verdict_rests_on():
    problem = read("墨坪县商贸办2025年部门预算\n收入预算860.00万元。".encode(), "甲.txt").problem
    assert problem is not None
    assert "“部门预算”" in problem


def test_a_table_of_final_accounts_outweighs_silence():
    text = "收入支出决算总表\n单位：万元\n项目\t决算数\t项目\t决算数\n总计\t3.00\t总计\t3.00\n"
    assert read(text.encode(), "甲.txt").frames["documents"]["kind"].item() == "final_accounts"


def test_a_menu_of_a_portal_does_not_refuse_final_accounts():
    text = "通知公告 政策解读\n岚桥区商务局2021年度部门决算\n一、收入支出决算总体情况说明\n收入总计10.00万元，支出总计10.00万元。"
    assert identity(text).kind == "final_accounts"
