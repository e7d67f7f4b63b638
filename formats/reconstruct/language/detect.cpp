#include "reconstruct/language/detect.hpp"

#include "reconstruct/language/words/word_list.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <unordered_map>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kSample = 20000;

/// Letters of a text by script.
struct Letters {
  std::size_t han = 0, kana = 0, hangul = 0, known = 0, hebrew = 0, arabic = 0, unknown = 0;
  std::size_t all() const { return han + kana + hangul + known + hebrew + arabic + unknown; }
};

bool is_hebrew(char32_t c) { return (c >= 0x5D0 && c <= 0x5F4) || (c >= 0xFB1D && c <= 0xFB4F); }
bool is_arabic(char32_t c) {
  return (c >= 0x620 && c <= 0x64A) || (c >= 0x66E && c <= 0x6D5) || (c >= 0x6FA && c <= 0x8C7) ||
         (c >= 0xFB50 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC);
}
// Of all the scripts of the world that no other question here is about.
bool is_other(char32_t c) {
  return (c >= 0x531 && c <= 0x587) || (c >= 0x8C8 && c <= 0x10FF) || (c >= 0x1200 && c <= 0x1CFF) ||
         (c >= 0x2C00 && c <= 0x2DFF) || (c >= 0xA000 && c <= 0xABFF) || (c >= 0x10000 && c <= 0x1E95F);
}

Letters letters_of(View text) {
  Letters n;
  for (const char32_t c : text.substr(0, kSample)) {
    if (c < 0x80)
      n.known += is_letter(c);
    else if (c >= 0x3041 && c <= 0x30FF)
      ++n.kana;
    else if (is_han(c))
      ++n.han;
    else if (is_hangul(c))
      ++n.hangul;
    else if (is_letter(c))
      ++n.known;
    else if (is_hebrew(c))
      ++n.hebrew;
    else if (is_arabic(c))
      ++n.arabic;
    else if (is_other(c))
      ++n.unknown;
  }
  return n;
}

std::size_t count_in(View text, View set) {
  Characters quick;
  for (const char32_t c : set) quick.add(c);
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [&](char32_t c) { return quick.may_have(c) && set.find(c) != View::npos; }));
}

std::string chinese(View text) {
  const std::size_t hans = count_in(text, U"这们国说来对时会学开发东车长门见书马问个为无与业产从现实经给");
  const std::size_t hant = count_in(text, U"這們國說來對時會學開發東車長門見書馬問個為無與業產從現實經給");
  return hant > hans ? "zh-Hant" : "zh-Hans";
}

// Persian, Urdu, Pashto, Uyghur, … have letters that Arabic lacks.
std::string in_arabic_script(View text) {
  constexpr std::size_t kForeignIn = 50;  // one in so many letters
  std::size_t all = 0, foreign = 0;
  for (const char32_t c : text) {
    all += is_arabic(c);
    foreign += (c >= 0x66E && c <= 0x6D5) && c != 0x670 && c != 0x671;
  }
  return foreign * kForeignIn > all ? "und-Arab" : "ar";
}

/// The commonest words of a language, small letters, separated by blanks. Those of languages without a
/// profile are here so that their texts are not taken for one of a neighbour.
struct Common {
  const char* language;
  const char32_t* words;
};
constexpr std::array<Common, 26> kCommon = {{
    {"en", U"the of to and in that is was for with on at by from as it he his are has have be this will not"},
    {"de", U"der die und das ist den dem des ein eine mit von zu im auf für nicht sich auch werden wurde"},
    {"fr", U"le la les des et du une est dans que pour au aux sur qui par pas plus cette ont il en l d"},
    {"es", U"el la los las de que y en del un una por con para se su al es como más ha fue no lo"},
    {"it", U"il la di che e in del della un una per con non sono si le dei nel alla gli da è ha al l"},
    {"pt", U"o a os as de que e do da em um uma para com não dos das no na por se ao à foi mais"},
    {"nl", U"de het een van en dat in die niet met zijn voor te op aan er om ook werd naar bij is wordt"},
    {"pl", U"w i na z się nie do to że o jest za po od jak przez ale dla oraz był roku są tym"},
    {"vi", U"và của các là được trong cho với người không có những đã một này để khi đến ở vào sẽ về từ tại"},
    {"ru", U"и в не на что с по как это из для к от он его также был за о у его но до после при года"},
    {"und", U"och att det som en på är av för med till den inte om ett har de vid från"},    // sv
    {"und", U"og at det er en til på af av for med den som ikke de har i fra om blev ble"},  // da, no
    {"und", U"a v se na že je s z do o i to za ve po pro jako jsou byl sa nie aj"},          // cs, sk
    {"und", U"și să în de la cu pe nu care din a este mai pentru sunt o fost"},              // ro
    {"und", U"el la els les de que i en del una per amb no és al dels ha va"},               // ca
    {"und", U"ve bir bu da de için ile çok olarak daha gibi olan"},                          // tr
    {"und", U"ja on ei että se oli hän mutta kun ovat myös jo mukaan"},                      // fi
    {"und", U"a az és hogy nem is egy volt de meg csak ezt van"},                            // hu
    {"und", U"yang dan di ini itu dari dengan untuk pada tidak akan dalam oleh"},            // id, ms
    {"und", U"je i u se na da su za od s koji nije što kao bi će"},                          // hr, sr
    {"und", U"die van en het is in nie wat vir op met sy hy te dat was"},                    // af
    {"und", U"і в не на що з у та як до за це від про є й"},                                 // uk
    {"und", U"і ў не на што з у да як за па ад гэта для"},                                   // be
    {"und", U"и на да се от за в не е са ще че със по като това беше"},                      // bg
    {"und", U"је и у се на да су за од са који није што као би ће во со ќе"},                // sr, mk
    {"und", U"και το της η ο του να την με για που από στη στο είναι"},                      // el
}};

