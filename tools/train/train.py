#!/usr/bin/env python3
"""Finds the weights of the reader of issue text (formats/reconstruct/articles/data, headlines/data) from pages with known structure.

usage: train.py FEATURES PAGES... --out DIR [--half odd|even|all] [--l2 X] [--without TEXT]...

FEATURES is the program train_features of a build; PAGES are folders of NAME.txt with NAME.json, the gold (its fields: see
labels.py). It writes articles.json, wraps.json and roles.json to DIR and prints how well the
weights do on the pages trained on and, with --half odd or even (of the number in NAME), on the other ones.
--without leaves out the features whose name contains TEXT.

articles.json: the log likelihood of all ways through the lattice of a page (lattice.hpp) that agree with the gold, against
all ways; wraps.json: a logistic regression on line breaks inside head groups; roles.json: a choice among the entries of a
group. Each page counts once; weights are held small by --l2. Needs python3-numpy."""
import argparse, glob, json, os, re, subprocess
import numpy as np
import labels

NEVER = -1e30
TAGGERS = []  # what train_features is given about them

# What newspapers do and pages made for training hardly show: weights are held near these instead of near 0.
KNOWN = {"says who presided": -3.5, "begins with a dash": -2.0, "single dash below": 2.0, "number goes on": 2.0}
# The same of lattices, by claim: no article names its authors twice, so the line is of the other one.
KNOWN_OF_CLAIMS = {
    ("headline after its body", "right above a byline, but the body above names its authors"): -2.5,
    ("headline before its body", "right above a byline, but the body above names its authors"): 1.0,
    ("headline after its body", "right above a byline, but the body below names its authors"): 1.0,
    ("headline before its body", "right above a byline, but the body below names its authors"): -2.5,
}


def minimise(f, x, rounds):
    """L-BFGS with a backtracking line search; f gives value and gradient."""
    value, grad = f(x)
    steps = []
    for _ in range(rounds):
        q, alphas = grad.copy(), []
        for s, y, rho in reversed(steps):
            a = rho * (s @ q)
            alphas.append(a)
            q -= a * y
        if steps:
            s, y, _ = steps[-1]
            q *= (s @ y) / (y @ y)
        for (s, y, rho), a in zip(steps, reversed(alphas)):
            q += s * (a - rho * (y @ q))
        step, slope = 1.0 if steps else 1.0 / max(1.0, np.abs(grad).max()), grad @ q
        while step > 1e-8:
            new, new_grad = f(x - step * q)
            if new <= value - 1e-4 * step * slope:
                break
            step /= 2
        else:
            break
        s, y = -step * q, new_grad - grad
        x, grad = x - step * q, new_grad
        if s @ y > 1e-10:
            steps = steps[-9:] + [(s, y, 1 / (s @ y))]
        if value - new < 1e-6 * max(1, abs(value)):
            break
        value = new
    return x


def log_sum(a, axis):
    most = np.maximum(a.max(axis=axis, keepdims=True), NEVER)
    return (most + np.log(np.maximum(np.exp(a - most).sum(axis=axis, keepdims=True), 1e-300))).squeeze(axis)


