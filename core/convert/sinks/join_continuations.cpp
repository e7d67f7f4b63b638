#include "convert/sinks/join_continuations.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// Text without blanks, for comparing what was printed.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ') out += c;
  return out;
}

// The bytes of the character at the front of `text`; a stray byte counts as one.
std::size_t char_size(std::string_view text) {
  std::size_t n = 1;
  while (n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) ++n;
  return n;
}

// Each pair of neighbouring characters, packed, sorted, once.
std::vector<std::uint64_t> pairs_of(const Article& article) {
  constexpr std::size_t kEnough = 1500;  // bytes of body: the opening is what a jump repeats
  std::string text = squeezed(article.headline);
  for (const Block& block : article.blocks)
    if (text.size() < kEnough) text += squeezed(std::string_view(block.text).substr(0, kEnough));
  std::vector<std::uint64_t> pairs;
  std::uint64_t before = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t size = char_size(rest);
    std::uint64_t now = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(size, 4); ++i)
      now = (now << 8) | static_cast<unsigned char>(rest[i]);
    if (before) pairs.push_back((before << 32) | now);
    before = now;
    rest.remove_prefix(size);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view end : {"。", "！", "？", "”", "」", "』", "）", ".", "!", "?", "\"", "…"})
    if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end) return true;
  return text.empty();
}

bool ends_in_ascii(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text.back()) < 0x80;
}

// A paragraph that was cut by the jump is one paragraph again.
void join_paragraphs(Block& first, Block& rest) {
  const bool spaced =
      ends_in_ascii(first.text) && !rest.text.empty() && static_cast<unsigned char>(rest.text[0]) < 0x80;
  if (spaced) first.text += ' ';
  const auto offset = static_cast<std::uint32_t>(first.text.size());
  first.text += rest.text;
  for (Run run : rest.runs) {
    run.begin += offset;
    run.end += offset;
    first.runs.push_back(std::move(run));
  }
}

// The paragraph that the jump cut in two, or NULL.
Block* cut_paragraph(Article& article) {
  const auto last = std::find_if(article.blocks.rbegin(), article.blocks.rend(), [](const Block& b) {
    return b.kind != BlockKind::caption && b.kind != BlockKind::figure;
  });
  const bool cut =
      last != article.blocks.rend() && last->kind == BlockKind::paragraph && !ends_sentence(last->text);
  return cut ? &*last : nullptr;
}

// The display lines above a continuation. A line that repeats the headline, or a part of it, goes
// to `leftover`.
std::vector<Block> headings_of(const Article& rest, const std::string& headline,
                               std::vector<Discarded>& leftover) {
  const std::uint32_t line = rest.blocks.empty() ? 0 : rest.blocks.front().first_line;
  std::vector<std::string> texts = rest.kickers;
  if (!rest.headline.empty()) texts.push_back(rest.headline);
  texts.insert(texts.end(), rest.subheadlines.begin(), rest.subheadlines.end());
  std::vector<Block> headings;
  for (const std::string& text : texts) {
    if (squeezed(headline).find(squeezed(text)) != std::string::npos) {
      leftover.push_back({text, "headline repeated where the article goes on", line});
      continue;
    }
    Block subhead;
    subhead.kind = BlockKind::subhead;
    subhead.text = text;
    subhead.first_line = subhead.last_line = line;
    headings.push_back(std::move(subhead));
  }
  return headings;
}

}  // namespace

double likeness(const Article& a, const Article& b) {
  const auto ours = pairs_of(a), theirs = pairs_of(b);
  if (theirs.empty()) return 0;
  const auto shared = std::count_if(theirs.begin(), theirs.end(), [&](std::uint64_t pair) {
    return std::binary_search(ours.begin(), ours.end(), pair);
  });
  return static_cast<double>(shared) / static_cast<double>(theirs.size());
}

void join_parts(Article& first, Article rest, std::vector<Discarded>& leftover) {
  first.attrs.push_back({"continued_on", first.continued_to});
  if (!rest.lead.empty() && !rest.blocks.empty()) rest.blocks.front().text.insert(0, rest.lead);
  std::vector<Block> headings = headings_of(rest, first.headline, leftover);
  auto from = rest.blocks.begin();
  if (Block* cut = cut_paragraph(first);
      cut && from != rest.blocks.end() && from->kind == BlockKind::paragraph)
    join_paragraphs(*cut, *from++);
  const auto append = [&first](auto begin, auto end) {
    first.blocks.insert(first.blocks.end(), std::make_move_iterator(begin), std::make_move_iterator(end));
  };
  append(headings.begin(), headings.end());
  append(from, rest.blocks.end());
  for (Byline& byline : rest.bylines)
    if (std::find(first.bylines.begin(), first.bylines.end(), byline) == first.bylines.end())
      first.bylines.push_back(std::move(byline));
  if (!first.dateline) first.dateline = std::move(rest.dateline);
  first.continued_to = rest.continued_to;  // it may jump on
}

}  // namespace broadsheet
