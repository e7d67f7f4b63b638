// core/convert/sinks/stepped_sink.hpp - tells that a reader goes on.
#pragma once

#include <broadsheet/sink.hpp>

#include <functional>

namespace broadsheet {

class SteppedSink : public ViewSink {
 public:
  /// Both must outlive it.
  SteppedSink(ViewSink& to, const std::function<void()>& step) : to_(to), step_(step) {}
  void open(const bs_issue& issue) override {
    step_();
    to_.open(issue);
  }
  void article(const bs_article& article) override {
    step_();
    to_.article(article);
  }
  void close(const bs_end& end) override {
    step_();
    to_.close(end);
  }

 private:
  ViewSink& to_;
  const std::function<void()>& step_;
};

}  // namespace broadsheet
