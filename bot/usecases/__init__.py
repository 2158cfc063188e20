"""What people and the worker do: each decides by the rules and changes rows in one unit of work."""
