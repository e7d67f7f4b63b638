// reconstruct/language/packed_profile.hpp - a profile as the build packs it (packing/): constants that lists
// and patterns view as they stand, so that nothing is read or allocated at the program's start.
//
// `numbers` holds, one after the other: the place of the surnames; the places of the months' names and the
// months' numbers; the lists of kWordLists, kTexts and kPatterns, in that order. A place
// is where a text begins in `characters` and its length. A list of words is their count, their places and,
// unless it is empty, the bits of what they begin with. What makes a set of
// patterns, PatternSet's constructors take.
#pragma once

#include "reconstruct/language/profile.hpp"

namespace broadsheet::reconstruct {

struct PackedProfile {
  std::string_view language;
  bool spaced = false, lone_names = false, names_parted = false;
  double indent = 0;
  std::size_t longest_subhead = 0, subhead_limit = 0;
  View characters;
  std::span<const std::uint16_t> numbers;
};

/// Takes numbers off the front. What it is made of is the build's own and right.
class PackedNumbers {
 public:
  PackedNumbers(View characters, std::span<const std::uint16_t> numbers)
      : characters_(characters.data()), rest_(numbers) {}

  std::uint16_t number() { return numbers(1)[0]; }
  std::span<const std::uint16_t> numbers(std::size_t count) {
    const auto taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
  }
  Texts texts() { return {characters_, numbers(std::size_t{2} * number())}; }
  WordList words() {
    const Texts words = texts();
    return words.empty() ? WordList() : WordList(words, CharacterSet(numbers(CharacterBits().size()).data()));
  }
  const char32_t* characters() const { return characters_; }

 private:
  const char32_t* characters_;
  std::span<const std::uint16_t> rest_;
};

/// The lists and patterns of a profile, each under its key of the JSON file, in the order in which they are
/// packed.
template <class List>
struct ProfileKey {
  const char* name;
  List Profile::*list;
};

inline constexpr ProfileKey<WordList> kWordLists[] = {{"roles", &Profile::roles},
                                                      {"self_names", &Profile::self_names},
                                                      {"agencies", &Profile::agencies},
                                                      {"introductions", &Profile::introductions},
                                                      {"posts", &Profile::posts},
                                                      {"post_words", &Profile::post_words},
                                                      {"place_words", &Profile::place_words},
                                                      {"paper_words", &Profile::paper_words},
                                                      {"jump_to_words", &Profile::jump_to_words},
                                                      {"jump_from_words", &Profile::jump_from_words},
                                                      {"date_marks", &Profile::date_marks},
                                                      {"weekdays", &Profile::weekdays},
                                                      {"editor_marks", &Profile::editor_marks},
                                                      {"edition_marks", &Profile::edition_marks},
                                                      {"name_separators", &Profile::name_separators},
                                                      {"page_words", &Profile::page_words},
                                                      {"after_hyphens", &Profile::after_hyphens},
                                                      {"hyphen_words", &Profile::hyphen_words},
                                                      {"compound_ends", &Profile::compound_ends},
                                                      {"not_names", &Profile::not_names},
                                                      {"compound_surnames", &Profile::compound_surnames},
                                                      {"prefixes", &Profile::prefixes},
                                                      {"bound", &Profile::bound},
                                                      {"openers", &Profile::openers},
                                                      {"binders", &Profile::binders},
                                                      {"service_words", &Profile::service_words},
                                                      {"notice_words", &Profile::notice_words},
                                                      {"contents_words", &Profile::contents_words}};
inline constexpr ProfileKey<Texts> kTexts[] = {{"presider_words", &Profile::presider_words},
                                               {"series", &Profile::series},
                                               {"sections", &Profile::sections},
                                               {"publication_marks", &Profile::publication_marks}};
inline constexpr ProfileKey<PatternSet> kPatterns[] = {{"leads", &Profile::leads},
                                                       {"byline_lines", &Profile::byline_lines},
                                                       {"closing_bylines", &Profile::closing_bylines},
                                                       {"caption_starts", &Profile::caption_starts},
                                                       {"credits", &Profile::credits},
                                                       {"continued_to", &Profile::continued_to},
                                                       {"continued_from", &Profile::continued_from}};

}  // namespace broadsheet::reconstruct
