from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.frozen import replace
from gkcli.model.notice import Basis, Part, Section
from gkcli.trace.chain import Chain, NotThere, chain_of, circle
from gkcli.trace.documents import NoticeAbove
from gkcli.trace.tracing import trace
from gkcli.workspace.layout import Layout
from tests.support.documents_above import number_of, table, task, write


def made(tmp_path, ours, **above):
    write(tmp_path, ours)
    for name, one in above.items():
        write(tmp_path / "upstream" / name, one)
    return chain_of(Layout(tmp_path), ours)


def codes(items):
    return [str(item.reference) for item in items]


def test_an_item_of_two_levels_up_is_carried_out_by_ours(tmp_path):
    cited = (Basis("省", number_of("省")),)
    chain = made(
        tmp_path,
        table(
            "区",
            task(1, "公开文件", "市#2"),
            task(2, "别的"),
            above=(Basis("市", number_of("市")),),
        ),
        市=table("市", task(1, "甲"), task(2, "公开文件", "省#1"), above=cited),
        省=table("省", task(1, "公开文件"), task(2, "乙")),
    )
    document = chain.document(number_of("省"))
    assert document is not None
    assert not document.direct
    first, second = document.items
    assert codes(chain.carried_by(first)) == ["区〔2024〕1号#1"]
    assert codes(chain.rests_on(chain.ours.items[0])) == ["市〔2024〕1号#2", "省〔2024〕1号#1"]
    assert chain.carried_by(second) == ()
    tracing = trace(chain)
    assert [str(one.item.reference) for one in tracing.missed] == ["市〔2024〕1号#1"]
    assert codes(tracing.own_choice) == ["区〔2024〕1号#2"]


def test_a_document_may_lie_anywhere(tmp_path):
    write(tmp_path / "市里", table("市", task(1, "甲")))
    ours = table(
        "区", task(1, "甲", "市#1"), above=(Basis("市", number_of("市"), folder="../市里"),)
    )
    chain = chain_of(Layout(write(tmp_path / "区里", ours)), ours)
    assert codes(chain.basis_of(chain.ours.items[0])) == ["市〔2024〕1号#1"]


def test_a_document_that_nobody_has_read_in_is_told(tmp_path):
    cited = Basis("市", number_of("市"))
    chain = made(tmp_path, table("区", task(1, "甲", "市#1", "县#1"), above=(cited,)))
    assert [one.basis for one in chain.unread] == [cited]
    first, second = chain.ours.items[0].rests_on
    assert chain.item(first) is NotThere.UNREAD
    assert chain.item(second) is NotThere.UNKNOWN


@pytest.mark.parametrize(
    ("written", "number"), [("3", 3), ("二.1", 3), ("二.二.1", 3), ("一.2", 2)]
)
def test_an_item_is_found_by_its_headings_too(tmp_path, written, number):
    parts = (
        Part("一", "节", (Section("一", "目", (task(1, "甲"), task(2, "乙"))),)),
        Part("二", "节", (Section("二", "目", (task(3, "丙"),)),)),
    )
    document = NoticeAbove(Layout(tmp_path), replace(table("市"), parts=parts))
    item = document.at(written)
    assert item is not None
    assert item.code == str(number)
    assert document.at("二.2") is None


def test_a_circle_is_found(tmp_path):
    chain = made(
        tmp_path,
        table("区", task(1, "甲", "市#1")),
        市=table("市", task(1, "甲", "省#1")),
        省=table("省", task(1, "甲", "市#1"), task(2, "乙", "市#1")),
    )
    city = chain.document(number_of("市")).items[0]
    assert codes(circle(chain, city)) == ["市〔2024〕1号#1", "省〔2024〕1号#1"]
    assert circle(chain, chain.ours.items[0]) == ()
    assert codes(chain.carried_by(city)) == ["区〔2024〕1号#1"]


NUMBERS = st.integers(1, 4)
LINKS = st.lists(st.tuples(NUMBERS, st.sampled_from("市省国"), NUMBERS), max_size=12)


@given(LINKS, LINKS, LINKS)
@settings(max_examples=60, deadline=None)
def test_the_two_directions_agree(ours, city, province):
    def document(name, links):
        found = {n: [f"{a}#{i}" for m, a, i in links if m == n] for n in range(1, 5)}
        tasks = (task(n, f"任务{n}", *dict.fromkeys(basis)) for n, basis in found.items())
        return NoticeAbove(Layout(Path("nowhere")), table(name, *tasks))

    chain = Chain(document("区", ours), (document("市", city), document("省", province)))
    above = [item for one in chain.above for item in one.items]
    for own in chain.own:
        reached = {item.key for item in chain.rests_on(own)}
        assert reached == {item.key for item in above if own in chain.carried_by(item)}
        direct = {item.key for item in chain.basis_of(own)}
        assert direct == {item.key for item in above if own in chain.takers(item)}
