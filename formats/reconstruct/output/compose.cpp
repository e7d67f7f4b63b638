#include "reconstruct/output/compose.hpp"

#include "reconstruct/items/credits.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

constexpr double kInside = 0.15, kBetween = 0.05;  // of a caption's words, to leave the body it stands in
constexpr double kPlaced = 0.5;                    // the same where its place on the page is known
constexpr std::size_t kAround = 10;                // characters shown before a lost glyph
constexpr std::size_t kCompared =
    100;  // paragraphs of an article that its headline and captions are compared with

class Composer {
 public:
  Composer(const Page& page, const std::vector<Item>& items, const Profile& profile, const PageWords& words,
           bool mark_lost)
      : page_(page), items_(items), profile_(profile), words_(words), mark_lost_(mark_lost) {}

  void add(const Story& story) {
    Article& article = out_.articles.emplace_back();
    heads(article, story);
    last_paragraph_ = 0;
    for (const std::size_t i : story.body)
      if (items_[i].kind == ItemKind::paragraph) last_paragraph_ = i;
    for (std::size_t k = 0; k < story.body.size();) k = piece(article, story.body, k);
  }

  Composed result() { return std::move(out_); }

 private:
  // Extraction may have put the end of a text before its beginning.
  std::uint32_t first_line(const Item& item) const {
    std::uint32_t first = page_.lines[item.lines.front()].first;
    for (const std::size_t line : item.lines) first = std::min(first, page_.lines[line].first);
    return first;
  }
  std::uint32_t last_line(const Item& item) const {
    std::uint32_t last = 0;
    for (const std::size_t line : item.lines) last = std::max(last, page_.lines[line].last);
    return last;
  }

  void discard(View text, const char* reason, std::uint32_t line) {
    text = trim(text);
    if (!text.empty()) out_.discarded.push_back({to_utf8(text), reason, line});
  }

  void discard_hyphens(const Joined& joined) {
    for (const std::uint32_t line : joined.hyphens) out_.discarded.push_back({"-", "hyphen", line});
  }

  void heads(Article& article, const Story& story) {
    const HeadGroup head = head_lines(page_, items_, story, profile_);
    const std::vector<Entry> entries = entries_of(head);
    if (entries.empty()) return;
    const MainEntry main = main_entry(head, entries);
    for (std::size_t k = 0; k < entries.size(); ++k) {
      std::string text = display(head.lines, entries[k]);
      if (k < main.index)
        article.kickers.push_back(std::move(text));
      else if (k > main.index)
        article.subheadlines.push_back(std::move(text));
      else
        article.headline = std::move(text);
    }
    const double confidence = story.confidence * main.probability;
    article.headline_confidence = static_cast<std::uint32_t>(std::clamp(confidence * 100, 1.0, 99.0));
  }

  std::string display(const std::vector<std::size_t>& lines, const Entry& entry) {
    const Joined joined = join(page_,
                               {lines.begin() + static_cast<std::ptrdiff_t>(entry.begin),
                                lines.begin() + static_cast<std::ptrdiff_t>(entry.end)},
                               profile_, words_);
    discard_hyphens(joined);
    return to_utf8(display_of(joined.text, profile_.spaced));
  }

  std::size_t piece(Article& article, const std::vector<std::size_t>& body, std::size_t k) {
    const Item& item = items_[body[k]];
    switch (item.kind) {
      case ItemKind::paragraph: paragraph(article, item); break;
      case ItemKind::caption: caption(article, item); break;
      case ItemKind::head: return subhead(article, body, k);
      case ItemKind::byline:
      case ItemKind::closing:
        article.bylines.insert(article.bylines.end(), item.bylines.begin(), item.bylines.end());
        if (!item.agency.empty()) agency(article, item.agency, item.joined.text);
        discard(item.joined.text, "byline", first_line(item));
        break;
      case ItemKind::jump_to:
      case ItemKind::jump_from: jump(article, item); break;
    }
    return k + 1;
  }

  static void agency(Article& article, const std::string& name, View text) {
    if (!article.dateline)
      article.dateline = Dateline{name, "", "", to_utf8(text)};
    else if (article.dateline->agency.empty())
      article.dateline->agency = name;
  }

