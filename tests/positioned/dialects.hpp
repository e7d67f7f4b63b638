// positioned/dialects.hpp - the invented issue as libraries and OCR programs would write it down.
#pragma once

#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace broadsheet::testing {

/// Files by name. `input` is the one that a user would give; with more than one, the pages in order.
struct Delivered {
  std::string name;    ///< of the dialect, for test names
  std::string format;  ///< alto, hocr, pagexml
  std::vector<std::string> inputs;
  std::map<std::string, std::string> files;
  bool names_articles = false;  ///< the borders of articles are in it
};

/// What a failing test calls it.
inline void PrintTo(const Delivered& its, std::ostream* out) { *out << its.name; }

/// One for each library or program whose dialect differs.
std::vector<Delivered> every_dialect();

}  // namespace broadsheet::testing
