"""Tables of a run, made up by hand: small enough to know every row, with every kind of finding that a report shows."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import polars as pl

from data.records import document_id_of
from data.tables import empty, table_frame

TEXT = """昌远县商务局2023年度部门决算公开说明
一、收入支出决算总体情况说明
2023年度收入总计3,604.76万元，其中：本年收入合计3,587.26万元，
年初结转和结余17.00万元。
五、一般公共预算财政拨款支出决算情况说明
20.其他支出：支出决算数为18.00万元，比上年决算减少1.27万元，降低7.59%，主要原因是：节约开支。
项目支出绩效自评表
项目名称 惠民消费补贴 执行率 100.00% 得分 9.5
项目名称 会展服务 执行率 100.00% 得分 9.5
项目名称 电商培训 执行率 100.00% 得分 9.5
"""
CHECKS = {
    "SUM01": ("sum", "error"),
    "YOY01": ("yoy", "error"),
    "SCO01": ("score", "warning"),
    "EXE04": ("execution_rate", "notice"),
}


def made_up_tables(
    text: str = TEXT, *, unit_name: str = "昌远县商务局", file_name: str = "昌远县商务局.txt"
) -> dict[str, pl.DataFrame]:
    """The tables that a report is made from: one document with findings, one without, and files of every state.

    text: must hold the quotes of FINDINGS. The other arguments go into every place that a document's words can reach.
    """
    document_id = document_id_of(text.encode("utf-8", "replace"))
    faulty = _document(document_id, file_name, unit_name, text)
    unread = _place(text, "17.00") | {"document_id": document_id, "reason": f"没有规则读懂 {unit_name}"}
    intake = [{"path": f"{state}-{file_name}", "state": state, "reason": f"{file_name} 的原因"} for state in STATES]
    return {
        "documents": table_frame("documents", [faulty, _document("b" * 64, "无误.txt", "宁安县司法局", "公开说明")]),
        "facts": table_frame("facts", [_fact(document_id, text, *row) for row in FACTS]),
        "projects": empty("projects"),
        "unread": table_frame("unread", [unread]),
        "claims": table_frame("claims", _claims(document_id)),
        "findings": table_frame("findings", [_finding(faulty, rank, made) for rank, made in enumerate(FINDINGS, start=1)]),
        "intake": table_frame("intake", intake),
    }


STATES = ("read", "duplicate", "version", "other_kind", "unreadable")
FACTS = (("一", "收入总计", "3,604.76"), ("五(三)", "其他支出", "18.00"))
RULE = "执行率 100.00%，按本文规则应得 10 分，印 9.5 分，相差 0.5 分"
SCORED = {"check_id": "SCO01", "printed": "9.5", "derived": "10", "unit": "分", "cause": "score", "quotes": ("得分 9.5",)}
# Numbers are of the text above. stake: the money, 万元.
FINDINGS: tuple[Mapping[str, object], ...] = (
    {
        "check_id": "SUM01",
        "subject": "收入总计",
        "message": "一 收入总计：印 3,604.76 万元，按 3587.26+17 应为 3,604.26 万元，相差 0.50 万元",
        "printed": "3604.76",
        "derived": "3604.26",
        "unit": "万元",
        "stake": "3604.76",
        "quotes": ("3,604.76", "3,587.26", "17.00"),
    },
    {
        "check_id": "YOY01",
        "subject": "其他支出",
        "message": "五(三)20 其他支出：印“降低7.59%”，按 1.27÷(18+1.27) 应为降低6.59%，相差1.00个百分点",
        "printed": "-7.59",
        "derived": "-6.59",
        "unit": "%",
        "stake": "18",
        "quotes": ("7.59%", "1.27万元"),
    },
    {**SCORED, "subject": "惠民消费补贴", "message": f"惠民消费补贴：{RULE}", "stake": "120"},
    {**SCORED, "subject": "会展服务", "message": f"会展服务：{RULE}", "stake": "80"},
    {**SCORED, "subject": "电商培训", "message": f"电商培训：{RULE}", "stake": "80"},
    {"check_id": "EXE04", "subject": "会展服务", "message": "会展服务：执行率偏低，请说明", "quotes": ("会展服务",)},
)


def _document(document_id: str, file_name: str, unit_name: str, text: str) -> Mapping[str, object]:
    return {
        "document_id": document_id,
        "file_name": file_name,
        "media_type": "text/plain",
        "kind": "final_accounts",
        "unit_name": unit_name,
        "fiscal_year": 2023,
        "text": text,
        "rounding_regime": "nearest",
        "numbers": 80,
        "read_share": 0.9875,
        "bound_share": 0.8999,
        "reader_version": "1",
    }


def _place(text: str, quote: str) -> dict[str, object]:
    start = text.index(quote)
    return {"page": None, "start": start, "end": start + len(quote), "quote": quote}


def _fact(document_id: str, text: str, section: str, subject: str, printed: str) -> Mapping[str, object]:
    return {
        "fact_id": f"{document_id[:8]}-{subject}",
        "document_id": document_id,
        "section": section,
        "subject": subject,
        "measure": "amount",
        "as_printed": printed,
        "qualifier": "exact",
        "evidence": _place(text, printed) | {"box": None},
        "position": 0,
    }


def _claims(document_id: str) -> list[Mapping[str, object]]:
    silence = {"holds": None, "fails": None, "silent": "分母的区间含 0，无法相除"}
    return [
        {
            "claim_id": f"{check_id}-{state}-{number}",
            "check_id": check_id,
            "check_version": 1,
            "family": family,
            "severity": severity,
            "document_id": document_id,
            "state": state,
            "reason": silence[state],
        }
        for check_id, (family, severity) in CHECKS.items()
        for number, state in enumerate(("holds", "holds", "fails", "silent"))
    ]


def _finding(document: Mapping[str, object], rank: int, made: Mapping[str, object]) -> Mapping[str, object]:
    numbers = {"printed": made.get("printed"), "derived": made.get("derived"), "at_stake": made.get("stake")}
    values = {name: None if value is None else Decimal(value) for name, value in numbers.items()}
    family, severity = CHECKS[made["check_id"]]
    shared = {name: document[name] for name in ("document_id", "unit_name", "fiscal_year")}
    roles = ("printed", "part", "part")
    return {
        **values,
        **shared,
        "finding_id": f"finding-{rank}",
        "check_id": made["check_id"],
        "check_version": 1,
        "family": family,
        "severity": severity,
        "subject": made["subject"],
        "message": f"{made['message']}。",
        "difference": values["printed"] - values["derived"] if values["printed"] else None,
        "unit": made.get("unit"),
        "cause": made.get("cause"),
        "evidence": [
            _place(document["text"], quote) | {"role": role, "box": None, "document_id": document["document_id"]}
            for role, quote in zip(roles, made["quotes"], strict=False)
        ],
        "claim_id": f"{made['check_id']}-fails-2",
        "rank": rank,
    }