class Lattices:
    """The lattices of pages under both habits, as arrays of arcs; shorter pages are padded at their beginning."""

    def __init__(self, pages, names):
        self.names = names
        self.shapes = [(len(names["labels"][:names["head_labels"]]), len(names["head"])),
                       (len(names["labels"]) - names["head_labels"], len(names["opening"])), (1, len(names["counts"]))]
        self.length = max(len(p["items"]) for p in pages)
        self.pages = 2 * len(pages)
        head, opening, arcs, claimed, self.agrees = [], [], [], [], []
        for p, page in enumerate(pages):
            start = self.length - len(page["items"])
            for n, (item, want) in enumerate(zip(page["items"], page["allowed"])):
                row = len(head)
                head.append(item.get("head_features") or [0] * len(names["head"]))
                opening.append(item.get("opening_features") or [0] * len(names["opening"]))
                for habit in (0, 1):
                    for source, target, act, claims, counts in item["arcs"][habit]:
                        arcs.append([2 * p + habit, start + n, source, target, act, row])
                        claimed.append((claims + [-1, -1, -1])[:3] + counts)
                        self.agrees.append(agrees(want, claims, act))
            for n in range(start):
                for habit in (0, 1):
                    arcs.append([2 * p + habit, n, 0, 0, 0, -1])
                    claimed.append([-1, -1, -1] + [0] * len(names["counts"]))
                    self.agrees.append(True)
        self.head, self.opening = np.array(head), np.array(opening)
        arcs, claimed = np.array(arcs), np.array(claimed)
        self.row, self.claims, self.counts = arcs[:, 5], claimed[:, :3], claimed[:, 3:]
        self.at = tuple(arcs[:, k] for k in range(5))  # page, item, from, to, act
        self.agrees = np.array(self.agrees)
        self.ends = np.array(names["ends"])

    def split(self, x):
        out, at = [], 0
        for rows, columns in self.shapes:
            out.append(x[at:at + rows * columns].reshape(rows, columns))
            at += rows * columns
        return out

    def scores(self, x):
        head, opening, counts = self.split(x)
        by_claim = np.concatenate([self.head @ head.T, self.opening @ opening.T], axis=1)
        by_claim = np.concatenate([by_claim, np.zeros((1, by_claim.shape[1]))])       # row -1: padding
        by_claim = np.concatenate([by_claim, np.zeros((by_claim.shape[0], 1))], axis=1)  # claim -1: none
        score = self.counts @ counts[0]
        for k in range(3):
            score = score + by_claim[self.row, self.claims[:, k]]
        return score, self.ends @ counts[0]

    def pass_over(self, score, end):
        """-> log of the sum over all ways, a page; probability of each arc; of each state at the end."""
        states = len(self.ends)
        dense = np.full((self.pages, self.length, states, states, 3), NEVER)
        dense[self.at] = score
        forward = np.full((self.length + 1, self.pages, states), NEVER)
        forward[0, :, 0] = 0
        for n in range(self.length):
            step = forward[n][:, :, None, None] + dense[:, n]
            forward[n + 1] = np.maximum(log_sum(step.transpose(0, 2, 1, 3).reshape(self.pages, states, -1), 2), NEVER)
        by_habit = log_sum(forward[-1] + end, 1)
        pairs = by_habit.reshape(-1, 2)
        total = log_sum(pairs, 1)
        whole = np.repeat(total, 2)
        backward = np.broadcast_to(end, (self.pages, states)).copy()
        at_end = np.exp(forward[-1] + end - whole[:, None])
        share = np.zeros_like(dense)
        for n in range(self.length - 1, -1, -1):
            onward = dense[:, n] + backward[:, None, :, None]
            share[:, n] = np.exp(np.minimum(forward[n][:, :, None, None] + onward - whole[:, None, None, None], 0))
            backward = np.maximum(log_sum(onward.reshape(self.pages, states, -1), 2), NEVER)
        return total, share[self.at], at_end

    def loss(self, x):
        """Negative log likelihood of the gold and its gradient."""
        score, end = self.scores(x)
        free, share, at_end = self.pass_over(score, end)
        bound, share_bound, at_end_bound = self.pass_over(np.where(self.agrees, score, NEVER), end)
        good = bound > NEVER / 2
        used = np.repeat(good, 2)
        excess = np.where(used[self.at[0]], share - share_bound, 0)
        by_claim = np.zeros((len(self.head) + 1, len(self.names["labels"]) + 1))
        for k in range(3):
            np.add.at(by_claim, (self.row, self.claims[:, k]), excess)
        first = self.names["head_labels"]
        head = by_claim[:-1, :first].T @ self.head
        opening = by_claim[:-1, first:-1].T @ self.opening
        counts = excess @ self.counts + np.where(used[:, None], at_end - at_end_bound, 0).sum(0) @ self.ends
        return (free - bound)[good].sum(), np.concatenate([head.ravel(), opening.ravel(), counts]), (free - bound)[good]


def agrees(want, claims, act):
    if want is None:
        return True
    role, begins = want
    names = [labels.AFTER, labels.BEFORE, labels.SUBHEAD]
    said = next((names[c] for c in claims if c < 3), None)
    return said == role and (begins is None or role == labels.SUBHEAD or begins == (act == 1))


def logistic(rows, wanted, l2, known):
    """Weights of a two-way choice; held near `known`."""
    rows, wanted = np.array(rows), np.array(wanted, dtype=float)

    def f(w):
        z = rows @ w
        return (np.logaddexp(0, z) - wanted * z).sum() + l2 * (w - known) @ (w - known) / 2, rows.T @ (1 / (1 + np.exp(-z)) - wanted) + l2 * (w - known)
    return minimise(f, known.copy(), 300)


