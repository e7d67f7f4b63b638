#!/usr/bin/env python3
"""against.py BUILD OTHER [--issues N] [--rounds N]: two builds side by side, as Markdown tables.

Each build folder holds broadsheet and its plugins; BUILD also tests/bench/generate_archive. Times are of the two in
turn, A B A B, and what counts is the median of the ratios of such pairs, so that other work on the machine meets both.
Faults, instructions and bytes requested (valgrind, left out where it is not installed) do not depend on the machine's load.
"""
import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile

PAGES = 8
FORMATS = ['text', 'html', 'epub']


def run(command):
    """CPU seconds, minor faults, MiB at the peak"""
    process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit('%s ended with %d' % (' '.join(map(str, command)), os.waitstatus_to_exitcode(status)))
    return usage.ru_utime + usage.ru_stime, usage.ru_minflt, usage.ru_maxrss / 1024


def in_valgrind(tool, pattern, command):
    """A number of what valgrind says of a run"""
    output = subprocess.run(['valgrind', *tool, *map(str, command)], capture_output=True, text=True, check=True).stderr
    return int(re.search(pattern, output)[1].replace(',', ''))


def instructions(command):
    return in_valgrind(['--tool=callgrind', '--callgrind-out-file=/dev/null'], r'refs:\s*([\d,]+)', command)


def bytes_requested(command):
    return in_valgrind(['--tool=memcheck', '--leak-check=no', '--undef-value-errors=no'], r'([\d,]+) bytes allocated',
                       command)


def settings(build, to):
    """Options that keep out what depends on the machine, as far as the build knows them: fonts draw the cover."""
    if to != 'epub':
        return []
    known = subprocess.run([build / 'broadsheet', 'convert', '--help=epub'], capture_output=True, text=True).stdout
    return ['--epub.cover-type', 'svg'] if '--epub.cover-type' in known else []


def table(title, rows):
    print('\n### %s\n\n| | this build | the other | ratio |\n| --- | --- | --- | --- |' % title)
    for name, a, b, ratio in rows:
        print('| %s | %.4g | %.4g | %.3g |' % (name, a, b, ratio))


def batches(builds, archive, folder, rounds):
    rows = []
    for to in FORMATS:
        pairs = []
        for n in range(rounds):
            pairs.append([run([build / 'broadsheet', 'batch', archive, '-o', folder / ('%s-%d-%d' % (to, n, k)), '--to', to,
                               '-j', 1, '--from', 'issuetext', '-q'] + settings(build, to)) for k, build in enumerate(builds)])
        for k, what in enumerate(['CPU s', 'minor faults', 'MiB at the peak']):
            a, b = ([pair[side][k] for pair in pairs] for side in (0, 1))
            rows.append(['%s, %s' % (to, what), statistics.median(a), statistics.median(b),
                         statistics.median(x / y for x, y in zip(a, b))])
    table('A batch in one process', rows)


def counted(builds, page, issue, folder):
    lines, size = issue.read_bytes().count(b'\n'), issue.stat().st_size
    one = {}
    rows = []
    for to in FORMATS:
        of_page, of_issue = ([instructions([build / 'broadsheet', 'convert', '-q', what, '--to', to, '-o',
                                            folder / ('counted.' + to)] + settings(build, to)) for build in builds]
                             for what in (page, issue))
        rows.append(['a page to %s, million instructions' % to, *[n / 1e6 for n in of_page], of_page[0] / of_page[1]])
        one[to] = [(b - a) / lines for a, b in zip(of_page, of_issue)]
        rows.append(['instructions a line to ' + to, *one[to], one[to][0] / one[to][1]])
    asked = [bytes_requested([build / 'broadsheet', 'convert', '-q', issue, '-o', folder / 'counted.txt']) / size
             for build in builds]
    rows.append(['bytes requested a byte of input, to text', *asked, asked[0] / asked[1]])
    table('Counted by valgrind, a page of %d bytes, an issue of %d lines' % (page.stat().st_size, lines), rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('builds', nargs=2, type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument('--issues', type=int, default=100)
    parser.add_argument('--rounds', type=int, default=3)
    a = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='broadsheet-against-') as name:
        folder = pathlib.Path(name)
        archive = folder / 'archive'
        run([a.builds[0] / 'tests/bench/generate_archive', archive, a.issues, PAGES])
        files = sorted(archive.rglob('*.txt'))
        issue = folder / 'issue.txt'
        issue.write_bytes(b'\f'.join(file.read_bytes() for file in files[:PAGES]))
        batches(a.builds, archive, folder, a.rounds)
        if shutil.which('valgrind'):
            counted(a.builds, files[0], issue, folder)


main()
