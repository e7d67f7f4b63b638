#include "reconstruct/language/profile.hpp"

#include <data/profile_de.hpp>
#include <data/profile_en.hpp>
#include <data/profile_es.hpp>
#include <data/profile_fr.hpp>
#include <data/profile_it.hpp>
#include <data/profile_ja.hpp>
#include <data/profile_ko.hpp>
#include <data/profile_nl.hpp>
#include <data/profile_pl.hpp>
#include <data/profile_pt.hpp>
#include <data/profile_ru.hpp>
#include <data/profile_und.hpp>
#include <data/profile_vi.hpp>
#include <data/profile_zh_hans.hpp>
#include <data/profile_zh_hant.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

using nlohmann::json;

std::vector<Text> texts(const json& profile, const char* key) {
  std::vector<Text> out;
  for (const auto& s : profile.value(key, std::vector<std::string>{})) out.push_back(to_text(s));
  std::stable_sort(out.begin(), out.end(), [](const Text& a, const Text& b) { return a.size() > b.size(); });
  return out;
}

// "September|Sept|Sep" for each month.
std::vector<Month> months(const json& profile) {
  std::vector<Month> out;
  int number = 0;
  for (const auto& names : profile.value("months", std::vector<std::string>{})) {
    ++number;
    const Text all = to_text(names);
    for (View rest = all; !rest.empty();) {
      const View name = rest.substr(0, rest.find(U'|'));
      out.push_back({Text(name), number});
      rest.remove_prefix(std::min(name.size() + 1, rest.size()));
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Month& a, const Month& b) { return a.name.size() > b.name.size(); });
  return out;
}

// The lists and patterns of a profile, each under its key.
template <class List>
struct Key {
  const char* name;
  List Profile::*list;
};

constexpr Key<WordList> kWordLists[] = {{"roles", &Profile::roles},
                                        {"self_names", &Profile::self_names},
                                        {"agencies", &Profile::agencies},
                                        {"introductions", &Profile::introductions},
                                        {"posts", &Profile::posts},
                                        {"post_words", &Profile::post_words},
                                        {"place_words", &Profile::place_words},
                                        {"jump_to_words", &Profile::jump_to_words},
                                        {"jump_from_words", &Profile::jump_from_words},
                                        {"date_marks", &Profile::date_marks},
                                        {"weekdays", &Profile::weekdays},
                                        {"editor_marks", &Profile::editor_marks},
                                        {"name_separators", &Profile::name_separators},
                                        {"page_words", &Profile::page_words},
                                        {"after_hyphens", &Profile::after_hyphens},
                                        {"hyphen_words", &Profile::hyphen_words},
                                        {"compound_ends", &Profile::compound_ends},
                                        {"not_names", &Profile::not_names},
                                        {"compound_surnames", &Profile::compound_surnames},
                                        {"prefixes", &Profile::prefixes},
                                        {"bound", &Profile::bound}};
constexpr Key<std::vector<Text>> kTexts[] = {{"presider_words", &Profile::presider_words},
                                             {"series", &Profile::series},
                                             {"sections", &Profile::sections},
                                             {"publication_marks", &Profile::publication_marks}};
constexpr Key<PatternSet> kPatterns[] = {{"leads", &Profile::leads},
                                         {"byline_lines", &Profile::byline_lines},
                                         {"closing_bylines", &Profile::closing_bylines},
                                         {"caption_starts", &Profile::caption_starts},
                                         {"credits", &Profile::credits},
                                         {"continued_to", &Profile::continued_to},
                                         {"continued_from", &Profile::continued_from}};

Profile load(std::string_view source) {
  const json j = json::parse(source);
  Profile p;
  p.language = j.at("language");
  p.spaced = j.at("spaced");
  p.indent = j.at("indent");
  p.longest_subhead = j.at("longest_subhead");
  p.subhead_limit = j.at("subhead_limit");
  p.lone_names = j.value("lone_names", false);
  p.names_parted = j.value("names_parted", false);
  p.surnames = to_text(j.value("surnames", ""));
  p.months = months(j);
  for (const auto& [name, list] : kWordLists) p.*list = WordList(texts(j, name));
  for (const auto& [name, list] : kTexts) p.*list = texts(j, name);
  for (const auto& [name, list] : kPatterns)  // last: they refer to the lists
    p.*list = PatternSet(j.value(name, std::vector<std::string>{}), p);
  return p;
}

struct Known {
  std::string_view language, source;
};
constexpr std::array<Known, 15> kKnown = {{{"zh-Hans", data::profile_zh_hans},
                                           {"zh-Hant", data::profile_zh_hant},
                                           {"und", data::profile_und},
                                           {"en", data::profile_en},
                                           {"ja", data::profile_ja},
                                           {"ko", data::profile_ko},
                                           {"de", data::profile_de},
                                           {"fr", data::profile_fr},
                                           {"es", data::profile_es},
                                           {"it", data::profile_it},
                                           {"pt", data::profile_pt},
                                           {"nl", data::profile_nl},
                                           {"pl", data::profile_pl},
                                           {"ru", data::profile_ru},
                                           {"vi", data::profile_vi}}};

template <std::size_t I>
const Profile& loaded() {
  static const Profile profile = load(kKnown[I].source);
  return profile;
}
template <std::size_t... I>
constexpr auto loaders(std::index_sequence<I...>) {
  return std::array<const Profile& (*)(), sizeof...(I)>{&loaded<I>...};
}
constexpr auto kLoad = loaders(std::make_index_sequence<kKnown.size()>());

}  // namespace

const Profile& profile_of(std::string_view language) {
  for (std::string_view tag = language; !tag.empty();) {
    for (std::size_t i = 0; i < kKnown.size(); ++i)
      if (kKnown[i].language == tag) return kLoad[i]();
    if (tag == "zh-TW" || tag == "zh-HK" || tag == "zh-MO") return kLoad[1]();
    if (tag == "zh") return kLoad[0]();
    const std::size_t dash = tag.rfind('-');
    tag = dash == std::string_view::npos ? std::string_view() : tag.substr(0, dash);
  }
  return kLoad[2]();
}

}  // namespace broadsheet::reconstruct
