#!/usr/bin/python3
"""poison.py BUILD [--issues N] [--pages N] [--rounds N]: what ten poisonous issues cost a batch.

N issues, then the same ones and ten more that harm the process which reads them, each in its own way
(tests/batch/poison.cpp). The two take turns; medians count. Prints the seconds of both and their ratio, and fails where
an issue other than the ten is lost or one of the ten is not told.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

POISONS = ['crash', 'abort', 'killed', 'exit', 'stack', 'refuse', 'memory', 'throw', 'bytes', 'endless']


def batch(build, folder, number, inputs, issues):
    """Seconds of the clock; the outputs and the log must tell of all."""
    out = folder / ('out-%d' % number)
    start = time.monotonic()
    ended = subprocess.run([build / 'broadsheet', 'batch', *inputs, '-o', out, '--to', 'text', '-j', '2', '-q',
                            '--plugin', build / 'tests/batch/poison.so', '--timeout', '10', '--max-memory', '2048'],
                           capture_output=True, text=True)
    seconds = time.monotonic() - start
    entries = [json.loads(line) for line in (out / 'broadsheet-batch.jsonl').read_text().splitlines()]
    lost = sorted(entry['item'] for entry in entries if entry.get('status') != 'done')
    expected = sorted(POISONS) if len(inputs) > 1 else []
    told = ended.stderr.count('broadsheet: error')
    if lost != expected or told != len(expected) or len(list(out.rglob('*.txt'))) != issues:
        sys.exit('lost %s, told of %d, %s' % (lost, told, ended.stderr[-2000:]))
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('build', type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument('--issues', type=int, default=990)
    parser.add_argument('--pages', type=int, default=8)
    parser.add_argument('--rounds', type=int, default=3)
    a = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='broadsheet-bench-') as name:
        folder = pathlib.Path(name)
        good, bad = folder / 'archive', folder / 'poisons'
        subprocess.run([a.build / 'tests/bench/generate_archive', good, str(a.issues), str(a.pages)], check=True)
        bad.mkdir()
        for poison in POISONS:
            (bad / (poison + '.poison')).write_text(poison)
        seconds = {'good': [], 'all': []}
        for number in range(a.rounds):
            seconds['good'].append(batch(a.build, folder, 2 * number, [good], a.issues))
            seconds['all'].append(batch(a.build, folder, 2 * number + 1, [good, bad], a.issues))
        alone, both = (statistics.median(seconds[which]) for which in ('good', 'all'))
        print('%d issues: %.1f s; with %d poisonous ones: %.1f s; ratio %.3f'
              % (a.issues, alone, len(POISONS), both, both / alone))


main()
