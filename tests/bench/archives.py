#!/usr/bin/python3
"""archives.py BUILD [--issues N] [--quick]: whole archives, beside pandoc, calibre and the floors, as Markdown tables.

BUILD holds broadsheet, its plugins and tests/bench/generate_archive. Everything is measured on the same files in one
run, the commands taking turns, so that other work on the machine meets them all; the median of their rounds counts,
and their spread stands beside it.
"s" is seconds of the clock, "CPU s" of processors. Formats that are not built and programs that are not installed are
left out.
"""
import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

FORMATS = ['text', 'html', 'newsml', 'epub']


class Run:
    """Commands, at once, to the end of the last."""

    def __init__(self, *commands):
        start = time.monotonic()
        processes = [subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL,
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands]
        self.cpu, self.peak = 0, 0
        for process in processes:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                sys.exit('%s ended with %d' % (' '.join(map(str, process.args)), process.returncode))
            self.cpu += usage.ru_utime + usage.ru_stime
            self.peak = max(self.peak, usage.ru_maxrss)
        self.seconds = time.monotonic() - start

    def divided(self, count):
        self.seconds, self.cpu = self.seconds / count, self.cpu / count
        return self


class Rounds:
    """The median of several runs, each figure for itself, and the spread of their CPU seconds."""

    def __init__(self, runs):
        self.seconds, self.cpu, self.peak = (statistics.median(getattr(run, what) for run in runs)
                                             for what in ('seconds', 'cpu', 'peak'))
        self.least, self.most = min(run.cpu for run in runs), max(run.cpu for run in runs)

    def spread(self, scale=1):
        return '%.3g–%.3g' % (scale * self.least, scale * self.most)


def in_turn(rounds, runs):
    """{name: function that runs it} -> {name: Rounds}"""
    done = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            done[name].append(run())
    return {name: Rounds(of) for name, of in done.items()}


def table(title, heads, rows):
    print('\n### %s\n\n| %s |\n|%s' % (title, ' | '.join(heads), ' --- |' * len(heads)))
    for row in rows:
        print('| %s |' % ' | '.join('%.3g' % cell if isinstance(cell, float) else str(cell) for cell in row))
    sys.stdout.flush()


def machine():
    model = re.search(r'model name\s*: (.*)', pathlib.Path('/proc/cpuinfo').read_text())
    return '%s, %d processors, load %.1f at the start' % (model[1] if model else os.uname().machine, os.cpu_count(),
                                                          os.getloadavg()[0])


