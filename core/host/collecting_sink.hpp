// core/host/collecting_sink.hpp - a document from the views that a plugin pushes.
#pragma once

#include "host/abi_bridge.hpp"

#include <broadsheet/views.hpp>

namespace broadsheet {

class CollectingSink : public ViewSink {
 public:
  void open(const bs_issue& issue) override { document.issue = to_issue(issue); }
  void article(const bs_article& article) override { document.articles.push_back(to_article(article)); }
  void close(const bs_end& end) override { document.end = to_end(end); }

  Document document;
};

}  // namespace broadsheet
