"""Who has the conversation with a candidate: asked for, handed over, decided.

passing.py   the lock moves, and what its old owner had begun ends
asking.py    somebody asks, the owner answers, the time runs out
deciding.py  the owner hands over unasked; an admin decides
offers.py    buttons, forms and the command
"""
