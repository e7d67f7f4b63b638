// core/convert/sinks/tee_sink.hpp - passes the issue on to every writer, and knows where its articles are
// from.
#pragma once

#include "convert/facts/note_places.hpp"
#include "host/abi_bridge.hpp"

#include <broadsheet/views.hpp>

#include <functional>
#include <vector>

namespace broadsheet {

/// What each writer does with a piece is a step of its own.
class TeeSink : public ViewSink {
 public:
  /// Both must outlive it; `step` is called when a writer has gone on.
  TeeSink(NotePlaces& places, const std::function<void()>& step) : places_(places), step_(step) {}
  void add(ViewSink& sink) { sinks_.push_back(&sink); }
  void open(const bs_issue& issue) override {
    names_publication_ = issue.publication.len > 0;
    for_each([&](ViewSink& sink) { sink.open(issue); });
  }
  void article(const bs_article& article) override {
    places_.add_article(to_view(article.id), to_view(article.page));
    for_each([&](ViewSink& sink) { sink.article(article); });
  }
  void close(const bs_end& end) override {
    for_each([&](ViewSink& sink) { sink.close(end); });
  }
  bool names_publication() const { return names_publication_; }

 private:
  template <class Use>
  void for_each(Use&& use) {
    for (ViewSink* sink : sinks_) {
      use(*sink);
      step_();
    }
  }

  NotePlaces& places_;
  const std::function<void()>& step_;
  bool names_publication_ = false;
  std::vector<ViewSink*> sinks_;
};

}  // namespace broadsheet
