#include "check/text_loss.hpp"

#include <algorithm>
#include <unordered_set>

namespace broadsheet {
namespace {

bool is_white_space(char32_t c) {
  return (c >= 0x9 && c <= 0xD) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Takes the first character off `text`; a byte that is not UTF-8 counts as a character.
char32_t take_char(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t size = byte(0) < 0xC0 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  char32_t c = byte(0);
  if (size > 1 && size <= text.size()) {
    c = byte(0) & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) c = c << 6 | (byte(i) & 0x3Fu);
  }
  text.remove_prefix(std::min(size, text.size()));
  return c;
}

template <class Do>
void for_each_visible(std::string_view text, Do&& something) {
  while (!text.empty()) {
    const std::string_view before = text;
    if (const char32_t c = take_char(text); !is_white_space(c))
      something(c, before.substr(0, before.size() - text.size()));
  }
}

std::string without_lost_glyphs(const Block& block) {
  std::string text;
  std::size_t done = 0;
  for (const Run& run : block.runs) {
    if (run.kind != RunKind::lost_glyph || run.begin < done || run.end > block.text.size()) continue;
    text.append(block.text, done, run.begin - done);
    done = run.end;
  }
  return text.append(block.text, done);
}

const char* name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::subhead: return "subhead";
    case BlockKind::caption: return "caption";
    case BlockKind::quote: return "quotation";
    case BlockKind::list_item: return "list item";
    case BlockKind::table_row: return "table row";
    default: return "paragraph";
  }
}

}  // namespace

std::string without_white_space(std::string_view text) {
  std::string out;
  for_each_visible(text, [&](char32_t, std::string_view bytes) { out += bytes; });
  return out;
}

std::vector<Piece> pieces_of(const Document& document) {
  std::vector<Piece> pieces;
  const auto add = [&](std::string text, const char* what, const Article& article, std::uint32_t line,
                       bool is_above = false) {
    if (!text.empty())
      pieces.push_back({std::move(text), what, article.id, line, false, article.page, is_above && line > 0});
  };
  for (const Article& a : document.articles) {
    const std::uint32_t begin = a.blocks.empty() ? 0 : a.blocks.front().first_line;
    for (const std::string& kicker : a.kickers) add(kicker, "kicker", a, begin, true);
    add(a.headline, "headline", a, begin, true);
    for (const std::string& line : a.subheadlines) add(line, "sub-headline", a, begin, true);
    std::string_view role;  // printed once for several names
    for (const Byline& byline : a.bylines) {
      if (a.lead.find(byline.name) != std::string::npos) continue;  // printed there
      if (byline.role != role) add(byline.role, "byline", a, begin, true);
      add(byline.name, "byline", a, begin, true);
      role = byline.role;
    }
    add(a.lead, "lead", a, begin);
    for (const Block& block : a.blocks) {
      if (block.kind == BlockKind::figure) continue;  // what a picture shows is not printed
      add(without_lost_glyphs(block), name_of(block.kind), a, block.first_line);
      add(block.credit, "credit", a, block.last_line);
    }
    add(a.continued_to, "jump", a, a.blocks.empty() ? 0 : a.blocks.back().last_line);
    add(a.continued_from, "jump", a, begin, true);
  }
  for (const Furniture& piece : document.end.furniture)
    pieces.push_back({piece.text, piece.kind, "", piece.line, true, piece.page});
  return pieces;
}

std::vector<Piece> taken_out_of(const End& end) {
  std::vector<Piece> pieces;
  for (const Furniture& piece : end.furniture)
    pieces.push_back({piece.text, piece.kind, "", piece.line, true});
  for (const Discarded& piece : end.discarded)
    pieces.push_back({piece.text, piece.reason, "", piece.line, false});
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.line < b.line; });
  return pieces;
}

void Characters::add(std::string_view text, std::int64_t times) {
  for_each_visible(text, [&](char32_t c, std::string_view) {
    if (c < basic_.size())
      basic_[c] += times;
    else
      other_[c] += times;
  });
}

