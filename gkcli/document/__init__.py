"""What paperwork is made of, whatever file it becomes.

A report's Markdown is read into this model once; pages of HTML and files for Word are written from
it. The elements are those of GB/T 9704-2012 and carry its names.
"""
