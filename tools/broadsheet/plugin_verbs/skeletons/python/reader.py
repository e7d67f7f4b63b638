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
    put({"broadsheet": 1, "issue": {"publication": options.publication}})
    articles, article = 0, None
    for number, line in enumerate(sys.stdin, start=1):
        line = line.removesuffix("\n")
        if not line:
            article = put_article(article)
        elif article is None:
            articles += 1
            article = {"id": f"a-{articles}", "headline": line, "blocks": []}
        else:
            article["blocks"].append({"type": "paragraph", "text": line, "lines": [number, number]})
    put_article(article)
    if articles == 0:
        print("has no article: separate articles by empty lines", file=sys.stderr)
        sys.exit(BAD_INPUT)
    put({"end": {"articles": articles}})


def put(record):
    print(json.dumps(record, ensure_ascii=False))


def put_article(article):
    if article:
        put(article)


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main()
