"""{{name}}: a writer. It gets an issue as JSON lines and prints the output.

Broadsheet runs it as: {{name}}.py write {{name}} --bullet=...
"""
import argparse
import json
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("role")
    parser.add_argument("format")
    parser.add_argument("--bullet", default="")
    # What the user says of the issue may come along: --language, --timestamp.
    options, _ = parser.parse_known_args()
    for line in sys.stdin:
        record = json.loads(line)
        if "issue" in record:
            print(record["issue"]["publication"] or "", record["issue"]["date"] or "")
        elif "id" in record:  # an article; its pictures have lines of their own, {"resource": …}
            print_article(record, options.bullet)


def print_article(article, bullet):
    print(f"\n{bullet}{article['headline'] or ''}")
    lead = article["lead"] or ""  # stands in front of the first paragraph
    for block in article["blocks"]:
        print(lead + blank_after(lead) + (block["text"] or ""))
        lead = ""


def blank_after(lead):
    return " " if lead and lead[-1] not in "）】〕］》」" else ""


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main()
