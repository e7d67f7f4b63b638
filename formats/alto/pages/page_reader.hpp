// alto/pages/page_reader.hpp - one ALTO file (1.1 to 4) -> pages of positioned lines.
//
// Whatever the library: with and without <SP/>, with and without TextStyles, hyphens as HYP, in the word or
// both, blocks nested in ComposedBlocks, margins, rotated blocks, ReadingOrder of version 4. What a page says
// beyond text and boxes (roles by tags, pictures, rules) comes with it; nothing is decided about articles.
#pragma once

#include "common/xml/xml_input.hpp"
#include "layout/page.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace broadsheet::alto {

/// What an ID of an ALTO file stands for on its page: blocks of text (a ComposedBlock has several), or some
/// lines of one block (a TextLine, the line of a String), or a mark (an Illustration).
struct Target {
  std::vector<std::int32_t> blocks;
  std::int32_t first_line = layout::kNone, last_line = layout::kNone;
  std::int32_t mark = layout::kNone;
};

struct AltoPage {
  layout::Page page;
  std::string id;                                   ///< of the <Page>
  std::string image;                                ///< the name of its picture, as the file says
  std::unordered_map<std::string, Target> targets;  ///< by ID, of those that were asked for
};

struct PageRequest {
  std::string file;                                          ///< for messages; empty = the input itself
  const std::unordered_set<std::string>* targets = nullptr;  ///< the IDs that somebody refers to
};

/// The pages of a file, in its order. Throws plugin::Failure where it is not ALTO or has more on a page than
/// layout::Limits allow.
std::vector<AltoPage> read_pages(const common::XmlInput& xml, const PageRequest& request);

}  // namespace broadsheet::alto
