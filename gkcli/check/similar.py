"""The question that proposes a registered name for one that nobody knows."""

from gkcli.model.directory import Directory


def similar_unit(directory: Directory, name: str) -> str:
    """Whether the most similar name of the registry was meant; "" where none is similar."""
    similar = directory.similar(name)
    return f"是不是要写“{similar[0]}”？" if similar else ""
