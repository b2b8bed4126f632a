"""What a fresh machine installs: the lock is there and is that of this pyproject."""

import re
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK_TEXT = (REPOSITORY / "uv.lock").read_text(encoding="utf-8")
PACKAGES = {package["name"]: package for package in tomllib.loads(LOCK_TEXT)["package"]}


def test_the_lock_names_public_hosts_only():
    hosts = set(re.findall(r"[a-z+]+://([^/\"]*)", LOCK_TEXT))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
    kinds = {kind for package in PACKAGES.values() for kind in package["source"]}
    assert kinds == {"registry", "editable"}


def test_the_lock_holds_all_that_the_project_asks_for():
    extras = PROJECT["optional-dependencies"].values()
    asked = [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    locked = PACKAGES[PROJECT["name"]]["metadata"]["requires-dist"]
    assert {f"{one['name']}{one['specifier']}" for one in locked} == set(map(str.lower, asked))
    assert {one["name"] for one in locked} < PACKAGES.keys()
