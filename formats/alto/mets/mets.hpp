// alto/mets/mets.hpp - a METS file of a digitised newspaper -> what it says of the issue: its pages, articles
// and which block of which page is what.
//
// Read are the dialects that libraries hand out: docWorks (Luxembourg, Europeana, Switzerland, New Zealand:
// a logical structMap whose areas name blocks), the British Library (articles and page areas tied by
// structLink, areas that name words) and the BnF (a manifest with the pages, the structure in another METS
// below toc/). Types are compared without regard to capitals, hyphens and blanks.
#pragma once

#include "common/xml/xml_input.hpp"
#include "layout/page.hpp"

#include <broadsheet/model.hpp>

#include <optional>
#include <string>
#include <vector>

namespace broadsheet::alto {

/// Where text stands: in a file, from the element `begin` to the element `end` (both the same where it says
/// one), or inside a box.
struct Area {
  std::string file;  ///< ID of a <file>
  std::string begin, end;
  std::optional<layout::Box> box;
};

/// A leaf of the logical structure.
struct GivenBlock {
  layout::BlockRole role = layout::BlockRole::unknown;
  std::int32_t article = layout::kNone;  ///< in Mets::articles
  bool paragraph = false;                ///< its first area begins a paragraph
  std::vector<Area> areas;
};

/// A <file> with text: where it lies, as the METS writes it.
struct TextFile {
  std::string id, href;
};

/// A page in the order of the physical structure.
struct MetsPage {
  std::string label;                     ///< ORDERLABEL, else ORDER
  std::string file;                      ///< ID of its TextFile
  std::vector<std::string> images = {};  ///< where its pictures lie, as the METS writes it
};

struct Mets {
  Issue issue;  ///< publication, date, language, edition; pages are left to whoever reads them
  std::vector<TextFile> files;
  std::vector<MetsPage> pages;
  std::vector<layout::GivenArticle> articles;
  std::vector<GivenBlock> blocks;
  std::vector<std::string>
      structures;  ///< further METS files that hold the logical structure (BnF: toc/T...)
};

/// REQUIRES: the root is <mets>. Throws nothing of its own: what is missing is absent.
Mets read_mets(const common::XmlInput& xml);

/// Adds the articles of another METS of the same issue to one that has none.
void add_structure(Mets& mets, Mets structure);

}  // namespace broadsheet::alto
