"""What the gold of a page says about the items that the reader sees on it.

Every item gets the article it belongs to, and display items the side of the body they stand on. Where the gold and the
items do not fit together (a line lost in a paragraph, a headline far from its body) the label is None: anything may be."""
import bisect, collections, difflib, re, unicodedata

BEFORE, AFTER, SUBHEAD = "before", "after", "subhead"


def bare(text):
    return re.sub(r"[\s\u3000\u00a0\ufeff\u200b\u00ad]+", "", unicodedata.normalize("NFKC", text or "")).lower()


def texts(value):
    return [value] if isinstance(value, str) else list(value or [])


def entries_of(article):
    """The head group as gold has it: texts from top to bottom, and the index of the headline."""
    kickers = texts(article.get("kicker"))
    entries = kickers + [article.get("headline") or ""] + texts(article.get("subheadlines"))
    return [bare(e) for e in entries], len(kickers)


def owners_of_paragraphs(items, articles):
    """Of each paragraph, the article most of its pieces of text stand in."""
    size = 8
    known = {}
    for k, a in enumerate(articles):
        body = bare(a.get("lead")) + "".join(bare(p) for p in texts(a.get("paragraphs")))
        for at in range(len(body) - size + 1):
            piece = body[at:at + size]
            known[piece] = k if known.get(piece, k) == k else None
    owners = []
    for item in items:
        text = bare(item["text"])
        votes = collections.Counter(known.get(text[at:at + size]) for at in range(len(text) - size + 1)) if item["paragraph"] else {}
        votes.pop(None, None)
        best, count = votes.most_common(1)[0] if votes else (None, 0)
        owners.append(best if best is not None and count * 3 > max(1, len(text) - size) else None)
    return owners


class Page:
    """owner[i] and role[i] of the items of one file; groups[k] = the items of article k's head group, if all were found."""

    def __init__(self, items, gold):
        self.articles = gold["articles"]
        self.owner = owners_of_paragraphs(items, self.articles)
        self.role = [None] * len(items)
        self.weak = {k for k, a in enumerate(self.articles) if a.get("weak_start")}
        self.groups = {}
        body = collections.defaultdict(list)
        for i, k in enumerate(self.owner):
            if k is not None and not items[i]["head"]:
                body[k].append(i)
        shown = [i for i, item in enumerate(items) if item["head"]]
        text = {i: bare(items[i]["text"]) for i in shown}
        as_paragraph = {i: self.owner[i] for i in shown}  # a headline may stand in the body too: it is display first
        for i in shown:
            self.owner[i] = None
        self.match_groups(shown, text, body)
        self.match_rest(shown, text, body)
        for i in shown:
            k = self.owner[i]
            if k is None:
                self.owner[i] = as_paragraph[i]
            elif self.role[i] is None:
                self.role[i] = side(i, body[k], self.owner)
                if self.role[i] is None:
                    self.owner[i] = None

    def match_groups(self, shown, text, body):
        for k, article in enumerate(self.articles):
            group = "".join(entries_of(article)[0])
            found = []
            for at in range(len(shown)):
                end, joined = at, ""
                while end < len(shown) and len(joined) < len(group) and group.startswith(joined + text[shown[end]]):
                    joined += text[shown[end]]
                    end += 1
                if group and joined == group:
                    found.append(shown[at:end])
            found = [run for run in found if all(self.owner[i] is None for i in run)]
            if found and body[k]:
                run = min(found, key=lambda r: min(abs(r[0] - b) for b in body[k]))
                self.groups[k] = run
                for i in run:
                    self.owner[i] = k

    def match_rest(self, shown, text, body):
        for i in shown:
            if self.owner[i] is not None or len(text[i]) < 2:
                continue
            homes = [k for k, a in enumerate(self.articles) if k not in self.groups and text[i] in "".join(entries_of(a)[0])]
            titles = [k for k, a in enumerate(self.articles) for s in a.get("subheads") or [] if text[i] in bare(s["text"] if isinstance(s, dict) else s)]
            if len(homes) == 1 and not titles and body[homes[0]]:
                self.owner[i] = homes[0]
            elif len(titles) == 1 and not homes:
                self.owner[i], self.role[i] = titles[0], SUBHEAD


def side(i, body, owner):
    """Where item i stands to the paragraphs of its article; None if inside it, or with other bodies in between."""
    before, after = [b for b in body if b < i], [b for b in body if b > i]
    if before and after:
        return None
    near = max(before) if before else min(after)
    if any(owner[j] not in (None, owner[i]) and owner[j] != owner[near] for j in range(min(i, near), max(i, near))):
        return None
    return AFTER if before else BEFORE


def allowed(items, page, first, begins_at):
    """For each item a predicate on (claims, act): whether the arc agrees with the gold. Items first.. of one page."""
    out, last = [], None
    free = False  # a jump mark may have begun the article already
    for n, item in enumerate(items):
        i = first + n
        owner, role = page.owner[i], page.role[i]
        if item["jump"]:
            free = True
        if owner is None:
            out.append(None)
            continue
        begins = None
        if last is not None and not free and not (owner != last and owner in page.weak and role is None):
            begins = owner != last
        out.append((role, begins))
        last, free = owner, False
    return out
