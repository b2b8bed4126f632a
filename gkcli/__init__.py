"""Keep a government office's yearly task breakdown table as YAML under git."""

__version__ = "0.1.0"
