#include "reconstruct/output/plain_reading.hpp"

#include "reconstruct/text/glyphs.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

void append(std::string& text, std::string_view line, bool spaced) {
  if (!text.empty() &&
      (spaced || (ascii::is_alphanumeric(text.back()) && ascii::is_alphanumeric(line.front()))))
    text += ' ';
  text += line;
}

}  // namespace

Article plain_reading(std::string_view page, std::uint32_t first_line, bool spaced) {
  Article article;
  Block block;
  const auto end_paragraph = [&] {
    if (!block.text.empty()) article.blocks.push_back(std::move(block));
    block = {};
  };
  for (std::uint32_t number = first_line; !page.empty(); ++number) {
    const std::string_view whole = page.substr(0, page.find('\n'));
    page.remove_prefix(std::min(whole.size() + 1, page.size()));
    const std::string line = to_utf8(trim(to_text(whole)));
    if (line.empty()) {
      end_paragraph();
      continue;
    }
    if (block.text.empty()) block.first_line = number;
    append(block.text, line, spaced);
    block.last_line = number;
  }
  end_paragraph();
  return article;
}

}  // namespace broadsheet::reconstruct
