#!/usr/bin/env python3
"""How long the program takes for one page, beside `true` and pandoc on the same page, in one run.

start_up.py PROGRAM [PAGE]: prints medians and ratios. Ends with 1 if a target is missed (they hold for an idle core).
Needs hyperfine; pandoc is left out where it is not installed.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / 'samples'
if len(sys.argv) not in (2, 3):
    sys.exit(__doc__)
program = pathlib.Path(sys.argv[1]).resolve()
page = sys.argv[2] if len(sys.argv) > 2 else str(SAMPLES / 'qinghe-ribao-2024-05-18-01.txt')


def medians(commands, runs):
    """The median of each command in milliseconds; hyperfine runs one after the other."""
    with tempfile.NamedTemporaryFile() as report:
        subprocess.run(['hyperfine', '-N', '--style=none', '--warmup=5', '--runs=%d' % runs,
                        '--export-json=' + report.name, *commands], check=True, stdout=subprocess.DEVNULL)
        return [1000 * result['median'] for result in json.load(open(report.name))['results']]


with tempfile.TemporaryDirectory() as folder:
    # name, command, target in milliseconds
    rows = [('true', 'true', None), ('plugins list', f'{program} plugins list', 4)]
    rows += [(f'convert to {extension}', f'{program} convert -q {page} -o {folder}/o.{extension}', 8)
             for extension in ('jsonl', 'txt', 'html', 'xml', 'epub')]
    if shutil.which('pandoc'):
        rows += [(f'pandoc to {extension}', f'pandoc -f markdown {page} --metadata title=x -o {folder}/p.{extension}', None)
                 for extension in ('txt', 'html', 'epub')]
    times = dict(zip([name for name, _, _ in rows], medians([command for _, command, _ in rows], runs=40)))

missed = False
print('%-18s %9s %9s %10s %8s' % ('', 'median ms', 'x true', 'x pandoc', 'target'))
for name, _, target in rows:
    time = times[name]
    pandoc = times.get(name.replace('convert', 'pandoc')) if name.startswith('convert') else None
    missed = missed or bool(target and time > target)
    print('%-18s %9.2f %9.1f %10s %8s' % (
        name, time, time / times['true'], '%.3f' % (time / pandoc) if pandoc else '',
        '' if target is None else '<= %d %s' % (target, 'ok' if time <= target else 'MISSED')))
sys.exit(missed)
