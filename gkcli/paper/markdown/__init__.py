"""A report's Markdown, with marks for what Markdown cannot say, read into a document."""
