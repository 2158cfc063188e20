"""How an executive writes, taken from notes of their own; never what they wrote about.

`samples` reads a note and keeps only its everyday words, `style` says in features how several of them are written,
`forms` knows how letters open and close, and `everyday` which words say nothing about anybody.
"""
