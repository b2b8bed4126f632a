"""Records of every kind, for tests of what holds for all of them."""

from datetime import date

from hypothesis import strategies as st

from gkcli.model.record import Record, note
from gkcli.model.statuses import FINDINGS, STATUSES

CONTROLS = "".join(chr(n) for n in (*range(9), 11, 12, *range(14, 32), *range(127, 160)))
_NASTY = st.sampled_from(
    [
        *"\"'\\:#{}[],-?!&*|>%@`=<~. \t\n\r",
        *"\x85\u2028\u2029\u3000\xa0\ufeff\ufffd\ufffe\uffff\u200b\u202e",
        *"：，、；“”",
        "，by：",
        "on: ",
        "\U0001f468\u200d\U0001f469",
        "\U000e0067",
        "null",
        "2018-07-20",
        "甲",
        " #",
        ": ",
        "\\u0041",
    ]
)
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS))
notes = st.one_of(any_text, st.lists(_NASTY, max_size=8).map("".join)).filter(str.strip).map(note)
single_lines = notes.map(lambda text: text.replace("\n", "")).filter(str.strip)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
subjects = st.sampled_from(["1", "38", "plan", "1-公开", "a-1"])
periods = st.sampled_from(["2024", "2024-Q2", "2024-06"])
records = st.builds(
    Record,
    days,
    subjects,
    st.sampled_from(STATUSES),
    st.none() | days,
    st.none() | periods,
    st.none() | days,
    st.none() | st.sampled_from(["zg-0710", "整改-1"]),
    st.none() | notes,
    st.none() | notes,
    st.none() | days,
    st.none() | st.sampled_from(FINDINGS),
    st.none() | notes,
    st.lists(single_lines, max_size=3).map(tuple),
    st.none() | single_lines,
)
