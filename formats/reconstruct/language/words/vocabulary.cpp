#include "reconstruct/language/words/vocabulary.hpp"

#include <data/words_en.hpp>

namespace broadsheet::reconstruct {

bool Vocabulary::has(View word) const {
  if (empty() || word.empty()) return false;
  const std::uint64_t hash = hash_of_word(word);
  for (unsigned probe = 0; probe < kProbes; ++probe) {
    const std::uint64_t at = bit(hash, probe, bits_.size() * 64);
    if ((bits_[at / 64] >> at % 64 & 1) == 0) return false;
  }
  return true;
}

const Vocabulary& vocabulary_of(std::string_view language) {
  static const Vocabulary kEnglish{data::words_en}, kNone;
  return language == "en" || language.starts_with("en-") ? kEnglish : kNone;
}

}  // namespace broadsheet::reconstruct
