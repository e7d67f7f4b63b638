"""shown.py SHOWN EXPECTED: each line of EXPECTED must occur in SHOWN, one after the other; white space does not count.
"""
import pathlib
import sys


def solid(text):
    return ''.join(text.replace('\u00ad', '').split())


if len(sys.argv) != 3:
    sys.exit(__doc__)
shown, expected = (pathlib.Path(name).read_text('utf-8') for name in sys.argv[1:])
shown = solid(shown)
at, missing = 0, 0
for line in filter(None, expected.splitlines()):
    found = shown.find(solid(line), at)
    if found < 0:
        print('not shown%s: %s' % (' in its place' if solid(line) in shown else '', line))
        missing += 1
    else:
        at = found + len(solid(line))
sys.exit(missing > 0)
