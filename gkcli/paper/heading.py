"""Whose report it is and of which notice: what stands at its head and foot."""

from gkcli.model.directory import Directory, Party
from gkcli.model.notice import Notice
from gkcli.model.units import Unit, is_administrative
from gkcli.paper.view import GROUP, NoticeView, UnitView
from gkcli.paper.wording import join_units


def notice_view(notice: Notice, directory: Directory) -> NoticeView:
    """The notice as a template can name it."""
    copies = f"抄送：{join_units(notice.copies_to, directory)}。" if notice.copies_to else ""
    return NoticeView(
        title=notice.title,
        number=notice.number,
        issuer=notice.issuer,
        year=notice.year,
        signed_on=notice.signed_on,
        table_title=notice.table_title,
        addressees=notice.addressees,
        paragraphs=tuple(notice.body.split("\n")),
        printed_by=notice.printed_by,
        printed_on=notice.printed_on,
        copies_to=notice.copies_to,
        copies_line=notice.copies_line or copies,
        basis=notice.basis,
        errata=notice.errata,
    )


def unit_view(party: Party, directory: Directory) -> UnitView:
    """A unit or group as a template can name it."""
    administrative = any(map(is_administrative, directory.members(party)))
    if isinstance(party, Unit):
        return UnitView(party.name, party.full_name or party.name, party.kind, administrative)
    return UnitView(party.name, party.name, GROUP, administrative)
