#include "reconstruct/language/packed_profile.hpp"

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

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

// What `packed` views outlives the profile.
Profile unpacked(const PackedProfile& packed) {
  PackedNumbers numbers(packed.characters, packed.numbers);
  Profile p;
  p.language = packed.language;
  p.spaced = packed.spaced;
  p.lone_names = packed.lone_names;
  p.names_parted = packed.names_parted;
  p.indent = packed.indent;
  p.longest_subhead = packed.longest_subhead;
  p.subhead_limit = packed.subhead_limit;
  const auto surnames = numbers.numbers(2);
  p.surnames = packed.characters.substr(surnames[0], surnames[1]);
  p.months = numbers.texts();
  p.month_numbers = numbers.numbers(p.months.size());
  for (const auto& [name, list] : kWordLists) p.*list = numbers.words();
  for (const auto& [name, list] : kTexts) p.*list = numbers.texts();
  for (const auto& [name, list] : kPatterns) p.*list = PatternSet(numbers);
  for (const View mark : p.publication_marks) p.publication_ends.add(mark.back());
  return p;
}

constexpr std::array kKnown = {
    &data::profile_zh_hans, &data::profile_zh_hant, &data::profile_und, &data::profile_en, &data::profile_ja,
    &data::profile_ko,      &data::profile_de,      &data::profile_fr,  &data::profile_es, &data::profile_it,
    &data::profile_pt,      &data::profile_nl,      &data::profile_pl,  &data::profile_ru, &data::profile_vi};

template <std::size_t I>
const Profile& loaded() {
  static const Profile profile = unpacked(*kKnown[I]);
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
      if (kKnown[i]->language == tag) return kLoad[i]();
    if (tag == "zh-TW" || tag == "zh-HK" || tag == "zh-MO") return kLoad[1]();
    if (tag == "zh") return kLoad[0]();
    const std::size_t dash = tag.rfind('-');
    tag = dash == std::string_view::npos ? std::string_view() : tag.substr(0, dash);
  }
  return kLoad[2]();
}

}  // namespace broadsheet::reconstruct
