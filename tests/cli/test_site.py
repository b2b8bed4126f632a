"""The command that makes the site."""

import re
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from tests.cli.conftest import Ask, Make
from tests.conftest import Run

# Whoever starts the tests may have told their children to ignore interrupts.
HEEDS_INTERRUPTS = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from gkcli.__main__ import main; main()"
)
LINK = re.compile(r'(?:href|src)="([^"#]*)(?:#([^"]*))?"')


@pytest.mark.parametrize("options", [("--since", "2018-07-01"), ("--public",)])
def test_every_link_of_the_site_leads_to_something_in_it(real: Ask, tmp_path: Path, options):
    folder = tmp_path / "网站"
    assert real("site", "-o", str(folder), *options).code == 0
    pages = {page: page.read_text(encoding="utf-8") for page in folder.rglob("*.html")}
    assert len(pages) > 100
    for page, text in pages.items():
        for address, anchor in LINK.findall(text):
            target = (page.parent / address).resolve() if address else page
            assert target.is_file(), (page, address)
            if anchor:
                assert f'id="{anchor}"' in pages[target], (page, address, anchor)


def test_it_is_told_what_was_written_and_a_second_time_that_nothing_was(real: Ask, tmp_path: Path):
    folder = tmp_path / "网站"
    told = real("site", "-o", str(folder), "--as-of", "2018-09-01").err
    count = sum(path.is_file() for path in folder.rglob("*")) - 1
    assert f"共 {count} 个文件：{count} 个新的" in told
    assert (folder / "index.html").as_uri() in told
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    told = real("site", "-o", str(folder), "--as-of", "2018-09-01").err
    assert "没有变化" in told
    assert before == {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_the_same_input_gives_the_same_bytes(demo: Ask, tmp_path: Path):
    held = []
    for name in ("甲", "乙"):
        folder = tmp_path / name
        assert demo("site", "-o", str(folder), "--as-of", "2024-09-01").code == 0
        files = (path for path in folder.rglob("*") if path.is_file())
        held.append({path.relative_to(folder): path.read_bytes() for path in files})
    assert held[0] == held[1]


class TestOwnLooks:
    @pytest.fixture
    def own(self, demo_with: Make) -> Path:
        """A copy of the made-up district with looks of its own."""
        workspace = demo_with({})
        (workspace / "site.yaml").write_text(
            'title: 我们的<b>网站</b>\nlogo: mark.svg\norganizer: 示例区办公室\nicp: "示ICP备1号"\n'
            "address: https://www.example.gov.cn/zwgk\n",
            encoding="utf-8",
        )
        looks = workspace / "templates/site"
        looks.mkdir(parents=True)
        (looks / "mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
        (looks / "site.css").write_text("body { color: navy; }")
        (looks / "task.html.j2").write_text(
            "{% extends '内置/task.html.j2' %}"
            "{% block content %}{{ super() }}<p>有疑问请来电{{ task.number }}</p>{% endblock %}",
            encoding="utf-8",
        )
        return workspace

    def test_take_the_place_of_the_built_in_ones_file_by_file(self, run: Run, own, tmp_path):
        folder = tmp_path / "网站"
        outcome = run("-d", str(own), "site", "-o", str(folder), "--as-of", "2024-09-01")
        assert outcome.code == 0, outcome.err
        page = (folder / "tasks/3.html").read_text(encoding="utf-8")
        assert "有疑问请来电3" in page
        assert "工作要求" in page
        assert "我们的&lt;b&gt;网站&lt;/b&gt;" in page
        assert '<img class="logo" src="../mark.svg"' in page
        assert "主办单位：示例区办公室" in page
        assert "示ICP备1号" in page
        assert (folder / "site.css").read_text() == "body { color: navy; }"
        assert (folder / "mark.svg").exists()
        lost = (folder / "404.html").read_text(encoding="utf-8")
        assert 'href="https://www.example.gov.cn/zwgk/site.css"' in lost
        calendar = (folder / "calendars/all.ics").read_text(encoding="utf-8")
        assert "https://www.example.gov.cn/zwgk/deadlines/" in calendar.replace("\r\n ", "")

    def test_a_missing_mark_and_a_wrong_template_are_told_and_nothing_is_written(
        self, run: Run, own, tmp_path
    ):
        folder = tmp_path / "网站"
        (own / "templates/site/mark.svg").unlink()
        outcome = run("-d", str(own), "site", "-o", str(folder))
        assert (outcome.code, folder.exists()) == (2, False)
        assert "没有标志“mark.svg”" in outcome.err
        (own / "templates/site/mark.svg").write_text("<svg/>")
        (own / "templates/site/unit.html.j2").write_text("{{ party.nmae }}")
        outcome = run("-d", str(own), "site", "-o", str(folder))
        assert (outcome.code, folder.exists()) == (2, False)
        assert "templates/site/unit.html.j2:1" in outcome.err
        assert "您是不是要写：name" in outcome.err

    def test_settings_with_a_fault_are_told_with_their_line(self, run: Run, own, tmp_path):
        (own / "site.yaml").write_text("title: 甲\nlogo: ../x.svg\n", encoding="utf-8")
        for command in (("check",), ("site", "-o", str(tmp_path / "网站"))):
            outcome = run("-d", str(own), *command)
            assert outcome.code != 0
            assert "site.yaml:2:7" in outcome.out + outcome.err
            assert "../x.svg" in outcome.out + outcome.err


def test_a_renumbered_task_keeps_its_page(run: Run, demo_with: Make, tmp_path: Path):
    workspace, folder = demo_with({}), tmp_path / "网站"
    assert run("-d", str(workspace), "site", "-o", str(folder)).code == 0
    old = (folder / "tasks/8.html").read_text(encoding="utf-8")
    title = re.search("<h1[^>]*>8. (.*?)</h1>", old)
    tasks = workspace / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    assert "number: 8\n" in text
    tasks.write_text(text.replace("number: 8\n", "number: 9\n"), encoding="utf-8")
    assert run("-d", str(workspace), "site", "-o", str(folder)).code == 0
    assert title
    assert f"9. {title[1]}</h1>" in (folder / "tasks/8.html").read_text(encoding="utf-8")
    assert not (folder / "tasks/9.html").exists()


@pytest.mark.parametrize("leaving", [True, False])
def test_watching_makes_it_again_when_data_change(demo_with: Make, tmp_path: Path, leaving):
    workspace, folder = demo_with({}), tmp_path / "网站"
    command = [sys.executable, "-c", HEEDS_INTERRUPTS, "-d", str(workspace)]
    with subprocess.Popen(
        [*command, "site", "-o", str(folder), "--watch"], stderr=subprocess.PIPE, encoding="utf-8"
    ) as watching:
        assert watching.stderr
        limit = Timer(60, watching.kill)
        limit.start()
        try:
            for line in watching.stderr:
                if "一改就重做" in line:
                    break
            tasks = workspace / "tasks.yaml"
            text = tasks.read_text(encoding="utf-8")
            tasks.write_text(text if leaving else "notice: [", encoding="utf-8")
            told = watching.stderr.readline()
            assert ("没有变化" in told) is leaving
            assert ("错误" in told) is not leaving
        finally:
            watching.send_signal(signal.SIGINT)
        rest = watching.stderr.read()
        limit.cancel()
    assert "停下了" in rest
    assert watching.returncode == 0
