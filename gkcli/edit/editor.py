"""A workspace's table and registry open for editing; nothing is written here."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property

from gkcli.edit.fields import UNIT_LISTS, find_field, given_fields, split_names
from gkcli.edit.ledger_files import moved_ledgers
from gkcli.edit.nodes import texts_at
from gkcli.edit.open_file import OpenFile, open_file
from gkcli.edit.rename import refuse_name, rename
from gkcli.edit.table_edits import add_deadline, remove_task, set_field
from gkcli.edit.targets import EditTarget, target_in_registry, target_in_table
from gkcli.errors import GkcliError
from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.units import Group
from gkcli.status.find_unit import find_party
from gkcli.workspace.kinds import REGISTRY, TABLE
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import open_registry
from gkcli.yaml.exchange import FileChange


class Editor:
    """Takes edits one by one; :attr:`changes` are what they make of the files.

    Every edit raises GkcliError where it names what is not there, or says what a field cannot say;
    the editor is of no more use then.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._edited: dict[str, OpenFile] = {}
        self._moved: list[FileChange] = []

    @property
    def changes(self) -> tuple[FileChange, ...]:
        """The files that become different."""
        found = (file.change for file in self._edited.values())
        return (*(one for one in found if one is not None), *self._moved)

    def untidy(self, changes: Collection[FileChange]) -> list[str]:
        """The names of the files among ``changes`` that were not in canonical form, and will be."""
        changed = {change.name for change in changes}
        return [
            file.name for file in self._edited.values() if file.name in changed and not file.tidy
        ]

    def set(self, typed: str, field_typed: str, text: str) -> None:
        """Make a field of a task, deadline, unit or of the notice say something else."""
        target = self._target(typed)
        field = find_field(target.shape, field_typed, target.name)
        if field.key in UNIT_LISTS:
            there = {scalar.text for scalar in texts_at(target.node, field.key)}
            set_field(target, field.key, field.read_list(self._unit_names(text, there)))
        else:
            set_field(target, field.key, field.read(text))

    def add_deadline(self, typed: str, values: Mapping[str, str]) -> None:
        """Give a task or the notice one more deadline; ``values`` are texts by its keys."""
        target = self._target(typed)
        fields = given_fields(Deadline)
        add_deadline(
            target,
            {
                key: fields[key].read_list(self._unit_names(text))
                if key in UNIT_LISTS
                else fields[key].read(text)
                for key, text in values.items()
            },
        )

    def remove_task(self, number: int) -> None:
        """Take a task out of the table; comments above it stay where it was."""
        remove_task(self._table.root, str(number))
        self._edited[self._table.name] = self._table

    def rename_unit(self, old: str, new: str, since: date, full_name: str | None = None) -> None:
        """Call a unit otherwise from a day on; its ledger's file is named after it."""
        party = find_party(self._directory, old)
        if isinstance(party, Group):
            raise GkcliError(f"“{party.name}”是统称，不是单位，没有改名", "统称的写法随文件")
        refuse_name(self._directory, party, new)
        target = self._registered(party.name)
        rename(self._registry.root, target, new, since, full_name)
        self._moved += moved_ledgers(self._layout, party.name, new)

    def _target(self, typed: str) -> EditTarget:
        target = target_in_table(self._table.root, typed)
        if target is None:
            return self._registered(typed)
        self._edited[self._table.name] = self._table
        return target

    def _registered(self, typed: str) -> EditTarget:
        self._edited[self._registry.name] = self._registry
        return target_in_registry(self._registry.root, self._directory, self._table.root, typed)

    def _unit_names(self, text: str, there: Collection[str] = ()) -> list[str]:
        """Names as somebody typed them; those that are ``there`` already need not be known."""
        names = [text.strip()] if self._directory.get(text) else split_names(text)
        return [name if name in there else self._unit_name(name) for name in names]

    def _unit_name(self, typed: str) -> str:
        """What was typed where it is a unit's name, else the name of the unit that is meant."""
        return typed if self._directory.get(typed) else find_party(self._directory, typed).name

    @cached_property
    def _table(self) -> OpenFile:
        return open_file(self._layout, TABLE)

    @cached_property
    def _registry(self) -> OpenFile:
        return open_file(self._layout, REGISTRY)

    @cached_property
    def _directory(self) -> Directory:
        return Directory(open_registry(self._layout.units))
