// core/stream/stream_parser.hpp - reads the stream of article_json.hpp, one line at a time.
//
// Depends on the model and on nlohmann-json only.
#pragma once

#include <broadsheet/sink.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace broadsheet::stream {

/// What is wrong with a stream, and in which line of it (from 1).
class StreamError : public std::runtime_error {
 public:
  StreamError(const std::string& why, std::uint32_t line) : std::runtime_error(why), line_(line) {}
  std::uint32_t line() const { return line_; }

 private:
  std::uint32_t line_;
};

/// Pushes the document of the lines into a Sink. Holds one article at a time.
///
/// Keys may come in any order and absent ones may be left out. Members that the
/// model has no field for become attributes where it has attributes
/// (kUnknownMember), else they are dropped with a warning. A line break inside
/// a text becomes a space, with a warning. Each kind of warning comes once.
class StreamParser {
 public:
  using Warn = std::function<void(const char* code, const std::string& why, std::uint32_t line)>;

  /// The bytes of the file beside the stream that a picture names.
  /// Throws StreamError or what else where there is none.
  using Open = std::function<std::string(const std::string& name, std::uint32_t line)>;

  /// Unknown members whose values are nested more than `max_nesting` deep are dropped.
  StreamParser(Sink& out, Warn warn, int max_nesting = 64)
      : out_(out), warn_(std::move(warn)), max_nesting_(max_nesting) {}

  /// A figure must name a picture of a line before it; else it may be one that the caller knows of.
  void require_pictures() { requires_pictures_ = true; }
  /// A run that cuts a character is left out, with a warning; else it is kept, for the caller to tell of.
  void leave_out_cut_runs() { leaves_out_cut_runs_ = true; }
  /// Without it, a picture whose bytes are in a file is an error.
  void set_open(Open open) { open_ = std::move(open); }

  /// The next line, without its line feed. Empty lines are skipped.
  /// Throws StreamError, and what the sink throws.
  void line(std::string_view text);

  /// To be called after the last line: throws StreamError where the end line
  /// is missing, since then the stream was cut.
  void finish();

  /// Of the line at work, or of the last one; from 1.
  std::uint32_t line_number() const { return line_; }

 private:
  friend class LineReader;

  bool has_picture(const std::string& id) const;
  void warn_once(const char* code, const std::string& why);

  Sink& out_;
  Warn warn_;
  Open open_;
  bool requires_pictures_ = false, leaves_out_cut_runs_ = false;
  std::map<std::string, std::string> pictures_;  // ids, by themselves in small letters
  int max_nesting_;                              // to print a value, nlohmann-json recurses
  std::set<std::string> warned_;
  std::uint32_t line_ = 0;
  std::size_t articles_ = 0;
  enum class State { before_issue, in_articles, after_end } state_ = State::before_issue;
};

}  // namespace broadsheet::stream
