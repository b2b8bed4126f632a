"""What a fresh machine installs: the lock is that of this pyproject, the wheel holds it all."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

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


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """What the wheel of this source tree installs, without the packages it depends on."""
    copy = tmp_path_factory.mktemp("copy") / "gkcli"
    copy.mkdir()
    for name in ("gkcli", "templates"):
        leave = shutil.ignore_patterns("__pycache__", "compiled")
        shutil.copytree(REPOSITORY / name, copy / name, ignore=leave)
    for name in ("pyproject.toml", "README.md", "hatch_build.py"):
        shutil.copy(REPOSITORY / name, copy)
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "..")
    subprocess.run(build, cwd=copy, check=True, capture_output=True)
    (wheel,) = copy.parent.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(copy.parent / "installed")
    return copy.parent / "installed"


PROBE = """
import sys
from jinja2 import Environment
Environment.compile = None
import gkcli
assert gkcli.__file__.startswith(sys.argv.pop(1)), gkcli.__file__
from gkcli.cli.app import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_wheel_prints_reports_from_templates_that_it_holds_compiled(installed, form, tmp_path):
    # In the repository its templates would be taken for those of the workspace.
    data = shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    words = ("-d", str(data), "report", "breakdown", "-f", form)
    printed = subprocess.run(
        [sys.executable, "-c", PROBE, str(installed), *words],
        env={"PYTHONPATH": str(installed), "PYTHONUTF8": "1"},
        cwd=installed,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert "泉港政办〔2018〕118号" in printed.stdout
    assert not printed.stderr
