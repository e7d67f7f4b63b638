// issuetext/extraction/miscoded.hpp - characters that Ghostscript 10.00 gave another code.
//
// Where a font says in one range what several glyphs in a row are, as Chromium does, a PDF that Ghostscript
// (or ocrmypdf, for PDF/A) writes anew has both bytes of a code mixed into one: “ ” are < =, ‘ ’ are 8 9, – —
// are 3 4, kana and Cyrillic are signs and letters of Latin (findings/ghostscript-tounicode.sh). 1914–1918 is
// 191431918 then: no text tells it, but others on the page do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::issuetext {

struct Miscoded {
  std::size_t places = 0;  ///< that cannot be meant so; 0 = the text is as it was set, as far as can be seen
  std::uint32_t line = 0;  ///< of the first of them
  std::string first;       ///< the word there
};

/// Looks for words such as <Twelve, years,=, don9t, 灯Āに. A few that may be meant so are none.
Miscoded find_miscoded(std::string_view utf8);

/// What is wrong, and what to do.
std::string miscoded_message(const Miscoded& found);

}  // namespace broadsheet::issuetext
