#include "io/ledger/sending.hpp"

#include "io/descriptor.hpp"
#include "io/ledger/issue_lines.hpp"

#include <broadsheet/report.hpp>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  const Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!opened || fstat(opened.get(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  const ssize_t n = pread(opened.get(), text.data(), text.size(), 0);
  text.resize(n < 0 ? 0 : static_cast<std::size_t>(n));
  return text;
}

bool write_file(const fs::path& file, std::string_view text) {
  const Descriptor opened(open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
  return opened && write(opened.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
         fsync(opened.get()) == 0;
}

void flush_folder(const fs::path& folder) {
  const Descriptor opened(open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened) (void)fsync(opened.get());
}

}  // namespace

Sending::Sending(const fs::path& ledger) {
  std::error_code error;
  file_ = fs::weakly_canonical(ledger, error);
  if (error) file_ = ledger;
  file_ += ".sending";
  const std::string text = text_of(file_);
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t size = whole_issue(rest);
    if (size == 0) return;
    const auto key = nlohmann::json::parse(key_of(rest), nullptr, false);
    if (key.is_string()) issues[key.get<std::string>()] = rest.substr(0, size);
    rest.remove_prefix(size);
  }
}

void Sending::write() const {
  if (issues.empty()) {
    if (unlink(file_.c_str()) != 0 && errno != ENOENT) fail_with_ledger(file_, "cannot be written");
    return;
  }
  std::string text;
  for (const auto& [issue, lines] : issues) text += lines;
  const fs::path part = file_.string() + ".part";
  if (!write_file(part, text)) fail_with_ledger(part, "cannot be written");
  if (rename(part.c_str(), file_.c_str()) != 0) fail_with_ledger(file_, "cannot be written");
  flush_folder(file_.parent_path());
}

void Sending::settle(const std::string& issue) noexcept {
  if (issues.erase(issue) > 0 && issues.empty()) (void)unlink(file_.c_str());
}

std::string marked_as_sending(std::string lines) {
  if (lines.starts_with(kIssueBegin)) lines.replace(0, kIssueBegin.size(), "{\"sending\":");
  return lines;
}

void fail_with_ledger(const fs::path& file, const std::string& what) {
  throw Error(Fault::io, "BS-C195", "the ledger " + what + ": " + std::strerror(errno),
              {file.string(), 0, {}}, "check that it and its folder may be written");
}

}  // namespace broadsheet
