"""Lays out what the Nu HTML checker can validator: unpack_for_vnu.py FOLDER FILE...

Fills FOLDER/html, FOLDER/css, FOLDER/svg and, with the bodies of NewsML-G2, FOLDER/body.
`epub:type` is taken out of the XHTML of an EPUB: it is no HTML.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

XHTML = 'http://www.w3.org/1999/xhtml'
KINDS = {'.html': 'html', '.xhtml': 'html', '.css': 'css', '.svg': 'svg'}
if len(sys.argv) < 2:
    sys.exit(__doc__)
folder = pathlib.Path(sys.argv[1])
ElementTree.register_namespace('', XHTML)


def put(name, content, kind=None):
    kind = kind or KINDS.get(pathlib.PurePosixPath(name).suffix)
    if not kind:
        return
    target = folder / kind / name.replace('/', '-')
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)


def put_newsml(name, content):
    bodies = ElementTree.fromstring(content).iter('{%s}html' % XHTML)
    for number, body in enumerate(bodies, 1):
        xhtml = ElementTree.tostring(body, encoding='unicode')
        put('%s-%d.xhtml' % (name, number), ('<!DOCTYPE html>' + xhtml).encode(), 'body')


for path in map(pathlib.Path, sys.argv[2:]):
    if path.suffix == '.epub':
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                put(name, re.sub(rb'\s(xmlns:epub|epub:[a-z]+)="[^"]*"', b'', book.read(name)))
    elif path.suffix == '.xml':
        put_newsml(path.stem, path.read_bytes())
    else:
        put(path.name, path.read_bytes())
if not any(folder.iterdir()):
    sys.exit('nothing in it that the checker can check')
