"""The command that installs what office files need names all that the extra does."""

import re
import tomllib
from pathlib import Path

from gkcli.office.read.kinds import INSTALL

PROJECT = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))


def test_it_names_the_libraries_of_the_extra():
    extra = PROJECT["project"]["optional-dependencies"]["office"]
    names = sorted(re.match(r"[\w-]+", one)[0] for one in extra)
    assert INSTALL.split()[2:] == names
