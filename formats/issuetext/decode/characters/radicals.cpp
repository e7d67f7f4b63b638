#include "issuetext/decode/characters/radicals.hpp"

#include "common/text.hpp"
#include "issuetext/decode/characters/common_characters.hpp"

#include <data/radicals_txt.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace broadsheet::issuetext {
namespace {

constexpr std::array<std::string_view, 4> kScripts = {"zh-Hans", "zh-Hant", "ja", "ko"};

struct Meaning {
  char32_t everywhere = 0;
  std::array<char32_t, kScripts.size()> in{};  // 0 = as everywhere
  bool differs = false;
};

std::string_view take_until(std::string_view& s, char stop) {
  const std::string_view front = s.substr(0, s.find(stop));
  s.remove_prefix(std::min(front.size() + 1, s.size()));
  return front;
}

Meaning parse_meaning(std::string_view fields) {
  Meaning meaning;
  meaning.everywhere = common::take_char(fields);
  while (!fields.empty()) {
    std::string_view field = take_until(fields, ' ');
    const auto script = std::ranges::find(kScripts, take_until(field, '='));
    if (script == kScripts.end() || field.empty()) continue;
    meaning.in[static_cast<std::size_t>(script - kScripts.begin())] = common::take_char(field);
    meaning.differs = true;
  }
  return meaning;
}

const std::unordered_map<char32_t, Meaning>& meanings() {
  static const auto table = [] {
    std::unordered_map<char32_t, Meaning> all;
    std::string_view data = data::radicals_txt;
    while (!data.empty()) {
      std::string_view line = take_until(data, '\n');
      const std::string_view code = take_until(line, ' ');
      std::uint32_t radical = 0;
      const auto read = std::from_chars(code.data(), code.data() + code.size(), radical, 16);
      if (read.ec == std::errc() && !line.empty()) all[radical] = parse_meaning(line);
    }
    return all;
  }();
  return table;
}

}  // namespace

char32_t character_of(char32_t radical, std::string_view script) {
  const auto found = meanings().find(radical);
  if (found == meanings().end()) return radical;
  const auto index = static_cast<std::size_t>(std::ranges::find(kScripts, script) - kScripts.begin());
  const Meaning& meaning = found->second;
  return index < kScripts.size() && meaning.in[index] ? meaning.in[index] : meaning.everywhere;
}

bool depends_on_script(char32_t radical) {
  const auto found = meanings().find(radical);
  return found != meanings().end() && found->second.differs;
}

std::string_view script_of(std::string_view text) {
  constexpr std::size_t kEnough = std::size_t{1} << 16;
  text = text.substr(0, kEnough);
  std::array<std::size_t, kScripts.size()> hits{};
  std::size_t kana = 0, han = 0;
  std::array<const CommonCharacters*, kScripts.size()> sets{};
  std::ranges::transform(kScripts, sets.begin(), [](std::string_view s) { return &common_characters(s); });
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    if (!common::is_cjk(c)) continue;
    ++han;
    kana += (c >= 0x3041 && c <= 0x30F4);
    for (std::size_t i = 0; i < sets.size(); ++i) hits[i] += sets[i]->has(c);
  }
  if (han == 0) return {};
  if (kana * 20 > han) return "ja";
  hits[2] = 0;  // the kanji of a text without kana are Chinese
  return kScripts[static_cast<std::size_t>(std::ranges::max_element(hits) - hits.begin())];
}

}  // namespace broadsheet::issuetext
