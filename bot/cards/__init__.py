"""What people see, as values: pure functions from a view to a `Card`, one file a card."""
