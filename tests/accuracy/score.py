#!/usr/bin/env python3
"""Reads the pages of this folder and of tests/samples and compares with what they say.

usage: score.py BROADSHEET [-v]      exit 1 where a floor is missed

NAME.jsonl says what NAME.txt prints (see ../samples/make). Texts count as equal if they are after blanks are removed.
Each page counts once. The floors lie slightly under what has been reached: a change that loses quality is noticed.
These pages are few and clean: the figures are a guard, and say nothing about newspapers in general."""
import collections, glob, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = {"article": .75, "byline": .98, "caption": .99, "furniture": .99, "headline": .70, "issue": .97, "lead": .98,
          "paragraph": .91, "subheadline": .36}


def bare(text):
    return "".join((text or "").split())


def pieces_of(path):
    """What a document says, by kind: lists of texts that are compared as they stand."""
    found = collections.defaultdict(list)
    with open(path, encoding="utf8") as f:
        records = [json.loads(line) for line in f if line.strip()]
    issue, end = records[0].get("issue") or {}, records[-1].get("end") or {}
    found["issue"] = [bare(issue.get("publication")), bare(issue.get("date")), bare(issue.get("language"))]
    found["furniture"] = [bare(piece["text"]) for piece in end.get("furniture") or []]
    for article in records[1:-1]:
        blocks = article.get("blocks") or []
        paragraphs = [bare(b["text"]) for b in blocks if b["type"] == "paragraph"]
        found["paragraph"] += paragraphs
        found["article"].append("|".join(paragraphs))
        # A headline counts only on its article.
        found["headline"].append(bare(article.get("headline")) + "|" + "".join(paragraphs)[:12])
        found["subheadline"] += [bare(t) for t in (article.get("kicker") or []) + (article.get("subheadlines") or [])]
        found["lead"] += [bare(article["lead"])] if article.get("lead") else []
        found["byline"] += [bare(b.get("name")) for b in article.get("bylines") or []]
        found["caption"] += [bare(b["text"]) + "|" + bare(b.get("credit")) for b in blocks if b["type"] == "caption"]
    return found


def f1(gold, read):
    """Of two lists as bags of texts; 1 where neither has any."""
    common = sum((collections.Counter(gold) & collections.Counter(read)).values())
    return 2 * common / (len(gold) + len(read)) if gold or read else 1.0


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, verbose = sys.argv[1], "-v" in sys.argv
    golds = sorted(glob.glob(os.path.join(HERE, "*.jsonl")) + glob.glob(os.path.join(HERE, "..", "samples", "*.jsonl")))
    sums, counts = collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for path in golds:
            out = os.path.join(folder, "out.jsonl")
            subprocess.run([program, "convert", path[:-len(".jsonl")] + ".txt", "--to", "json", "-o", out],
                           stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            gold, read = pieces_of(path), pieces_of(out)
            for kind in sorted(set(gold) | set(read)):
                if not gold[kind] and not read[kind]:
                    continue
                sums[kind] += f1(gold[kind], read[kind])
                counts[kind] += 1
                if verbose and f1(gold[kind], read[kind]) < 1:
                    print(os.path.basename(path), kind, "lacks", [t for t in gold[kind] if t not in read[kind]],
                          "has instead", [t for t in read[kind] if t not in gold[kind]])
    reached = {kind: sums[kind] / counts[kind] for kind in sums}
    for kind in sorted(reached):
        print(f"{kind:12} {reached[kind]:.4f}   floor {FLOORS.get(kind, 0):.4f}   on {counts[kind]} pages")
    low = [kind for kind, floor in FLOORS.items() if reached.get(kind, 0) < floor]
    print("missed: " + ", ".join(low) if low else f"all floors held on {len(golds)} pages")
    return 1 if low or len(golds) < 14 else 0


if __name__ == "__main__":
    sys.exit(main())
