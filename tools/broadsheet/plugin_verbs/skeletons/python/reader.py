"""{{name}}: a reader. It gets the bytes of a file and prints an issue as JSON lines.
Articles are separated by empty lines; the first line of each is its headline.

Broadsheet runs it as: {{name}}.py read {{name}} --publication=...
"""
import argparse
import json
import sys

BAD_INPUT = 65  # the exit status that blames the input


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("role")
    parser.add_argument("format")
    parser.add_argument("--publication", default=None)
    # What the user says of the issue may come along: --language, --timestamp.
    options, _ = parser.parse_known_args()
    try:
        lines = sys.stdin.buffer.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        refuse("is not UTF-8")
    put({"broadsheet": 1, "issue": {"publication": options.publication}})
    articles, article = 0, None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            article = put_article(article)
        elif article is None:
            articles += 1
            article = {"id": f"a-{articles}", "headline": line, "blocks": []}
        else:
            article["blocks"].append({"type": "paragraph", "text": line, "lines": [number, number]})
    put_article(article)
    if articles == 0:
        refuse("has no article: separate articles by empty lines")
    put({"end": {"articles": articles}})


def refuse(why):  # or "XX-001: line 7: ..." with a code of yours and a line of the input
    print(why, file=sys.stderr)
    sys.exit(BAD_INPUT)


def put(record):
    print(json.dumps(record, ensure_ascii=False))


def put_article(article):
    if article:
        put(article)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main()