struct Hash {
  using is_transparent = void;
  std::size_t operator()(View word) const { return std::hash<View>()(word); }
};
/// For each of the words the languages that have it, a bit each.
using Words = std::unordered_map<Text, std::uint32_t, Hash, std::equal_to<>>;

Words languages_by_word() {
  Words out;
  for (std::size_t language = 0; language < kCommon.size(); ++language)
    for (View rest = kCommon[language].words; !rest.empty();) {
      const View word = rest.substr(0, rest.find(U' '));
      out[Text(word)] |= std::uint32_t{1} << language;
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
  return out;
}

// The language whose common words the text has most of, if they are as many as in running text.
std::string by_words(View text) {
  static const Words kLanguages = languages_by_word();
  constexpr std::size_t kLongest = 8, kWordsFor = 12;
  std::array<std::size_t, kCommon.size()> hits{};
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_letter(text[end])) ++end;
    words += end > i;
    if (end > i && end - i <= kLongest) {
      std::array<char32_t, kLongest> small{};
      std::transform(text.begin() + static_cast<std::ptrdiff_t>(i),
                     text.begin() + static_cast<std::ptrdiff_t>(end), small.begin(), to_lower);
      if (const auto found = kLanguages.find(View(small.data(), end - i)); found != kLanguages.end())
        for (std::size_t language = 0; language < hits.size(); ++language)
          hits[language] += found->second >> language & 1;
    }
    i = std::max(end, i + 1);
  }
  const auto best = std::max_element(hits.begin(), hits.end());
  if (*best == 0 || *best * kWordsFor < words) return "und";
  return kCommon[static_cast<std::size_t>(best - hits.begin())].language;
}

}  // namespace

std::string detect_language(View text) {
  const View sample = text.substr(0, kSample);
  const Letters n = letters_of(sample);
  if (n.kana * 8 > n.han + n.kana && n.kana > 4) return "ja";
  if (n.hangul > n.han + n.known / 4) return "ko";
  if (n.hebrew * 2 > n.all()) return "he";
  if (n.arabic * 2 > n.all()) return in_arabic_script(sample);
  if (n.unknown * 2 > n.all()) return "und";
  if (n.han * 6 > n.known) return chinese(sample);
  return by_words(sample);
}

std::string undetermined(const std::string& tag) {
  return "the language of the text is none of those that are told apart; it is called \"" + tag +
         "\" and read without the words of any language: name it with --language";
}

std::string without_articles(Writing writing, const std::string& page) {
  return page +
         " is given line by line in the order of the input, without articles, since they are not found in " +
         (writing == Writing::right_to_left ? "scripts that run from right to left" : "its script") +
         "; part them by hand in the output";
}

Writing writing_of(View text) {
  const Letters n = letters_of(text);
  if ((n.hebrew + n.arabic) * 2 > n.all()) return Writing::right_to_left;
  return n.unknown * 2 > n.all() ? Writing::unknown : Writing::known;
}

bool parts_words(View text) {
  constexpr std::ptrdiff_t kLongestWord = 14;  // on average
  const std::ptrdiff_t blanks = std::count_if(text.begin(), text.end(), is_blank);
  return blanks * kLongestWord > static_cast<std::ptrdiff_t>(text.size());
}

}  // namespace broadsheet::reconstruct
