#include "convert/facts/language_tag.hpp"

#include <broadsheet/ascii.hpp>

#include <data/language_subtags.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <vector>

namespace broadsheet {
namespace {

using Subtags = std::set<std::string, std::less<>>;

// By kind: "language", "script", … "grandfathered".
const std::map<std::string, Subtags, std::less<>>& registry() {
  static const auto kinds = [] {
    std::map<std::string, Subtags, std::less<>> all;
    std::istringstream lines{std::string(data::language_subtags)};
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string kind, word;
      words >> kind;
      while (kind != "#" && words >> word) {
        if (kind != "language3") {
          all[kind].insert(word);
          continue;
        }
        for (const char third : word.substr(3)) all["language"].insert(word.substr(0, 2) + third);
      }
    }
    return all;
  }();
  return kinds;
}

bool is_registered(std::string_view kind, std::string_view subtag) {
  return registry().find(kind)->second.contains(subtag);
}

bool is_private(std::string_view kind, std::string_view subtag) {
  if (kind == "language") return subtag.size() == 3 && subtag >= "qaa" && subtag <= "qtz";
  if (kind == "script") return subtag >= "qaaa" && subtag <= "qabx";
  return kind == "region" && (subtag == "aa" || subtag == "zz" || (subtag >= "qm" && subtag <= "qz") ||
                              (subtag >= "xa" && subtag <= "xz"));
}

using ascii::is_digit;

// Lower case, "" for what is not made of 1 to 8 letters and digits each.
std::vector<std::string> subtags_of(std::string_view tag) {
  std::vector<std::string> subtags(1);
  for (const char c : tag) {
    if (c == '-')
      subtags.emplace_back();
    else
      subtags.back() += ascii::lower(c);
  }
  const bool good = std::all_of(subtags.begin(), subtags.end(), [](const std::string& subtag) {
    return !subtag.empty() && subtag.size() <= 8 &&
           std::all_of(subtag.begin(), subtag.end(), ascii::is_alphanumeric);
  });
  return good ? subtags : std::vector<std::string>();
}

std::string_view kind_of(std::string_view subtag, std::size_t stage) {
  const bool letters = std::none_of(subtag.begin(), subtag.end(), is_digit);
  if (letters && subtag.size() == 3 && stage <= 1) return "extlang";
  if (letters && subtag.size() == 4 && stage <= 2) return "script";
  const bool is_area = subtag.size() == 3 && std::all_of(subtag.begin(), subtag.end(), is_digit);
  if (((letters && subtag.size() == 2) || is_area) && stage <= 3) return "region";
  if (subtag.size() >= 5 || (subtag.size() == 4 && is_digit(subtag[0]))) return "variant";
  return {};
}

std::size_t stage_after(std::string_view kind) { return kind == "extlang" ? 2 : kind == "script" ? 3 : 4; }

}  // namespace

bool is_like_a_language_tag(std::string_view tag) {
  const std::size_t first = std::min(tag.find('-'), tag.size());
  const auto may_stand = [](char c) { return c == '-' || ascii::is_alphanumeric(c); };
  return first >= 2 && first <= 3 && std::all_of(tag.begin(), tag.end(), may_stand);
}

std::string language_tag_fault(std::string_view tag) {
  const std::vector<std::string> subtags = subtags_of(tag);
  if (subtags.empty()) return "subtags are 1 to 8 letters and digits, with - between them";
  std::string whole;
  for (const std::string& subtag : subtags) whole += (whole.empty() ? "" : "-") + subtag;
  if (is_registered("grandfathered", whole)) return {};
  if (subtags[0] == "x") return subtags.size() > 1 ? "" : "nothing follows x";
  if (!is_registered("language", subtags[0]) && !is_private("language", subtags[0]))
    return subtags[0] + " is no registered language";
  std::size_t stage = 1;
  for (std::size_t i = 1; i < subtags.size(); ++i) {
    if (subtags[i].size() == 1) return i + 1 < subtags.size() ? "" : "nothing follows " + subtags[i];
    const std::string_view kind = kind_of(subtags[i], stage);
    if (kind.empty()) return subtags[i] + " is not what may stand there";
    if (!is_registered(kind, subtags[i]) && !is_private(kind, subtags[i]))
      return subtags[i] + " is no registered " + std::string(kind == "extlang" ? "extended language" : kind);
    stage = stage_after(kind);
  }
  return {};
}

}  // namespace broadsheet
