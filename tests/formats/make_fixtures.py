"""Writes all fixtures of files to import: `python -m tests.formats.make_fixtures`.

What each one holds stands in `fixture_expected.py`. One file is not written here:
`bad/protected.xlsx` was made once from `good/register.xlsx` by msoffcrypto-tool 6.1
(`msoffcrypto-tool -e -p matkhau register.xlsx protected.xlsx`, in an environment of its own).
"""

from tests.formats.make_bad_fixtures import write_bad
from tests.formats.make_good_fixtures import write_good
from tests.formats.make_merged_fixtures import write_merged

if __name__ == "__main__":
    write_good()
    write_merged()
    write_bad()
