"""From bytes to positioned YAML to the model."""
