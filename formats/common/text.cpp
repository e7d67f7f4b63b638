#include "common/text.hpp"

#include <array>

namespace broadsheet::common {
namespace {

bool ends_clause(char32_t c) {
  constexpr std::u32string_view kEnds = U"，。、；：！？,;:!?．.";
  return kEnds.find(c) != std::u32string_view::npos;
}

// In halves of a CJK character. A first clause is often no more than a date,
// which tells nothing: then the next one is taken, too.
constexpr int kShortestLabel = 14, kLabelWidth = 40;

}  // namespace

char32_t take_char(std::string_view& s) {
  const auto lead = static_cast<unsigned char>(s[0]);
  const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  const auto broken = [&s] {
    s.remove_prefix(1);
    return char32_t{0xFFFD};
  };
  if (size == 0 || size > s.size()) return broken();
  char32_t c = size == 1 ? lead : lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(s[i]);
    if ((next & 0xC0) != 0x80) return broken();
    c = (c << 6) | (next & 0x3Fu);
  }
  // Longer than need be, a surrogate, or beyond Unicode (RFC 3629 section 3).
  constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};
  if (c < kLeast[size] || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) return broken();
  s.remove_prefix(size);
  return c;
}

void append_char(std::string& out, char32_t c) {
  const auto add = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) return add(c);
  if (c < 0x800) {
    add(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      add(0xE0 | (c >> 12));
    } else {
      add(0xF0 | (c >> 18));
      add(0x80 | ((c >> 12) & 0x3F));
    }
    add(0x80 | ((c >> 6) & 0x3F));
  }
  add(0x80 | (c & 0x3F));
}

std::string valid_utf8(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  while (!s.empty()) append_char(out, take_char(s));
  return out;
}

bool is_cjk(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xA960 && c <= 0xA97F) ||
         (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

Label label_of(const Article& article) {
  if (!article.headline.empty()) return {article.headline, false};
  for (const Block& block : article.blocks) {
    if (block.text.empty() || block.kind == BlockKind::figure) continue;
    std::string label;
    int width = 0;
    std::string_view rest = block.text;
    while (!rest.empty()) {
      const char32_t c = take_char(rest);
      if (ends_clause(c) && width >= kShortestLabel) break;
      width += is_cjk(c) ? 2 : 1;
      if (width > kLabelWidth) break;
      append_char(label, c);
    }
    if (label.empty()) continue;
    if (!rest.empty()) label += "…";
    return {label, true};
  }
  return {article.id, true};
}

}  // namespace broadsheet::common
