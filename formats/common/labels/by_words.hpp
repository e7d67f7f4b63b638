// common/labels/by_words.hpp - the words that stand before the names of authors and tell no job: "By", "von",
// "Words", "From our".
#pragma once

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace broadsheet::common {

inline constexpr std::array<std::string_view, 8> kByWords = {"by", "von", "par",  "por",
                                                             "di", "da",  "door", "av"};

/// Of a word in small or capital letters, with or without a colon.
inline bool is_by_word(std::string_view word) {
  const std::string lower = ascii::lower(word.substr(0, word.find(':')));
  return std::find(kByWords.begin(), kByWords.end(), lower) != kByWords.end();
}

/// What phrases before names begin with, between blanks; in Cyrillic as it is printed, since letters are not
/// made small there.
inline constexpr std::string_view kIntroductions =
    " from our with words text story report reports photo photos photographs photography illustration"
    " illustrations graphics fotografie illustrationen zdjęcia pictures exclusive analysis interview review"
    " comment unser unsere bericht foto fotos bilder texte entretien reportage notre nos un une texto"
    " nuestro nuestra una il la dal dalla testo do o a van onze tekst nasz nasza autor autorka rozmawiał"
    " rozmawiała opracował opracowała oprac. not. bài tin tác phóng nhóm thực Bài Tin Tác Phóng Nhóm Thực"
    " текст автор авторы наш наша беседовал беседовала подготовил подготовила записал записала материал"
    " Текст Автор Авторы Наш Наша Беседовал Беседовала Подготовил Подготовила Записал Записала Материал ";
/// What others end with: "Texto de", "Un reportage signé".
inline constexpr std::string_view kIntroductionEnds = " de signé ";

/// Whether a role introduces the names behind it, and is no post that may stand behind them.
inline bool introduces_names(std::string_view role) {
  const std::string_view first = role.substr(0, role.find(' ')),
                         last = role.substr(role.find_last_of(' ') + 1);  // npos + 1 is 0
  const auto has = [](std::string_view words, std::string_view word) {
    return words.find(' ' + ascii::lower(word) + ' ') != words.npos;
  };
  return is_by_word(first) || is_by_word(last) || role.ends_with(':') || has(kIntroductions, first) ||
         has(kIntroductionEnds, last);
}

}  // namespace broadsheet::common
