// tools/broadsheet/conversion/progress.hpp - shows the progress of a batch.
#pragma once

#include "batch/batch.hpp"

#include <chrono>
#include <string>
#include <thread>

namespace broadsheet::cli {

/// How many issues there are, found out while the first are being converted.
class IssueCounter {
 public:
  explicit IssueCounter(BatchSource source);
  /// 0 until it is known.
  std::size_t total() const { return total_; }

 private:
  std::atomic<std::size_t> total_ = 0;
  std::jthread thread_;  ///< last: ends before what it uses
};

/// A bar with rate and time left on a terminal; anywhere else a line every ten
/// seconds. Failures are printed at once. All on standard error.
class Progress {
 public:
  enum class Form { bar, lines, silent };  ///< silent: only what fails

  explicit Progress(Form form) : form_(form) {}

  /// `total` = 0: not known.
  void add(const BatchResult& result, std::size_t total);
  void tell(const std::string& lines);  ///< on standard output, not into the bar
  void end();                           ///< takes the bar away

 private:
  using Clock = std::chrono::steady_clock;
  std::string text(std::size_t total) const;
  void update_rate(Clock::time_point now);

  Form form_;
  std::size_t finished_ = 0, failed_ = 0, shown_ = 0;
  std::uint64_t bytes_ = 0, shown_bytes_ = 0;
  double rate_ = 0, byte_rate_ = 0;  ///< a second, the last ten seconds counting most
  Clock::time_point shown_at_ = Clock::now();
};

/// "1:02:03", "4:05"
std::string clock_text(double seconds);

}  // namespace broadsheet::cli