  void jump(Article& article, const Item& item) {
    if (item.to) article.continued_to = item.to->page;
    if (item.from) article.continued_from = item.from->page;
    discard(item.joined.text, "jump", first_line(item));
  }

  std::size_t subhead(Article& article, const std::vector<std::size_t>& body, std::size_t k) {
    HeadGroup head{page_, profile_, {}, {}, {}, 0};
    std::size_t end = k;
    for (; end < body.size() && items_[body[end]].kind == ItemKind::head; ++end)
      head.lines.insert(head.lines.end(), items_[body[end]].lines.begin(), items_[body[end]].lines.end());
    for (const Entry& entry : entries_of(head)) {
      // What ends a story with a full stop heads nothing: it is a last sentence that filled no line.
      const char32_t mark = final_mark(page_.of(page_.lines[head.lines[entry.end - 1]]));
      const bool is_text = end == body.size() && (mark == '.' || mark == U'。');
      Block block;
      block.kind = is_text ? BlockKind::paragraph : BlockKind::subhead;
      block.level = is_text ? 0 : 1;
      block.text = display(head.lines, entry);
      block.first_line = page_.lines[head.lines[entry.begin]].first;
      block.last_line = page_.lines[head.lines[entry.end - 1]].last;
      article.blocks.push_back(std::move(block));
    }
    return end;
  }

  void caption(Article& article, const Item& item) {
    discard_hyphens(item.joined);
    const View s = item.joined.text;
    Block block;
    block.kind = BlockKind::caption;
    block.first_line = first_line(item);
    block.last_line = last_line(item);
    const std::size_t end = item.credit ? item.credit->begin : s.size();
    const Body text = body_of(item.joined, 0, end, profile_.spaced);
    block.text = to_utf8(trim(text.text));
    if (item.credit) {
      discard(s.substr(end, item.credit_first - end), "bracket", block.last_line);
      discard(s.substr(item.credit_last), "bracket", block.last_line);
      block.credit = to_utf8(
          display_of(s.substr(item.credit_first, item.credit_last - item.credit_first), profile_.spaced));
    }
    article.blocks.push_back(std::move(block));
  }

  void paragraph(Article& article, const Item& item) {
    discard_hyphens(item.joined);
    const View s = item.joined.text;
    std::size_t begin = 0;
    if (item.from) {
      article.continued_from = item.from->page;
      discard(s.substr(0, item.from->end), "jump", first_line(item));
      begin = item.from->end;
    }
    const bool first = std::none_of(article.blocks.begin(), article.blocks.end(),
                                    [](const Block& b) { return b.kind == BlockKind::paragraph; });
    if (item.lead && first) {
      article.lead = to_utf8(display_of(trim(s.substr(begin, item.lead->end - begin)), profile_.spaced));
      article.bylines.insert(article.bylines.end(), item.lead->bylines.begin(), item.lead->bylines.end());
      article.dateline = item.lead->dateline;
      begin = item.lead->end;
    }
    const std::size_t end = end_marks(article, item);
    Block block;
    block.first_line = first_line(item);
    block.last_line = last_line(item);
    Body body = body_of(item.joined, begin, end, profile_.spaced);
    while (!body.text.empty() && body.text.front() == U' ') body.text.erase(0, 1);
    lost_glyphs(block, body);
    block.text = to_utf8(body.text);
    if (!block.text.empty()) article.blocks.push_back(std::move(block));
  }

  // The jump mark and the authors after a paragraph, in either order; returns where its text ends.
  std::size_t end_marks(Article& article, const Item& item) {
    const View s = item.joined.text;
    if (names_source_inside(item)) return s.size();
    const std::size_t jump = item.to ? item.to->begin : s.size(),
                      closing = item.closing_begin.value_or(s.size()), begin = std::min(jump, closing);
    const View named = s.substr(closing, jump > closing ? jump - closing : View::npos);
    if (item.to) article.continued_to = item.to->page;
    if (item.closing_begin) {
      article.bylines.insert(article.bylines.end(), item.bylines.begin(), item.bylines.end());
      if (!item.agency.empty()) agency(article, item.agency, trim(named));
    }
    discard(named, "byline", last_line(item));
    discard(s.substr(jump, closing > jump ? closing - jump : View::npos), "jump", last_line(item));
    return begin;
  }

