#include "isolation/plugin_process.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace broadsheet::isolation {
namespace {

// Bytes that a plugin may put out for each byte it is given, beyond --max-answer. Formats with much
// markup around little text need less than a tenth of it.
constexpr std::uint64_t kPerByte = 256;
constexpr std::size_t kMostWarnings = 100, kLongestWarning = 2000;

// "XY-001" of "XY-001: text", which it then begins with no more; "" where no code stands there.
std::string take_code(std::string_view& text) {
  constexpr std::size_t kLongest = 16;
  const std::size_t dash = text.find('-'), end = text.find(": ");
  if (end == text.npos || end > kLongest || dash == 0 || dash >= end || dash + 1 == end) return {};
  const std::string_view code = text.substr(0, end);
  const bool is_code = std::all_of(code.begin(), code.end(), [](char c) {
    return c == '-' || ascii::is_digit(c) || (c >= 'A' && c <= 'Z');
  });
  if (!is_code || ascii::is_digit(code.front()) || code.starts_with("BS-")) return {};
  text.remove_prefix(end + 2);
  return std::string(code);
}

// 7 of "line 7: text", in the same way; 0 where no line stands there.
std::uint32_t take_line(std::string_view& text) {
  constexpr std::string_view kLine = "line ";
  const std::size_t end = text.find(": ");
  if (!text.starts_with(kLine) || end == text.npos) return 0;
  const auto number = ascii::number<std::uint32_t>(text.substr(kLine.size(), end - kLine.size()));
  if (number) text.remove_prefix(end + 2);
  return number.value_or(0);
}

}  // namespace

PluginProcess::PluginProcess(PluginHost& host, const std::vector<std::string>& arguments,
                             const std::filesystem::path& folder,
                             const std::vector<std::string>& environment) try
    : host_(host), child_(arguments, folder, environment) {
} catch (const std::system_error& e) {
  const int error = e.code().value();
  const bool lacks_room = error == EAGAIN || error == ENOMEM || error == EMFILE || error == ENFILE;
  throw host.fault(
      "BS-C163", std::string("cannot be started: ") + e.what(),
      lacks_room ? "allow more processes, files or memory (ulimit), or try again" : "install what it needs");
}

void PluginProcess::begin_call() {
  const auto limit = host_.context().confinement.timeout;
  deadline_.reset();
  if (limit.count() > 0) deadline_ = Child::Clock::now() + limit;
}

void PluginProcess::send(std::string_view bytes) {
  sent_ += bytes.size();
  child_.send(bytes);
}

std::uint64_t PluginProcess::most() const {
  const std::uint64_t most = host_.context().confinement.answer;
  return most > 0 ? most + kPerByte * sent_ : 0;
}

bool PluginProcess::wait(std::string& output) {
  const std::size_t before = output.size();
  const Child::Event event = child_.wait(output, errors_, deadline_);
  take_errors(event == Child::Event::output_ended);
  if (event == Child::Event::deadline) time_out();
  received_ += output.size() - before;
  if (most() > 0 && received_ > most())
    throw host_.fault("BS-C162",
                      "said " + std::to_string(received_ >> 20) + " MiB about the " +
                          std::to_string(sent_ >> 10) + " KiB it was given, and was stopped",
                      "allow it more with --max-answer, or tell the plugin's author");
  return event != Child::Event::output_ended;
}

Child::Ending PluginProcess::ending() {
  const auto ending = child_.ending(deadline_);
  if (!ending) time_out();
  return *ending;
}

void PluginProcess::time_out() {
  const auto seconds = host_.context().confinement.timeout.count();
  throw host_.fault(
      "BS-C161",
      "did not come back within " + std::to_string(seconds) + (seconds == 1 ? " second" : " seconds"),
      "allow it more with --timeout, or tell the plugin's author");
}

// Lines of standard error -> warnings; the last one without a line feed at the end of `all`.
void PluginProcess::take_errors(bool all) {
  std::size_t begin = 0;
  while (begin < errors_.size()) {
    std::size_t end = errors_.find('\n', begin);
    if (end == std::string::npos && !all && errors_.size() - begin < kLongestWarning) break;
    end = std::min(end, errors_.size());
    std::string line = one_line(std::string_view(errors_).substr(begin, end - begin));
    begin = std::min(end + 1, errors_.size());
    if (line.find_first_not_of(' ') == std::string::npos) continue;
    say_last_line();
    std::string_view text = line;
    std::string code = take_code(text);
    const std::uint32_t number = take_line(text);
    last_ = {std::move(code), std::string(text), host_.place(number)};
  }
  errors_.erase(0, begin);
}

void PluginProcess::say_last_line() noexcept {
  const std::optional<Said> said = take_last_line();
  if (!said || ++warnings_ > kMostWarnings) return;
  try {
    host_.context().notes.push_back({said->code.empty() ? "BS-C165" : said->code,
                                     "plugin " + host_.id() + " says: " + said->text, said->place});
  } catch (const std::bad_alloc&) {  // then the warning is lost, and whatever needs memory next fails
  }
}

}  // namespace broadsheet::isolation
