#include "convert/facts/page_names.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>

namespace broadsheet {
namespace {

// "A" of "A4", "4" of "A04".
struct Parts {
  std::string letters, digits;
};

Parts parts_of(const std::string& name) {
  Parts parts;
  std::size_t at = 0;
  while (at < name.size() && ascii::is_letter(name[at])) ++at;
  parts.letters = name.substr(0, at);
  while (at + 1 < name.size() && name[at] == '0') ++at;
  parts.digits = name.substr(at);
  return parts;
}

// Whether the page says the same as the name of its file, or more: "B4" of a file called "4" or "20".
bool agrees(const std::string& said, const std::string& from_name) {
  const Parts page = parts_of(said), name = parts_of(from_name);
  return name.letters.empty() ? !page.letters.empty() || page.digits == name.digits
                              : page.letters == name.letters && page.digits == name.digits;
}

}  // namespace

std::string counted_on(const std::string& name, std::size_t pages) {
  constexpr std::size_t kLongest = 8;
  const Parts parts = parts_of(name);
  const bool is_number = !parts.digits.empty() && parts.digits.size() <= kLongest &&
                         std::all_of(parts.digits.begin(), parts.digits.end(), ascii::is_digit);
  if (!is_number) return {};
  return parts.letters + std::to_string(std::stoul(parts.digits) + pages);
}

std::vector<std::string> page_names(const std::vector<std::string>& said, const PageNaming& naming) {
  if (!naming.given.empty()) {
    std::vector<std::string> names = said;
    if (names.empty()) names.emplace_back();
    names[0] = naming.given;
    for (std::size_t i = 1; i < names.size(); ++i)
      if (std::string next = counted_on(naming.given, i); !next.empty()) names[i] = std::move(next);
    return names;
  }
  if (naming.from_name.empty() || said.size() > 1) return said;
  if (said.empty() || (naming.is_print && !agrees(said[0], naming.from_name))) return {naming.from_name};
  return said;
}

}  // namespace broadsheet
