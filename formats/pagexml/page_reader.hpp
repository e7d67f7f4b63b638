// pagexml/page_reader.hpp - a page of PAGE XML (2010 to 2019, Transkribus, OCR-D, NewsEye) -> positioned
// lines.
//
// Regions become blocks, their types roles; the reading order gives the order of the lines. Articles are
// given where the file names them: a group of the reading order of type "article", or "structure {id:a1;
// type:article;}" in the custom attribute of a region or line. Of several TextEquiv the one with the lowest
// index counts. Polygons are taken as the boxes around them.
#pragma once

#include "common/xml/xml_input.hpp"
#include "layout/page.hpp"

namespace broadsheet::pagexml {

/// Throws plugin::Failure where the file is no PAGE XML of a page or the page has more than layout::Limits
/// allow.
layout::Page read_page(const common::XmlInput& xml);

}  // namespace broadsheet::pagexml
