"""Pure decisions: values in, values out. Nothing here knows a session, a platform or the clock."""
