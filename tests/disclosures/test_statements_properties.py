"""Whatever the words, nothing raises, no number is dropped, and every quote is the text at its place."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from disclosures.narrative.facts import Passage
from disclosures.narrative.mentions import mentions_of
from disclosures.narrative.statements import read_passage
from disclosures.text.prose import line_starts_of, prose_of

WORDS = st.sampled_from(
    [
        "收入总计", "其中：", "本年收入合计", "占", "比上年", "增加", "减少（增加）", "增长", "与年初预算相比，", "年初预算数",
        "决算数", "预决算差异率", "，", "。", "；", "主要原因是：", "教育支出（类）", "普通教育（款）", "1.", "2、", "\n",
        "\n\n", " ", "（", "）", "万元", "%", "辆", "12.50万元", "３，４５６．７０万元", "0.00%", "2031年", "2031年度", "下设",
        "个处室", "无变化", "×", "-", "具体情况如下：", "“三公”经费", "公务接待费", "1.2031年", "〔2031〕7号",
        "单价100万元（含）以上设备",
    ]
)  # fmt: skip


@example("1.３，４５６．７０万元")
@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60).map("".join))
def test_every_number_is_a_fact_or_ignored_by_name_or_unread(text: str):
    prose = prose_of(text, [])
    lines = line_starts_of(prose)
    reading = read_passage(Passage(prose, 0, len(prose.text), "一", lines))
    numbers = list(mentions_of(prose.text, frozenset(lines), is_half=prose.is_half_width))
    printed = [fact for fact in reading.facts if fact.decimals is not None]
    assert len(printed) + reading.ignored.total() + len(reading.unread) == len(numbers)
    for fact in reading.facts:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        assert text[fact.clause_evidence.start : fact.clause_evidence.end] == fact.clause_evidence.quote
