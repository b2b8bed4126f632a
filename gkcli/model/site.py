"""What an office says about its site, as ``site.yaml`` gives it."""

import re
from typing import Annotated

from gkcli.model.record import address
from gkcli.model.scalars import FieldError, Parse, Text
from gkcli.model.shape import shape

_LOGO = r"[a-z0-9]+(?:[_-][a-z0-9]+)*\.(?:svg|png|jpg|webp)"


def base_address(text: str) -> str:
    """The http or https address that a site is published at, ending in ``/``; else FieldError."""
    try:
        found = address(text)
    except FieldError:
        raise FieldError(
            "bad-address",
            f"网站地址“{text}”不是网页地址",
            "请写全，如 https://www.example.gov.cn/zwgk/",
        ) from None
    if "?" in found or "#" in found:
        raise FieldError("bad-address", f"网站地址“{text}”不是一个文件夹", "写到最后一个 / 为止")
    return found if found.endswith("/") else f"{found}/"


def logo_name(text: str) -> str:
    """The name of a picture in the folder of the site's own looks; FieldError otherwise."""
    if not re.fullmatch(_LOGO, text):
        raise FieldError(
            "bad-logo",
            f"标志“{text}”不是图片的文件名",
            "图片放在 templates/site/ 里，这里只写文件名，如 logo.svg：小写字母和数字，"
            "svg、png、jpg 或 webp",
        )
    return text


SiteAddress = Annotated[str, Parse(base_address, "https://www.example.gov.cn/zwgk/2018/")]
LogoName = Annotated[str, Parse(logo_name, "logo.svg")]


@shape
class SiteSettings:
    """The whole of ``site.yaml``; everything may be left out.

    ``address`` is where the site is published. ``organizer`` (主办单位), ``maker`` (承办单位),
    ``contact``, ``site_code`` (网站标识码), ``icp`` (备案号) and ``police`` (公安备案号) stand at
    the foot of every page, as the rules for government sites want it. Source: 政府网站发展指引
    (国办发〔2017〕47号).
    """

    title: Text | None = None
    logo: LogoName | None = None
    address: SiteAddress | None = None
    organizer: Text | None = None
    maker: Text | None = None
    contact: Text | None = None
    site_code: Text | None = None
    icp: Text | None = None
    police: Text | None = None
