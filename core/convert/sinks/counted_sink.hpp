// core/convert/sinks/counted_sink.hpp - passes on no more articles than a job allows.
#pragma once

#include "io/input.hpp"

#include <broadsheet/broadsheet.hpp>
#include <broadsheet/sink.hpp>

#include <string>

namespace broadsheet {

class CountedSink : public ViewSink {
 public:
  /// `count` is of the articles of the inputs before.
  CountedSink(ViewSink& to, const Job& job, const Input& input, std::uint64_t& count)
      : to_(to), limit_(job.limits.articles), input_(input), count_(count) {}
  void open(const bs_issue& issue) override { to_.open(issue); }
  void article(const bs_article& article) override {
    if (++count_ > limit_ && limit_ > 0)
      throw Error(
          Fault::input, "BS-C173",
          "the issue has more than the " + std::to_string(limit_) + " articles that --max-articles allows",
          {input_.name(), 0, {}}, "give it in parts, or allow more");
    to_.article(article);
  }
  void close(const bs_end& end) override { to_.close(end); }

 private:
  ViewSink& to_;
  const std::uint64_t limit_;
  const Input& input_;
  std::uint64_t& count_;
};

}  // namespace broadsheet
