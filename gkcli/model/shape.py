"""What every record of the model is: a frozen value that knows its keys and no others."""

from collections.abc import Iterable
from typing import TypeVar, dataclass_transform

from gkcli.frozen import frozen

T = TypeVar("T")


def key_of(attribute: str) -> str:
    """The YAML key of a field: ``from_`` stands for ``from``, which Python keeps for itself."""
    return attribute.rstrip("_")


_CONFIG = {"extra": "forbid", "alias_generator": key_of}


@dataclass_transform(frozen_default=True)
def shape(cls: type[T]) -> type[T]:
    """Make a class a frozen value class that pydantic validates with no unknown keys.

    pydantic takes it for a dataclass; it is imported only where a file is validated or its schema
    is printed.
    """
    cls.__pydantic_config__ = dict(_CONFIG)  # type: ignore[attr-defined]
    return frozen(cls)


def make_shape(name: str, optional: Iterable[tuple[str, object]], base: type[T]) -> type[T]:
    """A shape whose further keys are data: names and annotations of fields, None where left out."""
    annotations = dict(optional)
    body = {"__annotations__": annotations, "__module__": __name__, **dict.fromkeys(annotations)}
    return shape(type(name, (base,), body))


LABELS: dict[str, str] = {
    "notice": "通知",
    "parts": "节",
    "sections": "目",
    "tasks": "任务",
    "title": "标题",
    "number": "编号或文号",
    "issuer": "发文机关",
    "year": "年度",
    "signed_on": "成文日期",
    "table_title": "表名",
    "addressees": "主送机关",
    "body": "正文",
    "printed_by": "印发机关",
    "printed_on": "印发日期",
    "copies_to": "抄送",
    "copies_line": "抄送原文",
    "basis": "上级依据",
    "deadlines": "时限",
    "errata": "勘误",
    "carried_from": "承自上年",
    "todo": "待定",
    "lead": "牵头单位",
    "responsible": "责任单位",
    "requirement": "工作要求",
    "id": "时限编号",
    "what": "事项",
    "quote": "所据原文",
    "units": "单位",
    "open_list": "名单后有“等”",
    "also": "另有谁承担",
    "owed": "承担方式",
    "by": "到期日或记录人",
    "each": "周期",
    "at_least": "每期至少次数",
    "day": "每期末月的日子",
    "next_month": "在下一个月",
    "within": "期限",
    "after": "起算事件",
    "ongoing": "长期坚持",
    "when": "条件",
    "report_to": "报送",
    "publish_on": "公开渠道",
    "source": "来源",
    "problem": "疑点或问题",
    "confidence": "把握",
    "suggestion": "建议",
    "name": "名称",
    "kind": "类别",
    "kinds": "类别",
    "full_name": "全称",
    "aliases": "别名",
    "from": "起用日期",
    "to": "停用日期",
    "successor": "改革后单位",
    "verified": "已核实",
    "note": "说明",
    "groups": "统称",
    "members": "成员",
    "complete": "名册完整",
    "form": "格式",
    "years": "各年",
    "off": "放假日",
    "worked": "调休上班日",
    "on": "日期",
    "for": "任务或事项",
    "status": "状态",
    "since": "起算日期",
    "period": "期次",
    "due": "整改时限",
    "found": "怎样发现",
    "evidence": "佐证",
    "workspaces": "工作区",
    "folder": "文件夹",
    "not_ours": "不涉及本级的项",
    "url": "git 地址",
    "logo": "标志",
    "address": "网站地址",
    "organizer": "主办单位",
    "maker": "承办单位",
    "contact": "联系方式",
    "offices": "办公室",
    "leads_decide": "牵头单位可核准",
    "phone": "电话",
    "signer": "签发人",
    "reminder": "催办",
    "answer_within": "反馈时限",
    "steps": "各步",
    "ranking": "排名",
    "least_items": "至少项次",
    "least_rate": "至少完成率",
    "site_code": "网站标识码",
    "icp": "备案号",
    "police": "公安备案号",
    "full": "总分",
    "places": "小数位数",
    "until": "截止日期",
    "assessors": "评分的人",
    "exempt": "不参加考核",
    "items": "评分项目",
    "points": "分数",
    "measure": "评分依据或整改措施",
    "side": "分类",
    "about": "所评事项",
    "per_case": "每项次几分",
    "late": "迟一项次几分",
    "late_day": "迟一天几分",
    "bonus_cap": "加分上限",
    "penalty_cap": "扣分上限",
    "inapplicable": "没有可评项次的处理",
    "least_cases": "最少项次",
    "ties": "同分先比",
    "bands": "等次",
    "at_most": "最多百分之几",
    "item": "评分项目或整改事项",
    "outcome": "处理结果",
    "digest": "摘要",
    "path": "路径",
    "files": "文件",
    "cycles": "周期报送",
    "gathered_by": "汇总单位",
    "role": "由谁",
    "spot_check": "抽查",
    "count": "件数",
    "share": "比例",
}


def labelled(key: str) -> str:
    """The key as messages name it: “title”（标题）."""
    label = LABELS.get(key)
    return f"“{key}”（{label}）" if label else f"“{key}”"
