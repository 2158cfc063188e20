"""Getting people and profiles in, and finding them again."""
