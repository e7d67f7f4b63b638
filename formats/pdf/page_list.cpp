#include "pdf/page_list.hpp"

#include <broadsheet/plugin.hpp>

#include <algorithm>
#include <charconv>
#include <string>

namespace broadsheet::pdf {
namespace {

[[noreturn]] void refuse(std::string_view list, const std::string& why) {
  throw plugin::Failure("--pdf.pages is \"" + std::string(list) + "\": " + why, BS_UNSUPPORTED);
}

// The number at the beginning of `rest`, taken; 0 where there is none.
std::size_t take_number(std::string_view& rest) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc()) return 0;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return value;
}

}  // namespace

std::vector<std::size_t> pages_of(std::string_view list, std::size_t count) {
  std::vector<std::size_t> pages;
  std::vector<bool> taken(count + 1);
  const auto take = [&](std::size_t from, std::size_t to) {
    for (std::size_t p = from; p <= to; ++p)
      if (!taken[p]) taken[p] = true, pages.push_back(p);
  };
  if (list.empty()) take(1, count);
  for (std::string_view rest = list; !rest.empty();) {
    const std::size_t from = take_number(rest);
    std::size_t to = from;
    if (!rest.empty() && rest.front() == '-') {
      rest.remove_prefix(1);
      const bool open = rest.empty() || rest.front() == ',';
      to = open ? count : take_number(rest);
    }
    if (from == 0 || to < from || (!rest.empty() && rest.front() != ','))
      refuse(list, "write numbers and ranges, such as 1-4,8");
    if (std::max(from, to) > count)
      refuse(list, "the file has " + std::to_string(count) + (count == 1 ? " page" : " pages"));
    take(from, to);
    if (!rest.empty()) rest.remove_prefix(1);
  }
  return pages;
}

}  // namespace broadsheet::pdf
