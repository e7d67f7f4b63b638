// train/taggers/gold/alignment.hpp - where each line of a page stands in the fields of its gold.
#pragma once

#include "taggers/gold/sample.hpp"

#include <nlohmann/json.hpp>

namespace broadsheet::train {

/// The letters and digits of a text, in one case, and where each of them stands.
struct Letters {
  Text text;
  std::vector<std::size_t> at;
};
Letters letters_of(View text);

/// A text of the gold.
struct GoldField {
  enum class Kind { body, headline, kicker, deck, subhead, caption, credit, furniture };
  Kind kind;
  std::size_t article = 0, index = 0;
  Letters letters;
  std::vector<std::size_t> starts;  ///< of paragraphs, in letters
};
std::vector<GoldField> fields_of(const nlohmann::json& gold);

/// What a line was found to be.
struct Match {
  enum class Kind { unknown, field, byline, jump_to, jump_from };
  Kind kind = Kind::unknown;
  std::size_t field = 0;           ///< of a field: which one
  std::size_t begin = 0, end = 0;  ///< of a field: the letters in it
  std::size_t length = 0;          ///< letters of the line that they are: fewer, where something follows
  std::size_t article = 0;         ///< of a byline or a jump mark
};
/// One entry for each line: the readings that together need the fewest jumps.
std::vector<Match> align(const std::vector<SampleLine>& lines, const std::vector<GoldField>& fields,
                         const nlohmann::json& gold);

/// Where `value` stands in `text` from `from` on, blanks and case aside.
std::optional<std::pair<std::size_t, std::size_t>> find_value(View text, View value, std::size_t from = 0);

Text text_in(const nlohmann::json& object, const char* key);  ///< "" for null

}  // namespace broadsheet::train
