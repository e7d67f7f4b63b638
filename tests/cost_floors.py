#!/usr/bin/env python3
"""What a run costs that does not depend on the machine or its load, against floors.

usage: cost_floors.py BROADSHEET BUILD_TYPE        exit 77 (skipped) where nothing can be measured

Minor faults are the system's count. Instructions and bytes requested are valgrind's; without it they are left out.
The floors lie a tenth above what was reached: a change that costs more is noticed. One that has to cost more raises
them and says why."""
import os, re, shutil, subprocess, sys, tempfile

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "samples", "qinghe-ribao-2024-05-18-01.txt")
MEASURES = ["million instructions of a page to text", "instructions of a further line",
            "bytes requested of a further byte", "faults of a page to text", "faults of 40 issues to HTML"]
# The last has some 80 pages of ICU's dictionary of Chinese words, read once, where the lines of headlines end.
FLOORS = [20.5, 50000, 119, 670, 1020]  # of a release build; without vectors of 32 bytes a line takes up to 44 500


def in_valgrind(tool, pattern, command):
    said = subprocess.run(["valgrind", *tool, *command], capture_output=True, text=True, check=True).stderr
    return int(re.search(pattern, said)[1].replace(",", ""))


def instructions(command):
    return in_valgrind(["--tool=callgrind", "--callgrind-out-file=/dev/null"], r"refs:\s*([\d,]+)", command)


def bytes_requested(command):
    return in_valgrind(["--tool=memcheck", "--leak-check=no", "--undef-value-errors=no"], r"([\d,]+) bytes allocated", command)


def faults(command):
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit("%s ended with %d" % (" ".join(command), os.waitstatus_to_exitcode(status)))
    return usage.ru_minflt


def measured(program, folder):
    """The MEASURES, None for those that the machine has no counter for."""
    with open(SAMPLE, "rb") as f:
        page = f.read()
    one, four = os.path.join(folder, "one.txt"), os.path.join(folder, "four.txt")
    archive = os.path.join(folder, "archive")
    os.mkdir(archive)
    for path, pages in [(one, 1), (four, 4)] + [(os.path.join(archive, f"{n}.txt"), 1) for n in range(40)]:
        with open(path, "wb") as f:
            f.write(b"\f".join([page] * pages))

    def convert(path):
        return [program, "convert", "-q", path, "-j", "1", "-o", os.path.join(folder, "out.txt")]

    def of_three_pages(count):
        return count(convert(four)) - count(convert(one))

    out = [None] * len(MEASURES)
    if shutil.which("valgrind"):
        out[0] = instructions(convert(one)) / 1e6
        out[1] = of_three_pages(instructions) / (3 * (page.count(b"\n") + 1))
        out[2] = of_three_pages(bytes_requested) / (3 * len(page))
    out[3] = faults(convert(one))
    out[4] = faults([program, "batch", archive, "-q", "-j", "1", "--from", "issuetext", "--group", "file", "--to", "html",
                     "-o", os.path.join(folder, "html")])
    return out


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, build_type = sys.argv[1:3]
    if build_type != "Release":
        print(f"skipped: the floors are of a release build, this one is {build_type or 'of no type'}")
        return 77
    if not shutil.which("valgrind"):
        print("valgrind is not installed: instructions and bytes requested are not looked at")
    with tempfile.TemporaryDirectory(prefix="broadsheet-cost-") as folder:
        reached = measured(program, folder)
    above = 0
    for what, floor, found in zip(MEASURES, FLOORS, reached):
        if found is None:
            continue
        above += found > floor
        print(f"{what}: {found:.4g}, floor {floor:g}{'  ABOVE' if found > floor else ''}")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
