"""click in Chinese, whatever the locale."""

import gettext
import sys

from gkcli.cli.catalogue import CATALOGUE


def translated(text: str) -> str:
    """Our words for a text of click's; the text itself where the catalogue has none."""
    return CATALOGUE.get(text, text)


def translated_plural(singular: str, plural: str, number: int) -> str:
    """Our words for ``number`` things."""
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
