#include "positioned/blocks/matching.hpp"

#include <array>
#include <charconv>

namespace broadsheet::positioned {

std::string bare(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ' && c != '-') out += c;
  for (std::size_t at = out.find("\u00AD"); at != std::string::npos; at = out.find("\u00AD", at))
    out.erase(at, 2);
  return out;
}

std::string bare_text(const Block& block, std::string_view lead) {
  return bare(lead) + bare(block.text) + bare(block.credit);
}

bool has_line(const Block& block, std::string_view bare_block, const layout::Line& line,
              std::string_view bare_line) {
  if (line.source < block.first_line || line.source > block.last_line || bare_line.empty()) return false;
  return bare_block.find(bare_line) != std::string_view::npos;
}

std::string decimal(double value, int digits) {
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, digits);
  return {buffer.data(), end.ptr};
}

std::string box_text(const layout::Box& box, double points_per_unit) {
  const double k = points_per_unit > 0 ? points_per_unit : 1;
  return decimal(box.x0 * k, 1) + ' ' + decimal(box.y0 * k, 1) + ' ' + decimal(box.x1 * k, 1) + ' ' +
         decimal(box.y1 * k, 1);
}

}  // namespace broadsheet::positioned
