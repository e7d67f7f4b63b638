#!/usr/bin/env python3
"""Proves that two builds of broadsheet write the same bytes.

usage: same_bytes.py BASE NEW [FOLDER...]

BASE and NEW are two programs `broadsheet`, each in its build folder with its plugins. Every page is converted to every
format by both, and explained by `inspect --why`; exit status, standard error and the SHA-256 of every file must agree.
The pages are the golden ones, tests/samples, those in tests/spec, and every *.txt in FOLDER... (by default the
development pages beside the checkout, if they are there). Exit 1 and one line for each difference, else 0."""
import concurrent.futures, glob, hashlib, os, subprocess, sys, tempfile

TESTS = os.path.dirname(os.path.abspath(__file__))
FORMATS = ["json", "text", "html", "epub", "newsml", "ninjs", "nitf", "markdown"]


def spec_pages(folder):
    """The ```page blocks of the *.md in tests/spec, each in a file of its own in `folder`, as they stand."""
    for spec in sorted(glob.glob(os.path.join(TESTS, "spec", "**", "*.md"), recursive=True)):
        with open(spec, encoding="utf8", newline="") as f:
            blocks = f.read().split("```page")[1:]
        for number, block in enumerate(blocks):
            text = block.partition("\n")[2].partition("\n```")[0] + "\n"
            name = os.path.splitext(os.path.basename(spec))[0]
            path = os.path.join(folder, f"{name}-{number}.txt")
            with open(path, "w", encoding="utf8", newline="") as f:
                f.write(text)
            yield path


def pages(folder, others):
    yield from sorted(glob.glob(os.path.join(TESTS, "golden", "*", "issue.*")))
    yield from sorted(glob.glob(os.path.join(TESTS, "accuracy", "*.txt")))
    yield from sorted(glob.glob(os.path.join(TESTS, "samples", "*.txt")))
    yield from spec_pages(folder)
    for other in others:
        yield from sorted(glob.glob(os.path.join(other, "*.txt")))


def sums_of(folder):
    found = {}
    for path, _, files in os.walk(folder):
        for name in files:
            full = os.path.join(path, name)
            with open(full, "rb") as f:
                found[os.path.relpath(full, folder)] = hashlib.sha256(f.read()).hexdigest()
    return found


def result(program, page, format_):
    """What the program makes of the page: status, messages, and the sum of each file."""
    with tempfile.TemporaryDirectory() as folder:
        if format_ == "why":
            command = [program, "inspect", page, "--why"]
        else:
            command = [program, "convert", page, "--to", format_, "-o", os.path.join(folder, "out")]
        run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
        messages = (run.stdout + run.stderr).replace(folder.encode(), b"FOLDER")
        return run.returncode, hashlib.sha256(messages).hexdigest(), sums_of(folder)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    base, new = (os.path.abspath(p) for p in sys.argv[1:3])
    others = sys.argv[3:] or [os.path.join(TESTS, "..", "..", "shared", "benchmark", "dev")]
    with tempfile.TemporaryDirectory() as folder:
        work = [(page, format_) for page in pages(folder, others) for format_ in FORMATS + ["why"]]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            before = pool.map(lambda job: result(base, *job), work)
            after = pool.map(lambda job: result(new, *job), work)
            different, failed = [], 0
            for job, a, b in zip(work, before, after):
                failed += a[0] != 0
                if a != b:
                    different.append(f"{os.path.basename(job[0])} to {job[1]}: {a} is now {b}")
    print("\n".join(different))
    print(f"{len(work)} conversions, {len(different)} differ, {failed} failed with BASE")
    return 1 if different or not work or failed == len(work) else 0


if __name__ == "__main__":
    sys.exit(main())
