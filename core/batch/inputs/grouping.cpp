#include "batch/inputs/grouping.hpp"

#include "convert/facts/dated_name.hpp"
#include "convert/facts/metadata.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <utility>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

using ascii::is_digit;

// The run of digits at the front of `text`, taken off it, without leading zeros.
std::string_view take_number(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && is_digit(text[size])) ++size;
  std::string_view number = text.substr(0, size);
  text.remove_prefix(size);
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
  return number;
}

// "1950/01" of "1950/01/02.txt"; the root's own name of "02.txt".
std::string folder_name(const fs::path& root, const fs::path& relative) {
  if (relative.has_parent_path()) return relative.parent_path().string();
  std::error_code ignored;
  const std::string name = fs::weakly_canonical(root.empty() ? "." : root, ignored).filename().string();
  return name.empty() ? "issue" : name;
}

std::string without_extension(const fs::path& file) { return (file.parent_path() / file.stem()).string(); }

// A match may hold anything; a name must be a plain relative path.
std::string joined_groups(const std::smatch& match) {
  std::string name;
  for (std::size_t i = 1; i < match.size(); ++i)
    if (match[i].length() > 0) name += (name.empty() ? "" : "-") + match[i].str();
  if (match.size() == 1) name = match.str();
  std::replace(name.begin(), name.end(), '/', '-');
  while (!name.empty() && (name.back() == '-' || name.back() == '.')) name.pop_back();
  name.erase(0, std::min(name.find_first_not_of("-."), name.size()));
  return name;
}

// What a word that is no rule was meant to be; as a regular expression it would put all into one issue.
[[noreturn]] void refuse_word(const std::string& word) {
  constexpr std::pair<std::string_view, std::string_view> kMeant[] = {
      {"fo", "folder"}, {"dir", "folder"}, {"fi", "file"},    {"page", "file"},
      {"no", "file"},   {"da", "auto"},    {"issue", "auto"}, {"name", "auto"},
      {"au", "auto"},   {"off", "file"},   {"each", "file"},  {"single", "file"}};
  std::string advice =
      "give auto, folder, file, or what the names of one issue share, as a regular expression: "
      "'\\d{4}-\\d\\d-\\d\\d' for 2024-05-18_front.txt and 2024-05-18_sport.txt";
  for (const auto& [begin, rule] : kMeant)
    if (ascii::lower(word).starts_with(begin)) {
      advice = "did you mean " + std::string(rule) + "?";
      break;
    }
  throw Error(Fault::usage, "BS-C189", "--group cannot be \"" + word + '"', {}, advice);
}

bool is_word(const std::string& rule) {
  return std::all_of(rule.begin(), rule.end(), [](char c) { return ascii::is_letter(c) || c == '-'; });
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b) {
  const std::string_view whole_a = a, whole_b = b;
  while (!a.empty() && !b.empty()) {
    if (is_digit(a[0]) && is_digit(b[0])) {
      const std::string_view m = take_number(a), n = take_number(b);
      if (m.size() != n.size()) return m.size() < n.size();
      if (m != n) return m < n;
    } else if (a[0] != b[0]) {
      return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]);
    } else {
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  if (a.empty() != b.empty()) return a.empty();
  return whole_a < whole_b;  // "1" and "01": any order, but always the same
}

Grouping::Grouping(const std::string& rule) {
  if (rule.empty() || rule == "auto") return;
  if (rule == "folder" || rule == "file") {
    rule_ = rule == "folder" ? Rule::folder : Rule::file;
    return;
  }
  if (is_word(rule)) refuse_word(rule);
  rule_ = Rule::regex;
  try {
    regex_.assign(rule);
  } catch (const std::regex_error& e) {
    throw Error(Fault::usage, "BS-C189", "--group cannot be \"" + rule + "\": " + e.what(), {},
                "give auto, folder, file or a regular expression, in quotes for the shell");
  }
}

std::string Grouping::issue_of(const fs::path& root, const fs::path& relative) const {
  switch (rule_) {
    case Rule::folder: return folder_name(root, relative);
    case Rule::regex: {
      const std::string text = relative.generic_string();
      std::smatch match;
      if (std::regex_search(text, match, regex_))
        if (std::string name = joined_groups(match); !name.empty()) return name;
      break;
    }
    case Rule::automatic: {
      const std::string stem = relative.stem().string();
      if (!page_from_name(stem).empty()) return folder_name(root, relative);
      const Metadata named = metadata_from_name(relative.filename());
      if (!named.page.empty())
        return (relative.parent_path() /
                (named.publication.empty() ? named.date : named.publication + '-' + named.date))
            .string();
      break;
    }
    case Rule::file: break;
  }
  return without_extension(relative);
}

}  // namespace broadsheet
