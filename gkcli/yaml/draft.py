"""Plain data with the faulty places left out or stood in for, so that the rest can be checked."""

from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from gkcli.frozen import REQUIRED, FrozenField, fields_of
from gkcli.model.scalars import Hollow, Parse, Shorthand
from gkcli.model.shape import key_of
from gkcli.yaml.marks import Plain

DataPath = tuple[str | int, ...]


class Draft:
    """A file's data on its way to the model; paths are those of the file."""

    def __init__(self, shape: type, data: Plain) -> None:
        self._shape = shape
        self._data = data
        self._gone: set[DataPath] = set()
        self._touched: set[DataPath] = set()
        self._thinned: set[DataPath] = set()
        self._stand_ins: dict[DataPath, dict[str, Plain]] = {}
        self._kept: dict[DataPath, list[int]] = {}

    @property
    def whole(self) -> bool:
        """Whether the file could be read as it is, with nothing left out or stood in for."""
        return not self._gone and not self._stand_ins

    def stands_in(self, path: DataPath) -> bool:
        """Whether the value at a path is not the file's own but a stand-in, or part of one."""
        return bool(self._stand_ins) and any(
            path[end] in self._stand_ins.get(path[:end], ()) for end in range(len(path))
        )

    def sound(self, path: DataPath) -> bool:
        """Whether the value at a path is the file's own with all that it holds."""
        if self.stands_in(path):
            return False
        return path not in self._touched

    def complete(self, path: DataPath) -> bool:
        """Whether the list at a path is the file's own with every item of it."""
        return path not in self._thinned and not self.stands_in(path)

    def cleaned(self) -> Plain:
        """The data as it can be validated."""
        return self._clean((), self._data)

    def _clean(self, path: DataPath, data: Plain) -> Plain:
        if isinstance(data, list):
            kept = [index for index in range(len(data)) if (*path, index) not in self._gone]
            self._kept[path] = kept
            return [self._clean((*path, index), data[index]) for index in kept]
        if isinstance(data, dict):
            added = self._stand_ins.get(path, {})
            pairs = ((key, (*path, key), value) for key, value in data.items() if key not in added)
            kept_pairs = {key: self._clean(at, v) for key, at, v in pairs if at not in self._gone}
            return kept_pairs | added
        return data

    def original(self, path: DataPath) -> DataPath:
        """The file's path of a place in the data that was cleaned last."""
        if not self._gone:
            return path
        found: DataPath = ()
        for step in path:
            kept = self._kept.get(found) if isinstance(step, int) else None
            found = (*found, kept[step] if kept is not None and isinstance(step, int) else step)
        return found

    def mend(self, path: DataPath) -> bool:
        """Take out or replace what stands at a faulty path; False when nothing can be done."""
        if not path:
            return False
        self._touched.update(path[:end] for end in range(len(path) + 1))
        field = field_at(self._shape, path)
        if field is None:
            self._gone.add(path)
            self._thinned.add(path[:-1])
            return True
        if self.stands_in(path) or not isinstance(self._at(path[:-1]), dict):
            return self.mend(path[:-1])
        self._stand_ins.setdefault(path[:-1], {})[str(path[-1])] = stand_in_for(field.type)
        return True

    def _at(self, path: DataPath) -> object:
        data: Any = self._data
        for step in path:
            if isinstance(data, str) or (isinstance(data, dict) and step not in data):
                return None
            data = data[step]
        return data


def field_at(shape: type, path: DataPath) -> FrozenField | None:
    """The field that a path leads to; None for a list item or a key that the shape lacks."""
    if not path or isinstance(path[-1], int):
        return None
    return next((f for f in fields_at(shape, path[:-1]) if key_of(f.name) == path[-1]), None)


def fields_at(shape: type, path: DataPath) -> tuple[FrozenField, ...]:
    """The fields that the mapping at a path may have; none where the shape has no mapping."""
    wanted: Any = shape
    for step in path:
        if isinstance(step, int):
            wanted = next(iter(get_args(_bare(wanted))), None)
        else:
            wanted = next((f.type for f in _fields_of(wanted) if key_of(f.name) == step), None)
    return _fields_of(wanted)


def _fields_of(wanted: Any) -> tuple[FrozenField, ...]:  # noqa: ANN401  a type or an annotation
    bare = _bare(wanted)
    return fields_of(bare)


def _bare(wanted: Any) -> Any:  # noqa: ANN401  a type or an annotation
    """The type below the annotation and the ``| None``."""
    if get_origin(wanted) is Annotated:
        base, marker = get_args(wanted)[:2]
        return base if isinstance(marker, Shorthand | Hollow) else wanted
    arguments = get_args(wanted)
    if NoneType in arguments:
        return _bare(next(a for a in arguments if a is not NoneType))
    return wanted


def stand_in_for(wanted: Any) -> Plain:  # noqa: ANN401  a type or an annotation
    """The least that validates as a field's value, as a file would say it.

    Optional fields get one too: a deadline whose date cannot be read still has its rule.
    """
    bare = _bare(wanted)
    if get_origin(bare) is Annotated:
        marker = get_args(bare)[1]
        if isinstance(marker, Parse):
            return marker.example
    if get_origin(bare) is tuple:
        return []
    return {
        key_of(field.name): stand_in_for(field.type)
        for field in _fields_of(bare)
        if field.default is REQUIRED
    }
