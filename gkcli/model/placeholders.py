"""The words that a table has where its document has none."""

PENDING = "待补"
"""Stands in place of what the document does not say and somebody has to fill in."""

UNTITLED = "任务"
"""The title of a part where the document has no title at all."""

TIME_LABEL = "完成时限："
"""What stands before the words of a time column where they are kept below the requirement."""
