#!/usr/bin/env python3
"""Tells the way of a page through the folders of the reader of text, and how often it goes back to one it had left.

usage: page_path.py BROADSHEET [PAGE]      PAGE: by default one of the samples; BROADSHEET is of a dev build; needs valgrind

The calls of a run are walked in the order in which they stand in the sources, from PageWorker on. A module counts where the
walk first comes to it. Left out are the libraries that every stage asks: text, language, common, the SDK. Each line is a
folder and the modules that were new there; folders that had been left are marked. It proves nothing: it shows where a stage
reaches into the folder of another, and whether a change makes that less."""
import collections, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARIES = re.compile(r"formats/(reconstruct/(text|language)|common)\b|core/")
START = "PageWorker::operator()"


def calls_in(profile):
    """(file, function) -> [(line of the call, (file, function))] of a profile of callgrind with whole names."""
    calls, file, caller, callee_file, callee = collections.defaultdict(list), "", ("", ""), None, None
    for line in profile:
        key, _, value = line.rstrip("\n").partition("=")
        if key in ("fl", "fi", "fe"):
            file = value
        elif key == "fn":
            caller = (file, value)
        elif key in ("cfi", "cfl"):
            callee_file = value
        elif key == "cfn":
            callee = (callee_file or caller[0], value)
        elif key == "calls":
            calls[caller].append([0, callee])
            callee_file = None
        elif callee and line[0].isdigit():  # the cost of the call, and where it stands
            calls[caller][-1][0] = int(line.split()[0])
            callee = None
    return calls


def walk(calls, function, seen, modules):
    """Adds the modules that `function` comes to, each once."""
    if function in seen:
        return
    seen.add(function)
    module = re.sub(r"^.*/(?=(formats|core)/)|\.[ch]pp$", "", function[0])
    if module.startswith("formats/") and not LIBRARIES.match(module):
        modules.setdefault(module)
    for _, callee in sorted(calls.get(function, [])):
        walk(calls, callee, seen, modules)


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    program = sys.argv[1]
    page = sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, "samples", "harrow-bay-courier-2024-05-18-a1.txt")
    with tempfile.TemporaryDirectory() as folder:
        profile = os.path.join(folder, "profile")
        subprocess.run(["valgrind", "-q", "--tool=callgrind", "--callgrind-out-file=" + profile, "--compress-strings=no", "--compress-pos=no",
                        program, "convert", page, "--to", "text", "-o", os.path.join(folder, "out")], check=True, stderr=subprocess.DEVNULL)
        with open(profile, errors="replace") as f:
            calls = calls_in(f)
    sys.setrecursionlimit(100000)
    modules = {}
    walk(calls, next(f for f in calls if START in f[1]), set(), modules)
    stays = []
    for folder, name in (os.path.split(module) for module in modules):
        if not stays or stays[-1][0] != folder:
            stays.append((folder, []))
        stays[-1][1].append(name)
    left = set()
    for folder, names in stays:
        print(("back to " if folder in left else "        ") + folder + ": " + ", ".join(names))
        left.add(folder)
    print(f"{len(stays)} stays in {len(left)} folders: {len(stays) - len(left)} times back")


if __name__ == "__main__":
    main()
