#include "issuetext/decode/characters/presentation.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <string>

namespace broadsheet::issuetext {
namespace {

// Unicode makes ASCII of some of them: in vertical text the wide character is meant.
constexpr std::array<std::string_view, 10> kFromFE10 = {"，", "、", "。", "：", "；",
                                                        "！", "？", "〖", "〗", "…"};
constexpr std::array<std::string_view, 25> kFromFE30 = {"‥",  "—",  "–",  "＿", "",   "（", "）", "｛", "｝",
                                                        "〔", "〕", "【", "】", "《", "》", "〈", "〉", "「",
                                                        "」", "『", "』", "",   "",   "［", "］"};

std::string compatible(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  std::string plain;
  if (U_FAILURE(error)) return plain;
  const icu::UnicodeString form(static_cast<UChar32>(c));
  const icu::UnicodeString letters = nfkc->normalize(form, error);
  return U_FAILURE(error) || letters == form ? plain : letters.toUTF8String(plain);
}

}  // namespace

std::string_view plain_form_of(char32_t c) {
  if (!may_be_presentation_form(c)) return {};
  if (c == 0xE5E5) return "\u3000";  // the wide blank of GBK's A3A0
  if (c >= 0xFE10 && c <= 0xFE19) return kFromFE10[c - 0xFE10];
  if (c >= 0xFE30 && c <= 0xFE48) return kFromFE30[c - 0xFE30];
  static thread_local std::string plain;
  return plain = compatible(c);
}

}  // namespace broadsheet::issuetext
