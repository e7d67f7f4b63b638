// html/html.hpp - the format "html": an issue as a newspaper in the browser.
//
// layout=single: one file without any request, complete without JavaScript, and
// under a Content-Security-Policy that allows nothing but its own style sheet.
// layout=folder: index.html, articles/<anchor>.html, issue.css.
//
// Options: layout, search (adds one hashed script), css (a style sheet after
// ours), template (the page in which ours stands; see html/template.hpp).
#pragma once

#include <broadsheet/plugin.hpp>

namespace broadsheet::html {

/// Holds the issue: contents come before articles, and links go both ways.
class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  Document document_;
};

}  // namespace broadsheet::html
