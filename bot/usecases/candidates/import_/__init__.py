"""Getting people, candidates and talking points in from files. `docs/import.md` tells it to those who make files.

read.py         which of the three a file is
read_json.py read_csv.py read_resume.py     a file as a stream of raw records
records.py      what a record may hold; the published JSON Schema comes from here
checking.py     a raw record checked; what is wrong, by place
known.py        what is stored about a batch of records
identify.py     which stored candidate a record means
take.py take_others.py     added, changed or unchanged: what becomes of one record
run.py          a whole import
report.py       what is told afterwards
"""

from bot.usecases.candidates.import_.report import ImportReport
from bot.usecases.candidates.import_.run import import_files

__all__ = ["ImportReport", "import_files"]
