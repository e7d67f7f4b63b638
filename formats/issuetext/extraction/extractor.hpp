// issuetext/extraction/extractor.hpp - which program took a text out of a PDF, recognised by its habits.
//
// What was seen with the programs of Debian 12 (tests/extractors/README.md has the table):
//
//     pdftotext        a page ends in a blank line and a form feed; ligatures and radicals are folded
//     pdftotext -raw   no blank line; one line end before the form feed
//     pdftotext -layout  rows with wide gaps, lines with blanks before them
//     pdf2txt          as pdftotext, but keeps ligatures and radicals, doubles the blanks of justified lines,
//                      and writes (cid:N)
//     mutool           a line end after the form feed, too; keeps ligatures and radicals
//     tesseract        blanks between words of Chinese and Japanese
#pragma once

#include <string_view>

namespace broadsheet::issuetext {

enum class Extractor : unsigned char {
  unknown,
  pdftotext,
  pdftotext_raw,
  pdftotext_layout,
  pdf2txt,
  mutool,
  tesseract
};

/// As its users call it: "pdftotext -raw"; "unknown".
std::string_view name_of(Extractor extractor);

struct Recognised {
  Extractor extractor = Extractor::unknown;
  std::string_view why;  ///< what it was recognised by, for `inspect`
};

/// `bytes` are the text before anything was changed. Looks at the first 64 KiB.
Recognised recognise_extractor(std::string_view bytes);

}  // namespace broadsheet::issuetext
