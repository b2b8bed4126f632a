"""The libraries that office files need, which are not installed with the rest."""

INSTALL = "pip install XlsxWriter lxml openpyxl python-docx"
"""How to get them: what the extra ``office`` names, which works wherever gkcli came from."""
