"""The site of a city over its districts."""

from pathlib import Path

import pytest

from tests.cli.conftest import REPOSITORY, Ask
from tests.cli.test_site import LINK
from tests.conftest import Run

CITY = str(REPOSITORY / "examples/city")
DAY = ("--as-of", "2024-09-01")


@pytest.fixture
def city(run: Run, tmp_path: Path) -> Ask:
    folder = tmp_path / "全市"
    return lambda *options: run("-d", CITY, "site", "--rollup", "-o", str(folder), *DAY, *options)


def index(tmp_path: Path) -> str:
    return (tmp_path / "全市/index.html").read_text(encoding="utf-8")


def test_the_city_leads_to_the_site_of_each_district(city: Ask, tmp_path: Path):
    made = city()
    assert made.code == 1
    assert "1 个工作区有读不出来的：河西区" in made.err
    page = index(tmp_path)
    places = [address for address, _ in LINK.findall(page) if address.startswith("district-")]
    assert len(places) == 3
    for address, _ in LINK.findall(page):
        assert not address or (tmp_path / "全市" / address).is_file(), address
    assert "示例区" in (tmp_path / "全市" / places[0]).read_text(encoding="utf-8")
    assert "读不出来的单位没有计入" in page
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    city()
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before


def test_the_public_is_not_told_how_far_a_district_is(city: Ask, tmp_path: Path):
    city("--public")
    page = index(tmp_path)
    assert "到期完成率" in page
    assert page.count('<svg class="bar" role="img">') == 1
    for word in ("逾期", "没有报过", "处错误", "项次逾期"):
        assert word not in page
    assert not list(tmp_path.rglob("office.html"))


def test_a_district_that_cannot_be_read_has_no_site_and_a_name_is_no_markup(
    run: Run, tmp_path: Path
):
    broken = tmp_path / "<b>坏区"
    broken.mkdir()
    (broken / "tasks.yaml").write_text("notice: [", encoding="utf-8")
    demo = str(REPOSITORY / "examples/demo")
    made = run("site", "--rollup", demo, str(broken), "-o", str(tmp_path / "全市"), *DAY)
    assert made.code == 1
    page = index(tmp_path)
    assert "&lt;b&gt;坏区" in page
    assert "<b>" not in page
    assert len(list((tmp_path / "全市").glob("district-*"))) == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("甲区",), "文件夹只同 --rollup 一起写"),
        (("--rollup", "--watch"), "--rollup 不能和 --watch、--since 一起用"),
        (("--rollup", "--since", "2024-01-01"), "--rollup 不能和 --watch、--since 一起用"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Run, tmp_path: Path, options: tuple[str, ...], words: str
):
    asked = run("site", "-o", str(tmp_path / "全市"), *options)
    assert asked.code == 2
    assert words in asked.err
