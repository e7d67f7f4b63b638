#include "reconstruct/language/profile.hpp"

#include <data/profile_de.hpp>
#include <data/profile_en.hpp>
#include <data/profile_fr.hpp>
#include <data/profile_ja.hpp>
#include <data/profile_ko.hpp>
#include <data/profile_zh_hans.hpp>
#include <data/profile_zh_hant.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace broadsheet::reconstruct {
namespace {

using nlohmann::json;

std::vector<Text> texts(const json& profile, const char* key) {
  std::vector<Text> out;
  for (const auto& s : profile.value(key, std::vector<std::string>{})) out.push_back(to_text(s));
  std::stable_sort(out.begin(), out.end(), [](const Text& a, const Text& b) { return a.size() > b.size(); });
  return out;
}

Profile load(std::string_view source) {
  const json j = json::parse(source);
  Profile p;
  p.language = j.at("language");
  p.spaced = j.at("spaced");
  p.indent = j.at("indent");
  p.longest_subhead = j.at("longest_subhead");
  p.subhead_limit = j.at("subhead_limit");
  p.roles = WordList(texts(j, "roles"));
  p.own = WordList(texts(j, "own"));
  p.agencies = WordList(texts(j, "agencies"));
  p.presider_words = texts(j, "presider_words");
  p.series = texts(j, "series");
  p.sections = texts(j, "sections");
  p.publication_marks = texts(j, "publication_marks");
  p.date_marks = WordList(texts(j, "date_marks"));
  for (const auto& name : j.value("months", std::vector<std::string>{})) p.months.push_back(to_text(name));
  p.weekdays = WordList(texts(j, "weekdays"));
  p.editor_marks = WordList(texts(j, "editor_marks"));
  p.name_separators = WordList(texts(j, "name_separators"));
  p.page_words = WordList(texts(j, "page_words"));
  p.after_hyphens = WordList(texts(j, "after_hyphens"));
  p.bound = WordList(texts(j, "bound"));
  p.lone_names = j.value("lone_names", false);
  p.surnames = to_text(j.value("surnames", ""));
  const auto patterns = [&](const char* key) {
    return PatternSet(j.value(key, std::vector<std::string>{}), p);
  };
  p.leads = patterns("leads");
  p.byline_lines = patterns("byline_lines");
  p.closing_bylines = patterns("closing_bylines");
  p.caption_starts = patterns("caption_starts");
  p.credits = patterns("credits");
  p.continued_to = patterns("continued_to");
  p.continued_from = patterns("continued_from");
  return p;
}

struct Known {
  std::string_view language, source;
};
constexpr std::array<Known, 7> kKnown = {{{"zh-Hans", data::profile_zh_hans},
                                          {"zh-Hant", data::profile_zh_hant},
                                          {"en", data::profile_en},
                                          {"ja", data::profile_ja},
                                          {"ko", data::profile_ko},
                                          {"de", data::profile_de},
                                          {"fr", data::profile_fr}}};

template <std::size_t I>
const Profile& loaded() {
  static const Profile profile = load(kKnown[I].source);
  return profile;
}
constexpr std::array<const Profile& (*)(), 7> kLoad = {&loaded<0>, &loaded<1>, &loaded<2>, &loaded<3>,
                                                       &loaded<4>, &loaded<5>, &loaded<6>};

std::size_t count_in(View text, View set) {
  Characters quick;
  for (const char32_t c : set) quick.add(c);
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [&](char32_t c) { return quick.may_have(c) && set.find(c) != View::npos; }));
}

// Occurrences of common short words, as a share that grows with how typical they are.
std::size_t count_words(View text, const std::vector<View>& words) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end > i && end - i <= 4) {
      Text word;
      for (std::size_t k = i; k < end; ++k) word += to_lower(text[k]);
      n += static_cast<std::size_t>(std::count(words.begin(), words.end(), View(word)));
    }
    i = std::max(end, i + 1);
  }
  return n;
}

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

std::string detect_language(View text) {
  const View sample = text.substr(0, 20000);
  std::size_t han = 0, kana = 0, hangul = 0, latin = 0;
  for (const char32_t c : sample) {
    if (c >= 0x3041 && c <= 0x30FF)
      ++kana;
    else if (is_han(c))
      ++han;
    else if (is_hangul(c))
      ++hangul;
    else if (is_letter(c))
      ++latin;
  }
  if (kana * 8 > han + kana && kana > 4) return "ja";
  if (hangul > han + latin / 4) return "ko";
  if (han * 6 > latin) {
    const std::size_t hans =
        count_in(sample, U"这们国说来对时会学开发东车长门见书马问个为无与业产从现实经给");
    const std::size_t hant =
        count_in(sample, U"這們國說來對時會學開發東車長門見書馬問個為無與業產從現實經給");
    return hant > hans ? "zh-Hant" : "zh-Hans";
  }
  const std::size_t en =
      count_words(sample, {U"the", U"of", U"and", U"to", U"in", U"that", U"is", U"was", U"for", U"with"});
  const std::size_t de = count_words(
      sample, {U"der", U"die", U"und", U"das", U"ist", U"den", U"dem", U"des", U"ein", U"mit", U"von"});
  const std::size_t fr = count_words(
      sample, {U"le", U"la", U"les", U"des", U"et", U"du", U"une", U"est", U"dans", U"que", U"pour", U"au"});
  if (de > en && de >= fr) return "de";
  if (fr > en) return "fr";
  return "en";
}

}  // namespace broadsheet::reconstruct
