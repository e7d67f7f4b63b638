#include "alto/mets/mods.hpp"

#include "ocr/language.hpp"
#include "ocr/line_builder.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <vector>

namespace broadsheet::alto {
namespace {

using common::is;

/// What one record says; the most particular one counts.
struct Record {
  std::string title, date, edition;
  std::vector<std::string> languages;
};

std::string text_of(pugi::xml_node node) { return ocr::one_line(node.text().get()); }

void walk(pugi::xml_node parent, Record& record, bool related) {
  for (const pugi::xml_node node : parent.children()) {
    const bool host = is(node, "relatedItem");
    if (record.title.empty() && !related && is(node, "titleInfo")) {
      const std::string article = text_of(common::child(node, "nonSort")),
                        title = text_of(common::child(node, "title"));
      record.title =
          article.empty() || title.empty() ? title : article + (article.back() == '\'' ? "" : " ") + title;
    } else if (record.date.empty() && (is(node, "dateIssued") || is(node, "date"))) {
      record.date = iso_date(text_of(node));
    } else if (record.edition.empty() && is(node, "edition")) {
      record.edition = text_of(node);
    } else if (is(node, "languageTerm") || is(node, "language")) {
      if (std::string tag = ocr::language_tag(text_of(node)); !tag.empty())
        record.languages.push_back(std::move(tag));
    }
    walk(node, record, related || host);
  }
}

/// The IDs of the records of the issue itself and of what stands above it, the issue first.
void issue_records(pugi::xml_node div, std::vector<std::string_view>& ids) {
  constexpr std::array<std::string_view, 6> kWholes = {"newspaper",  "volume",         "issue",
                                                       "periodical", "newspaperissue", "np:issue"};
  const std::string type = ascii::lower(div.attribute("TYPE").value());
  if (std::find(kWholes.begin(), kWholes.end(), type) == kWholes.end()) return;
  for (const pugi::xml_node inner : common::children(div, "div")) issue_records(inner, ids);
  const std::string_view its = div.attribute("DMDID").value();
  if (!its.empty()) ids.push_back(its);
}

std::string date_of(int year, int month, int day) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1500 || year > 2200 || month < 1 || month > 12) return {};
  if (day < 1 || day > kDays[static_cast<std::size_t>(month - 1)]) return {};
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(year) + '-' + two(month) + '-' + two(day);
}

}  // namespace

std::string iso_date(std::string_view text) {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> digits{};
  std::size_t count = 0;
  while (!text.empty() && count < 3) {
    const std::size_t size = std::min(text.find_first_not_of("0123456789"), text.size());
    if (size > 8) return {};
    if (size > 0) {
      std::from_chars(text.data(), text.data() + size, numbers[count]);
      digits[count++] = size;
      text.remove_prefix(size);
      if (count == 1 && digits[0] == 8)
        return date_of(numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);
    }
    if (count < 3 && !text.empty()) {
      if (std::string_view("-./ ").find(text[0]) == std::string_view::npos) return {};
      text.remove_prefix(1);
    }
  }
  if (count < 3) return {};
  if (digits[0] == 4) return date_of(numbers[0], numbers[1], numbers[2]);
  return digits[2] == 4 ? date_of(numbers[2], numbers[1], numbers[0]) : std::string();
}

Issue read_mods(pugi::xml_node mets) {
  std::map<std::string_view, Record> records;
  std::map<std::string, std::size_t> languages;
  for (const pugi::xml_node section : common::children(mets, "dmdSec")) {
    Record& record = records[section.attribute("ID").value()];
    walk(section, record, false);
    for (const std::string& language : record.languages) ++languages[language];
  }
  std::vector<std::string_view> ids;
  for (const pugi::xml_node map : common::children(mets, "structMap"))
    for (const pugi::xml_node div : common::children(map, "div")) issue_records(div, ids);
  Issue issue;
  const auto take = [&](const Record& record) {
    if (issue.publication.empty()) issue.publication = record.title;
    if (issue.date.empty()) issue.date = record.date;
    if (issue.edition.empty()) issue.edition = record.edition;
  };
  for (const std::string_view list : ids)
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = std::min(list.find(' ', at), list.size());
      if (const auto its = records.find(list.substr(at, end - at)); its != records.end()) take(its->second);
      at = end + 1;
    }
  const auto most = std::max_element(languages.begin(), languages.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != languages.end()) issue.language = most->first;
  return issue;
}

}  // namespace broadsheet::alto
