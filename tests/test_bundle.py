"""The bundle for computers without internet: what is in it, and that it installs from itself."""

import ast
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from tools import bundle as module
from tools.bundle import BundleError, bundle
from tools.locked import SYSTEMS, requirements

REPOSITORY = Path(__file__).parents[1]
OFFLINE = REPOSITORY / "tools/offline"
PYTHON = "{}.{}".format(*sys.version_info)
HERE = {"x86_64": "linux-x86_64", "aarch64": "linux-arm64"}.get(platform.machine(), "")

LOCK = """
[[package]]
name = "gkcli"
version = "1"
source = { editable = "." }
dependencies = [{ name = "a" }, { name = "w", marker = "sys_platform == 'win32'" }]
[package.optional-dependencies]
office = [{ name = "b", extra = ["more"] }]
dev = [{ name = "d" }]
""" + "".join(
    f"""
[[package]]
name = "{name}"
version = "2.{number}"
source = {{ registry = "https://pypi.org/simple" }}
wheels = [{{ url = "https://example.org/{name}.whl", hash = "sha256:{name}0" }}]
{more}
"""
    for number, (name, more) in enumerate(
        {
            "a": 'dependencies = [{ name = "old", marker = "python_full_version < \'3.12\'" }]',
            "b": 'optional-dependencies = { more = [{ name = "c" }] }',
            **dict.fromkeys(("c", "d", "old", "w", "pip"), ""),
        }.items()
    )
)


class TestWhatTheLockSays:
    def needed(self, system, python, *extras):
        return [one.name for one in requirements(extras, SYSTEMS[system], python, LOCK)]

    def test_systems_and_versions_of_python_need_different_things(self):
        assert self.needed("linux-x86_64", "3.11") == ["a", "old", "pip"]
        assert self.needed("linux-arm64", "3.12") == ["a", "pip"]
        assert self.needed("windows-x86_64", "3.12") == ["a", "pip", "w"]

    def test_an_extra_brings_what_it_needs_and_the_extras_of_that(self):
        assert self.needed("linux-x86_64", "3.12", "office") == ["a", "b", "c", "pip"]

    def test_a_requirement_names_its_version_and_its_digests(self):
        [first, *_] = requirements((), SYSTEMS["linux-x86_64"], "3.12", LOCK)
        assert str(first) == "a==2.0 --hash=sha256:a0"

    @pytest.mark.parametrize("system", SYSTEMS)
    def test_everything_that_is_asked_for_is_in_the_bundle(self, system):
        project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
        asked = [*project["dependencies"], *project["optional-dependencies"]["office"]]
        names = {one.partition(">")[0].lower() for one in asked}
        assert names < {one.name for one in requirements(module.EXTRAS, SYSTEMS[system], "3.11")}


@pytest.fixture
def no_downloads(monkeypatch):
    """Wheels out of nothing."""

    def download(system, python, extras, target):
        (target / f"{system.name}-{python}.whl").write_text(",".join(extras), encoding="utf-8")

    monkeypatch.setattr(module, "download", download)
    monkeypatch.setattr(
        module, "build_wheel", lambda target: (target / "gkcli.whl").write_bytes(b"1")
    )


def contents(path):
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    with tarfile.open(path) as archive:
        return {one.name: archive.extractfile(one).read() for one in archive.getmembers()}


@pytest.mark.usefixtures("no_downloads")
class TestThePack:
    @pytest.mark.parametrize("system", SYSTEMS)
    def test_the_same_wheels_make_the_same_bytes(self, tmp_path, system):
        made = [
            bundle(SYSTEMS[system], ("3.11", "3.12"), ("office",), tmp_path / str(n))
            for n in (1, 2)
        ]
        assert made[0].read_bytes() == made[1].read_bytes()
        if made[0].suffix == ".gz":
            # Where gzip would say when it was made.
            assert made[0].read_bytes()[4:8] == bytes(4)

    @pytest.mark.parametrize(
        ("system", "starter"),
        [("linux-arm64", "install.sh"), ("windows-x86_64", "install.cmd")],
    )
    def test_it_tells_what_it_holds_and_has_the_starter_of_its_system(
        self, tmp_path, system, starter
    ):
        path = bundle(SYSTEMS[system], ("3.12",), ("office",), tmp_path)
        files = {name.partition("/")[2]: data for name, data in contents(path).items()}
        wheels = {f"wheels/{system}-3.12.whl", "wheels/gkcli.whl"}
        assert files.keys() == {"README.txt", "bundle.json", "install.py", starter, *wheels}
        facts = json.loads(files["bundle.json"])
        assert facts["sha256"] == {name: sha256(files[name]).hexdigest() for name in wheels}
        assert (facts["pythons"], facts["extras"]) == (["3.12"], ["office"])
        assert (b"\r\n" in files["README.txt"]) == (system == "windows-x86_64")

    def test_a_wheel_that_is_missing_is_told(self, tmp_path, monkeypatch, capsys):
        def missing(*_):
            raise BundleError("ERROR: No matching distribution")

        monkeypatch.setattr(module, "download", missing)
        assert module.main(["--system", "linux-arm64", "-o", str(tmp_path)]) == 2
        assert "没有做成：ERROR: No matching" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []


