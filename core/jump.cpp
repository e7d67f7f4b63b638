// Joining the parts of an article that jumps pages (declared in assemble.hpp).
#include "assemble.hpp"

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

std::set<std::string, std::less<>> pairs_of(const Article& article) {
  constexpr std::size_t kEnough = 1500;  // bytes of body: the opening is what a jump repeats
  std::string text = squeezed(article.headline);
  for (const Block& block : article.blocks)
    if (text.size() < kEnough) text += squeezed(block.text);
  std::set<std::string, std::less<>> pairs;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t first = char_size(rest);
    if (first == rest.size()) break;
    pairs.emplace(rest.substr(0, first + char_size(rest.substr(first))));
    rest.remove_prefix(first);
  }
  return pairs;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view end : {"。", "！", "？", "”", "」", "』", "）", ".", "!", "?", "\"", "…"})
    if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end) return true;
  return text.empty();
}

bool ends_in_ascii(std::string_view text) { return !text.empty() && static_cast<unsigned char>(text.back()) < 0x80; }

// A paragraph that was cut by the jump is one paragraph again.
void join_paragraphs(Block& first, Block& rest) {
  const bool spaced = ends_in_ascii(first.text) && !rest.text.empty() && static_cast<unsigned char>(rest.text[0]) < 0x80;
  if (spaced) first.text += ' ';
  const auto offset = static_cast<std::uint32_t>(first.text.size());
  first.text += rest.text;
  for (Run run : rest.runs) {
    run.begin += offset;
    run.end += offset;
    first.runs.push_back(std::move(run));
  }
}

}  // namespace

double likeness(const Article& a, const Article& b) {
  const auto ours = pairs_of(a), theirs = pairs_of(b);
  if (theirs.empty()) return 0;
  const auto shared = std::count_if(theirs.begin(), theirs.end(), [&](const auto& pair) { return ours.count(pair); });
  return static_cast<double>(shared) / static_cast<double>(theirs.size());
}

void join_parts(Article& first, Article rest, std::vector<Discarded>& leftover) {
  const std::uint32_t line = rest.blocks.empty() ? 0 : rest.blocks.front().first_line;
  first.attrs.push_back({"continued_on", first.continued_to});
  const auto keep_as_subhead = [&](const std::string& text) {
    if (text.empty()) return;
    if (squeezed(text) == squeezed(first.headline)) {
      leftover.push_back({text, "headline repeated where the article goes on", line});
      return;
    }
    Block subhead;
    subhead.kind = BlockKind::subhead;
    subhead.text = text;
    subhead.first_line = subhead.last_line = line;
    first.blocks.push_back(std::move(subhead));
  };
  const std::size_t before = first.blocks.size();
  for (const std::string& kicker : rest.kickers) keep_as_subhead(kicker);
  keep_as_subhead(rest.headline);
  for (const std::string& deck : rest.subheadlines) keep_as_subhead(deck);
  if (!rest.lead.empty() && !rest.blocks.empty()) rest.blocks.front().text.insert(0, rest.lead);

  auto from = rest.blocks.begin();
  const auto last = std::find_if(first.blocks.rbegin(), first.blocks.rend(),
                                 [](const Block& b) { return b.kind != BlockKind::caption; });
  if (first.blocks.size() == before && from != rest.blocks.end() && from->kind == BlockKind::paragraph &&
      last != first.blocks.rend() && last->kind == BlockKind::paragraph && !ends_sentence(last->text)) {
    join_paragraphs(*last, *from);
    ++from;
  }
  first.blocks.insert(first.blocks.end(), std::make_move_iterator(from), std::make_move_iterator(rest.blocks.end()));
  for (Byline& byline : rest.bylines)
    if (std::find(first.bylines.begin(), first.bylines.end(), byline) == first.bylines.end())
      first.bylines.push_back(std::move(byline));
  if (!first.dateline) first.dateline = std::move(rest.dateline);
  first.continued_to = rest.continued_to;  // it may jump on
}

}  // namespace broadsheet
