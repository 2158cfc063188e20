"""The model, mail and the clock: implementations of the ports, chosen in app.py."""