def choice(groups, l2, known):
    """Weights of a choice among the rows of each group: [(rows, index of the right one)]; held near `known`."""
    groups = [(np.array(rows), right) for rows, right in groups]

    def f(w):
        value, grad = l2 * (w - known) @ (w - known) / 2, l2 * (w - known)
        for rows, right in groups:
            z = rows @ w
            p = np.exp(z - z.max())
            p /= p.sum()
            value -= np.log(max(p[right], 1e-300))
            grad = grad + rows.T @ p - rows[right]
        return value, grad
    return minimise(f, known.copy(), 300)


def known_of(names):
    return np.array([KNOWN.get(name, 0.0) for name in names])


def run(program, what, files, lines=None):
    text = None if lines is None else "".join(json.dumps(line) + "\n" for line in lines)
    taggers = TAGGERS if what != "names" else []
    done = subprocess.run([program, what] + taggers + files, input=text, stdout=subprocess.PIPE, encoding="utf8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def read_pages(program, files):
    """The pages of all files with their labels; several pages of one file share its gold."""
    pages = run(program, "pages", files)
    by_file = {}
    for page in pages:
        by_file.setdefault(page["file"], []).append(page)
    for file, parts in by_file.items():
        with open(os.path.splitext(file)[0] + ".json", encoding="utf8") as f:
            gold = json.load(f)
        items = [item for part in parts for item in part["items"]]
        known, first = labels.Page(items, gold), 0
        for part in parts:
            part["allowed"] = labels.allowed(part["items"], known, first, None)
            part["groups"] = groups_of(part["items"], known, first)
            first += len(part["items"])
    return pages


def groups_of(items, known, first):
    """The head groups that were found whole, as train_features asks for them, with what is right about them."""
    out = []
    for k, run_of in known.groups.items():
        heads = [i - first for i in run_of]
        if not heads or heads[0] < 0 or heads[-1] >= len(items):
            continue
        entries, headline = labels.entries_of(known.articles[k])
        lines = [labels.bare(t) for i in heads for t in items[i]["lines"]]
        cuts, at = [], 0
        for entry in (e for e in entries if e):
            begin, joined = at, ""
            while at < len(lines) and len(joined) < len(entry):
                joined += lines[at]
                at += 1
            if joined != entry:
                break
            cuts.append([begin, at])
        else:
            body = [i - first for i, owner in enumerate(known.owner) if owner == k and first <= i < first + len(items) and items[i - first]["paragraph"] and i not in run_of]
            out.append({"heads": heads, "body": body, "entries": cuts, "headline": headline})
    return out


def rows_of_groups(program, pages):
    files = list(dict.fromkeys(p["file"] for p in pages))
    answers = run(program, "groups", files, [p["groups"] for p in pages])
    wraps, roles = [], []
    for page, answer in zip(pages, answers):
        for asked, got in zip(page["groups"], answer):
            ends = {end - 1 for _, end in asked["entries"]}
            wraps += [(row, k not in ends) for k, row in enumerate(got["wraps"])]
            if len(asked["entries"]) > 1:
                roles.append((got["roles"], asked["headline"]))
    return wraps, roles


def table(names, row, kept):
    return {name: round(float(w), 3) if keep else 0 for name, w, keep in zip(names, row, kept)}


def weights_from(folder, names):
    """The weights of articles.json in `folder`, 0 where it has none, in the order of the lattices."""
    with open(os.path.join(folder, "articles.json"), encoding="utf8") as f:
        table = json.load(f)
    rows = [[table.get(claim, {}).get(name, 0) for name in names["head" if c < names["head_labels"] else "opening"]]
            for c, claim in enumerate(names["labels"])]
    return np.array([w for row in rows for w in row] + [table["counts"].get(name, 0) for name in names["counts"]])


def write(path, value):
    with open(path, "w", encoding="utf8") as f:
        f.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def arguments():
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("features"), ask.add_argument("pages", nargs="+")
    ask.add_argument("--out", required=True), ask.add_argument("--half", choices=["odd", "even", "all"], default="all")
    ask.add_argument("--l2", type=float, default=0.25), ask.add_argument("--without", action="append", default=[])
    ask.add_argument("--rounds", type=int, default=150)
    ask.add_argument("--start", metavar="DIR", help="begin with the weights there instead of none")
    ask.add_argument("--taggers", nargs=2, metavar=("PREFIX", "K"), help="line taggers that did not see the pages: see train_features")
    return ask.parse_args()


def is_trained_on(page, half):
    number = re.search(r"(\d+)\.txt$", page["file"])
    return half == "all" or (int(number.group(1)) % 2 == 1) == (half == "odd")


def begin_of_articles(names, kept, known, start):
    if start:
        return np.where(kept, weights_from(start, names), 0)
    begin = np.where(kept, known, 0)
    begin[len(kept) - len(names["counts"]) + names["counts"].index("as the page's other headlines")] = 0.5  # either sign is as good
    return begin


def train_articles(given, names, keep, ours, others):
    lattices = Lattices(ours, names)
    kept = np.concatenate([np.tile(keep["head"], names["head_labels"]), np.tile(keep["opening"], len(names["labels"]) - names["head_labels"]),
                           np.ones(len(names["counts"]), bool)])
    known = np.zeros(len(kept))
    for (claim, name), weight in KNOWN_OF_CLAIMS.items():
        known[names["labels"].index(claim) * len(names["head"]) + names["head"].index(name)] = weight

    def f(x):
        value, grad, _ = lattices.loss(x)
        return value + given.l2 * (x - known) @ (x - known) / 2, np.where(kept, grad + given.l2 * (x - known), 0)
    x = minimise(f, begin_of_articles(names, kept, known, given.start), given.rounds)
    for title, some in (("trained on", ours), ("others", others)):
        if some:
            _, _, lost = (lattices if some is ours else Lattices(some, names)).loss(x)
            print(f"articles, {title}: {np.mean(lost):.3f} nats a page, {np.mean(lost < np.log(2)):.3f} of {len(lost)} pages right "
                  f"({len(some) - len(lost)} pages fit no way)")
    head, opening, counts = lattices.split(x)
    claims = {claim: table(names["head"], head[c], keep["head"]) if c < names["head_labels"] else
              table(names["opening"], opening[c - names["head_labels"]], keep["opening"]) for c, claim in enumerate(names["labels"])}
    write(os.path.join(given.out, "articles.json"), {**claims, "counts": table(names["counts"], counts[0], [True] * len(counts[0]))})


def train_headlines(given, names, keep, ours, others):
    wraps, roles = rows_of_groups(given.features, ours)
    wrap = logistic([np.where(keep["wraps"], row, 0) for row, _ in wraps], [right for _, right in wraps], given.l2, known_of(names["wraps"]))
    role = choice([(np.where(keep["roles"], rows, 0), right) for rows, right in roles], given.l2, known_of(names["roles"]))
    write(os.path.join(given.out, "wraps.json"), table(names["wraps"], wrap, keep["wraps"]))
    write(os.path.join(given.out, "roles.json"), table(names["roles"], role, keep["roles"]))
    for title, some in (("trained on", ours), ("others", others)):
        if some:
            wraps, roles = rows_of_groups(given.features, some)
            print(f"wraps, {title}: {np.mean([(np.dot(row, wrap) > 0) == right for row, right in wraps]):.4f} of {len(wraps)} right; "
                  f"roles: {np.mean([np.argmax(np.array(rows) @ role) == right for rows, right in roles]):.4f} of {len(roles)}")


def main():
    given = arguments()
    TAGGERS[:] = ["--taggers"] + given.taggers if given.taggers else []
    names = run(given.features, "names", [])[0]
    files = sorted(f for folder in given.pages for f in glob.glob(os.path.join(folder, "*.txt")) if os.path.exists(f[:-4] + ".json"))
    pages = read_pages(given.features, files)
    ours = [p for p in pages if is_trained_on(p, given.half)]
    others = [p for p in pages if not is_trained_on(p, given.half)]
    keep = {kind: np.array([not any(w in name for w in given.without) for name in names[kind]]) for kind in ("head", "opening", "wraps", "roles")}
    os.makedirs(given.out, exist_ok=True)
    train_articles(given, names, keep, ours, others)
    train_headlines(given, names, keep, ours, others)


if __name__ == "__main__":
    main()
