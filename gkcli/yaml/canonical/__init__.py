"""Canonical YAML: the one way in which a value of the model is written down."""
