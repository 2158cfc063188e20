"""The chat platforms. Adapters translate; they decide nothing."""
