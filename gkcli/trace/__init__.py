"""Documents above: what of them is carried out by which tasks, and where ours say less."""
