"""The assessment: the scheme adds up and can be earned, and entries are by those who may."""
