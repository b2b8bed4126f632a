"""Install gkcli from the wheels beside this file; no network is asked.

It runs before anything is known of the Python that runs it: keep to what Python 3.6 reads.
"""

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MARK = "gkcli-offline.json"


def main() -> int:
    """Check the bundle and this computer, install, and say how to begin."""
    parser = argparse.ArgumentParser(description="不用网络，装好 gkcli")
    parser.add_argument("target", nargs="?", default=usual_target(), help="装到哪个文件夹")
    target = Path(os.path.abspath(parser.parse_args().target))  # noqa: PTH100 - links stay links
    facts = json.loads((HERE / "bundle.json").read_text(encoding="utf-8"))
    for trouble in (wrong_computer(facts), wrong_files(facts), wrong_target(target)):
        if trouble:
            print(f"没有安装：{trouble}", file=sys.stderr)
            return 2
    print(f"装到 {target} ……", flush=True)
    if install(facts, target):
        print("没有装好，原因见上面。", file=sys.stderr)
        return 2
    tell(target)
    return 0


def usual_target() -> Path:
    """Where programs of a user's own go."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or HERE, "Programs", "gkcli")
    return Path("~/.local/share/gkcli").expanduser()


def wrong_computer(facts: dict) -> str:
    """Why the bundle is not for this computer, "" where it is."""
    version = "{}.{}".format(*sys.version_info)
    if version not in facts["pythons"]:
        wanted = "、".join(facts["pythons"])
        return f"这里的 Python 是 {version}，要 {wanted}。装上其中一版，再用它运行 install.py。"
    if sys.implementation.name != "cpython" or sys.maxsize < 2**32:
        return "要 64 位的 CPython（python.org 的就是）。"
    if (sys.platform, platform.machine()) != (facts["sys_platform"], facts["machine"]):
        here = f"{sys.platform} {platform.machine()}"
        return f"安装包是给 {facts['system']} 的，这台电脑是 {here}。请换相应的安装包。"
    return ""


def wrong_files(facts: dict) -> str:
    """Which files are missing or not as they were packed, "" where none is."""
    bad = [name for name, digest in sorted(facts["sha256"].items()) if digest_of(name) != digest]
    if bad:
        return f"这些文件缺了，或者拷贝时坏了：{'、'.join(bad)}。请重新拷贝安装包。"
    return ""


def digest_of(name: str) -> str:
    """The SHA-256 digest of a file of the bundle, "" where it cannot be read."""
    try:
        return hashlib.sha256((HERE / name).read_bytes()).hexdigest()
    except OSError:
        return ""


def wrong_target(target: Path) -> str:
    """Why nothing can be installed in a folder, "" where it can."""
    if target.exists() and not target.is_dir():
        return f"“{target}”是文件，不是文件夹。换一个地方：install.py 文件夹"
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).exists():
        return f"“{target}”里已经有别的东西。换一个地方：install.py 文件夹"
    return ""


def install(facts: dict, target: Path) -> int:
    """Make an environment of its own and put gkcli into it; not 0 where that failed."""
    # Some Linux systems have venv without pip: the bundle brings its own.
    made = subprocess.call([sys.executable, "-m", "venv", "--clear", "--without-pip", str(target)])
    if made:
        return made
    # Whatever is done next, what is there now can be overwritten by another try.
    (target / MARK).write_text(json.dumps({"version": facts["version"]}), encoding="utf-8")
    wheels = HERE / "wheels"
    pip = next(wheels.glob("pip-*.whl")) / "pip"
    wanted = f"gkcli[{','.join(facts['extras'])}]=={facts['version']}"
    return subprocess.call(
        [
            *(str(program(target, "python")), str(pip), "install", "--quiet", "--isolated"),
            *("--disable-pip-version-check", "--no-warn-script-location", "--no-index"),
            *("--find-links", str(wheels), "--only-binary", ":all:", wanted),
        ],
        # No setting of this computer may change what is installed.
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull},
    )


def program(target: Path, name: str) -> Path:
    """A program in the environment."""
    return target / "Scripts" / f"{name}.exe" if sys.platform == "win32" else target / "bin" / name


def tell(target: Path) -> None:
    """Say that it is there and how to call it by its name alone."""
    gkcli = program(target, "gkcli")
    print(f"装好了：{gkcli}")
    if sys.platform == "win32":
        print(f"要直接写 gkcli 就能用：把 {gkcli.parent} 加进“环境变量”的 Path，再开一个窗口。")
    else:
        print(
            f"要直接写 gkcli 就能用：ln -s {gkcli} ~/.local/bin/，或把 {gkcli.parent} 加进 PATH。"
        )
    print(f"不要了，删去 {target} 就是。")


if __name__ == "__main__":
    sys.exit(main())