  // "…the union said. (AP)" with more text below it: whose the words above are, and where it stands says
  // that.
  bool names_source_inside(const Item& item) const {
    return item.closing_begin && item.bylines.empty() && !item.to && &item != &items_[last_paragraph_];
  }

  void lost_glyphs(Block& block, const Body& body) {
    for (std::size_t k = 0; k < body.lost.size(); ++k) {
      const std::size_t at = body.lost[k], from = at > kAround ? at - kAround : 0;
      out_.lost.push_back({body.lost_lines[k], to_utf8(View(body.text).substr(from, at - from))});
      if (!mark_lost_) continue;
      const auto byte = static_cast<std::uint32_t>(to_utf8(View(body.text).substr(0, at)).size());
      block.runs.push_back({RunKind::lost_glyph, byte, byte, ""});
    }
  }

  const Page& page_;
  const std::vector<Item>& items_;
  const Profile& profile_;
  const PageWords& words_;
  bool mark_lost_;
  std::size_t last_paragraph_ = 0;  // of the story, an item
  Composed out_;
};

TermUnion body_of(const std::vector<Item>& items, const Story& story) {
  TermUnion body;
  for (const std::size_t i : story.body) {
    if (items[i].kind == ItemKind::paragraph) body.add(items[i].terms);
    if (body.size() == kCompared) break;
  }
  return body;
}

// A caption stands where the layout had room: it goes to the neighbour it shares clearly more words with, the
// sooner where it stands between the two.
void move_captions(const Page& page, const std::vector<Item>& items, std::vector<Story>& stories) {
  const bool has_positions = !page.geometry.empty();
  // Captions move, paragraphs do not; both stand in the order of their items.
  const auto is_text = [&](std::size_t item) { return items[item].kind == ItemKind::paragraph; };
  struct Paragraphs {
    TermUnion words;
    std::size_t first, last;  // items
  };
  std::vector<Paragraphs> bodies;
  for (const Story& story : stories) {
    const auto first = std::find_if(story.body.begin(), story.body.end(), is_text);
    const auto last = std::find_if(story.body.rbegin(), story.body.rend(), is_text);
    const bool none = first == story.body.end();
    bodies.push_back({body_of(items, story), none ? items.size() : *first, none ? 0 : *last});
  }
  for (std::size_t s = 0; s < stories.size(); ++s)
    for (std::size_t k = stories[s].body.size(); k-- > 0;) {
      const std::size_t i = stories[s].body[k];
      if (items[i].kind != ItemKind::caption) continue;
      const double own = share(items[i].terms, bodies[s].words);
      const bool first = i<bodies[s].first, last = i> bodies[s].last;
      std::size_t best = s;
      double most = 0;
      for (const std::size_t other : {s - 1, s + 1}) {
        if (other >= stories.size()) continue;
        const double gain = share(items[i].terms, bodies[other].words) - own -
                            (has_positions                ? kPlaced
                             : (other < s ? first : last) ? kBetween
                                                          : kInside);
        if (gain > most) best = other, most = gain;
      }
      if (best == s) continue;
      stories[s].body.erase(stories[s].body.begin() + static_cast<std::ptrdiff_t>(k));
      auto& to = stories[best].body;
      to.insert(best < s ? to.end() : to.begin(), i);
    }
}

}  // namespace

HeadGroup head_lines(const Page& page, const std::vector<Item>& items, const Story& story,
                     const Profile& profile) {
  constexpr std::size_t kOpening = 150;  // characters
  HeadGroup head{page, profile, {}, {}, {}, 0};
  for (const std::size_t i : story.heads)
    head.lines.insert(head.lines.end(), items[i].lines.begin(), items[i].lines.end());
  for (const std::size_t i : story.body) {
    if (items[i].kind != ItemKind::paragraph) continue;
    if (head.column == 0) head.column = items[i].width;
    if (head.opening.size() < kOpening)
      head.opening += View(items[i].joined.text).substr(0, kOpening - head.opening.size());
  }
  head.body = body_of(items, story);
  return head;
}

Composed compose(const Page& page, const std::vector<Item>& items, std::vector<Story> stories,
                 const Profile& profile, const PageWords& words, bool mark_lost) {
  move_captions(page, items, stories);
  Composer composer(page, items, profile, words, mark_lost);
  for (const Story& story : stories) composer.add(story);
  return composer.result();
}

}  // namespace broadsheet::reconstruct