void Characters::take(const Characters& others) {
  for (std::size_t c = 0; c < basic_.size(); ++c) basic_[c] -= others.basic_[c];
  for (const auto& [c, times] : others.other_) other_[c] -= times;
}

std::int64_t Characters::of(char32_t c) const {
  if (c < basic_.size()) return basic_[c];
  const auto found = other_.find(c);
  return found == other_.end() ? 0 : found->second;
}

namespace {

using Counts = std::unordered_map<char32_t, std::int64_t>;

Counts counts_of(std::string_view text) {
  Counts counts;
  for_each_visible(text, [&](char32_t c, std::string_view) { ++counts[c]; });
  return counts;
}

// Texts of a file that no piece of the source is, by how they begin and end.
class Changed {
 public:
  void add(std::string_view text, const std::string& squeezed) {
    if (squeezed.size() < 2 * kEnd) return;
    texts_.emplace("<" + squeezed.substr(0, kEnd), text);
    texts_.emplace(">" + squeezed.substr(squeezed.size() - kEnd), text);
  }
  // That which the piece became, if it can be told.
  const std::string_view* like(const std::string& squeezed) const {
    if (squeezed.size() < kEnd) return nullptr;
    auto found = texts_.find("<" + squeezed.substr(0, kEnd));
    if (found == texts_.end()) found = texts_.find(">" + squeezed.substr(squeezed.size() - kEnd));
    return found == texts_.end() ? nullptr : &found->second;
  }

 private:
  static constexpr std::size_t kEnd = 9;  // three ideographs
  std::unordered_map<std::string, std::string_view> texts_;
};

class LossFinder {
 public:
  LossFinder(const std::vector<Piece>& source, const std::vector<std::string_view>& there,
             const Characters* told)
      : source_(source), losses_(source.size()) {
    std::unordered_set<std::string> ours;
    for (const Piece& piece : source) {
      missing_.add(piece.text);
      ours.insert(squeezed_.emplace_back(without_white_space(piece.text)));
    }
    for (const std::string_view text : there) {
      missing_.add(text, -1);
      std::string squeezed = without_white_space(text);
      if (!ours.contains(squeezed)) changed_.add(text, squeezed);
      whole_.insert(std::move(squeezed));
    }
    if (told) missing_.take(*told);
  }

  std::vector<Loss> losses() {
    for (std::size_t i = 0; i < source_.size(); ++i)
      if (!is_whole(i))
        if (const std::string_view* const now = changed_.like(squeezed_[i])) take(i, counts_of(*now));
    std::vector<Loss> found;
    for (const bool whole : {false, true})
      for (std::size_t i = 0; i < source_.size(); ++i) {
        if (is_whole(i) != whole) continue;
        take(i, counts_of(losses_[i].characters));  // those are told
        if (losses_[i].count == 0) continue;
        losses_[i].piece = source_[i];
        found.push_back(std::move(losses_[i]));
      }
    return found;
  }

 private:
  bool is_whole(std::size_t i) const { return whole_.contains(squeezed_[i]); }

  // What is missing somewhere and stands in the piece, without what the text that it became still has.
  void take(std::size_t i, Counts there) {
    for_each_visible(source_[i].text, [&](char32_t c, std::string_view bytes) {
      if (missing_.of(c) <= 0) return;
      if (const auto still = there.find(c); still != there.end() && still->second-- > 0) return;
      missing_.add(bytes, -1);
      losses_[i].characters += bytes;
      ++losses_[i].count;
    });
  }

  const std::vector<Piece>& source_;
  std::vector<Loss> losses_;
  std::vector<std::string> squeezed_;
  Characters missing_;
  Changed changed_;
  std::unordered_set<std::string> whole_;
};

}  // namespace

std::vector<Loss> losses(const std::vector<Piece>& source, const std::vector<std::string_view>& there,
                         const Characters* told) {
  return LossFinder(source, there, told).losses();
}

}  // namespace broadsheet
