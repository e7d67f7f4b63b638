#include "issuetext/hints/short_page.hpp"

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kFewLines = 8;
constexpr double kLong = 16;  // em

bool is_stop(char32_t c) { return ends_sentence(c) && View(U"？！?!").find(c) == View::npos; }

}  // namespace

std::vector<bool> sentences_of_short_page(const Page& page, const PageFurniture& furniture) {
  std::vector<bool> out(page.lines.size());
  if (page.lines.size() > kFewLines) return out;
  for (std::size_t end = page.lines.size(); end > 0; --end) {
    if (!is_stop(final_mark(page.of(page.lines[end - 1])))) continue;
    std::size_t begin = end - 1;
    while (begin > 0 && !page.lines[begin].blank_before && page.lines[begin - 1].width.natural >= kLong &&
           furniture.lines[begin - 1] == FurnitureKind::none)
      --begin;
    if (page.lines[begin].width.natural < kLong) continue;
    for (std::size_t i = begin; i < end; ++i) out[i] = true;
  }
  return out;
}

}  // namespace broadsheet::issuetext
