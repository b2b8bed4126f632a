"""Word and Excel documents written for the purpose, part by part, so that every mark is meant."""

import io
import zipfile
from collections.abc import Callable, Sequence

import openpyxl

_SCHEMA = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_SCHEMA}/wordprocessingml/2006/main"'
_OFFICE = f"{_SCHEMA}/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="{_SCHEMA}/package/2006/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_WORD_TYPE}.numbering+xml"/>
</Types>"""
_PACKAGE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="{_SCHEMA}/package/2006/relationships">
<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_PARTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="{_SCHEMA}/package/2006/relationships">
<Relationship Id="n1" Type="{_OFFICE}/numbering" Target="numbering.xml"/>
</Relationships>"""
_NUMBERING = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering {_W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>"""


def word(body: str) -> bytes:
    """A .docx file with this body, as bytes."""
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _PACKAGE)
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", _PARTS)
        archive.writestr("word/numbering.xml", _NUMBERING)
    return file.getvalue()


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="甲">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="2" w:author="甲"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def paragraph(content: str = "", level: int | None = None) -> str:
    """A paragraph of text or runs; with a level, one that Word numbers."""
    numbered = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        if level is not None
        else ""
    )
    return f"<w:p>{numbered}{content if content.startswith('<') else run(content)}</w:p>"


def cell(content: str = "", span: int = 1, merge: str = "") -> str:
    """A cell; ``merge`` is restart or continue."""
    joined = {"": "", "continue": "<w:vMerge/>"}.get(merge, f'<w:vMerge w:val="{merge}"/>')
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/>{joined}</w:tcPr>'
    lines = content.split("\n") if not content.startswith("<") else [content]
    return f"<w:tc>{properties}{''.join(map(paragraph, lines))}</w:tc>"


def table(*rows: str | Sequence[str]) -> str:
    """A table; a row is a list of cells or of their texts."""
    written = [
        "".join(c if c.startswith("<w:tc>") else cell(c) for c in row) if row else ""
        for row in rows
    ]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in written)}</w:tbl>"


HEADS = ["序号", "工作任务", "牵头单位", "责任单位", "完成时限"]


def merged_cells() -> bytes:
    """A notice whose table has merged cells, and goes on behind a page break with its heads."""
    return word(
        paragraph("示例区人民政府办公室关于印发2021年民生工程任务分解表的通知")
        + paragraph("示政办〔2021〕9号")
        + paragraph("各镇人民政府，区直各部门：")
        + paragraph("现将任务分解表印发给你们，请于2021年3月31日前将工作方案报区政府督查室。")
        + paragraph("示例区人民政府办公室")
        + paragraph("2021年3月5日")
        + paragraph("2021年民生工程任务分解表")
        + table(
            HEADS,
            [cell("一、教育", span=5)],
            ["1", "新建公办幼儿园", cell("区教育局", merge="restart"), "区住建局", "2021年8月底前"],
            ["2", "扩建中心小学", cell(merge="continue"), "各镇", "12月底前"],
            ["3", "招聘教师", "", "区人社局", "第三季度"],
        )
        + paragraph()
        + paragraph("— 2 —")
        + table(
            HEADS,
            [cell("二、医疗", span=5)],
            ["4", "建设区医院新院", "区卫健局", "区发改局\n区财政局", "长期坚持"],
        )
        + paragraph("抄送：区委办公室，区人大常委会办公室。")
        + paragraph("示例区人民政府办公室　　　2021年3月5日印发")
    )


def tracked_changes() -> bytes:
    """A table with insertions and deletions not yet accepted, in text, rows and paragraphs."""
    return word(
        paragraph("2020年示例工作分解表")
        + table(
            ["工作任务", "牵头单位", "责任单位", "工作要求"],
            [
                cell(paragraph(run("1. 推进") + deleted("旧") + inserted("新") + run("平台建设"))),
                cell(paragraph(deleted("区经信局") + inserted("区工信局"))),
                cell(paragraph(run("各镇") + inserted("、区直各部门"))),
                cell(paragraph(run("建成平台") + deleted("3个") + inserted("5个") + run("。"))),
            ],
        ).replace(
            "</w:tbl>",
            '<w:tr><w:trPr><w:del w:id="9" w:author="甲"/></w:trPr>'
            + "".join(cell(text) for text in ("2. 删去的任务", "甲局", "乙局", "不做了。"))
            + "</w:tr></w:tbl>",
        )
    )


def numbered_by_word() -> bytes:
    """Running text whose numbers Word writes by itself."""
    return word(
        paragraph("示例市2022年重点任务分工")
        + paragraph("产业发展", level=0)
        + paragraph("培育龙头企业。（市工信局牵头，市财政局配合）", level=1)
        + paragraph("建设产业园。（市发改委负责）", level=1)
        + paragraph("社会民生", level=0)
        + paragraph("建设社区食堂。（市民政局牵头，各区负责）", level=1)
    )


def text_in_controls() -> bytes:
    """Text in content controls, fields, a smart tag, a nested table, and hidden text."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>"
    control = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('2023年示例任务表')}</w:sdtContent></w:sdt>"
    )
    nested = f"<w:tc><w:tcPr/>{table(['建成', '5个'])}{paragraph('站点。')}</w:tc>"
    return word(
        control
        + table(
            ["任务", "责任单位", "具体要求"],
            [
                cell(paragraph(run("1. 建") + hidden + run("站点"))),
                cell(paragraph(f'<w:smartTag w:element="a">{run("区民政局")}</w:smartTag>')),
                nested,
            ],
        )
    )


def sheet() -> bytes:
    """A workbook: title and unit above the heads, merged cells, dates, numbers, a hidden sheet."""
    from datetime import date

    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "任务"
    page.append(["2022年示例县重点项目责任分解表"])
    page.merge_cells("A1:F1")
    page.append(["填报单位：县政府督查室"])
    page.append(["序号", "类别", "重点任务", "牵头单位", "责任单位", "完成时限"])
    page.append([1, "交通", "改建县道", "县交通运输局", "县财政局、各乡镇", date(2022, 10, 31)])
    page.append([2, None, "新建客运站", "县交通运输局", None, "2022年底前"])
    page.append([3.0, "水利", "加固水库", None, "县水利局", "全年"])
    page.merge_cells("B4:B5")
    page["F4"].number_format = "yyyy年m月"
    page["ZZ900"].number_format = "0.00"
    other = book.create_sheet("草稿")
    other.append(["序号", "任务", "责任单位"])
    other.append([9, "不算的任务", "某局"])
    other.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


OFFICE_DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "21-merged-cells.docx": merged_cells,
    "22-tracked-changes.docx": tracked_changes,
    "23-numbered-by-word.docx": numbered_by_word,
    "24-text-in-controls.docx": text_in_controls,
    "25-sheet.xlsx": sheet,
}
