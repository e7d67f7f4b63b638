// nitf/read_document.hpp - reads an NITF document as an article.
#pragma once

#include "common/xml/pugixml.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <vector>

namespace broadsheet::nitf {

struct ReadDocument {
  Issue issue;      ///< what the document tells of the paper it was printed in
  Article article;  ///< the lead, where our own metadata names it, is taken off the first paragraph
  std::string guid;
  std::vector<std::string> left_out;   ///< names of elements that hold no text
  std::vector<std::string> held_back;  ///< why it may not be published (news::hold_back)
};

/// `nitf` is the root element of a document, or the element where one begins in a body of NewsML-G2.
/// Metadata that the model has no field for become attributes of the article.
ReadDocument read_document(pugi::xml_node nitf);

/// A by-line's text as role and name: "By Ann Hall" -> By, Ann Hall.
Byline byline_of(std::string text, std::string title = "");

/// The date in front of an NITF time ("20211031T060000+0800", "2021-10-31T…") as ISO 8601, or "".
std::string date_of(std::string_view norm);

}  // namespace broadsheet::nitf
