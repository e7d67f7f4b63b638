#include "reconstruct/page/sections.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace broadsheet::reconstruct {
namespace {

// "要聞" of "A1 要聞": the number of the page may stand before or behind the name.
std::string name_in(const std::string& line) {
  constexpr const char* kDigits = "0123456789";
  const std::size_t first = line.find(' '), last = line.rfind(' ');
  if (first == line.npos) return line;
  if (line.substr(0, first).find_first_of(kDigits) != line.npos) return name_in(line.substr(first + 1));
  if (line.substr(last + 1).find_first_of(kDigits) != line.npos) return name_in(line.substr(0, last));
  return line;
}

}  // namespace

void name_sections(std::vector<Article>& articles, const std::vector<Furniture>& pieces) {
  std::uint32_t last = 0;
  for (const Article& article : articles)
    if (!article.blocks.empty()) last = std::max(last, article.blocks.front().first_line);
  for (Article& article : articles) {
    if (!article.section.empty() || article.blocks.empty()) continue;
    const Furniture* above = nullptr;
    const Furniture* foot = nullptr;
    for (const Furniture& piece : pieces) {
      if (piece.kind != "section") continue;
      if (piece.line > last)
        foot = &piece;
      else if (piece.line < article.blocks.front().first_line && (!above || piece.line > above->line))
        above = &piece;
    }
    if (const Furniture* const its = above ? above : foot) article.section = name_in(its->text);
  }
}

}  // namespace broadsheet::reconstruct
