"""The tables of the export: the one place that says what leaves the program, and what is public.

``docs/export.md`` tells the same to people. Whatever is not said to be public stays in the office.
Tables stand before those that refer to them. A change of a name, a type or a key counts up
``VERSION``; further tables and fields do not.
"""

from gkcli.export.table_types import DataField, DataTable, FieldKind

VERSION = 1
"""The version of the schema."""

_TASKS, _UNITS, _LEDGER = "tasks.yaml", "units.yaml", "progress/*.yaml"
_DERIVED = "推算"


def _field(
    name: str, kind: FieldKind, about: str, source: str, *, empty: bool = False, refers: str = ""
) -> DataField:
    return DataField(name, kind, about, source, empty=empty, refers=refers)


def _public(
    name: str, kind: FieldKind, about: str, source: str, *, empty: bool = False, refers: str = ""
) -> DataField:
    return DataField(name, kind, about, source, public=True, empty=empty, refers=refers)


NOTICES = DataTable(
    "notices",
    "通知：一个工作区一行",
    ("number",),
    (
        _public("year", "integer", "哪一年的任务", f"{_TASKS} notice.year"),
        _public("number", "text", "文号", f"{_TASKS} notice.number"),
        _public("title", "text", "标题", f"{_TASKS} notice.title"),
        _public("table_title", "text", "任务分解表的标题", f"{_TASKS} notice.table_title"),
        _public("issuer", "text", "发文机关", f"{_TASKS} notice.issuer"),
        _public("signed_on", "date", "成文日期", f"{_TASKS} notice.signed_on"),
        _public("printed_by", "text", "印发机关", f"{_TASKS} notice.printed_by", empty=True),
        _public("printed_on", "date", "印发日期", f"{_TASKS} notice.printed_on", empty=True),
        _public("addressees", "list", "主送", f"{_TASKS} notice.addressees"),
        _public("copies_to", "list", "抄送", f"{_TASKS} notice.copies_to"),
        _public("body", "text", "正文，一段一行", f"{_TASKS} notice.body"),
        _public("as_of", "date", "各种状态按哪一天推算", "--as-of"),
    ),
)
BASIS = DataTable(
    "basis",
    "依据的上级文件",
    ("position",),
    (
        _public("position", "integer", "第几件，从 1 数起", f"{_TASKS} notice.basis"),
        _public("title", "text", "标题", f"{_TASKS} notice.basis.title"),
        _public("number", "text", "文号", f"{_TASKS} notice.basis.number", empty=True),
    ),
)
PARTS = DataTable(
    "parts",
    "节",
    ("part",),
    (
        _public("part", "integer", "全表的第几节，从 1 数起", f"{_TASKS} parts"),
        _public("number", "text", "原文的编号", f"{_TASKS} parts.number"),
        _public("title", "text", "标题", f"{_TASKS} parts.title"),
    ),
)
SECTIONS = DataTable(
    "sections",
    "目",
    ("section",),
    (
        _public("section", "integer", "全表的第几目，从 1 数起", f"{_TASKS} parts.sections"),
        _public("part", "integer", "在哪一节", f"{_TASKS} parts", refers="parts"),
        _public("number", "text", "原文的编号", f"{_TASKS} parts.sections.number"),
        _public("title", "text", "标题", f"{_TASKS} parts.sections.title"),
    ),
)
UNITS = DataTable(
    "units",
    "单位",
    ("name",),
    (
        _public("name", "text", "名称，文件里的写法", f"{_UNITS} units.name"),
        _public("full_name", "text", "全称", f"{_UNITS} units.full_name", empty=True),
        _public("kind", "text", "类别", f"{_UNITS} units.kind"),
        _public("administrative", "boolean", "是不是行政机关", _DERIVED),
        _field("successor", "text", "改革后的单位", f"{_UNITS} units.successor", empty=True),
        _field("verified", "boolean", "核实了没有", f"{_UNITS} units.verified"),
        _field("source", "text", "登记的来源", f"{_UNITS} units.source"),
        _field("note", "text", "说明", f"{_UNITS} units.note", empty=True),
        _field("reported", "boolean", "单位自己报过没有", _DERIVED),
        _field("unread", "boolean", "台账有错误、读不出来：没有它的事项", _DERIVED),
    ),
)
GROUPS = DataTable(
    "groups",
    "统称，如“各镇（街道）”",
    ("name",),
    (
        _public("name", "text", "名称", f"{_UNITS} groups.name"),
        _public("complete", "boolean", "成员列全了没有", f"{_UNITS} groups.complete"),
        _field("kinds", "list", "凡是这些类别的单位都在内", f"{_UNITS} groups.kinds"),
        _field("verified", "boolean", "核实了没有", f"{_UNITS} groups.verified"),
        _field("source", "text", "登记的来源", f"{_UNITS} groups.source"),
        _field("note", "text", "说明", f"{_UNITS} groups.note", empty=True),
    ),
)
GROUP_MEMBERS = DataTable(
    "group_members",
    "统称的成员",
    ("group_name", "unit"),
    (
        _public("group_name", "text", "统称", f"{_UNITS} groups", refers="groups"),
        _public("unit", "text", "成员", _DERIVED, refers="units"),
    ),
)
ALIASES = DataTable(
    "aliases",
    "单位和统称的别名",
    ("party", "alias"),
    (
        _field("party", "text", "单位或统称的名称", f"{_UNITS} name"),
        _field("alias", "text", "别名", f"{_UNITS} aliases.name"),
        _field("used_from", "date", "从哪天起用", f"{_UNITS} aliases.from", empty=True),
        _field("used_to", "date", "用到哪天", f"{_UNITS} aliases.to", empty=True),
    ),
)
TASKS = DataTable(
    "tasks",
    "任务",
    ("number",),
    (
        _public("number", "integer", "任务号", f"{_TASKS} tasks.number"),
        _public("section", "integer", "在哪一目", f"{_TASKS} sections", refers="sections"),
        _public("title", "text", "标题", f"{_TASKS} tasks.title"),
        _public("lead", "list", "牵头单位，原文的写法；空的是没有写", f"{_TASKS} tasks.lead"),
        _public("responsible", "list", "责任单位，原文的写法", f"{_TASKS} tasks.responsible"),
        _public("requirement", "text", "工作要求，一段一行", f"{_TASKS} tasks.requirement"),
        _field("state", "text", "状态：各单位中最紧要的", _DERIVED),
    ),
)
INVOLVEMENTS = DataTable(
    "involvements",
    "哪项任务同哪个单位有关",
    ("task", "unit", "role"),
    (
        _public("task", "integer", "任务号", f"{_TASKS} tasks.number", refers="tasks"),
        _public("unit", "text", "单位", _DERIVED, refers="units"),
        _public("role", "text", "角色：lead 牵头、responsible 责任、named 要求里点名", _DERIVED),
        _public("written", "text", "原文怎样写的", f"{_TASKS} lead、responsible、requirement"),
        _public("through", "text", "是哪个统称的成员；空的是直接写了它", _DERIVED, empty=True),
    ),
)
DEADLINES = DataTable(
    "deadlines",
    "时限；没有写时限的任务也有一条，implied 为真",
    ("id",),
    (
        _public("id", "text", "编号；implied 的是任务号", f"{_TASKS} deadlines.id"),
        _public("task", "integer", "哪项任务；空的是通知的", _TASKS, empty=True, refers="tasks"),
        _public("implied", "boolean", "原文没有写时限，全年推进", _DERIVED),
        _public("what", "text", "什么事", f"{_TASKS} deadlines.what"),
        _public("rule", "text", "规则：by、each、within、ongoing、when", f"{_TASKS} deadlines"),
        _public("due_on", "date", "by 的到期日", f"{_TASKS} deadlines.by", empty=True),
        _public("recurs", "text", "each 的周期", f"{_TASKS} deadlines.each", empty=True),
        _public(
            "at_least", "integer", "each 每期至少几次", f"{_TASKS} deadlines.at_least", empty=True
        ),
        _public("day_of_month", "integer", "each 到期的日", f"{_TASKS} deadlines.day", empty=True),
        _public("limit_count", "integer", "within 几", f"{_TASKS} deadlines.within", empty=True),
        _public(
            "limit_unit",
            "text",
            "within 的单位：workdays 工作日、days 天、hours 小时",
            f"{_TASKS} deadlines.within",
            empty=True,
        ),
        _public("counted_from", "text", "within 起算的事", f"{_TASKS} deadlines.after", empty=True),
        _public("awaits", "text", "when 等的事", f"{_TASKS} deadlines.when", empty=True),
        _public("quote", "text", "所据原文", f"{_TASKS} deadlines.quote"),
        _public("units", "list", "写明的承担单位，原文的写法", f"{_TASKS} deadlines.units"),
        _public("open_list", "boolean", "所列单位后面还有“等”", f"{_TASKS} deadlines.open_list"),
        _public("joint", "boolean", "各单位共同一份", f"{_TASKS} deadlines.owed"),
        _public("report_to", "text", "报给谁", f"{_TASKS} deadlines.report_to", empty=True),
        _public("publish_on", "text", "在哪里公开", f"{_TASKS} deadlines.publish_on", empty=True),
        _field("also", "list", "原文没有点名而承担的单位", f"{_TASKS} deadlines.also"),
        _field("source", "text", "日期的出处", f"{_TASKS} deadlines.source", empty=True),
    ),
)
OCCASIONS = DataTable(
    "occasions",
    "项次：一个单位对一条时限的一期，或一件事",
    ("deadline", "unit", "occasion"),
    (
        _public("deadline", "text", "哪条时限", f"{_TASKS} deadlines.id", refers="deadlines"),
        _public("unit", "text", "哪个单位", _DERIVED, refers="units"),
        _public("occasion", "integer", "它的第几次，从 1 数起", _DERIVED),
        _public("period", "text", "期次：2024、2024-H1、2024-Q2、2024-06", _DERIVED, empty=True),
        _field("since", "date", "从哪天的事起算", f"{_LEDGER} since", empty=True),
        _public("due", "date", "到期日", _DERIVED, empty=True),
        _public("last_workday", "date", "到期日和以前最近的工作日", _DERIVED, empty=True),
        _field("state", "text", "状态，如 overdue 逾期、done 完成，共九种", _DERIVED),
        _field("was_due", "boolean", "按那一天已经到期：到期完成率的分母", _DERIVED),
        _field("days_left", "integer", "还有几天，负的是过了几天", _DERIVED, empty=True),
        _field("first_due", "date", "延期以前的到期日", _DERIVED, empty=True),
        _field("status", "text", "最近一次报的情况；没有报过为 未启动", f"{_LEDGER} status"),
        _field("last_on", "date", "最近一次记录的日期", f"{_LEDGER} on", empty=True),
        _field("last_note", "text", "最近一次记录的说明", f"{_LEDGER} note", empty=True),
        _field("done_on", "date", "哪天做完的", _DERIVED, empty=True),
        _field("closed_on", "date", "哪天销号的", f"{_LEDGER} on", empty=True),
        _field("delivered_by", "text", "共同一份的，哪个单位报送的", _DERIVED, empty=True),
        _field("request", "text", "没有核准的申请", f"{_LEDGER} status", empty=True),
        _field("sent_back_on", "date", "哪天被退回，还没有重报", f"{_LEDGER} on", empty=True),
        _field("reminded_on", "list", "哪些天催办过", f"{_LEDGER} on"),
        _field("evidence", "list", "佐证的网址", f"{_LEDGER} evidence"),
        _field("missing", "list", "还缺什么", _DERIVED),
        _field("assumed", "text", "承担与否待确认，依据是什么", f"{_TASKS} also", empty=True),
    ),
)
RECTIFICATIONS = DataTable(
    "rectifications",
    "整改：查出的问题，一件一行；办到哪一步看 occasions",
    ("deadline",),
    (
        _field("deadline", "text", "时限表里的编号", _DERIVED, refers="deadlines"),
        _field("unit", "text", "谁的", _LEDGER, refers="units"),
        _field("item", "text", "台账里的编号", f"{_LEDGER} item"),
        _field("problem", "text", "什么问题", f"{_LEDGER} problem"),
        _field("measure", "text", "整改措施，最近一次报的", f"{_LEDGER} measure", empty=True),
        _field("found_on", "date", "哪天发现的", f"{_LEDGER} on"),
        _field("found", "text", "怎样发现的", f"{_LEDGER} found", empty=True),
        _field("found_by", "text", "谁立的", f"{_LEDGER} by"),
        _field("days_open", "integer", "从发现到改好，没有改好的到这一天，有几天", _DERIVED),
    ),
)
RECORDS = DataTable(
    "records",
    "台账的记录，日期在 as_of 以后的不算",
    ("unit", "position"),
    (
        _field("unit", "text", "谁的台账", _LEDGER, refers="units"),
        _field("position", "integer", "台账里的第几条，从 1 数起", _LEDGER),
        _field("happened_on", "date", "日期", f"{_LEDGER} on"),
        _field("subject", "text", "记的是哪项任务或哪条时限，台账的写法", f"{_LEDGER} for"),
        _field("task", "integer", "哪项任务", _DERIVED, empty=True, refers="tasks"),
        _field("deadline", "text", "哪条时限", _DERIVED, empty=True, refers="deadlines"),
        _field("status", "text", "情况", f"{_LEDGER} status"),
        _field("since", "date", "从哪天的事起算", f"{_LEDGER} since", empty=True),
        _field("period", "text", "期次", f"{_LEDGER} period", empty=True),
        _field("note", "text", "说明", f"{_LEDGER} note", empty=True),
        _field("evidence", "list", "佐证的网址", f"{_LEDGER} evidence"),
        _field("recorded_by", "text", "单位以外谁记的", f"{_LEDGER} by", empty=True),
    ),
)
BASIS_LINKS = DataTable(
    "basis_links",
    "依据：任务和时限落实上级文件的哪一项",
    ("position",),
    (
        _field("position", "integer", "第几条，从 1 数起", f"{_TASKS} basis"),
        _field("task", "integer", "哪项任务的；空的是通知的", _TASKS, empty=True, refers="tasks"),
        _field("deadline", "text", "哪条时限的", _TASKS, empty=True, refers="deadlines"),
        _field("document", "text", "上级文件的文号", f"{_TASKS} basis"),
        _field("item", "text", "那份文件的哪一项", f"{_TASKS} basis"),
    ),
)
ERRATA = DataTable(
    "errata",
    "勘误：看着不对、原文没有动的",
    ("position",),
    (
        _field("position", "integer", "第几条，从 1 数起", f"{_TASKS} errata"),
        _field("section", "integer", "哪一目的", _TASKS, empty=True, refers="sections"),
        _field("task", "integer", "哪项任务的", _TASKS, empty=True, refers="tasks"),
        _field("problem", "text", "哪里不对", f"{_TASKS} errata.problem"),
        _field("confidence", "text", "把握", f"{_TASKS} errata.confidence"),
        _field("quote", "text", "原文的字", f"{_TASKS} errata.quote", empty=True),
        _field("suggestion", "text", "多半应是", f"{_TASKS} errata.suggestion", empty=True),
    ),
)
_SCHEME, _MARKS = "assessment.yaml", "assessment/*.yaml"
SCORES = DataTable(
    "scores",
    "考核的得分：一个参加考核的单位一行",
    ("unit",),
    (
        _field("unit", "text", "单位", f"{_SCHEME} groups.units", refers="units"),
        _field("score_group", "text", "在哪一组里比", f"{_SCHEME} groups.name"),
        _field("rank", "integer", "组内名次；空的是不排名", _DERIVED, empty=True),
        _field("total", "text", "总分，小数位数照办法", _DERIVED),
        _field("band", "text", "等次", f"{_SCHEME} bands.name", empty=True),
        _field("base", "text", "基础分，折算以后的", _DERIVED),
        _field("bonus", "text", "加分", _DERIVED),
        _field("penalty", "text", "扣分，负数", _DERIVED),
        _field("occasions", "integer", "照多少项次评的", _DERIVED),
        _field("announced_on", "date", "最近一次征求意见或公布的日期", _MARKS, empty=True),
        _field("announced", "text", "那时的分数", _MARKS, empty=True),
        _field("open_objections", "integer", "还没有处理的申诉", _MARKS),
    ),
)
SCORE_ITEMS = DataTable(
    "score_items",
    "考核的每一分：一个单位一个项目的得分一行，得失的每一分再各一行",
    ("unit", "item", "position"),
    (
        _field("unit", "text", "单位", f"{_SCHEME} groups.units", refers="units"),
        _field("item", "text", "项目的编号；“调整”是不属于哪个项目的", f"{_SCHEME} items.id"),
        _field("position", "integer", "0 是项目的得分，1 起是得失的第几分", _DERIVED),
        _field("what", "text", "项目的名称", f"{_SCHEME} items.what"),
        _field("side", "text", "基础、加分、扣分", f"{_SCHEME} items.side", empty=True),
        _field("measure", "text", "评分依据", f"{_SCHEME} items.measure", empty=True),
        _field("points", "text", "第 0 行是得分，其余是得失，带正负号", _DERIVED),
        _field("worth", "text", "分值，只在第 0 行", f"{_SCHEME} items.points", empty=True),
        _field("deadline", "text", "为哪条时限", _DERIVED, empty=True),
        _field("period", "text", "哪一期", _DERIVED, empty=True),
        _field("why", "text", "为什么；第 0 行是项目的情况", _DERIVED, empty=True),
        _field("rests_on", "list", "依据哪个文件哪一行，或缺哪里的记录", _DERIVED),
    ),
)
FINDINGS = DataTable(
    "findings",
    "gkcli check 报出的问题",
    ("position",),
    (
        _field("position", "integer", "第几处，从 1 数起", "gkcli check"),
        _field("file", "text", "文件，从工作区算起", "gkcli check"),
        _field("line", "integer", "行", "gkcli check"),
        _field("column_number", "integer", "列", "gkcli check"),
        _field("severity", "text", "error 错误、warning 警告、note 说明", "gkcli check"),
        _field("code", "text", "哪一类问题", "gkcli check"),
        _field("message", "text", "怎么了", "gkcli check"),
        _field("hint", "text", "怎么改", "gkcli check"),
    ),
)

