#include "common/timestamp.hpp"
#include "feed/feed.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <vector>

namespace broadsheet::feed {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c != ' ' && c != ',' && c != '\t' && c != '\n' && c != '\r')
      out.back() += c;
    else if (!out.back().empty())
      out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

int month_of(std::string name) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  for (char& c : name) c = static_cast<char>(c | 0x20);
  const auto at = std::find(kMonths.begin(), kMonths.end(), name.substr(0, 3));
  return at == kMonths.end() ? 0 : static_cast<int>(at - kMonths.begin()) + 1;
}

/// "+0100", "GMT", "EST" (RFC 822, 5.1); letters of the armed forces mean nothing certain.
std::string zone_of(const std::string& zone) {
  if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-') && ascii::number<int>(zone.substr(1)))
    return zone.substr(0, 3) + ':' + zone.substr(3);
  const std::pair<std::string_view, const char*> names[] = {
      {"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"}, {"CDT", "-05:00"},
      {"MST", "-07:00"}, {"MDT", "-06:00"}, {"PST", "-08:00"}, {"PDT", "-07:00"}};
  for (const auto& [name, offset] : names)
    if (zone == name) return offset;
  return "Z";
}

}  // namespace

std::string moment_of(std::string_view text) {
  if (const auto its = common::parse_timestamp(text)) return its->in_zone();
  std::vector<std::string> words = words_of(text);
  if (!words.empty() && !ascii::number<int>(words.front()))
    words.erase(words.begin());  // the day of the week
  if (words.size() < 4) return {};
  const auto day = ascii::number<int>(words[0]), year = ascii::number<int>(words[2]);
  const int month = month_of(words[1]);
  const std::string time = words[3].size() == 5 ? words[3] + ":00" : words[3];
  if (!day || !year || month == 0) return {};
  const int full_year = *year < 50 ? *year + 2000 : *year < 100 ? *year + 1900 : *year;
  char date[40];
  std::snprintf(date, sizeof date, "%04d-%02d-%02dT", full_year, month, *day);
  const auto its = common::parse_timestamp(date + time + zone_of(words.size() > 4 ? words[4] : ""));
  return its ? its->in_zone() : "";
}

}  // namespace broadsheet::feed
