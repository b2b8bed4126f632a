"""From bytes to positioned YAML to the model and back; the only user of PyYAML."""
