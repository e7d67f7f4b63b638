// support/round_trip/round_trip.hpp - a document through a format and back: what every
// format promises.
//
// The promise is the law that tests of generated documents and the fuzz target
// of the writers share: nothing but what the format cannot carry may differ. Formats that nobody reads back,
// and Markdown, which carries text and little else, promise less: their grammar, and that the text is in it.
#pragma once

#include <broadsheet/model.hpp>

#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace broadsheet::testing {

/// A format and the options with which it is written.
struct Way {
  std::string name;  ///< for messages: "newsml_nitf"
  std::string format;
  std::map<std::string, std::string> options;
  bool is_slow = false;  ///< it draws pixels with fonts, which takes longer than all else
};
inline void PrintTo(const Way& way, std::ostream* out) { *out << way.name; }

/// All formats that can be written, in each of the shapes they have; slow ones last.
const std::vector<Way>& ways();

/// What is wrong with what the format's writer makes of the document, or with
/// what its reader makes of that; "" where the promise is kept.
std::string fault_of_round_trip(const Way& way, const Document& document);

}  // namespace broadsheet::testing
