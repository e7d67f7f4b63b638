#include "reconstruct/page/given_language.hpp"

#include "reconstruct/language/detect.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace

std::string language_against(std::string_view given, View text) {
  constexpr std::ptrdiff_t kTells = 200;  // letters, or a quarter of that of Han and Hangul
  std::ptrdiff_t letters = 0;
  for (const char32_t c : text) letters += is_han(c) || is_hangul(c) ? 4 : is_letter(c);
  const std::string found = detect_language(text);
  if (letters < kTells || is_undetermined(found) || primary(found) == primary(given)) return {};
  const Profile &told = profile_of(given), &seen = profile_of(found);
  const bool both_known = !is_undetermined(told.language) && !is_undetermined(seen.language);
  return both_known || (told.spaced != seen.spaced && !is_undetermined(seen.language)) ? found
                                                                                       : std::string();
}

const Profile& profile_to_read(std::string_view given, std::string_view found) {
  const Profile& told = profile_of(given);
  return found.empty() || told.spaced == profile_of(found).spaced ? told : profile_of(found);
}

std::string mistaken_language(std::string_view given, std::string_view found) {
  const bool is_read = profile_of(given).spaced != profile_of(found).spaced;
  return "the text looks like \"" + std::string(found) + "\", not \"" + std::string(given) + "\" as given" +
         (is_read ? "; its lines are put together as those of " + std::string(found) : "") +
         ": name another language with --language, or leave it out";
}

}  // namespace broadsheet::reconstruct
