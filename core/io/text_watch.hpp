// core/io/text_watch.hpp - whether what a writer puts out is text in UTF-8.
//
// A file without a byte 0 is taken for text: those of archives, books and pictures have some at their
// beginning.
#pragma once

#include "io/streams.hpp"

namespace broadsheet {

class TextWatch : public Destination {
 public:
  /// Passes all on to `to`, which outlives this.
  explicit TextWatch(Destination& to) : to_(to) {}
  void write(std::string_view data) override;
  void part(const std::string& name) override;

  /// After the last write: that a file is text but not UTF-8, and what to do; or "".
  std::string complaint();

 private:
  void end_file();

  Destination& to_;
  std::string file_, rest_;  ///< the file at work, and the beginning of a character
  bool is_utf8_ = true, has_zero_ = false;
  std::string complaint_;
};

}  // namespace broadsheet
