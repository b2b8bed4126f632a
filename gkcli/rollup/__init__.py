"""Many workspaces at once, as the office of a city or province sees its districts."""
