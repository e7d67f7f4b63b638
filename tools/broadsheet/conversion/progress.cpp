#include "conversion/progress.hpp"

#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

namespace broadsheet::cli {
namespace {

using Seconds = std::chrono::duration<double>;

// As wide as there is room beside `text`, which stays on one line in any case.
std::string with_bar(double part, const std::string& text) {
  constexpr std::size_t kWidest = 24, kNarrowest = 8, kFrame = 3;
  winsize size{};
  const std::size_t columns =
      ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
  const std::size_t used = text.size() + kFrame;
  if (used + kNarrowest >= columns) return text.substr(0, columns - 1);
  const std::size_t width = std::min(kWidest, columns - 1 - used);
  const auto filled = static_cast<std::size_t>(part * static_cast<double>(width));
  return '[' + std::string(filled, '=') + std::string(width - filled, ' ') + "] " + text;
}

}  // namespace

IssueCounter::IssueCounter(BatchSource source)
    : thread_([this, counted = std::move(source)](const std::stop_token& stop) {
        try {
          BatchInputs inputs(counted);
          std::size_t n = 0;
          while (!stop.stop_requested() && inputs.next()) ++n;
          if (!stop.stop_requested()) total_ = n;
        } catch (const Error&) {  // the batch itself will say so
        }
      }) {}

void Progress::update_rate(Clock::time_point now) {
  const double seconds = Seconds(now - shown_at_).count();
  const double keep = shown_ == 0 ? 0 : std::exp(-seconds / 10);
  rate_ = keep * rate_ + (1 - keep) * static_cast<double>(finished_ - shown_) / seconds;
  byte_rate_ = keep * byte_rate_ + (1 - keep) * static_cast<double>(bytes_ - shown_bytes_) / seconds;
  shown_ = finished_;
  shown_bytes_ = bytes_;
  shown_at_ = now;
}

std::string Progress::text(std::size_t total) const {
  char rates[64];
  std::snprintf(rates, sizeof rates, "%.*f issues/s %.1f MB/s", rate_ < 10 ? 1 : 0, rate_, byte_rate_ / 1e6);
  std::string line =
      std::to_string(finished_) + (total > 0 ? '/' + std::to_string(total) : " issues") + "  " + rates;
  if (total > finished_ && rate_ > 0)
    line += "  " + clock_text(static_cast<double>(total - finished_) / rate_) + " left";
  if (failed_ > 0) line += "  " + std::to_string(failed_) + " failed";
  if (form_ == Form::lines) return line;
  const std::size_t known = std::max(total, finished_);  // more may come while they are counted
  return with_bar(total > 0 ? static_cast<double>(finished_) / static_cast<double>(known) : 0, line);
}

void Progress::add(const BatchResult& result, std::size_t total) {
  ++finished_;
  bytes_ += result.bytes;
  if (result.error) {
    ++failed_;
    if (form_ == Form::bar) std::cerr << "\r\033[K";
    print_error(*result.error);
  }
  const auto now = Clock::now();
  const bool due = now - shown_at_ >
                   (form_ == Form::bar ? std::chrono::milliseconds(100) : std::chrono::milliseconds(10000));
  if (form_ == Form::silent || (!due && !(form_ == Form::bar && result.error))) return;
  update_rate(now);
  if (form_ == Form::bar)
    std::cerr << '\r' << text(total) << "\033[K" << std::flush;
  else
    std::cerr << text(total) << '\n';
}

void Progress::tell(const std::string& lines) {
  if (lines.empty()) return;
  end();
  std::cout << lines << std::flush;
}

void Progress::end() {
  if (form_ == Form::bar) std::cerr << "\r\033[K" << std::flush;
}

std::string clock_text(double seconds) {
  const auto whole = static_cast<long>(seconds);
  char text[32];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  else
    std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
  return text;
}

}  // namespace broadsheet::cli