def facts(**other):
    return {
        "version": "0",
        "system": "别的",
        "sys_platform": sys.platform,
        "machine": platform.machine(),
        "pythons": [PYTHON],
        "extras": [],
        "sha256": {"wheels/甲.whl": sha256(b"1").hexdigest()},
        **other,
    }


@pytest.fixture
def unpacked(tmp_path):
    """Run the installer of a bundle that says this of itself: ``unpacked(facts())``."""
    folder = tmp_path / "包"
    (folder / "wheels").mkdir(parents=True)
    (folder / "wheels/甲.whl").write_bytes(b"1")
    shutil.copy(OFFLINE / "install.py", folder)

    def run(said, *arguments):
        (folder / "bundle.json").write_text(json.dumps(said), encoding="utf-8")
        return subprocess.run(
            [sys.executable, str(folder / "install.py"), *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "HOME": str(tmp_path), "PYTHONUTF8": "1"},
            check=False,
        )

    return run


class TestTheInstaller:
    @pytest.mark.parametrize(
        ("said", "told"),
        [
            (facts(pythons=["3.1"]), f"这里的 Python 是 {PYTHON}，要 3.1"),
            (facts(machine="m68k"), "请换相应的安装包"),
            (
                facts(sha256={"wheels/甲.whl": "0", "wheels/乙.whl": "0"}),
                "wheels/乙.whl、wheels/甲.whl",
            ),
        ],
    )
    def test_what_does_not_fit_is_told_and_nothing_installed(self, unpacked, tmp_path, said, told):
        done = unpacked(said, tmp_path / "装")
        assert done.returncode == 2
        assert told in done.stderr
        assert not (tmp_path / "装").exists()

    def test_other_peoples_folders_are_left_alone(self, unpacked, tmp_path):
        (tmp_path / "我的").mkdir()
        (tmp_path / "我的/文件").write_bytes(b"")
        assert "已经有别的东西" in unpacked(facts(), tmp_path / "我的").stderr
        assert "是文件，不是文件夹" in unpacked(facts(), tmp_path / "我的/文件").stderr
        assert [path.name for path in (tmp_path / "我的").iterdir()] == ["文件"]

    def test_an_old_python_can_read_it(self):
        ast.parse((OFFLINE / "install.py").read_text(encoding="utf-8"), feature_version=(3, 6))

    def test_the_starter_of_linux_tells_where_there_is_no_python(self, tmp_path):
        (tmp_path / "bin").mkdir()
        for name in ("sh", "dirname"):
            (tmp_path / "bin" / name).symlink_to(shutil.which(name))
        done = subprocess.run(
            ["sh", str(OFFLINE / "install.sh")],
            capture_output=True,
            encoding="utf-8",
            env={"PATH": str(tmp_path / "bin")},
            check=False,
        )
        assert done.returncode == 2
        assert "没有 Python 3.11 以上" in done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A real bundle for this computer, unpacked."""
    if not (sys.platform == "linux" and HERE and platform.libc_ver()[0] == "glibc"):
        pytest.skip("bundles are for other computers than this one")
    folder = tmp_path_factory.mktemp("bundle")
    probe = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "mdurl", "-d", str(folder)]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("no package index can be reached")
    path = bundle(SYSTEMS[HERE], (PYTHON,), module.EXTRAS, folder)
    with tarfile.open(path) as archive:
        archive.extractall(folder, filter="data")
    return folder / path.name.removesuffix(".tar.gz")


def without_network(*command):
    """Run a command where no network is, as far as this computer lets us."""
    apart = ["unshare", "--map-root-user", "--net"]
    possible = (
        shutil.which("unshare")
        and not subprocess.run([*apart, "true"], capture_output=True, check=False).returncode
    )
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ALL_PROXY"), "http://127.0.0.1:9")
    return subprocess.run(
        [*(apart if possible else []), *map(str, command)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **nowhere, "PYTHONUTF8": "1"},
        check=False,
    )


def test_gkcli_is_installed_and_works_without_network(made, tmp_path):
    target = tmp_path / "gkcli"
    for _ in range(2):
        done = without_network(sys.executable, made / "install.py", target)
        assert done.returncode == 0, done.stderr
        assert f"装好了：{target}/bin/gkcli" in done.stdout
    gkcli, demo = target / "bin/gkcli", REPOSITORY / "examples/demo"
    assert "没有发现问题" in without_network(gkcli, "-d", demo, "check").stdout
    for words in (
        ("report", "breakdown", "-o", tmp_path / "表.docx"),
        ("record", "--template", tmp_path / "表.xlsx", "-u", "甲镇"),
    ):
        done = without_network(gkcli, "-d", demo, *words)
        assert done.returncode == 0, done.stderr
    assert zipfile.is_zipfile(tmp_path / "表.docx")
    assert zipfile.is_zipfile(tmp_path / "表.xlsx")
