#include "reconstruct/language/packing/profile_source.hpp"

#include "reconstruct/language/packing/pattern_source.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

using nlohmann::json;

std::vector<std::string> strings(const json& profile, const char* key) {
  return profile.value(key, std::vector<std::string>{});
}

std::vector<Text> texts(const json& profile, const char* key) {
  std::vector<Text> out;
  for (const std::string& s : strings(profile, key)) out.push_back(to_text(s));
  std::stable_sort(out.begin(), out.end(), [](const Text& a, const Text& b) { return a.size() > b.size(); });
  return out;
}

// "September|Sept|Sep" for each month: names, the longest first, and after them the numbers of their months.
void add_months(const json& profile, PackedBuilder& out) {
  std::vector<std::pair<Text, std::size_t>> months;
  std::size_t number = 0;
  for (const std::string& names : strings(profile, "months")) {
    ++number;
    const Text all = to_text(names);
    for (View rest = all; !rest.empty();) {
      const View name = rest.substr(0, rest.find(U'|'));
      months.emplace_back(name, number);
      rest.remove_prefix(std::min(name.size() + 1, rest.size()));
    }
  }
  std::stable_sort(months.begin(), months.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  out.add_number(months.size());
  for (const auto& [name, month] : months) out.add_place(name);
  for (const auto& [name, month] : months) out.add_number(month);
}

void add_lists(const json& profile, PackedBuilder& out) {
  out.add_place(to_text(profile.value("surnames", "")));
  add_months(profile, out);
  for (const auto& [name, list] : kWordLists) out.add_words(texts(profile, name));
  for (const auto& [name, list] : kTexts) out.add_texts(texts(profile, name));
}

}  // namespace

ProfileSource::ProfileSource(std::string_view source) {
  const json j = json::parse(source);
  language = j.at("language");
  facts.spaced = j.at("spaced");
  facts.lone_names = j.value("lone_names", false);
  facts.names_parted = j.value("names_parted", false);
  facts.indent = j.at("indent");
  facts.longest_subhead = j.at("longest_subhead");
  facts.subhead_limit = j.at("subhead_limit");
  add_lists(j, packed);
  const SlotWords words{texts(j, "agencies"), texts(j, "roles"), texts(j, "self_names")};
  for (const auto& [name, list] : kPatterns) PatternSource(strings(j, name), words).pack(packed);
}

PackedProfile ProfileSource::view() const {
  PackedProfile out = facts;
  out.language = language;
  out.characters = packed.characters();
  out.numbers = packed.numbers();
  return out;
}

}  // namespace broadsheet::reconstruct
