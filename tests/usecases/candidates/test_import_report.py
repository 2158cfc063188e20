"""A report fits into memory: of very many possible duplicates the first are listed and the others counted."""

from bot.usecases.candidates.import_.report import LISTED, ImportReport, Namesake


def test_of_very_many_possible_duplicates_the_first_are_listed_and_the_others_counted() -> None:
    report = ImportReport()
    for start in range(0, LISTED + 1000, 500):
        batch = ImportReport()
        batch.possible_duplicates = [Namesake(f"candidates[{start + n}]", "Wei Li", "c", ()) for n in range(500)]
        report.join(batch)
    told = report.as_json()
    assert len(told["possible_duplicates"]) == LISTED
    assert told["possible_duplicates"][-1]["where"] == f"candidates[{LISTED - 1}]"
    assert told["possible_duplicates_unlisted"] == 1000
