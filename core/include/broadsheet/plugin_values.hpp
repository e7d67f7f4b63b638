// broadsheet/plugin_values.hpp - what plugins tell the host beside articles, and what they get to look at.
//
// C++17, standard library only. Views live as long as the call they are in, unless it says otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::plugin {

/// One decision of a reader, for `broadsheet inspect`.
struct Evidence {
  std::string_view stage, decision, text, why;
  std::uint32_t first_line = 0, last_line = 0;
  double probability = -1;  ///< 0..1; < 0 = not known
};

/// A rule of its format that a file breaks, for `broadsheet check`.
struct Finding {
  std::string code;                    ///< stable and searchable: "BS-E206"
  std::string what;                    ///< what is wrong
  std::string rule;                    ///< who asks for what: "EPUB 3.3, 5.3.5: ids are unique"
  std::string advice;                  ///< what to do about it
  std::uint32_t line = 0, column = 0;  ///< from 1, columns in characters; 0 = none in particular
  std::string part;                    ///< the entry of an archive; empty = the file itself
  std::string article;                 ///< its id, where one is concerned
};

/// A picture of the issue. Its views live until the next one is asked for, or the call at hand ends.
struct Picture {
  std::string_view id, media_type, page, box, data;
  std::uint32_t width = 0, height = 0;  ///< as the reader says; 0 = not known
};

}  // namespace broadsheet::plugin
