"""gkcli and all it needs in one file for each system, to be installed where there is no internet.

``python -m tools.bundle`` from a checkout, on a computer that reaches a package index. The versions
are those of ``uv.lock``, and every wheel is checked against the digest there. The same checkout
makes the same bytes.
"""

import argparse
import gzip
import io
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from gkcli import __version__
from tools.locked import REPOSITORY, SYSTEMS, System, requirements

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
EXTRAS = ("office",)
_OFFLINE = Path(__file__).with_name("offline")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FOR_ALL, _TO_RUN = 0o644, 0o755
_CRLF = (".cmd", ".txt")


class BundleError(Exception):
    """A bundle that could not be made; the text is what pip or the build said."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the bundles asked for and print their names."""
    parser = argparse.ArgumentParser(prog="python -m tools.bundle", description="做离线安装包")
    parser.add_argument(
        "--system", action="append", choices=SYSTEMS, help="给哪种电脑；不写则三种都做"
    )
    parser.add_argument(
        "--python", action="append", help=f"给哪一版 Python；不写则 {'、'.join(PYTHONS)}"
    )
    parser.add_argument(
        "--extra", action="append", default=[*EXTRAS], help="另带哪些附加功能，如 data"
    )
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"), help="写到哪个文件夹")
    given = parser.parse_args(arguments)
    try:
        for name in given.system or SYSTEMS:
            path = bundle(SYSTEMS[name], given.python or PYTHONS, given.extra, given.output)
            print(f"{path}  {path.stat().st_size / 1024 / 1024:.1f} MiB")
    except BundleError as error:
        print(f"没有做成：{error}", file=sys.stderr)
        return 2
    return 0


def bundle(system: System, pythons: Iterable[str], extras: Sequence[str], output: Path) -> Path:
    """Make the bundle for a system and return its path; BundleError where a wheel is missing."""
    output.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made:
        wheels = Path(made, "wheels")
        wheels.mkdir()
        build_wheel(wheels)
        for python in pythons:
            download(system, python, extras, wheels)
        return _packed(system, tuple(pythons), extras, wheels, output)


def build_wheel(target: Path) -> None:
    """Build the wheel of this checkout into a folder."""
    with TemporaryDirectory() as made:
        copy = Path(made, "gkcli")
        # The build leaves compiled templates beside their sources.
        for name in ("gkcli", "templates"):
            leave = shutil.ignore_patterns("__pycache__", "compiled")
            shutil.copytree(REPOSITORY / name, copy / name, ignore=leave)
        for name in ("pyproject.toml", "README.md", "hatch_build.py"):
            shutil.copy(REPOSITORY / name, copy)
        _run("hatchling", "build", "-t", "wheel", "-d", str(target.resolve()), cwd=copy)


def download(system: System, python: str, extras: Sequence[str], target: Path) -> None:
    """Fetch the wheels that a system needs with a version of Python."""
    with TemporaryDirectory() as made:
        wanted = Path(made, "requirements.txt")
        lines = (f"{one}\n" for one in requirements(extras, system, python))
        wanted.write_text("".join(lines), encoding="utf-8")
        platforms = [f"--platform={name}" for name in system.wheels]
        digits = python.replace(".", "")
        _run(
            *("pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
            *("--only-binary=:all:", "--require-hashes", *platforms, "--implementation=cp"),
            *(f"--python-version={python}", f"--abi=cp{digits}", "--abi=abi3", "--abi=none"),
            *("--dest", str(target), "-r", str(wanted)),
        )


def _run(module: str, *arguments: str, cwd: Path | None = None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=cwd, capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise BundleError("\n".join([line for line in said if line.startswith("ERROR")] or said))


def _packed(
    system: System, pythons: Sequence[str], extras: Sequence[str], wheels: Path, output: Path
) -> Path:
    name = f"gkcli-{__version__}-{system.name}"
    files = {f"wheels/{path.name}": path.read_bytes() for path in sorted(wheels.iterdir())}
    facts = {
        "version": __version__,
        "system": system.name,
        "sys_platform": system.sys_platform,
        "machine": system.machine,
        "pythons": list(pythons),
        "extras": sorted(extras),
        "sha256": {path: sha256(data).hexdigest() for path, data in files.items()},
    }
    files["bundle.json"] = json.dumps(facts, ensure_ascii=False, indent=1).encode()
    unwanted = "install.sh" if system.sys_platform == "win32" else "install.cmd"
    for path in sorted(_OFFLINE.iterdir()):
        if path.is_file() and path.name != unwanted:
            files[path.name] = _for(system, path)
    pack = _zipped if system.sys_platform == "win32" else _tarred
    return pack(output / name, {f"{name}/{path}": data for path, data in files.items()})


def _for(system: System, path: Path) -> bytes:
    """A file as a system's own programs read it best."""
    data = path.read_bytes()
    if system.sys_platform == "win32" and path.suffix in _CRLF:
        mark = b"\xef\xbb\xbf" if path.suffix == ".txt" else b""
        return mark + data.replace(b"\n", b"\r\n")
    return data


def _zipped(path: Path, files: dict[str, bytes]) -> Path:
    target = path.with_name(f"{path.name}.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = _FOR_ALL << 16
            archive.writestr(entry, data)
    return target


def _tarred(path: Path, files: dict[str, bytes]) -> Path:
    target = path.with_name(f"{path.name}.tar.gz")
    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            entry.mode = _TO_RUN if name.endswith(".sh") else _FOR_ALL
            archive.addfile(entry, io.BytesIO(data))
    return target


if __name__ == "__main__":
    sys.exit(main())
