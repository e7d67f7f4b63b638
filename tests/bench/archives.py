#!/usr/bin/python3
"""archives.py BUILD [--issues N] [--quick]: whole archives, beside pandoc, calibre and the floors, as Markdown tables.

BUILD holds broadsheet, its plugins and tests/bench/generate_archive. Everything is measured in one run on the same
files. "s" is seconds of the clock, "CPU s" of processors, which other work on the machine disturbs less; "per core"
ratios are of the latter. Formats that are not built and programs that are not installed are left out.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

FORMATS = ['text', 'html', 'newsml', 'epub']
SAMPLE = pathlib.Path(__file__).parents[1] / 'samples/qinghe-ribao-2024-05-18-01.txt'


class Run:
    """One command, to its end."""

    def __init__(self, command, output=subprocess.DEVNULL):
        start = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=output,
                                   stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit('%s ended with %d' % (' '.join(map(str, command)), process.returncode))
        self.seconds, self.cpu, self.peak = time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def median(runs, what):
    return statistics.median(getattr(run, what) for run in runs)


def table(title, heads, rows):
    print('\n### %s\n\n| %s |\n|%s' % (title, ' | '.join(heads), ' --- |' * len(heads)))
    for row in rows:
        print('| %s |' % ' | '.join('%.3g' % cell if isinstance(cell, float) else str(cell) for cell in row))
    sys.stdout.flush()


class Bench:
    def __init__(self, build, folder, issues, pages, rounds):
        self.build, self.folder, self.issues, self.pages, self.rounds = build, folder, issues, pages, rounds
        listed = subprocess.run([build / 'broadsheet', 'plugins', 'list'], capture_output=True, text=True, check=True).stdout
        self.formats = [name for name in FORMATS if any(line.split()[:1] == [name] for line in listed.splitlines())]
        self.input = self.archive('archive', issues, pages)
        self.bytes = sum(file.stat().st_size for file in self.input.rglob('*.txt'))
        self.one = folder / 'issue.txt'  # the first issue in one file, for those who know no pages
        first = sorted(self.input.rglob('*.txt'))[:pages]
        self.one.write_bytes(b'\n'.join(file.read_bytes() for file in first))
        self.whole = folder / 'whole.txt'
        self.whole.write_bytes(b'\n'.join(file.read_bytes() for file in sorted(self.input.rglob('*.txt'))))

    def archive(self, name, issues, pages):
        Run([self.build / 'tests/bench/generate_archive', self.folder / name, issues, pages])
        return self.folder / name

    def batch(self, source, to, threads):
        out = self.folder / 'out'
        shutil.rmtree(out, ignore_errors=True)
        return Run([self.build / 'broadsheet', 'batch', source, '-o', out, '--to', to, '-j', threads, '--from', 'issuetext', '-q'])

    def floors(self):
        commands = {'cat': ['cat', self.whole], 'iconv': ['iconv', '-f', 'UTF-8', '-t', 'UTF-16LE', self.whole],
                    'gzip -6': ['gzip', '-6', '-c', self.whole]}
        runs = {name: [Run(command) for _ in range(self.rounds)] for name, command in commands.items()}
        return {name: (median(of, 'seconds'), median(of, 'cpu')) for name, of in runs.items()}

    def speed(self):
        floors, rows, per_issue = self.floors(), [], {}
        for name, (seconds, cpu) in floors.items():
            rows.append([name, 1, seconds, cpu, '', self.bytes / 1e6 / seconds, '', ''])
        for to in self.formats + [','.join(self.formats)]:
            alone = None
            for threads in (1, 2):
                runs = [self.batch(self.input, to, threads) for _ in range(self.rounds)]
                seconds, cpu = median(runs, 'seconds'), median(runs, 'cpu')
                alone = alone or seconds
                per_issue.setdefault(to, cpu / self.issues)
                rows.append([to, threads, seconds, cpu, self.issues / seconds, self.bytes / 1e6 / seconds,
                             '%.2f' % (alone / seconds), '%.2f iconv, %.2f gzip' % (cpu / floors['iconv'][1], cpu / floors['gzip -6'][1])])
        table('%d issues of %d pages, %.1f MB' % (self.issues, self.pages, self.bytes / 1e6),
              ['to', 'threads', 's', 'CPU s', 'issues/s', 'MB/s', 'times one thread', 'per core, times'], rows)
        return per_issue

    def peers(self, per_issue):
        rows = []
        for name, command in {'pandoc': ['pandoc', '-f', 'markdown', self.one, '-o', self.folder / 'pandoc.epub'],
                              'calibre': ['ebook-convert', self.one, self.folder / 'calibre.epub']}.items():
            if shutil.which(command[0]):
                cpu = median([Run(command) for _ in range(self.rounds)], 'cpu')
                rows.append([name + ', a file', cpu, cpu / per_issue['epub']])
        rows.append(['broadsheet batch, an issue', per_issue['epub'], 1.0])
        table('The same issue to EPUB', ['with', 'CPU s', 'times ours'], rows)
        page = self.folder / 'page.epub'
        ours = median([Run([self.build / 'broadsheet', 'convert', SAMPLE, '-o', page]) for _ in range(5 * self.rounds)], 'cpu')
        rows = [['broadsheet convert', ours, 1.0]]
        if shutil.which('pandoc'):
            theirs = median([Run(['pandoc', '-f', 'markdown', SAMPLE, '-o', page]) for _ in range(self.rounds)], 'cpu')
            rows.append(['pandoc', theirs, theirs / ours])
        table('A page to EPUB, whole process', ['with', 'CPU s', 'times ours'], rows)

    def memory(self, counts):
        rows, first = [], None
        for count in counts:
            peak = self.batch(self.archive('memory', count, 1), 'epub', 2).peak
            first = first or peak
            rows.append([count, '%.1f' % (peak / 1024), '%.2f' % (peak / first)])
        table('Peak memory, one page an issue, EPUB, two threads', ['issues', 'MiB', 'times the first'], rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument('--issues', type=int, default=200)
    parser.add_argument('--quick', action='store_true', help='once, and 1000 issues at most')
    a = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='broadsheet-bench-') as folder:
        bench = Bench(a.build, pathlib.Path(folder), a.issues, 8, 1 if a.quick else 3)
        bench.peers(bench.speed())
        bench.memory([100, 1000] if a.quick else [100, 1000, 10000])


main()