TABLES = (
    NOTICES,
    BASIS,
    PARTS,
    SECTIONS,
    UNITS,
    GROUPS,
    GROUP_MEMBERS,
    ALIASES,
    TASKS,
    INVOLVEMENTS,
    DEADLINES,
    OCCASIONS,
    RECTIFICATIONS,
    BASIS_LINKS,
    RECORDS,
    ERRATA,
    SCORES,
    SCORE_ITEMS,
    FINDINGS,
)
"""Every table there is."""

_WORKSPACE = _public("workspace", "text", "工作区的名称", "rollup.yaml 或文件夹")
_YEAR = _public(
    "year", "integer", "哪一年的；空的是任务表读不出来", f"{_TASKS} notice.year", empty=True
)
_WHERE = (_WORKSPACE, _YEAR)
"""With what every row begins among several workspaces; that of a notice has its year anyway."""


def tables(*, public: bool = False, several: bool = False) -> tuple[DataTable, ...]:
    """The tables of an export: those of the public face, or of several workspaces.

    In several workspaces' each row begins with the workspace, which is part of the key, and the
    year.
    """
    shown = TABLES if not public else tuple(t.public for t in TABLES if t.public.fields)
    if not several:
        return shown
    return tuple(
        table._replace(key=("workspace", *table.key), fields=(*where_of(table), *table.fields))
        for table in shown
    )


def where_of(table: DataTable) -> tuple[DataField, ...]:
    """The fields with which a row of the table begins among several workspaces."""
    return _WHERE[:1] if table.name == NOTICES.name else _WHERE
