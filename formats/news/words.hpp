// news/words.hpp - the few words the news formats add to a document, in its
// language: notes to editors and labels of pages, never part of a text.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::news {

struct Words {
  std::string_view language;                      ///< the tag they are written in
  std::string_view page;                          ///< pattern, '%' is the page's number
  std::string_view continued_to, continued_from;  ///< patterns, '%' is the page's number
  std::string_view no_picture;                    ///< only the caption is here
};

/// Those for a BCP 47 tag; English where the language is not known.
const Words& words_for(std::string_view language);

std::string fill(std::string_view pattern, std::string_view value);

}  // namespace broadsheet::news
