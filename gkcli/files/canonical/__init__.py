"""Canonical YAML: the one way in which a value of the model is written down."""

from gkcli.files.canonical.emit import canonical

__all__ = ["canonical"]
