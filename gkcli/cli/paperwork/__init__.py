"""The parts of ``gkcli report``: the list of reports, their content, the files written."""
