"""A document as a file for Word, WPS and LibreOffice (.docx)."""
