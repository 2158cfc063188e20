"""Getting people, candidates and talking points in from files.

records.py      what a record may hold; the published JSON Schema comes from here
read_json.py read_csv.py read_resume.py     a file as a stream of raw records
read.py         which of the three a file is
known.py        what is stored about a batch of records
take.py         added, changed or unchanged: the decision for one record
report.py       what is told afterwards
"""

from bot.usecases.candidates.import_.report import ImportReport
from bot.usecases.candidates.import_.run import import_files

__all__ = ["ImportReport", "import_files"]
