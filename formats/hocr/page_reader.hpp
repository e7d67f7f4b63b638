// hocr/page_reader.hpp - hOCR (HTML with the classes of an OCR program) -> pages of positioned lines.
//
// Understood are ocr_page, ocr_carea, ocr_par, the line classes (ocr_line, and what tesseract calls
// ocr_header, ocr_caption, ocr_textfloat) and ocrx_word; bbox, baseline, x_size, x_wconf, textangle and
// scan_res in their titles. Paragraphs are not believed: programs see one wherever a column ends. Pictures
// and separators become marks.
#pragma once

#include "common/xml/pugixml.hpp"
#include "layout/page.hpp"
#include "tag_soup/tree.hpp"

#include <vector>

namespace broadsheet::hocr {

/// The pages of a document that tag_soup parsed; none where it is no hOCR. Throws plugin::Failure where a
/// page has more than layout::Limits allow.
std::vector<layout::Page> read_pages(const pugi::xml_document& document,
                                     const std::vector<std::uint32_t>& lines);

}  // namespace broadsheet::hocr
