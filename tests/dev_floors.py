#!/usr/bin/env python3
"""Scores the reader on the development pages beside the checkout and compares with floor values.

usage: dev_floors.py BROADSHEET SHARED        exit 77 (skipped) where SHARED is missing
The floors lie slightly under what has been reached: a change that loses quality is noticed."""
import json, os, subprocess, sys, tempfile

FLOORS = {
    "seedlike": {"chars": .997, "par_f1": .995, "hard_break_recall": .955, "art_f1": .99, "art_perfect": .94,
                 "head_block": .99, "headline": .99, "byline_f1": .99, "lead_f1": .99, "caption_f1": .99,
                 "jump_f1": .99, "furniture_removed": .99},
    "press": {"chars": .984, "par_f1": .985, "hard_break_recall": .95, "art_f1": .975, "art_perfect": .72,
              "head_block": .875, "headline": .92, "byline_f1": .93, "lead_f1": .98, "dateline_f1": .98,
              "caption_f1": .94, "credit_f1": .935, "jump_f1": .92, "furniture_removed": .99},
}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, shared = sys.argv[1:3]
    tools, pages = os.path.join(shared, "benchmark"), os.path.join(shared, "benchmark", "dev")
    if not os.path.isdir(pages):
        print("skipped: no pages in", pages)
        return 77
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        subprocess.run([sys.executable, os.path.join(tools, "predict.py"), program, pages, folder], check=True)
        subprocess.run([sys.executable, os.path.join(tools, "score.py"), pages, folder, "--json", report], check=True)
        with open(report, encoding="utf8") as f:
            reached = json.load(f)
    low = [f"{group} {key}: {reached[group][key]:.4f} < {floor}"
           for group, floors in FLOORS.items() for key, floor in floors.items() if reached[group][key] < floor]
    print("\n".join(low) or "all floors held")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
