#include "convert/metadata.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace broadsheet {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_separator(char c) { return c == '-' || c == '_' || c == '.' || c == ' '; }

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int year = 0;
  unsigned month = 0, day = 0;
  const auto number = [&](std::size_t begin, std::size_t end, auto& value) {
    return std::all_of(text.begin() + static_cast<long>(begin), text.begin() + static_cast<long>(end),
                       is_digit) &&
           std::from_chars(text.data() + begin, text.data() + end, value).ec == std::errc();
  };
  return number(0, 4, year) && number(5, 7, month) && number(8, 10, day) &&
         std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month),
                                     std::chrono::day(day))
             .ok();
}

// BCP 47 (RFC 5646 section 2.1) in outline: a language of letters, then subtags
// of letters and digits, none longer than eight.
bool is_language(std::string_view text) {
  for (bool first = true;; first = false) {
    const std::size_t end = std::min(text.find('-'), text.size());
    const std::string_view subtag = text.substr(0, end);
    if (subtag.size() < (first ? 2u : 1u) || subtag.size() > 8) return false;
    if (!std::all_of(subtag.begin(), subtag.end(),
                     [&](char c) { return is_letter(c) || (!first && is_digit(c)); }))
      return false;
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
  }
}

Metadata parts_of(std::string_view name) {
  constexpr std::size_t kDate = 10;
  for (std::size_t at = 2; at + kDate <= name.size(); ++at) {  // at least "X-" comes before the date
    const std::string_view after = name.substr(at + kDate);
    if (!is_separator(name[at - 1]) || is_separator(name[at - 2]) || !is_date(name.substr(at, kDate)))
      continue;
    const std::string page = after.empty() ? "" : page_from_name(after.substr(1));
    if (!after.empty() && (!is_separator(after[0]) || page.empty())) continue;
    Metadata metadata;
    metadata.publication = name.substr(0, at - 1);
    metadata.date = name.substr(at, kDate);
    metadata.page = page;
    return metadata;
  }
  return {};
}

}  // namespace

std::string page_from_name(std::string_view text) {
  if (!text.empty() && text[0] == 'p') text.remove_prefix(1);
  const bool lettered = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  const std::string_view digits = text.substr(lettered ? 1 : 0);
  if (digits.empty() || digits.size() > 3 || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  if (lettered) return std::string(text);
  return std::string(digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1)));
}

Metadata metadata_from_name(const std::filesystem::path& file) {
  const std::string stem = file.stem().string();
  const std::string page = page_from_name(stem);
  if (page.empty()) return parts_of(stem);
  Metadata metadata = parts_of(file.parent_path().filename().string());
  if (metadata.page.empty() && !metadata.date.empty()) metadata.page = page;
  return metadata;
}

void check_metadata(const Metadata& metadata) {
  if (!metadata.date.empty() && !is_date(metadata.date))
    throw Error(Fault::usage, "BS-C151", "--date cannot be \"" + metadata.date + '"', {},
                "give a day of the calendar as YYYY-MM-DD");
  if (!metadata.language.empty() && !is_language(metadata.language))
    throw Error(Fault::usage, "BS-C152", "--language cannot be \"" + metadata.language + '"', {},
                "give a BCP 47 tag such as zh-Hans, en or ja");
}

void check_timestamp(const std::string& timestamp) {
  // 2021-10-31T06:00:00, an optional fraction, and Z or +08:00
  const std::string_view text = timestamp;
  if (text.empty()) return;
  const auto digits = [&](std::size_t at) {
    return at + 1 < text.size() && is_digit(text[at]) && is_digit(text[at + 1])
               ? (text[at] - '0') * 10 + text[at + 1] - '0'
               : 99;
  };
  bool good = text.size() >= 20 && is_date(text.substr(0, 10)) && text[10] == 'T' && digits(11) < 24 &&
              text[13] == ':' && digits(14) < 60 && text[16] == ':' && digits(17) < 60;
  std::size_t zone = 19;
  if (good && text[zone] == '.')
    for (++zone; zone < text.size() && is_digit(text[zone]);) ++zone;
  good = good && (text.substr(zone) == "Z" ||
                  (text.size() == zone + 6 && (text[zone] == '+' || text[zone] == '-') &&
                   digits(zone + 1) < 15 && text[zone + 3] == ':' && digits(zone + 4) < 60));
  if (!good)
    throw Error(Fault::usage, "BS-C153", "--timestamp cannot be \"" + timestamp + '"', {},
                "give a moment with its zone, such as 2021-10-31T06:00:00+08:00");
}

std::string timestamp_from_epoch(std::string_view text) {
  constexpr std::int64_t kLast = 253402300799;  // the end of the year 9999
  std::int64_t seconds = -1;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || stop != text.data() + text.size() || seconds < 0 || seconds > kLast)
    throw Error(Fault::usage, "BS-C154", "SOURCE_DATE_EPOCH cannot be \"" + std::string(text) + '"', {},
                "give seconds since 1970, or unset it");
  const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(moment - day);
  char out[48];
  std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return out;
}

void apply_metadata(Issue& issue, const Metadata& given, const Metadata& from_name) {
  const auto apply = [](std::string& fact, const std::string& wins, const std::string& otherwise) {
    if (!wins.empty())
      fact = wins;
    else if (fact.empty())
      fact = otherwise;
  };
  apply(issue.publication, given.publication, from_name.publication);
  apply(issue.title, given.title, from_name.title);
  apply(issue.date, given.date, from_name.date);
  apply(issue.language, given.language, from_name.language);
  apply(issue.edition, given.edition, from_name.edition);
}

}  // namespace broadsheet
