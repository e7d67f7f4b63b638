// epub/plan/issue_plan.hpp - what a book's package, navigation and cover need to know of its articles.
//
// The writer fills a Plan while articles pass by; package, navigation and
// cover are made from it at the end.
#pragma once

#include "common/labels/labels.hpp"
#include "common/timestamp.hpp"

#include <broadsheet/model.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::epub {

/// One file of the book beside mimetype and container.xml.
struct Resource {
  std::string id;    ///< in the manifest
  std::string path;  ///< below EPUB/
  std::string media_type;
  std::string properties;  ///< "nav", "cover-image", …; may be empty
  bool in_spine = false;
  bool linear = true;
};

/// One article as the table of contents sees it.
struct Entry {
  std::string label;
  bool derived = false;  ///< the label was made from the text
  std::string page, section;
  std::string path;     ///< of its first file, below EPUB/
  std::string page_id;  ///< of the page break in it, where it begins a page
};

struct Plan {
  Issue issue;
  const common::Labels* labels = nullptr;
  std::string language;  ///< as lang attributes write it
  bool right_to_left = false, vertical = false;
  std::optional<common::Timestamp> moment;
  std::string title;         ///< of the book; never empty
  std::string issn, number;  ///< of the newspaper, of the issue; may be empty
  bool claims_conformance = false;
  std::string content_digest;
  std::vector<Entry> entries;
  std::vector<Resource> resources;  ///< in the order of the spine
  bool has_pictures = false;        ///< beside the cover
  std::string cover_image;          ///< path below EPUB/
  std::string first_text;           ///< path of the first article
  std::string colophon;             ///< path; may be empty

  bool has_pages() const;
};

/// A run of neighbouring entries under one heading of the contents.
struct Group {
  std::string label;  ///< empty: the entries stand alone
  std::size_t begin = 0, end = 0;
};

/// By page, "第1版 要闻" where all its articles share a section; by section
/// where no article has a page.
std::vector<Group> groups_of(const Plan& plan);

/// "吕梁日报 2021-10-31", then the issue's own title; never empty.
std::string book_title(const Issue& issue, const common::Labels& labels);

}  // namespace broadsheet::epub
