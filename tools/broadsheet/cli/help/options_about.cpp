#include "cli/help/options_about.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace broadsheet::cli {
namespace {

constexpr std::size_t kShortest = 4, kStem = 5, kMostNamed = 3;

bool is_alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return std::min(a.size(), b.size()) >= kStem && (a.starts_with(b) || b.starts_with(a));
}

bool has_word(const std::string& text, const std::string& word) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at;
    while (end < text.size() && ascii::is_alphanumeric(text[end])) ++end;
    if (end > at && is_alike(ascii::lower(text.substr(at, end - at)), word)) return true;
    at = std::max(at, end);
  }
  return false;
}

// The first sentence, where that says enough.
std::string beginning_of(const std::string& help) {
  const std::size_t end = help.find(". ", 60);
  return end == help.npos ? help : help.substr(0, end);
}

}  // namespace

std::vector<const CLI::Option*> options_about(const std::string& word, const CLI::App& verb) {
  const std::string wanted = ascii::lower(word);
  std::vector<const CLI::Option*> found;
  std::set<std::string> helps;
  if (wanted.size() < kShortest) return found;
  for (const CLI::Option* option : verb.get_options()) {
    const auto& names = option->get_lnames();
    const bool is_named = std::any_of(names.begin(), names.end(),
                                      [&](const std::string& name) { return has_word(name, wanted); });
    if ((is_named || has_word(option->get_description(), wanted)) && !names.empty() &&
        helps.insert(option->get_description()).second)
      found.push_back(option);
  }
  return found;
}

std::string look_at(const std::string& word, const CLI::App& verb) {
  const std::vector<const CLI::Option*> found = options_about(word, verb);
  if (found.empty()) return {};
  if (found.size() == 1)
    return "see --" + found[0]->get_lnames()[0] + ": " + beginning_of(found[0]->get_description());
  std::string names;
  for (std::size_t i = 0; i < std::min(found.size(), kMostNamed); ++i)
    names += (names.empty() ? "--" : ", --") + found[i]->get_lnames()[0];
  return "see " + names + (found.size() > kMostNamed ? " and others" : "") + ": broadsheet " +
         verb.get_name() + " --help=" + word;
}

}  // namespace broadsheet::cli
