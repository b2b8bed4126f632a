"""The table of commands: all that the root help page and completion need."""

from typing import NamedTuple


class CommandEntry(NamedTuple):
    """A command's name, the module in ``gkcli.cli`` that holds it, and its help in one line.

    One that only programs call is ``hidden`` from the help page and from completion.
    """

    name: str
    module: str
    summary: str
    hidden: bool = False


class CommandSection(NamedTuple):
    """Commands under one heading of the help page."""

    heading: str
    entries: tuple[CommandEntry, ...]

    @property
    def shown(self) -> tuple[CommandEntry, ...]:
        """The commands listed in the help page."""
        return tuple(entry for entry in self.entries if not entry.hidden)


SECTIONS = (
    CommandSection(
        "看",
        (
            CommandEntry(
                "overview", "overview", "一屏看全年：各节进度、时限、牵头单位、哪些单位落后"
            ),
            CommandEntry("today", "today", "看现在要办什么，各带一条办它的命令"),
            CommandEntry("tasks", "tasks", "列出任务，可按单位、角色、目和文字筛选"),
            CommandEntry(
                "show",
                "show",
                "看任务或事项的全文：单位、工作要求、时限、进展、勘误",
            ),
            CommandEntry("units", "units", "看单位名册，或一个单位的名称、归属、任务和进展"),
            CommandEntry("deadlines", "deadlines", "看谁要在什么时候前交什么、交了没有、还缺什么"),
            CommandEntry("spot-check", "spot_check", "从报了完成的事项里随机抽几件去核查"),
            CommandEntry("rectify", "rectify", "看要整改的：什么问题、哪天前改好、改到哪一步"),
            CommandEntry("score", "score", "照考核办法算分：得分、名次，每一分依据哪条记录"),
            CommandEntry("trace", "trace", "对照上级文件：每项由谁落实、漏了什么、少了什么"),
            CommandEntry("compare", "compare", "比几个年度：任务延续、改写、拆并，每年各做得怎样"),
            CommandEntry("rollup", "rollup", "汇总许多工作区：市里看各区，省里看各市"),
        ),
    ),
    CommandSection(
        "记",
        (
            CommandEntry("record", "record", "把做了什么记进单位的台账：一件事一行，只加不改"),
            CommandEntry("remind", "remind", "看今天该催谁；写好催办单，同时记进台账"),
            CommandEntry("mark", "mark", "记考核的评分、申诉、处理、公布：只加不改"),
            CommandEntry(
                "update",
                "update",
                "收回改过、填过的台账：先看改了什么，同意了才写",
            ),
            CommandEntry(
                "set", "set", "改一处任务、时限、单位，不用打开文件：先看改了什么，同意了才写"
            ),
            CommandEntry(
                "undo",
                "undo",
                "撤回最近一次写入：还没有提交的记录和改动",
            ),
        ),
    ),
    CommandSection(
        "查",
        (
            CommandEntry(
                "check", "check", "检查数据文件，一次报出全部问题：哪一行哪一列、错在哪里、怎么改"
            ),
            CommandEntry(
                "verify",
                "verify",
                "拿原件逐字核对数据：一个字不同就指出来",
            ),
            CommandEntry("diff", "diff", "比两个版本：哪项任务、哪个字段改了，涉及哪些单位"),
            CommandEntry(
                "review", "review", "审一次改动：必须看的、检查出的错误、全部改动，都在一页上"
            ),
            CommandEntry(
                "log",
                "log",
                "看一项任务、一条时限、一个单位的经过：何时、谁、改了什么",
            ),
            CommandEntry("blame", "blame", "看一项任务的每个字段、每个分句最后是哪一次提交改的"),
            CommandEntry("fmt", "fmt", "把数据文件整理成规范写法，好让每次改动只动该动的那几行"),
        ),
    ),
    CommandSection(
        "出",
        (
            CommandEntry(
                "report", "report", "出报表：实施方案、督查通报、催办单等，或用自己的模板"
            ),
            CommandEntry("export", "export.group", "把全部内容导出给别的程序：表格、数据库、日历"),
            CommandEntry("site", "site", "做成网站：一个文件夹，浏览器打开就能看，也能公开"),
        ),
    ),
    CommandSection(
        "建",
        (
            CommandEntry(
                "import", "import_", "把一份通知变成工作区：任务、单位、时限都读出来，等您核对"
            ),
            CommandEntry("carry", "carry", "从上一年做出新的一年：没办完的、年年要做的带过去"),
            CommandEntry("seal", "seal", "封存一年：以后改一个字，check 和 review 都说"),
            CommandEntry("init", "init", "新建一个工作区：写好任务表和单位名册的样子，等您填"),
            CommandEntry("schema", "schema", "打印数据文件的 JSON Schema，供编辑器补全和校验"),
        ),
    ),
    CommandSection(
        "配",
        (
            CommandEntry("completion", "completion", "让 Tab 键补全命令、单位和任务号"),
            CommandEntry(
                "git-setup", "git_setup", "让 git 按任务和分句合并，改动上方显示是哪一项任务"
            ),
            CommandEntry("cache", "cache", "看留着哪些算好的结果、有多大，或清掉"),
            CommandEntry(
                "merge-driver",
                "merge_driver",
                "合并任务表和单位名册，git 在合并时调用，不用自己运行",
                hidden=True,
            ),
        ),
    ),
)
"""Every command in the order of the help page."""

EXPORTS = (
    CommandSection(
        "",
        (
            CommandEntry(
                "xlsx",
                "export.xlsx",
                "一本 Excel 台账：任务、时限、进展、单位，能打印、筛选、填报",
            ),
            CommandEntry(
                "csv", "export.csv_folder", "一张表一个 CSV 文件，给 Excel、WPS 和统计软件"
            ),
            CommandEntry("json", "export.json_file", "一个 JSON 文件，全部的表都在里面"),
            CommandEntry("jsonl", "export.json_lines", "一行一条的 JSON Lines，一边读一边处理"),
            CommandEntry(
                "sqlite",
                "export.sqlite_file",
                "一个 SQLite 数据库，给 Datasette、DBeaver、Power BI 等",
            ),
            CommandEntry(
                "parquet",
                "export.parquet_folder",
                "一张表一个 Parquet 文件，给 DuckDB、Spark、Trino",
            ),
            CommandEntry(
                "ics", "export.ics", "时限变成日历，给手机、Outlook、WPS 日历，到期前提醒"
            ),
        ),
    ),
)
"""The forms of ``gkcli export``."""
