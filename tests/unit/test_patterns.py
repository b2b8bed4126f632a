"""Patterns that are compiled when they are used."""

import re
import subprocess
import sys

import pytest

from gkcli.patterns import late_pattern


def test_a_late_pattern_finds_what_a_compiled_one_finds():
    late, compiled = late_pattern(r"(\d+)年", re.ASCII), re.compile(r"(\d+)年", re.ASCII)
    text = "2018年7月，２０１９年"
    assert [m.span(1) for m in late.finditer(text)] == [m.span(1) for m in compiled.finditer(text)]
    assert late.findall(text, 1) == ["018"]
    assert late.search(text, 5) is None
    assert (late.pattern, late.flags, late.sub("某年", text)) == (
        compiled.pattern,
        compiled.flags,
        compiled.sub("某年", text),
    )


def test_a_faulty_pattern_is_found_out_when_it_is_used_and_each_time():
    faulty = late_pattern("(")
    for _ in range(2):
        with pytest.raises(re.error):
            faulty.match("")


def test_time_words_are_compiled_where_a_text_has_a_sign_of_them_only():
    probe = (
        "import re\nfrom datetime import date\ncompiled = []\nmake = re.compile\n"
        "re.compile = lambda text, flags=0: compiled.append(text) or make(text, flags)\n"
        "from gkcli.model.timewords.find import find_limits\nimported = len(compiled)\n"
        "find_limits('全面推进权责清单公开', 2018, date(2018, 6, 28))\nsearched = len(compiled)\n"
        "find_limits('2018年7月20日前报送', 2018, date(2018, 6, 28))\n"
        "print(imported, searched, any('P<prefix>' in text for text in compiled[:searched]),"
        " any('P<prefix>' in text for text in compiled))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, check=True, encoding="utf-8"
    )
    imported, searched, before, after = done.stdout.split()
    assert int(imported) < int(searched)
    assert (before, after) == ("False", "True")
