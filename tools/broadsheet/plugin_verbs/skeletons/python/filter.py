"""{{name}}: a filter. It gets an issue as JSON lines and prints it, changed.

Broadsheet runs it as: {{name}}.py filter {{name}} --section=...
"""
import argparse
import json
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("role")
    parser.add_argument("format")
    parser.add_argument("--section", default=None)
    # What the user says of the issue may come along: --language, --timestamp.
    options, _ = parser.parse_known_args()
    for line in sys.stdin:
        record = json.loads(line)
        if "id" in record:  # an article; the other lines are the issue, its pictures and its end
            record["section"] = record["section"] or options.section
        print(json.dumps(record, ensure_ascii=False))  # what it does not know passes through


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main()
