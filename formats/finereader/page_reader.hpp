// finereader/page_reader.hpp - ABBYY FineReader XML (schemas 6 to 10, also of the Internet Archive and of
// kraken) -> pages of positioned lines.
//
// Paragraphs become blocks: FineReader says which lines are one, and that those after the first of a region
// begin one. Roles of paragraph styles (heading, pictureCaption) are taken, pictures and separators become
// marks, cells of tables paragraphs. Of what FineReader weighed (variants of words and characters) only what
// it chose is read.
#pragma once

#include "common/xml/xml_input.hpp"
#include "layout/page.hpp"

#include <vector>

namespace broadsheet::finereader {

/// The pages in their order. Throws plugin::Failure where the file is no FineReader XML, has more pages than
/// `most` or one has more than layout::Limits allow.
std::vector<layout::Page> read_pages(const common::XmlInput& xml, std::size_t most);

}  // namespace broadsheet::finereader
