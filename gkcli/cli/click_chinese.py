"""The Chinese translation of click's messages.

A table in the source, not a compiled catalogue: it is read in a diff, cannot be stale, and needs
no parsing at start-up. Where click gives a plural it has an entry of its own.
"""

import gettext
import sys

CATALOGUE = {
    # headings and help pages
    "Usage:": "用法：",
    "Options": "选项",
    "Positional arguments": "参数",
    "Commands": "命令",
    "Show this message and exit.": "显示本说明",
    "Show the version and exit.": "显示版本号",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "required": "必填",
    "(dynamic)": "（视情况而定）",
    "deprecated": "已停用",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "注意：命令“{name}”即将停用。{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "注意：“{name}”即将停用。{extra_message}"
    ),
    # usage errors
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "用 {command} {option} 看用法。",
    "Missing command.": "没有写命令。",
    "No such command {name!r}.": "没有命令“{name}”。",
    "No such option {name!r}.": "没有选项“{name}”。",
    "Did you mean {possibility}?": "您是不是要找：{possibility}？",
    "(Did you mean one of: {possibilities}?)": "您是不是要找：{possibilities}？",
    "Got unexpected extra argument ({args})": "多出了一个参数：{args}",
    "Got unexpected extra arguments ({args})": "多出了几个参数：{args}",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing {param_type}": "缺少 {param_type}",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Option {name!r} does not take a value.": "选项“{name}”后面不带值。",
    "Option {name!r} requires an argument.": "选项“{name}”后面要写一个值。",
    "Option {name!r} requires {nargs} arguments.": "选项“{name}”后面要写 {nargs} 个值。",
    "Argument {name!r} takes {nargs} values.": "参数“{name}”要写 {nargs} 个值。",
    "Takes {nargs} values but 1 was given.": "要写 {nargs} 个值，只写了 1 个。",
    "Takes {nargs} values but {len} were given.": "要写 {nargs} 个值，写了 {len} 个。",
    "{len_type} values are required, but {len_value} was given.": (
        "要写 {len_type} 个值，只写了 {len_value} 个。"
    ),
    "{len_type} values are required, but {len_value} were given.": (
        "要写 {len_type} 个值，写了 {len_value} 个。"
    ),
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    # values
    "{value!r} is not {choice}.": "“{value}”不可用，只能写 {choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不可用，可以写：{choices}。",
    "Choose from:\n\t{choices}": "可以写：\n\t{choices}",
    "Choice({choices})": "可选值（{choices}）",
    "{value!r} does not match the format {format}.": "“{value}”的格式应是 {format}。",
    "{value!r} does not match the formats {formats}.": "“{value}”的格式应是 {formats} 之一。",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 内。",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "“{value}”不是开关值，可以写：{states}"
    ),
    "{value!r} is not a valid {number_type}.": "“{value}”不是数字（{number_type}）。",
    "{value!r} is not a valid UUID.": "“{value}”不是 UUID。",
    # files
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "{name} {filename!r} does not exist.": "{name}“{filename}”不存在。",
    "{name} {filename!r} is a file.": "{name}“{filename}”是一个文件。",
    "{name} {filename!r} is a directory.": "{name}“{filename}”是一个文件夹。",
    "{name} {filename!r} is not readable.": "{name}“{filename}”不能读。",
    "{name} {filename!r} is not writable.": "{name}“{filename}”不能写。",
    "{name} {filename!r} is not executable.": "{name}“{filename}”不能执行。",
    "Could not open file {filename!r}: {message}": "打不开文件“{filename}”：{message}",
    "unknown error": "原因不明",
    # prompts
    "Aborted!": "已中断",
    "Do you want to continue?": "要继续吗？",
    "Confirm the action without prompting.": "不再询问，直接执行",
    "Repeat for confirmation": "再输入一次",
    "Error: The two entered values do not match.": "错误：两次输入的不一样。",
    "Error: invalid input": "错误：看不懂的输入",
    "Press any key to continue...": "按任意键继续…",
    # editors, consoles, shells
    "d": "天",
    "{editor}: Editing failed": "{editor}：编辑失败",
    "{editor}: Editing failed: {e}": "{editor}：编辑失败：{e}",
    "Windows error: {error}": "Windows 报错：{error}",
    "Couldn't detect Bash version, shell completion is not supported.": (
        "查不到 Bash 的版本，无法补全。"
    ),
    "Shell completion is not supported for Bash versions older than 4.4.": (
        "Bash 4.4 以前的版本无法补全。"
    ),
}


def translated(text: str) -> str:
    """The translation of a message; the message itself where the catalogue has none."""
    return CATALOGUE.get(text, text)


def translated_plural(singular: str, plural: str, number: int) -> str:
    """The translation of a message that depends on ``number``."""
    return translated(singular if number == 1 else plural)


def speak_chinese() -> None:
    """Give every loaded module of click our translation.

    The standard way, a text domain, would follow LANG: Chinese only where the locale is Chinese,
    and LANGUAGE set to force it would reach git too. So click's own names are bound.
    """
    for name, module in tuple(sys.modules.items()):
        if name.startswith("click."):
            if getattr(module, "_", None) is gettext.gettext:
                vars(module)["_"] = translated
            if getattr(module, "ngettext", None) is gettext.ngettext:
                vars(module)["ngettext"] = translated_plural
