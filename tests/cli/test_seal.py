"""gkcli seal: a closed year, and every later change to it."""

import pytest

from tests.support.repository import Repository

ON = ("seal", "--on", "2025-03-31")


@pytest.fixture
def year(demo_copy):
    """A copy of the made-up district."""
    return demo_copy


@pytest.fixture
def ask(run, year):
    """Run a command on it."""
    return lambda *words: run("-d", str(year), *words)


def test_a_year_that_was_sealed_is_as_it_was(ask, year):
    assert ask(*ON, "--by", "区政务公开办").code == 0
    assert ask("check").code == 0
    assert ask("fmt", "--check").code == 0
    assert (year / "sealed.yaml").read_text(encoding="utf-8").startswith("on: 2025-03-31\n")


def test_the_same_again_gives_the_same_bytes(ask, year):
    ask(*ON)
    before = (year / "sealed.yaml").read_bytes()
    ask(*ON, "--again")
    assert (year / "sealed.yaml").read_bytes() == before


def test_line_ends_are_no_change(ask, year):
    ask(*ON)
    for name in ("tasks.yaml", "progress/甲镇.yaml"):
        path = year / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert "seal-broken" not in ask("check").out


def test_what_is_changed_removed_and_added_is_told(ask, year):
    ask(*ON)
    (year / "progress/甲镇.yaml").unlink()
    (year / "progress/区委办公室.yaml").write_text(
        "- {on: 2024-05-01, for: plan, status: 推进中}\n", encoding="utf-8"
    )
    text = (year / "tasks.yaml").read_text(encoding="utf-8")
    (year / "tasks.yaml").write_text(text.replace("多用图表", "常用图表"), encoding="utf-8")
    outcome = ask("check")
    assert outcome.code == 1
    assert "tasks.yaml 在 2025-03-31 封存以后改过。" in outcome.out
    assert "2025-03-31 封存的 progress/甲镇.yaml 没有了。" in outcome.out
    assert "progress/区委办公室.yaml 是 2025-03-31 封存以后添的。" in outcome.out


def test_the_assessment_and_the_documents_above_are_sealed_too(ask, year):
    ask(*ON)
    repository = Repository(year)
    repository.commit("封存")
    (year / "assessment/甲镇.yaml").unlink()
    above = year / "upstream/示例市/tasks.yaml"
    above.write_bytes(above.read_bytes().replace("全部逐件核对".encode(), "逐件核对".encode()))
    found = ask("check").out
    assert "2025-03-31 封存的 assessment/甲镇.yaml 没有了。" in found
    assert "upstream/示例市/tasks.yaml 在 2025-03-31 封存以后改过。" in found
    told = ask("review").out
    looked_at = told.partition("【检查】")[0]
    assert "考核记录 assessment/甲镇.yaml" in looked_at
    assert "上级文件 upstream/示例市/tasks.yaml" in looked_at


def test_nothing_is_recorded_or_set_any_more(ask, year):
    ask(*ON)
    ledger = (year / "progress/丙街道.yaml").read_bytes()
    recorded = ask("record", "plan", "-u", "丙街道", "-s", "推进中", "--on", "2024-12-30")
    assert recorded.code == 2
    assert "2024 年在 2025-03-31 封存了，不能再记" in recorded.err
    assert (year / "progress/丙街道.yaml").read_bytes() == ledger
    edited = ask("set", "1", "title", "改了", "--yes")
    assert edited.code != 0
    assert "改了" not in (year / "tasks.yaml").read_text(encoding="utf-8")


def test_a_year_is_sealed_once_and_again_only_where_that_is_asked_for(ask):
    ask(*ON)
    again = ask(*ON)
    assert again.code == 2
    assert "已经有了" in again.err
    assert ask(*ON, "--again").code == 0


def test_a_year_with_errors_is_not_sealed(ask, year):
    with (year / "progress/丙街道.yaml").open("a", encoding="utf-8") as file:
        file.write("- {on: 2024-05-01, for: 99, status: 推进中}\n")
    outcome = ask(*ON)
    assert outcome.code != 0
    assert "有 1 处错误，没有封存" in outcome.err
    assert not (year / "sealed.yaml").exists()


def test_a_reviewer_is_asked_about_later_changes(ask, year):
    ask(*ON)
    repository = Repository(year)
    repository.commit("封存")
    with (year / "progress/丙街道.yaml").open("a", encoding="utf-8") as file:
        file.write("- {on: 2024-12-30, for: plan, status: 推进中}\n")
    outcome = ask("review")
    assert outcome.code == 1
    assert "动了封存的年度" in outcome.out
    assert "封存以后改过" in outcome.out
