"""The pages that only the office sees."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.conftest import Run
from tests.support.repository import Repository

DAY = ("--as-of", "2024-09-01")


def test_the_office_has_a_page_of_its_own_and_the_public_no_word_of_it(demo: Ask, tmp_path: Path):
    inside, outside = tmp_path / "网站", tmp_path / "公开"
    assert demo("site", "-o", str(inside), *DAY).code == 0
    assert demo("site", "-o", str(outside), *DAY, "--public").code == 0
    page = (inside / "office.html").read_text(encoding="utf-8")
    assert "示例区丙街道办事处吗？这里是区政务公开办。" in page
    assert "<code>gkcli record plan -u 丙街道 -s 已催办 --by 区政务公开办</code>" in page
    assert not (outside / "office.html").exists()
    told = [path.read_text(encoding="utf-8") for path in outside.rglob("*.html")]
    assert told
    assert not [text for text in told if "督办台" in text or "office.html" in text]


def test_what_units_score_is_for_the_office_alone(demo: Ask, tmp_path: Path):
    day = ("--as-of", "2025-01-20")
    inside, outside = tmp_path / "网站", tmp_path / "公开"
    assert demo("site", "-o", str(inside), *day).code == 0
    assert demo("site", "-o", str(outside), *day, "--public").code == 0
    page = (inside / "scores.html").read_text(encoding="utf-8")
    assert "甲镇的每一分：90.57" in page
    assert "progress/甲镇.yaml:14" in page
    assert 'href="scores.html"' in (inside / "index.html").read_text(encoding="utf-8")
    assert not (outside / "scores.html").exists()
    told = "".join(path.read_text(encoding="utf-8") for path in outside.rglob("*.html"))
    assert "考核" not in told
    assert "90.57" not in told


class TestSince:
    @pytest.fixture
    def kept(self, demo_copy: Path, run: Run) -> Ask:
        """Run a command on a copy under git of which a title was changed since."""
        made = Repository(demo_copy)
        made.commit("录入")
        tasks = demo_copy / "tasks.yaml"
        text = tasks.read_text(encoding="utf-8")
        title = "title: 及时更新办事指南"
        assert text.count(title) == 1
        tasks.write_text(text.replace(title, f"{title}<b>甲</b>"), encoding="utf-8")
        return lambda *arguments: run("-d", str(demo_copy), "site", *arguments, *DAY)

    def test_a_day_adds_a_page_of_what_turned_and_what_was_recorded(
        self, demo: Ask, tmp_path: Path
    ):
        folder = tmp_path / "网站"
        assert demo("site", "-o", str(folder), *DAY, "--since", "2024-06-30").code == 0
        page = (folder / "changes.html").read_text(encoding="utf-8")
        assert "8 项次的状态变了，加了 27 条记录" in page
        assert "讲课的人和场地都还没有落实" in page
        assert 'href="changes.html"' in (folder / "office.html").read_text(encoding="utf-8")
        assert demo("site", "-o", str(folder), *DAY).code == 0
        assert not (folder / "changes.html").exists()

    def test_a_revision_adds_a_page_of_what_differs(self, kept: Ask, tmp_path: Path):
        folder = tmp_path / "网站"
        assert kept("-o", str(folder), "--since", "HEAD").code == 0
        page = (folder / "changes.html").read_text(encoding="utf-8")
        assert "HEAD → 现在的文件：1 处改动" in page
        assert "办事指南<ins>&lt;b&gt;甲&lt;/b&gt;</ins>" in page

    @pytest.mark.parametrize(
        ("since", "words"),
        [
            ("没有的版本", "仓库里没有“没有的版本”这个版本"),
            ("2024-09-01", "不比截至日 2024-09-01 早"),
            ("HEAD~1..HEAD", "“HEAD~1..HEAD”是两个版本"),
        ],
    )
    def test_what_means_nothing_earlier_is_refused(
        self, kept: Ask, tmp_path: Path, since: str, words: str
    ):
        folder = tmp_path / "网站"
        asked = kept("-o", str(folder), "--since", since)
        assert asked.code == 2
        assert words in asked.err
        assert not folder.exists()

    def test_without_git_a_day_is_offered(self, demo_copy: Path, run: Run, tmp_path: Path):
        asked = run("-d", str(demo_copy), "site", "-o", str(tmp_path / "网站"), "--since", "HEAD")
        assert asked.code == 2
        assert "--since 也可以写日期" in asked.err

    def test_the_public_is_not_told(self, demo: Ask, tmp_path: Path):
        folder = tmp_path / "公开"
        asked = demo("site", "-o", str(folder), "--public", "--since", "2024-06-30")
        assert asked.code == 2
        assert "不能和 --public 一起用" in asked.err
        assert not folder.exists()


class TestHistory:
    def test_a_task_tells_who_changed_it_when_and_how(
        self, demo_copy: Path, run: Run, tmp_path: Path
    ):
        made = Repository(demo_copy)
        made.commit("录入", author="张三")
        tasks = demo_copy / "tasks.yaml"
        text = tasks.read_text(encoding="utf-8")
        tasks.write_text(
            text.replace("title: 及时更新办事指南", "title: 更新<i>办事指南</i>"), encoding="utf-8"
        )
        made.commit("改<b>标题</b>", author="李&四")
        folder = tmp_path / "网站"
        assert run("-d", str(demo_copy), "site", "-o", str(folder), *DAY).code == 0
        page = (folder / "tasks/5.html").read_text(encoding="utf-8")
        told = page.partition('id="history"')[2].partition("</section>")[0]
        assert "改&lt;b&gt;标题&lt;/b&gt;" in told
        assert "李&amp;四" in told
        assert "<del>及时</del>更新<ins>&lt;i&gt;</ins>办事指南<ins>&lt;/i&gt;</ins>" in told
        assert "从这一次起就有" in told
        assert told.index("李&amp;四") < told.index("张三")

    def test_the_public_does_not_read_who_worked_on_it(self, run: Run, demo_copy: Path):
        Repository(demo_copy).commit("录入", author="张三")
        public = ("-d", str(demo_copy), "site", "-o", str(demo_copy / "公开"), *DAY, "--public")
        assert run(*public).code == 0
        pages = [page.read_text(encoding="utf-8") for page in demo_copy.rglob("*.html")]
        assert pages
        assert not [page for page in pages if "张三" in page or 'id="history"' in page]

    def test_without_git_there_is_none(self, run: Run, demo_copy: Path, tmp_path: Path):
        folder = tmp_path / "网站"
        assert run("-d", str(demo_copy), "site", "-o", str(folder), *DAY).code == 0
        assert 'id="history"' not in (folder / "tasks/5.html").read_text(encoding="utf-8")


def test_errata_are_published_where_that_is_asked_for(real: Ask, tmp_path: Path):
    def published(*options: str) -> str:
        folder = tmp_path / "-".join(("公开", *options))
        assert real("site", "-o", str(folder), "--public", *options).code == 0
        return "".join(page.read_text(encoding="utf-8") for page in folder.rglob("*.html"))

    said = "第38—40项“责任单位”写作“区属国有企业”"
    assert said in published("--errata")
    assert said not in published()
