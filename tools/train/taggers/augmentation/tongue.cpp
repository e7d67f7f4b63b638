#include "taggers/augmentation/tongue.hpp"

#include "reconstruct/tagger/model/feature.hpp"

#include <algorithm>
#include <map>

namespace broadsheet::train {
namespace {

std::uint32_t hash_of(View word) {
  std::uint32_t h = 0;
  for (const char32_t c : word) h = mix(h, to_lower(c));
  return h;
}

// Vowels with marks that stand for a, e, i, o, u in some of the words.
const std::map<std::string, View, std::less<>> kVowels = {
    {"de", U"äeiöü"}, {"fr", U"àéîôù"}, {"es", U"áéíóú"}, {"it", U"àèìòù"},
    {"pt", U"ãéíõú"}, {"pl", U"ąęióu"}, {"vi", U"ạếịộử"},
};
constexpr View kCyrillic = U"абцдефгхийклмнопярстувжшыз";
constexpr View kSyllables =
    U"가고구그기나니다대도동두라로리마만명모무미민바박보부비사산상서선성세소수시신아안양어연영오용우운원유은"
    U"의이"
    U"인일자장전정제조주지진차천청초태하한해호화회";

Text marked(Text word, View vowels) {
  constexpr View kPlain = U"aeiou";
  for (char32_t& c : word)
    if (const std::size_t v = kPlain.find(c); v != View::npos) {
      c = vowels[v];
      break;
    }
  return word;
}

Text cyrillic(Text word) {
  for (char32_t& c : word) {
    const char32_t small = to_lower(c);
    if (small < 'a' || small > 'z') continue;
    const char32_t now = kCyrillic[small - 'a'];
    c = is_upper(c) ? now - 32 : now;
  }
  return word;
}

// A syllable for each two or three letters.
Text hangul(View word) {
  const std::size_t n = std::max<std::size_t>(1, (word.size() * 2 + 2) / 5);
  Text out;
  std::uint32_t h = hash_of(word);
  for (std::size_t k = 0; k < n; ++k) {
    h = mix(h, static_cast<std::uint32_t>(k));
    out += kSyllables[h % kSyllables.size()];
  }
  return out;
}

Text translated(View word, const std::string& language) {
  constexpr std::size_t kNoun = 4;  // letters
  const std::uint32_t h = hash_of(word);
  if (language == "ko") return hangul(word);
  if (language == "ru") return cyrillic(Text(word));
  Text out(word);
  if (language == "de" && word.size() >= kNoun && h % 5 < 2 && out[0] >= 'a' && out[0] <= 'z') out[0] -= 32;
  const auto vowels = kVowels.find(language);
  const bool bears_mark = language == "vi" ? h / 8 % 2 == 0 : h / 8 % 5 == 0;
  return vowels != kVowels.end() && bears_mark ? marked(std::move(out), vowels->second) : out;
}

// Word by word; `label` gets the place in the old text of each character of the new one.
template <class Label>
Text translated_text(View s, const std::string& language, const Label& label) {
  Text out;
  for (std::size_t k = 0; k < s.size();) {
    std::size_t end = k;
    while (end < s.size() && is_letter(s[end])) ++end;
    const Text word = end > k ? translated(s.substr(k, end - k), language) : Text(s.substr(k, 1));
    const std::size_t old = std::max<std::size_t>(end - k, 1);
    for (std::size_t i = 0; i < word.size(); ++i) label(k + i * old / word.size());
    out += word;
    k += old;
  }
  return out;
}

}  // namespace

Sample in_other_tongue(const Sample& page, const std::string& language) {
  Sample out = page;
  out.language = language;
  for (SampleLine& l : out.lines) {
    const double before = width_of(l.text, Spacing::proportional).natural;
    l.text = translated_text(l.text, language, [](std::size_t) {});
    if (before > 0) l.width *= width_of(l.text, Spacing::proportional).natural / before;
    l.unit = width_of(View(l.text).substr(0, first_unit(l.text)), Spacing::proportional).natural;
  }
  for (Element& e : out.elements) {
    const Element old = e;
    e.labels.clear();
    e.text = translated_text(old.text, language, [&](std::size_t at) {
      if (at <= old.body_begin) e.body_begin = e.labels.size();
      e.labels.push_back(old.labels[at]);
    });
  }
  return out;
}

}  // namespace broadsheet::train
