"""The pages that only the office sees."""

from pathlib import Path

from tests.cli.conftest import Ask

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
