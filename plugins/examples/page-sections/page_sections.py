"""A filter in Python: articles that name no section get the one of their page.

    broadsheet convert issue.txt -o issue.epub --filter page-sections --page-sections.map 1=News,2=Sport

Broadsheet runs it as: page_sections.py filter page-sections --map=1=News,2=Sport
The document comes as JSON lines on standard input and leaves by standard output;
what is written to standard error becomes a warning.
"""
import json
import sys



def sections_of(arguments):
    """{"1": "News", ...} from --map=1=News,2=Sport."""
    text = next((a.removeprefix("--map=") for a in arguments if a.startswith("--map=")), "")
    try:
        return dict(entry.split("=", 1) for entry in text.split(",") if entry)
    except ValueError:
        sys.exit(f"--page-sections.map cannot be {text!r}: write 1=News,2=Sport")


def main():
    sections = sections_of(sys.argv)
    for line in sys.stdin:
        record = json.loads(line)
        is_article = "id" in record  # the other lines are the issue, its pictures and its end
        if is_article and not record.get("section"):
            record["section"] = sections.get(record.get("page"))
        print(json.dumps(record, ensure_ascii=False))  # with all that was in it


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    main()
