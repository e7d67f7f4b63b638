// reconstruct/language/profile.hpp - the conventions of a language, as data.
//
// A profile is a JSON file in profiles/; a new language, or a newspaper with
// habits of its own, is a new file. README.md in profiles/ describes the keys. The build packs it into
// constants (packing/), which a Profile views.
#pragma once

#include "reconstruct/language/detect.hpp"
#include "reconstruct/language/pattern.hpp"
#include "reconstruct/language/words/word_list.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace broadsheet::reconstruct {

struct Profile {
  std::string language;              ///< BCP 47: "zh-Hans"
  bool spaced = false;               ///< words are separated by blanks
  double indent = 2;                 ///< of a paragraph's first line, in em
  std::size_t longest_subhead = 24;  ///< characters of the longest section title
  std::size_t subhead_limit = 12;    ///< of the longest one that cannot be the headline that a body lacks

  // Lists of words, longest first.
  WordList roles, self_names, agencies, name_separators;
  WordList introductions;                   ///< words before names that tell no role: Words, From our
  WordList posts, post_words, place_words;  ///< Editor; Political, before it; in, before a place
  WordList paper_words;  ///< what the name of a paper begins with, after the one of an author: The
  Texts presider_words;  ///< words of a line that says who presided or spoke
  Texts series;          ///< names of columns, without blanks and punctuation
  Texts sections, publication_marks;
  Characters publication_ends;  ///< the last ones of those marks
  WordList editor_marks, edition_marks, date_marks, weekdays;
  Texts months;  ///< names of months, the longest first; empty where months are numbers
  std::span<const std::uint16_t> month_numbers;  ///< of each of the names, from 1
  WordList page_words;                           ///< what stands before the number of a page: Seite
  WordList after_hyphens;  ///< words before which a hyphen stands for the rest of a word: und, in "Haus- und
                           ///< Garten"
  WordList hyphen_words;   ///< what a hyphen always stands before: нибудь
  WordList compound_ends;  ///< what follows a name and its hyphen: London-based
  WordList prefixes;       ///< what is no word alone, but may stand before a hyphen: co, pre
  WordList bound;    ///< what never begins a word: 은, 를; a line that begins so goes on in the word above
  WordList openers;  ///< words that have a capital only where a sentence begins: the, dans
  WordList binders;  ///< small words that never end a phrase: the, des
  WordList service_words, notice_words;  ///< headings of lists that no article is: Weather; of notices
  WordList contents_words;               ///< headings of the box that says what stands on other pages: Inside
  bool lone_names = false;               ///< the bracket that ends an article may hold a name without a role
  bool names_parted = false;   ///< two names never stand beside each other without a mark between them
  WordList not_names;          ///< words that stand beside names and are none: 报道
  WordList compound_surnames;  ///< family names of two characters: 欧阳
  View surnames;               ///< characters that begin a family name; empty where that does not help

  PatternSet leads;            ///< openings run in to the first paragraph
  PatternSet byline_lines;     ///< a whole line that says who wrote it
  PatternSet closing_bylines;  ///< brackets at the end of an article
  PatternSet caption_starts, credits;
  PatternSet continued_to, continued_from;
  WordList jump_to_words, jump_from_words;  ///< which way a jump mark in an unknown form points: 转, 上
};

/// The profile of a BCP 47 language, or of the nearest one there is; that of "und", which knows no words of
/// any language, for what nobody describes.
const Profile& profile_of(std::string_view language);

}  // namespace broadsheet::reconstruct