class Bench:
    def __init__(self, build, folder, issues, pages, rounds):
        self.build, self.folder, self.issues, self.pages, self.rounds = build, folder, issues, pages, rounds
        listed = subprocess.run([build / 'broadsheet', 'plugins', 'list'], capture_output=True, text=True, check=True).stdout
        self.formats = [name for name in FORMATS if any(line.split()[:1] == [name] for line in listed.splitlines())]
        self.input = self.archive('archive', issues, pages)
        files = sorted(self.input.rglob('*.txt'))
        self.bytes = sum(file.stat().st_size for file in files)
        self.one = self.joined('issue.txt', files[:pages])  # for those who know no pages
        self.whole = self.joined('whole.txt', files)
        self.targets, self.outputs = [], 0

    def archive(self, name, issues, pages):
        Run([self.build / 'tests/bench/generate_archive', self.folder / name, issues, pages])
        return self.folder / name

    def joined(self, name, files):
        (self.folder / name).write_bytes(b'\n'.join(file.read_bytes() for file in files))
        return self.folder / name

    def batch(self, source, to, threads):
        self.outputs += 1  # another folder each time: ext4 is slow to make files where others were just deleted
        return Run([self.build / 'broadsheet', 'batch', source, '-o', self.folder / ('out-%d' % self.outputs), '--to', to,
                    '-j', threads, '--from', 'issuetext', '--epub.cover-type', 'svg', '-q'])

    def target(self, what, reached, least=None, most=None):
        kept = reached >= least if least else reached <= most
        self.targets.append([what, '≥ %g' % least if least else '≤ %g' % most, reached, 'yes' if kept else '**no**'])

    def floors(self):
        gzip = ['gzip', '-6', '-c', self.whole]
        return {'cat': lambda: Run(['cat', self.whole]),
                'iconv': lambda: Run(['iconv', '-f', 'UTF-8', '-t', 'UTF-16LE', self.whole]),
                'gzip -6': lambda: Run(gzip), 'two gzip -6 at once': lambda: Run(gzip, gzip)}

    def speed(self):
        runs, everything = self.floors(), ','.join(self.formats)
        floors = list(runs)
        for to in self.formats + [everything]:
            for threads in (1, 2):
                runs[to, threads] = lambda to=to, threads=threads: self.batch(self.input, to, threads)
        median, rows = in_turn(self.rounds, runs), []
        for name in floors:
            size = self.bytes * (2 if name.startswith('two') else 1) / 1e6
            run = median[name]
            rows.append([name, '', run.seconds, run.cpu, run.spread(), '', size / run.seconds, '', ''])
        for to, threads in list(runs)[len(floors):]:
            run = median[to, threads]
            rows.append([to, threads, run.seconds, run.cpu, run.spread(), self.issues / run.seconds,
                         self.bytes / 1e6 / run.seconds, median[to, 1].seconds / run.seconds,
                         '%.2f iconv, %.2f gzip' % (run.cpu / median['iconv'].cpu, run.cpu / median['gzip -6'].cpu)])
        table('%d issues of %d pages, %.1f MB' % (self.issues, self.pages, self.bytes / 1e6),
              ['to', 'threads', 's', 'CPU s', 'from–to', 'issues/s', 'MB/s', 'times one thread', 'CPU s, times'], rows)
        self.judge_speed(median, everything)

    def judge_speed(self, median, everything):
        processors = 2 * median['gzip -6'].seconds / median['two gzip -6 at once'].seconds
        self.target('two threads to one (two processes of gzip: %.2f)' % processors,
                    median[everything, 1].seconds / median[everything, 2].seconds, least=1.8)
        for to in ('text', 'html'):
            self.target('to %s, to iconv, CPU' % to, median[to, 1].cpu / median['iconv'].cpu, most=5)
        self.target('to EPUB, to gzip -6, CPU', median['epub', 1].cpu / median['gzip -6'].cpu, most=0.8)

    def peers(self):
        book = self.folder / 'book.epub'
        pandoc = ['pandoc', '-f', 'markdown', '--metadata', 'title=x', '-o', book]
        small = self.archive('small', 1000, 1)
        page = next(small.rglob('*.txt'))
        runs = {'broadsheet convert, a page': lambda: Run([self.build / 'broadsheet', 'convert', '-q', page, '-o', book]),
                'broadsheet batch, a page of 1000': lambda: self.batch(small, 'epub', 2).divided(1000),
                'broadsheet batch, an issue of %d' % self.issues: lambda: self.batch(self.input, 'epub', 2).divided(self.issues)}
        if shutil.which('pandoc'):
            runs.update({'pandoc, a page': lambda: Run(pandoc + [page]), 'pandoc, an issue': lambda: Run(pandoc + [self.one])})
        if shutil.which('ebook-convert'):
            runs.update({'calibre, a page': lambda: Run(['ebook-convert', page, book]),
                         'calibre, an issue': lambda: Run(['ebook-convert', self.one, book])})
        median = in_turn(2 * self.rounds, runs)
        table('To EPUB: a page, an issue of %d pages' % self.pages, ['with', 'ms', 'CPU ms', 'from–to'],
              [[name, 1000 * run.seconds, 1000 * run.cpu, run.spread(1000)] for name, run in median.items()])
        whole, of_many, of_issues = list(runs)[:3]
        for ours, theirs, least in ((whole, 'pandoc, a page', 10), (of_many, 'pandoc, a page', 100),
                                    (of_many, 'calibre, a page', 1000), (of_issues, 'pandoc, an issue', 100),
                                    (of_issues, 'calibre, an issue', 1000)):
            if theirs in median:
                self.target('%s, to %s (CPU: %.3g)' % (theirs, ours, median[theirs].cpu / median[ours].cpu),
                            median[theirs].seconds / median[ours].seconds, least=least)

    def memory(self, counts):
        rows, first = [], None
        for count in counts:
            peak = self.batch(self.archive('memory', count, 1), 'epub', 2).peak
            first = first or peak
            rows.append([count, '%.1f' % (peak / 1024), '%.2f' % (peak / first)])
        table('Peak memory, one page an issue, EPUB, two threads', ['issues', 'MiB', 'times the first'], rows)
        self.target('memory of %d issues to %d' % (counts[-1], counts[0]), peak / first, most=1.2)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument('--issues', type=int, default=200)
    parser.add_argument('--quick', action='store_true', help='once, and 1000 issues at most')
    a = parser.parse_args()
    print('\n## Archives\n\n' + machine())
    with tempfile.TemporaryDirectory(prefix='broadsheet-bench-') as folder:
        bench = Bench(a.build, pathlib.Path(folder), a.issues, 8, 1 if a.quick else 3)
        bench.speed()
        bench.peers()
        bench.memory([100, 1000] if a.quick else [100, 1000, 10000])
        table('Targets', ['ratio', 'target', 'reached', 'kept'], bench.targets)


main()
