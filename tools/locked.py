"""What uv.lock has somebody install who has another system: names, versions and digests."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from packaging.markers import Marker

REPOSITORY = Path(__file__).parents[1]


class System(NamedTuple):
    """A kind of computer: how pip calls its wheels, and what markers ask about it.

    ``machine`` is what Python says that it is; ``wheels`` are pip's platforms, the most widely
    usable first.
    """

    name: str
    sys_platform: str
    machine: str
    wheels: tuple[str, ...]

    def environment(self, python: str) -> dict[str, str]:
        """The values of markers with this version of Python, such as ``3.12``."""
        windows = self.sys_platform == "win32"
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{python}.0",
            "os_name": "nt" if windows else "posix",
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Windows" if windows else "Linux",
            "platform_version": "",
            "python_full_version": f"{python}.0",
            "python_version": python,
            "sys_platform": self.sys_platform,
        }


def _linux(name: str, machine: str) -> System:
    # The older the C library that a wheel asks for, the more computers can run it.
    glibc = ("2014", "_2_17", "_2_24", "_2_26", "_2_27", "_2_28")
    return System(name, "linux", machine, tuple(f"manylinux{age}_{machine}" for age in glibc))


SYSTEMS = {
    system.name: system
    for system in (
        _linux("linux-x86_64", "x86_64"),
        _linux("linux-arm64", "aarch64"),
        System("windows-x86_64", "win32", "AMD64", ("win_amd64",)),
    )
}
"""The systems that a bundle can be made for, by name."""


class Requirement(NamedTuple):
    """A package, its version, and the SHA-256 digests of the wheels that the lock knows of it."""

    name: str
    version: str
    digests: tuple[str, ...]

    def __str__(self) -> str:
        hashes = "".join(f" --hash=sha256:{digest}" for digest in self.digests)
        return f"{self.name}=={self.version}{hashes}"


def requirements(
    extras: Iterable[str], system: System, python: str, lock: str | None = None
) -> list[Requirement]:
    """Everything that gkcli with some extras needs on a system, and pip, by name."""
    text = (REPOSITORY / "uv.lock").read_text(encoding="utf-8") if lock is None else lock
    packages = {package["name"]: package for package in tomllib.loads(text)["package"]}
    needed: dict[str, Requirement] = {}
    waiting = [("gkcli", tuple(extras)), ("pip", ())]
    seen = set()
    while waiting:
        wanted = waiting.pop()
        if wanted in seen:
            continue
        seen.add(wanted)
        name, its_extras = wanted
        package = packages[name]
        if "registry" in package["source"]:
            needed[name] = Requirement(name, package["version"], tuple(_digests(package)))
        waiting += _needs(package, its_extras, system.environment(python))
    return [needed[name] for name in sorted(needed)]


def _digests(package: dict[str, Any]) -> Iterator[str]:
    for wheel in package["wheels"]:
        yield wheel["hash"].removeprefix("sha256:")


def _needs(
    package: dict[str, Any], extras: Iterable[str], environment: dict[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    optional = package.get("optional-dependencies", {})
    lists = (package.get("dependencies", []), *(optional[extra] for extra in extras))
    for needed in (one for each in lists for one in each):
        if "marker" not in needed or Marker(needed["marker"]).evaluate(
            {**environment, "extra": ""}
        ):
            yield needed["name"], tuple(needed.get("extra", ()))
