// core/convert/sinks/tee_sink.hpp - passes the issue on to every writer, and knows where its articles are
// from.
#pragma once

#include "convert/facts/note_places.hpp"
#include "host/abi_bridge.hpp"

#include <broadsheet/views.hpp>

namespace broadsheet {

class TeeSink : public ViewSink {
 public:
  explicit TeeSink(NotePlaces& places) : places_(places) {}
  void add(ViewSink& sink) { sinks_.push_back(&sink); }
  void open(const bs_issue& issue) override {
    names_publication_ = issue.publication.len > 0;
    for (ViewSink* sink : sinks_) sink->open(issue);
  }
  void article(const bs_article& article) override {
    places_.add_article(to_view(article.id), to_view(article.page));
    for (ViewSink* sink : sinks_) sink->article(article);
  }
  void close(const bs_end& end) override {
    for (ViewSink* sink : sinks_) sink->close(end);
  }
  bool names_publication() const { return names_publication_; }

 private:
  NotePlaces& places_;
  bool names_publication_ = false;
  std::vector<ViewSink*> sinks_;
};

}  // namespace broadsheet
