"""What the model reads: one file a prompt, each with a name, a version and its variables."""
