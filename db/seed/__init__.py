"""What the demo starts with: fictional people, candidates and talking points."""
