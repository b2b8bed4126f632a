from pathlib import Path

import pytest

from gkcli.errors import Diagnostic
from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.yaml.decode import decode
from gkcli.yaml.source import read_source
from gkcli.yaml.syntax import Plain, parse

ROOT = Path(__file__).parents[2]


def plain(path: Path) -> Plain | None:
    source = read_source(path, path.name)
    assert not isinstance(source, Diagnostic), source
    parsed = parse(source)
    assert parsed.diagnostics == ()
    return parsed.data


@pytest.fixture(scope="session")
def table() -> Table:
    return decode(Table, plain(ROOT / "data/tasks.yaml"))


@pytest.fixture(scope="session")
def registry() -> Registry:
    return decode(Registry, plain(ROOT / "data/units.yaml"))


@pytest.fixture(scope="session")
def notice_text() -> str:
    return (ROOT / "tests/fixtures/notice-2018-118.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session", params=["data", "examples/demo"])
def folder(request: pytest.FixtureRequest) -> Path:
    return ROOT / str(request.param)


@pytest.fixture(scope="session")
def raw_tasks(folder: Path) -> Plain | None:
    return plain(folder / "tasks.yaml")


@pytest.fixture(scope="session")
def any_table(raw_tasks: Plain) -> Table:
    return decode(Table, raw_tasks)


@pytest.fixture(scope="session")
def any_registry(folder: Path) -> Registry:
    return decode(Registry, plain(folder / "units.yaml"))
