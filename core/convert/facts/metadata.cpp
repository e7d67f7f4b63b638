#include "convert/facts/metadata.hpp"

#include "convert/facts/dated_name.hpp"
#include "convert/facts/language_tag.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <ctime>
#include <string_view>

namespace broadsheet {
namespace {

using ascii::is_digit;

Metadata parts_of(std::string_view name) {
  DatedName parts = dated_name(name);
  Metadata metadata;
  metadata.publication = std::move(parts.publication);
  metadata.date = std::move(parts.date);
  metadata.page = std::move(parts.page);
  return metadata;
}

}  // namespace

Metadata metadata_from_name(const std::filesystem::path& file) {
  const std::string stem = file.stem().string();
  const std::string page = page_from_name(stem);
  if (page.empty()) return parts_of(stem);
  Metadata metadata = parts_of(file.parent_path().filename().string());
  if (metadata.page.empty()) metadata.page = page;
  return metadata;
}

void check_metadata(const Metadata& metadata) {
  if (!metadata.date.empty() && !is_date(metadata.date))
    throw Error(Fault::usage, "BS-C151", "--date cannot be \"" + metadata.date + '"', {},
                "give a day of the calendar as YYYY-MM-DD");
  if (metadata.language.empty()) return;
  if (const std::string fault = language_tag_fault(metadata.language); !fault.empty())
    throw Error(Fault::usage, "BS-C152", "--language cannot be \"" + metadata.language + "\": " + fault, {},
                "give a BCP 47 tag such as zh-Hans, en or ja");
}

void check_timestamp(const std::string& timestamp) {
  // 2021-10-31T06:00:00, an optional fraction, and Z or +08:00
  const std::string_view text = timestamp;
  if (text.empty() || text == kNow) return;
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
                "give a moment with its zone, such as 2021-10-31T06:00:00+08:00, or now");
}

std::string timestamp_from_epoch(std::string_view text) {
  constexpr std::int64_t kLast = 253402300799;  // the end of the year 9999
  const std::int64_t seconds = ascii::number<std::int64_t>(text).value_or(-1);
  if (seconds < 0 || seconds > kLast)
    throw Error(Fault::usage, "BS-C154", "SOURCE_DATE_EPOCH cannot be \"" + std::string(text) + '"', {},
                "give seconds since 1970, or unset it");
  const std::time_t moment = seconds;
  std::tm utc{};
  gmtime_r(&moment, &utc);
  char out[32];
  std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &utc);
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
