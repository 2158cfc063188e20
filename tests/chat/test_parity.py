"""Whatever one platform can, the other can, or the reason stands beside it.

After a wanted change: `OVERTURE_GOLDEN=write make test TESTS=tests/chat/test_parity.py`, then read the difference.
"""

import os

from tests.chat.parity import DOC, REASONS, page, table


def test_what_one_side_lacks_has_a_reason_and_no_reason_is_left_over() -> None:
    lacking = {line.what for lines in table().values() for line in lines if line.lacking}
    assert lacking == set(REASONS)


def test_much_is_compared() -> None:
    """An empty table would hold, too."""
    sections = table()
    assert {"approve", "edit", "sources", "reject", "release", "snooze"} <= {line.what for line in sections["Buttons"]}
    assert all(len(lines) > 3 for lines in sections.values())


def test_the_page_is_what_the_code_does() -> None:
    if os.environ.get("OVERTURE_GOLDEN") == "write":
        DOC.write_text(page(), encoding="utf-8")
    assert DOC.read_text(encoding="utf-8") == page()
