#include "issuetext/extraction/skipped_pages.hpp"

#include <algorithm>
#include <string_view>

namespace broadsheet::issuetext {
namespace {

bool is_message(std::string_view page) {
  constexpr std::string_view kBegin = "[OCR skipped on page(s) ", kDigits = "0123456789-";
  if (page == "[skipped page]") return true;
  if (!page.starts_with(kBegin) || !page.ends_with(']') || page.size() < kBegin.size() + 2) return false;
  const std::string_view pages = page.substr(kBegin.size(), page.size() - kBegin.size() - 1);
  return pages.find_first_not_of(kDigits) == pages.npos;
}

}  // namespace

std::vector<Discarded> take_skipped_pages(std::string& text) {
  constexpr std::string_view kBlank = " \t\r\n";
  std::vector<Discarded> messages;
  std::uint32_t line = 1;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\f', begin), text.size());
    const std::size_t first = std::min(text.find_first_not_of(kBlank, begin), end);
    std::size_t last = end;
    while (last > first && kBlank.find(text[last - 1]) != kBlank.npos) --last;
    const std::string message = text.substr(first, last - first);
    if (is_message(message)) {
      const auto breaks = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                     text.begin() + static_cast<std::ptrdiff_t>(first), '\n');
      messages.push_back({message, "message of ocrmypdf", line + static_cast<std::uint32_t>(breaks)});
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(first),
                text.begin() + static_cast<std::ptrdiff_t>(last), ' ');
    }
    line += static_cast<std::uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                  text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    begin = end + 1;
  }
  return messages;
}

}  // namespace broadsheet::issuetext
