// bench/issue_text.hpp - issue text of any size, to measure with.
//
// Simplified Chinese as a text extractor leaves it: justified columns of several widths
// with the indent lost, blank lines at random, stretched lines, headlines before bodies,
// leads, captions, jump lines, folio lines and a form feed a page. The words are
// invented, but follow Zipf's law over common characters, so that the text
// compresses about as well as a newspaper does (gzip: 1.9 : 1). No page repeats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace broadsheet::bench {

/// About `bytes` of it, up to the end of a page. The same for the same arguments on
/// every machine.
std::string issue_text(std::size_t bytes, std::uint64_t seed);

}  // namespace broadsheet::bench
