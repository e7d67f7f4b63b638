// html/html.hpp - the format "html": an issue as a newspaper in the browser.
//
// layout=single: one file without any request, complete without JavaScript, and
// under a Content-Security-Policy that allows nothing but its own style sheet.
// layout=folder: index.html, articles/<anchor>.html, issue.css.
//
// Options: layout, search (adds one hashed script), css (a style sheet after
// ours), template (the page in which ours stands; see html/writing/template.hpp), hyphens
// (a dictionary of soft hyphens; see html/writing/hyphenation.hpp).
//
// Reads pages of our own, which give back the same document except source lines, and pages of
// others (see html/reading/news_page.hpp).
#pragma once

#include "common/restrictions.hpp"

#include <broadsheet/plugin.hpp>

namespace broadsheet::html {

class Reader : public plugin::Reader {
 public:
  /// Warns: BS-H002 a page of ours whose data cannot be read, BS-H003 see html/content/input.hpp.
  void read(Sink& out) override;

  /// 40..60 for a document type or an element of HTML at the start.
  static int probe(std::string_view format, std::string_view head);
};

/// Holds the issue: contents come before articles, and links go both ways.
class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  Document document_;
  common::Restrictions restrictions_;
};

}  // namespace broadsheet::html
