"""Writes the skeleton of a clinic's folder."""

from pathlib import Path

from handouts.clinic.settings import FILE
from handouts.errors import ClinicError, Problem

SUBFOLDERS = (
    "sections/education",
    "sections/remedies",
    "sections/safety",
    "territories",
    "locales",
)

SKELETON = """\
# The clinic in whose name handouts are made. Every key but `name` may be left out.

name = "Name of your clinic"
address = []                    # one text for each line, such as ["12 River Lane", "Oakfield"]
phone = ""                      # printed at the top of page 1 and under the helplines
web = ""
logo = ""                       # a PNG, JPEG or SVG file in this folder

[defaults]                      # used where a profile or an option does not say otherwise
language = ""                   # such as "en" or "es"
territory = ""                  # two letters, such as "US" or "GB"
# paper = "a4"                  # or "letter"; without it, the paper of the territory
# size = "standard"             # or "clear" (14 pt) or "large" (18 pt)
clinician = ""
# tools = ["log"]              # pages to write on: log, diary, flare, questions; [] for none

[limits]                        # how many sections one handout holds
remedies = 5                    # 1 to 7
education = 3                   # 0 to 6
words = 1000                    # of remedies and education together; more words, more pages

[strictness]                    # a clinic may be stricter than we are, never less strict
require_screening = false       # red flags not screened: an error instead of a warning
require_reviewed_translation = false
helpline_warn_days = 180        # warn of numbers not seen for this long (at most 180)
helpline_refuse_days = 730      # print no number not seen for this long (at most 730)

[helplines]
include = []                    # ids of helplines that are printed only if a clinic asks for them

[qr]                            # a QR code under "About this handout"; none without an address
address = ""                    # such as "https://clinic.example/back"; the same for every patient
label = ""                      # a line beside the code, printed as it is written

[columns]                       # what your spreadsheet calls a column, if not as we do
# record_number = "Patient ID"
# symptoms = ["Complaints", "Symptoms today"]

[batch]                         # handouts for a whole spreadsheet
dates = "YYYY-MM-DD"            # or DD/MM/YYYY, MM/DD/YYYY, DD.MM.YYYY, DD-MM-YYYY
names = "{row}-{id}"            # names of the files: {row}, {id}, {record}, {language}, {date}
"""


def new_clinic(folder: Path) -> Path:
    """Write `clinic.toml` and empty subfolders into a new or empty folder; return the file.

    Raises: ClinicError if the folder holds anything already, or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ClinicError(
                Problem(str(folder), "is not empty.", "Name a folder that does not exist yet.")
            )
        for name in SUBFOLDERS:
            (folder / name).mkdir(parents=True)
        settings = folder / FILE
        settings.write_text(SKELETON, encoding="utf-8")
    except OSError as error:
        raise ClinicError(
            Problem(str(folder), f"cannot be written ({error.strerror}).", "Choose another folder.")
        ) from error
    return settings
